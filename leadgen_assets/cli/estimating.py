"""Before a run asks a model: what it will cost, and whether the person wants that."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import click

from leadgen_assets.cli.connected import find_request, is_request_file
from leadgen_assets.cli.said_again import same_command
from leadgen_assets.decisions.resuming import accepts_preview, require_decided
from leadgen_assets.domain.errors import DecisionNeeded, ModelUnusable, RequestUnknown
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.money import shown_of
from leadgen_assets.domain.requests.redoing import Again
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.doors.submitting import as_submitted, read_request_file
from leadgen_assets.settings import Settings, script_refused
from leadgen_assets.sources.extent import named_at_most
from leadgen_assets.stages.estimate import Estimate
from leadgen_assets.stages.estimating import estimate
from leadgen_assets.stages.limits_ahead import Limits
from leadgen_assets.stages.search_plan import listed
from leadgen_assets.stages.searching import require_readable
from leadgen_assets.stages.still_to_do import There, still_to_do
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_limits import standings
from leadgen_assets.storage.model_turns import told_limits
from leadgen_assets.storage.model_usual import counted_tokens, history_of
from leadgen_assets.storage.requests import StoredRequest, load

Change = Callable[[StoredRequest], tuple[LeadRequest, Icp]]

mode_option = click.option(
    "--mode",
    type=click.Choice(["real", "hybrid", "off", "mock"]),
    help="Who answers questions, for this run: the model, rules alone (off, costs nothing); else LEADGEN_MODE.",
)
yes_option = click.option("--yes", is_flag=True, help="Do not ask whether what it may cost is wanted.")


def take_mode(mode: str | None) -> None:
    """Let a mode hold for this command and whatever it starts, in place of LEADGEN_MODE."""
    if mode is not None:
        os.environ["LEADGEN_MODE"] = mode


def require_model(settings: Settings) -> None:
    """Refuse a run that would ask a service without a key or by settings that cannot be used, or a script in production.

    Raises:
        ModelUnusable: no key; in one line, with both ways to go on.
        SettingsInvalid: an address or a script that cannot be used; a script in production.
    """
    if settings.mode == "mock" and settings.production:
        raise script_refused()
    if settings.lacks_key:
        raise ModelUnusable(
            "No OPENAI_API_KEY is set: set it (environment or .env), or go on without a model: "
            f"{same_command(mode='off', yes=False)}"
        )
    if settings.mode != "off":
        from leadgen_assets.llm.opening import require_usable  # it loads what asks a service

        require_usable(settings)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What will be run, beside what is stored.

    Attributes:
        change: what an amendment makes of the stored request. again: what is to be done again.
        begins: nothing is decided by it: a request that waits for a decision is refused.
        resumes: it goes on behind a preview that was shown.
    """

    change: Change | None = None
    again: Again | None = None
    begins: bool = False
    resumes: bool = False


AS_IT_IS = Ahead()


async def estimated(database: Database, settings: Settings, request: str, ahead: Ahead = AS_IT_IS) -> Estimate:
    """What a run of the request that a person means will ask; nothing is stored or claimed.

    Raises:
        RequestInvalid, RequestConflict, RequestUnknown, DecisionNeeded: as the run itself would, before anybody is asked.
    """
    if is_request_file(request):
        path = Path(request)
        stored = await as_submitted(database, settings, read_request_file(path), request, path.absolute().parent)
        asked, icp = stored.request, stored.icp
    else:
        stored = await find_request(database, settings, request)
        asked, icp = ahead.change(stored) if ahead.change else (stored.request, stored.icp)
    if ahead.begins:
        require_decided(stored)
    require_readable([asked], settings, request)
    now = datetime.now(UTC)
    limits = await _limits(database, settings, asked.tenant, now)
    async with database.tenant_tx(asked.tenant) as conn:
        if not stored.previewing or (ahead.resumes and await accepts_preview(conn, stored)):
            asked = asked.model_copy(update={"preview": 0})
        history = await history_of(conn)
        if any(bound.of == "tokens" for bound in limits.a_minute(settings)):
            history = replace(history, counted=await counted_tokens(conn))
        try:
            before = await load(conn, stored.key)
            amended = ahead.change is not None
            there = await still_to_do(conn, before, asked, settings, now, ahead.again, amended=amended)
        except RequestUnknown:
            there = There()
    enough = listed(asked.target_companies, 1, there.candidates, settings.oversampling)
    named = await asyncio.to_thread(named_at_most, asked.sources, Path(stored.base_folder), enough)
    there = replace(there, named_at_most=named)
    return estimate(asked, icp, settings, there, now, history, limits)


