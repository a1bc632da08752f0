"""`leadgen resume`."""

from __future__ import annotations

import click

from leadgen_assets.cli.deciding import Here, decide_and_tell, run_options
from leadgen_assets.cli.estimating import Ahead
from leadgen_assets.decisions.decided import Decided
from leadgen_assets.decisions.resuming import resume as resumed
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database


@click.command()
@click.argument("request")
@run_options
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def resume(request: str, here: Here, as_json: bool) -> None:
    """Go on with REQUEST, a key (tenant.name) or a name: after its preview, or where it was cancelled, failed or paused."""

    async def decide(database: Database, settings: Settings, key: str) -> Decided:
        return await resumed(database, key, run_here=here.run)

    decide_and_tell(request, decide, as_json, here, Ahead(resumes=True))
