"""`leadgen run`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from leadgen_assets.cli.connected import find_request, is_request_file, with_database
from leadgen_assets.cli.estimating import Ahead, confirm, estimated, mode_option, require_model, take_mode, yes_option
from leadgen_assets.decisions.refreshing import refresh
from leadgen_assets.decisions.resuming import taken_here
from leadgen_assets.domain.requests.redoing import Again
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.doors.submitting import read_request_file, submit_all
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest


@click.command()
@click.argument("request")
@click.option(
    "--redo",
    "again",
    type=click.Choice(["failed", "all"]),
    help="Do work again that an earlier run has finished: what failed or was done without the model, or everything.",
)
@mode_option
@yes_option
@click.option("--json", "as_json", is_flag=True, help="For programs; progress goes to stderr.")
def run(request: str, again: str | None, mode: str | None, yes: bool, as_json: bool) -> None:
    """Run REQUEST, a YAML or JSON file, a key (tenant.name) or a name, in this process; killed, the next run goes on there.

    Where a model is asked, it says beforehand about what that costs and asks whether to go on. Exit code 0 only if it is
    ready: all companies delivered, every check passed that must; 3 where a limit of money or calls stopped it.
    """
    take_mode(mode)
    settings = load_settings()
    from leadgen_assets.cli.running import run_and_tell, stored_and_loaded

    key = stored_and_loaded(settings, lambda: _stored(request, again, yes=yes, as_json=as_json))
    run_and_tell(settings, key, as_json)


def _stored(request: str, again: str | None, *, yes: bool, as_json: bool) -> str:
    """The key of the request, stored and confirmed."""
    require_model(load_settings())
    redone = Again(again) if again else None
    ahead = Ahead(again=redone, begins=True)
    whole = with_database(lambda database, settings: estimated(database, settings, request, ahead))
    confirm(whole, yes=yes, as_json=as_json)

    async def take(database: Database, settings: Settings) -> StoredRequest:
        stored = await taken_here(database, await _taken(database, settings, request))
        if redone is not None:
            decided = await refresh(database, stored.key, redone, datetime.now(UTC), run_here=True)
            click.echo(decided.words, err=as_json)
        return stored

    return with_database(take).key


async def _taken(database: Database, settings: Settings, request: str) -> StoredRequest:
    if not is_request_file(request):
        return await find_request(database, settings, request)
    path = Path(request)
    reading, folder = read_request_file(path), path.absolute().parent
    (one,) = await submit_all(database, settings, reading, request, folder, RequestStatus.RUNNING, "command")
    return one.stored
