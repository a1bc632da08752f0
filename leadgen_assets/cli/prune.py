"""`leadgen prune`."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from leadgen_assets.cli.connected import with_database
from leadgen_assets.cli.dagster_home import open_dagster_home
from leadgen_assets.domain.telling.shown import bytes_shown
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets.jobs.pruning import Pruned

_DAYS = {"": 1, "d": 1, "w": 7, "m": 30, "y": 365}
_MOST_DAYS = 36_500
_MOST_FOLDERS = 20


class _Age(click.ParamType[int]):
    """A number of days, weeks, months (of 30 days) or years (of 365)."""

    name = "age"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Days; usage error for anything else."""
        found = re.fullmatch(r"\s*([0-9]{1,6})\s*(|d|w|m|y|(?:day|week|month|year)s?)\s*", str(value).lower())
        days = int(found[1]) * _DAYS[found[2][:1]] if found else 0
        if not 1 <= days <= _MOST_DAYS:
            self.fail(f"{value!r} is no age: write 90d, 12w, 6m or 1y", param, ctx)
        return days


@click.command()
@click.option("--older-than", type=_Age(), metavar="AGE", help="For all kinds, such as 90d; LEADGEN_KEEP_… without it.")
@click.option("--yes", is_flag=True, help="Delete it.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def prune(older_than: int | None, yes: bool, as_json: bool) -> None:
    """Show what is old and stands in nobody's way, rows and bytes of each kind; with --yes, delete it.

    Never: requests that are open, whom not to contact, what questions to a model cost, evidence of what was delivered.
    """

    async def work(database: Database, settings: Settings) -> list[Pruned]:
        open_dagster_home(settings)
        from dagster import DagsterInstance  # takes a second to load

        from leadgen_assets.jobs import pruning

        kept = pruning.ages(settings, older_than)
        with DagsterInstance.get() as instance:
            return await pruning.prune(database, instance, settings.exports, kept, _now(), delete=yes)

    done = with_database(work)
    if as_json:
        click.echo(json.dumps({"deleted": yes, "kinds": [asdict(pruned) for pruned in done]}, indent=2))
        return
    for pruned in done:
        told = f"{pruned.rows:>9,}  {bytes_shown(pruned.bytes):>9}"
        click.echo(f"{told}  {pruned.kind}, older than {pruned.days} days")
    left = [folder for pruned in done for folder in pruned.left]
    if left:
        stay = "stayed, and the database no longer knows them" if yes else "will stay"
        click.echo(f"Files of those exports that lie outside of this LEADGEN_HOME {stay}; delete them by hand, there:")
        for folder in left[:_MOST_FOLDERS]:
            click.echo(f"  {folder}")
        if len(left) > _MOST_FOLDERS:
            click.echo(f"  and {len(left) - _MOST_FOLDERS:,} more folders; all of them: --json")
    if not any(pruned.rows for pruned in done):
        click.echo("Nothing is that old.")
    elif yes:
        click.echo("Deleted. The database uses the room again; its files do not become smaller by it.")
    else:
        click.echo("Nothing was deleted. To delete it: leadgen prune --yes" + _again(older_than))


def _now() -> datetime:
    return datetime.now(UTC)


def _again(older_than: int | None) -> str:
    return f" --older-than {older_than}d" if older_than else ""