async def _limits(database: Database, settings: Settings, tenant: str, now: datetime) -> Limits:
    from leadgen_assets.llm.opening import asked_account  # it loads what asks a service

    # What a service told of a minute is no tenant's, and so the operator reads it.
    async with database.operator_tx() as conn:
        told = await told_limits(conn, asked_account(settings))
        day, hour = await standings(conn, tenant, settings, now)
    return Limits(day.allowed, day.left, hour.allowed, hour.left, told)


def confirm(whole: Estimate, *, yes: bool, as_json: bool) -> None:
    """Tell what is to be expected, and go on only if the person wants it.

    Raises:
        DecisionNeeded: there is nobody to ask, and it may cost something.
        click.Abort: the person does not want it; nothing was begun.
    """
    if not whole.calls or whole.free:
        return
    if yes or not whole.micro_usd:
        for line in (summary(whole), *noted(whole)):
            click.echo(line, err=True)
        return
    if as_json or not sys.stdin.isatty():
        raise DecisionNeeded(
            f"This run may cost about {_usd(whole.micro_usd, whole)} (at most {_usd(whole.most_micro_usd, whole)}), and nobody "
            f"is here to confirm it: {same_command(yes=True)}, or without a model: {same_command(mode='off', yes=False)}"
        )
    for line in in_full(whole):
        click.echo(line, err=True)
    click.confirm("Go on?", default=True, abort=True, err=True)


def summary(whole: Estimate) -> str:
    """The estimate in one line."""
    if whole.nothing_fits:
        return whole.nothing_fits
    budget = "what is left of the budget" if whole.used_micro_usd else "the budget"
    each = (
        f" ({whole.all_calls:,} if each of the {whole.companies:,} companies needs every one)"
        if (whole.guessed or whole.few) and whole.all_calls > whole.calls
        else ""
    )
    return (
        f"About {whole.calls:,} questions to the model{each}, {_usd(whole.micro_usd, whole)} "
        f"(at most {_usd(whole.most_micro_usd, whole)}, {budget}), {minutes(whole.minutes)} of asking."
    )


def noted(whole: Estimate) -> list[str]:
    """What is to be known of it besides, a line each."""
    return [f"  note: {note}" for note in whole.notes]


def _usd(micro_usd: int, whole: Estimate) -> str:
    """An amount beside the most that may be spent."""
    return shown_of(micro_usd, whole.most_micro_usd)


def in_full(whole: Estimate) -> list[str]:
    """The estimate, a line each part."""
    widest = max(len(part.what) for part in whole.parts)
    lines = ["Before anything is asked:"]
    lines += [
        f"  {part.what:<{widest}}  about {part.calls:>5,} questions  {_usd(part.micro_usd, whole):>9}"
        for part in whole.parts
    ]
    lines.append(summary(whole))
    lines += noted(whole)
    lines.append(f"Reckoned from {whole.basis}.")
    if whole.guessed:
        lines.append(
            "How often a company needs a question is not known yet, and reckoned as usual where its pages leave something open: where"
            " rules find it there, nothing is asked; where pages say little, a search and its reading follow at more of them."
        )
    elif whole.few:
        lines.append(
            "Few companies had their turn so far: a search, which costs most, is reckoned as often as usual, where rules and"
            " pages may need fewer."
        )
    if whole.guessed or whole.few:
        lines.append("Where too few companies fit, a further round asks about more.")
    lines.append("What was asked before costs nothing again; the budget is never passed.")
    return lines


def minutes(number: int) -> str:
    """Minutes for a person: "about 8 minutes", "about 2.5 hours"."""
    if number < 2:
        return "a minute or so"
    return f"about {number} minutes" if number < 90 else f"about {number / 60:.1f} hours"
