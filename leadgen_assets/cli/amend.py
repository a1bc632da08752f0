"""`leadgen amend`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from leadgen_assets.cli.deciding import Here, decide_and_tell, run_options
from leadgen_assets.cli.estimating import Ahead
from leadgen_assets.decisions import amending
from leadgen_assets.decisions.amending import Amendment, assignments
from leadgen_assets.decisions.cancelling import cancel
from leadgen_assets.decisions.decided import Decided
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest


@click.command()
@click.argument("request")
@click.option("--target", help="Companies to deliver.")
@click.option("--budget", help="Most dollars to spend.")
@click.option("--set", "sets", multiple=True, metavar="FIELD=VALUE", help="Another value; an empty one is the default.")
@click.option("--add", "adds", multiple=True, metavar="FIELD=VALUE", help="More states, cities, pms_any_of or sources.")
@click.option("--more-rounds", is_flag=True, help="Look further with nothing else changed.")
@click.option("--icp-again", is_flag=True, help="Take the ICP as its file is now, in place of the snapshot.")
@click.option("--accept-partial", is_flag=True, help="Take the companies that there are; nothing goes on.")
@click.option("--stop", is_flag=True, help="End the work on it, like `leadgen cancel`.")
@run_options
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def amend(
    request: str,
    target: str | None,
    budget: str | None,
    sets: tuple[str, ...],
    adds: tuple[str, ...],
    more_rounds: bool,
    icp_again: bool,
    accept_partial: bool,
    stop: bool,
    here: Here,
    as_json: bool,
) -> None:
    """Change REQUEST, a key (tenant.name) or a name, and put it to work again; what is done already is used.

    A request that a run works on now is not changed: cancel it first. Its tenant and its name stay.
    """
    (set_pairs, not_set), (add_pairs, not_added) = assignments(sets, "--set"), assignments(adds, "--add")
    wrong = [*not_set, *not_added]
    named: dict[str, str] = {}
    for field, value in set_pairs:
        if field in named:
            wrong.append(f"--set {field}=… stands twice; say it once, several values with ; between them")
        named[field] = value
    for field, given, option in (("target_companies", target, "--target"), ("budget_usd", budget, "--budget")):
        if given is not None and field in named:
            wrong.append(f"{option} and --set {field}=… say it twice")
        if given is not None:
            named[field] = given
    added: dict[str, list[str]] = {}
    for field, value in add_pairs:
        added.setdefault(field, []).append(value)
    changes = bool(sets or adds or named or icp_again or more_rounds)
    wrong += ["--stop stands alone"] * (stop and (changes or accept_partial or here.run))
    wrong += ["--accept-partial stands alone"] * (accept_partial and (changes or here.run))
    if not (changes or stop or accept_partial):
        raise click.UsageError("Say what changes: --target, --budget, --set, --add, … (leadgen amend --help).")
    amendment = Amendment(
        named, added, icp_again, more_rounds, accept_partial and not wrong, Path.cwd(), unread=tuple(wrong)
    )

    async def decide(database: Database, settings: Settings, key: str) -> Decided:
        if stop and not wrong:
            return await cancel(database, key, datetime.now(UTC))
        return await amending.amend(database, settings, key, amendment, run_here=here.run)

    def change(before: StoredRequest) -> tuple[LeadRequest, Icp]:
        settings = load_settings()
        return amending.amended(before, amendment, known_icps(settings), settings.searches)

    decide_and_tell(request, decide, as_json, None if wrong else here, Ahead(change))
