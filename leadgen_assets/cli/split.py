"""`leadgen split`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, get_args

import click
from psycopg import AsyncConnection

from leadgen_assets.cli.connected import find_request, is_request_file, with_database
from leadgen_assets.decisions import splitting
from leadgen_assets.decisions.splitting import Cut
from leadgen_assets.domain.errors import DecisionNeeded
from leadgen_assets.domain.money import MICROS, shown_usd
from leadgen_assets.domain.requests.proposal import companies
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.domain.requests.slicing import SplitBy
from leadgen_assets.doors.submitting import read_request_file, with_submitted
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest

_MOST_SHOWN = 60


@click.command()
@click.argument("request")
@click.option("--by", required=True, type=click.Choice(get_args(SplitBy)), help="Where it is cut.")
@click.option(
    "--counties",
    "counties_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="CSV file that says which city lies in which county: state,city,county.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def split(request: str, by: SplitBy, counties_file: Path | None, yes: bool, as_json: bool) -> None:
    """Turn REQUEST, a file, a key (tenant.name) or a name, into several requests that cannot deliver the same company.

    They share its target and what is left of its budget, and are queued; `leadgen export REQUEST` joins what they deliver.
    """
    if counties_file is not None and by != "county":
        raise click.UsageError("--counties is for --by county.")
    counties = splitting.read_counties(counties_file) if counties_file is not None else None
    path = Path(request)
    reading = read_request_file(path) if is_request_file(request) else None

    async def cut(database: Database, settings: Settings, *, keep: bool) -> Cut:
        if reading is None:
            key = (await find_request(database, settings, request)).key
            return await (splitting.split if keep else splitting.planned)(database, key, by, counties)

        async def within(conn: AsyncConnection[Any], stored: StoredRequest) -> Cut:
            return await (splitting.split_within if keep else splitting.planned_within)(conn, stored.key, by, counties)

        # Nobody works on the whole itself. What is only looked at, or said no to, leaves no request behind.
        return await with_submitted(
            database,
            settings,
            reading,
            request,
            path.absolute().parent,
            RequestStatus.CANCELLED,
            within,
            keep=keep,
        )

    planned = with_database(lambda database, settings: cut(database, settings, keep=False))
    if not as_json:
        _print(planned, asks=load_settings().mode not in ("off", "mock"))
    if not yes and not sys.stdin.isatty():
        raise DecisionNeeded(
            f"Request {planned.whole.key} would become {len(planned.slices)} requests, and nobody is here to confirm it.",
            todo="say --yes",
        )
    if not yes:
        click.confirm(f"Split {planned.whole.key} into these {len(planned.slices)} requests?", abort=True, err=as_json)
    done = with_database(lambda database, settings: cut(database, settings, keep=True))
    if as_json:
        click.echo(json.dumps(_told(done), indent=2))
        return
    click.echo(f"{done.whole.key}: split into {len(done.slices)} slices, queued.")
    click.echo("  next step: `leadgen up` works on them by itself; or one by one here: leadgen run SLICE")
    click.echo(f"  then: leadgen export {done.whole.key}")


def _told(done: Cut) -> dict[str, object]:
    return {
        "key": done.whole.key,
        "split_by": done.by,
        "left_micro_usd": done.left_micro_usd,
        "slices": [
            {
                "key": asked.key,
                "slice": one.label,
                "states": list(asked.states),
                "cities": list(asked.cities),
                "target_companies": asked.target_companies,
                "budget_micro_usd": asked.budget_micro_usd,
            }
            for one, asked in zip(done.slices, done.requests, strict=True)
        ],
    }


def _print(planned: Cut, *, asks: bool) -> None:
    for asked in planned.requests[:_MOST_SHOWN]:
        money = shown_usd(asked.budget_micro_usd)
        click.echo(f"  {asked.key}  {companies(asked.target_companies)}, at most {money}")
    if len(planned.requests) > _MOST_SHOWN:
        click.echo(f"  and {len(planned.requests) - _MOST_SHOWN:,} more")
    target = planned.whole.request.target_companies
    click.echo(
        f"  together at most {shown_usd(planned.left_micro_usd)}; the joined export takes the best {target:,} of what they deliver"
    )
    if asks and any(asked.budget_micro_usd < MICROS // 100 for asked in planned.requests):
        few = (
            "less than a cent is left for some: a few questions, or none" if planned.left_micro_usd else "none is left"
        )
        click.echo(
            f"  of the budget {few}; to raise it: leadgen amend {planned.whole.key} --budget AMOUNT, then the slices'"
        )
    if planned.by == "county":
        click.echo("  companies in places that the file of counties does not name are in no slice")
