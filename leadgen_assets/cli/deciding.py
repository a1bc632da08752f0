"""What the commands of decisions share: the request, the telling, and the run that follows at once."""

from __future__ import annotations

import functools
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import click

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.cli.estimating import (
    AS_IT_IS,
    Ahead,
    confirm,
    estimated,
    mode_option,
    require_model,
    take_mode,
    yes_option,
)
from leadgen_assets.decisions.decided import Decided
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.storage.database import Database

Decide = Callable[[Database, Settings, str], Awaitable[Decided]]


@dataclass(frozen=True, slots=True)
class Here:
    """Whether the request is run here and now, by whom its questions are answered, and whether the person is asked before.

    Raises:
        click.UsageError: something is said about a run that is not wanted.
    """

    run: bool
    mode: str | None
    yes: bool

    def __post_init__(self) -> None:
        if not self.run and (self.mode or self.yes):
            raise click.UsageError("--mode and --yes are about a run here and now: add --run.")


def run_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command --run, --mode and --yes, which it takes as `here`."""

    @functools.wraps(command)
    def with_here(*, run_here: bool, mode: str | None, yes: bool, **rest: Any) -> None:
        command(here=Here(run_here, mode, yes), **rest)

    run = click.option("--run", "run_here", is_flag=True, help="Run it here and now; what it may cost is told before.")
    return run(mode_option(yes_option(with_here)))


def decide_and_tell(
    request: str, decide: Decide, as_json: bool, here: Here | None = None, ahead: Ahead = AS_IT_IS
) -> None:
    """Take a decision about the request that a person means, and say what came of it.

    Args:
        decide: gets the database, the settings and the request's key.
        here: how it is run where the decision puts it to work; None where no decision of this kind does.
        ahead: what the decision makes of the request, for the estimate before a run.
    """

    async def decided(database: Database, settings: Settings) -> Decided:
        key = (await find_request(database, settings, request)).key
        return await decide(database, settings, key)

    run_here = here is not None and here.run
    if here is not None and here.run:
        take_mode(here.mode)
        require_model(load_settings())
        whole = with_database(lambda database, settings: estimated(database, settings, request, ahead))
        confirm(whole, yes=here.yes, as_json=as_json)
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
