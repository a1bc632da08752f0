"""`leadgen status`."""

from __future__ import annotations

import asyncio
import json

import click

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.settings import Settings
from leadgen_assets.stages.standing import Standing, read_standing
from leadgen_assets.storage.database import Database

_EVERY_SECONDS = 1.0
_UNDER_WAY = {RequestStatus.QUEUED, RequestStatus.RUNNING, RequestStatus.WAITING}


@click.command()
@click.argument("request", required=False)
@click.option("--watch", is_flag=True, help="Go on until the request is no longer under way; Ctrl-C ends it.")
@click.option("--json", "as_json", is_flag=True, help="For programs; with --watch a line a second.")
def status(request: str | None, watch: bool, as_json: bool) -> None:
    """How far a request is: per stage done, failed and missing, and what comes next.

    REQUEST is a key (tenant.name) or a name; the newest one without it.
    """

    async def show(database: Database, settings: Settings) -> None:
        key = (await find_request(database, settings, request)).key
        if watch:
            await _watch(database, key, settings.oversampling, as_json)
            return
        standing = await read_standing(database, key, settings.oversampling)
        if as_json:
            click.echo(json.dumps(standing.as_dict(), indent=2))
        else:
            _print(standing)

    with_database(show)


def _print(standing: Standing) -> None:
    from rich.console import Console

    from leadgen_assets.cli.progress import standing_view

    Console().print(standing_view(standing))


async def _watch(database: Database, key: str, oversampling: float, as_json: bool) -> None:
    if as_json:
        while True:
            standing = await read_standing(database, key, oversampling)
            click.echo(json.dumps(standing.as_dict()))
            if standing.stored.status not in _UNDER_WAY:
                return
            await asyncio.sleep(_EVERY_SECONDS)
    from rich.live import Live

    from leadgen_assets.cli.progress import standing_view

    standing = await read_standing(database, key, oversampling)
    with Live(standing_view(standing), auto_refresh=False) as live:
        while standing.stored.status in _UNDER_WAY:
            await asyncio.sleep(_EVERY_SECONDS)
            standing = await read_standing(database, key, oversampling)
            live.update(standing_view(standing), refresh=True)
