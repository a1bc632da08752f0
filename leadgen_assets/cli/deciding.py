"""What the commands of decisions share: the request, the telling, and the run that follows at once."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

import click

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.cli.estimating import require_key
from leadgen_assets.decisions.decided import Decided
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.storage.database import Database

Decide = Callable[[Database, Settings, str], Awaitable[Decided]]


def decide_and_tell(request: str, decide: Decide, as_json: bool, run_here: bool = False) -> None:
    """Take a decision about the request that a person means, and say what came of it.

    Args:
        decide: gets the database, the settings and the request's key.
        run_here: run it now where the decision puts it to work.
    """

    async def decided(database: Database, settings: Settings) -> Decided:
        key = (await find_request(database, settings, request)).key
        return await decide(database, settings, key)

    if run_here:
        require_key(load_settings(), request)
    came = with_database(decided)
    if run_here and came.under_way:
        click.echo(f"{came.stored.key}: {came.words}", err=True)
        from leadgen_assets.cli.running import run_and_tell

        run_and_tell(load_settings(), came.stored.key, as_json)
    elif as_json:
        click.echo(json.dumps(came.as_dict(), indent=2))
    else:
        click.echo(f"{came.stored.key}: {came.words}")
        if came.stored.next_step and came.stored.next_step not in came.words:
            click.echo(f"  {came.stored.status}; next step: {came.stored.next_step}")
