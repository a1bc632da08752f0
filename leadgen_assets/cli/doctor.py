"""`leadgen doctor`."""

from __future__ import annotations

import asyncio
import json
import uuid
from dataclasses import asdict
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import click

from leadgen_assets.cli import doctor_lines
from leadgen_assets.cli.doctor_lines import Line, State
from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.domain.money import micro_usd, shown_usd
from leadgen_assets.domain.telling.given_numbers import plain_dollars
from leadgen_assets.settings import Settings, load_settings

_PATIENCE = 5.0
"""Seconds that a test waits for the service: longer than that, what it asked for is the answer."""
_MARKS = {
    State.FINE: ("ok     ", "green"), State.LOOK: ("look   ", "yellow"), State.WRONG: ("wrong  ", "bold red"),
    State.LEFT: ("-      ", "dim"),
}  # fmt: skip


@click.command()
@click.option(
    "--live", is_flag=True, help="Also ask the model a few small questions: what the service can do. Costs money."
)
@click.option("--max-usd", default="0.10", show_default=True, help="Most dollars that --live may spend.")
@click.option("--lift-rest", is_flag=True, help="Ask a service all the same that asked to be left alone for long.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def doctor(live: bool, max_usd: str, lift_rest: bool, as_json: bool) -> None:
    """Look at everything that a run needs, a line each: what is wrong and what to do. Exit code 1 when something is wrong.

    With --live it tries structured answers, search, its sources, a search bound to a domain, and embeddings against the
    service of the settings, within --max-usd and the tenant's limits. What the service can do is kept in
    LEADGEN_HOME/model_service.json, what went over the wire, without key and names of accounts, in LEADGEN_HOME/recordings:
    attach that file to a report of a fault. Exit code 1 too where the money was too little to try everything. Nothing is
    tried where key, address, prices or database are wrong already.
    """
    most = _dollars(max_usd)
    settings = load_settings()
    lines = asyncio.run(_lines(settings, lift_rest))
    wrong = [line.name for line in lines if line.state is State.WRONG and line.name in doctor_lines.NEEDED]
    if live and wrong:
        lines.append(Line(State.LOOK, "live", "nothing was tried", f"first mend: {', '.join(wrong)}"))
    probed = asyncio.run(_probed(settings, most)) if live and not wrong else None
    if as_json:
        click.echo(json.dumps(_as_dict(lines, probed), indent=2))
    else:
        for line in [*lines, *([_tried(one) for one in probed.abilities] if probed else [])]:
            _print(line)
        if probed is not None:
            spent = shown_usd(probed.spent_micro_usd)
            click.echo(f"Spent {spent}. To attach to a report of a fault: {probed.recordings}")
    failed = probed is not None and any(one.works is False or not one.tried for one in probed.abilities)
    if failed or any(line.state is State.WRONG for line in lines):
        raise click.exceptions.Exit(1)


def _as_dict(lines: list[Line], probed: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"lines": [asdict(line) for line in lines]}
    if probed is not None:
        told["live"] = {
            "abilities": [asdict(one) for one in probed.abilities],
            "spent_micro_usd": probed.spent_micro_usd,
            "recordings": str(probed.recordings),
        }
    return told


def _tried(one: Any) -> Line:
    if one.works is None:
        return Line(State.LEFT if one.tried else State.LOOK, one.name, one.seen, one.todo)
    return Line(State.FINE if one.works else State.WRONG, one.name, one.seen, one.todo)


async def _lines(settings: Settings, lift_rest: bool) -> list[Line]:
    from leadgen_assets.cli import doctor_database

    lines = await doctor_lines.about_model(settings)
    lines += await doctor_database.about_database(settings, lift_rest=lift_rest)
    return lines + doctor_lines.about_machine(settings)


async def _probed(settings: Settings, most_micro_usd: int) -> Any:
    from leadgen_assets.llm.gateway import Gateway
    from leadgen_assets.llm.opening import open_wire
    from leadgen_assets.llm.question import Asker
    from leadgen_assets.llm.recording import RecordingWire
    from leadgen_assets.stages.probing import STAGE, probe
    from leadgen_assets.stages.steady_books import SteadyBooks
    from leadgen_assets.storage.model_books import PostgresBooks
    from leadgen_assets.storage.opening import opened

    if settings.mode in ("off", "mock"):
        raise SettingsInvalid(
            f"in mode {settings.mode} no service is asked", "LEADGEN_MODE", "set LEADGEN_MODE=real and OPENAI_API_KEY"
        )
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else ""
    # Servers of the settings are somebody else's: nothing is tried on them.
    alone = settings.model_copy(update={"mcp_servers": {}, "mcp_authorization": {}})

    def now() -> datetime:
        return datetime.now(UTC)

    wire = RecordingWire(open_wire(alone), key)
    async with opened(settings) as database:
        books = SteadyBooks(PostgresBooks(database, alone, now))
        async with Gateway(wire, books, alone, now=now, patience=_PATIENCE) as gateway:
            run_id = f"doctor-{uuid.uuid4().hex}"
            asker = Asker(settings.tenant, "", run_id, 0, STAGE, most_micro_usd, answers_since_days=0)
            return await probe(gateway, wire, alone, asker, now())


def _dollars(text: str) -> int:
    try:
        dollars = Decimal(plain_dollars(text))
        fine = dollars.is_finite() and 0 < dollars <= 100
    except ArithmeticError:
        fine = False
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--max-usd") from None
    if not fine:
        raise click.BadParameter("give dollars between 0 and 100, such as 0.10", param_hint="--max-usd")
    return micro_usd(dollars)


def _print(line: Line) -> None:
    words, colour = _MARKS[line.state]
    mark = click.style(words, fg=colour.removeprefix("bold ") if colour != "dim" else None, dim=colour == "dim")
    click.echo(f"{mark}{line.name}: {' '.join(line.seen.split())}")
    if line.todo and line.state in (State.WRONG, State.LOOK):
        click.echo(f"         what to do: {' '.join(line.todo.split())}")
