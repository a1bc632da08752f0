"""`leadgen refresh`."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from leadgen_assets.cli.deciding import Here, decide_and_tell, run_options
from leadgen_assets.cli.estimating import Ahead
from leadgen_assets.decisions.decided import Decided
from leadgen_assets.decisions.refreshing import refresh as refreshed
from leadgen_assets.domain.requests.redoing import Again
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database


@click.command()
@click.argument("request")
@click.option(
    "--stale", is_flag=True, help="Sites whose pages are older than the ICP allows; so it is without an option."
)
@click.option("--failed", is_flag=True, help="What failed, or was done without the model.")
@click.option("--all", "everything", is_flag=True, help="Everything, the sources from their start.")
@run_options
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def refresh(request: str, stale: bool, failed: bool, everything: bool, here: Here, as_json: bool) -> None:
    """Do finished work of REQUEST again, a key (tenant.name) or a name; the next export says what changed."""
    if stale + failed + everything > 1:
        raise click.UsageError("One of --stale, --failed and --all.")
    again = Again.FAILED if failed else Again.ALL if everything else Again.STALE

    async def decide(database: Database, settings: Settings, key: str) -> Decided:
        return await refreshed(database, key, again, datetime.now(UTC), run_here=here.run)

    decide_and_tell(request, decide, as_json, here, Ahead(again=again))
