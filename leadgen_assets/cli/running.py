"""A request worked on in this process, and what is printed at its end; for `leadgen run` and `leadgen demo`."""

from __future__ import annotations

import asyncio
import json
import logging
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from psycopg import AsyncConnection
from rich.console import Console

from leadgen_assets.cli.connected import with_database
from leadgen_assets.cli.dagster_home import prepare_dagster_home
from leadgen_assets.cli.ending import known_cause
from leadgen_assets.cli.hanging_up import Terminal, stop_when_hung_up
from leadgen_assets.cli.last_words import in_words
from leadgen_assets.cli.log_file import log_to_file, stderr_to_file
from leadgen_assets.cli.meanwhile import StoppedMeanwhile, meanwhile
from leadgen_assets.cli.progress import RunBars
from leadgen_assets.domain.errors import DatabaseFull, DatabaseUnavailable, WebhookUnusable
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.reports.company import CompanyInFull, company_of
from leadgen_assets.reports.model import RequestReport
from leadgen_assets.reports.terminal import checks, counted, funnel, print_files, print_heading, titled
from leadgen_assets.settings import Settings
from leadgen_assets.stages.concluding import BY_A_SIGNAL, RunEnd, conclude
from leadgen_assets.stages.notifying import tell_due
from leadgen_assets.stages.reporting import gather_report
from leadgen_assets.storage.companies import qualified_companies
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.exports import ExportRecord, last_published
from leadgen_assets.storage.opening import opened
from leadgen_assets.storage.profiles import load_assessments
from leadgen_assets.storage.requests import StoredRequest, load

log = logging.getLogger(__name__)

PAUSED = 3
"""Exit code of a run that a limit of money or calls stopped."""
_LOOKED_AT = 100
"""Companies among which an example is sought."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a request stands after its runs; `example` is one delivered company, None when none was delivered."""

    report: RequestReport
    page: Path
    example: CompanyInFull | None


@contextmanager
def going_on(key: str) -> Iterator[None]:
    """A database that went away is told in one message, with how the request goes on; the log keeps the rest.

    Raises:
        DatabaseUnavailable: so worded. Other errors as they are.
    """
    try:
        yield
    except Exception as error:
        away = known_cause(error) or in_words(error)
        if not isinstance(away, DatabaseUnavailable) or isinstance(away, DatabaseFull):
            raise
        log.warning("the database went away", exc_info=True)
        more = f"; then start it again, it goes on where it stopped: leadgen run {key}"
        todo = away.todo if key in away.todo else f"{away.todo}{more}"
        raise DatabaseUnavailable(away.what, away.where, todo) from error


def stored_and_loaded(settings: Settings, store: Callable[[], str]) -> str:
    """The key of a request that `store` stores, while what a run needs is loaded.

    Raises:
        KeyboardInterrupt: a person wanted to stop in the meantime; the request says so.
    """
    _hear_to_stop()
    try:
        return meanwhile(store, lambda: load_dagster(settings))
    except StoppedMeanwhile as stopped:
        _stopped(stopped.answer)
        raise


def _hear_to_stop() -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C, also where nothing of Dagster's listens yet
    stop_when_hung_up()


def load_dagster(settings: Settings) -> None:
    """Have everything there that a run needs; it takes a second or two, and what it warns of goes to the log file.

    Raises:
        SettingsInvalid: Dagster's folder cannot be prepared.
    """
    log_to_file()
    prepare_dagster_home(settings)
    import leadgen_assets.runs  # noqa: F401


def work_on(settings: Settings, key: str) -> StoredRequest:
    """Run a stored request in this process, a run a round, with bars on stderr.

    Raises:
        KeyboardInterrupt: Ctrl-C, SIGTERM or a closed terminal; what was done is kept.
    """
    _hear_to_stop()
    load_dagster(settings)
    from dagster import DagsterInstance

    from leadgen_assets.runs import run_request

    try:
        # While a step runs, Dagster turns stdout and stderr into its compute logs; the terminal stays ours by a copy.
        with (
            going_on(key),
            Terminal(sys.stderr.fileno()) as terminal,
            stderr_to_file(),
            DagsterInstance.get() as instance,
            RunBars(Console(file=terminal)) as bars,
        ):
            stored = run_request(settings, key, instance, bars.listen)
    except KeyboardInterrupt:
        _stopped(key)
        raise
    tell_webhook(settings, key)
    return stored


def _stopped(key: str) -> None:
    """Have the request say that it was stopped, where its run did not come to that, and tell the person."""

    async def settle(database: Database, settings: Settings) -> None:
        async with database.tenant_tx(key.partition(".")[0]) as conn:
            stored = await load(conn, key)
            if stored.status is RequestStatus.RUNNING:
                await conclude(conn, settings, key, stored.run_id or "", RunEnd.CANCELLED, BY_A_SIGNAL)

    with_database(settle)
    with suppress(OSError):  # the terminal may be gone
        click.echo(f"Stopped. What was done is kept; to go on: leadgen run {key}", err=True)


def tell_webhook(settings: Settings, key: str) -> None:
    """Tell the webhook once what became of the request; a failure is told and changes nothing."""
    if settings.webhook_url is None:
        return

    async def tell() -> str:
        async with opened(settings) as database:
            return (await tell_due(database, settings, key=key)).fault

    try:
        fault = asyncio.run(tell())
    except WebhookUnusable as error:
        click.echo(str(error), err=True)
        return
    if fault:
        click.echo(
            f"The webhook was not told: {fault}. It is told again while `leadgen up` runs, or by: leadgen webhook retry",
            err=True,
        )


def run_and_tell(settings: Settings, key: str, as_json: bool) -> None:
    """Run a request here and print how it ended; the exit code is 0 when it is ready, `PAUSED` at a limit, else 1."""
    after = work_on(settings, key)
    ended = read_end(settings, key)
    if as_json:
        click.echo(json.dumps(ended.report.as_dict() | {"report": str(ended.page)}, indent=2))
    else:
        print_end(Console(), ended)
    if after.status in (RequestStatus.WAITING, RequestStatus.PAUSED_BUDGET):
        raise click.exceptions.Exit(PAUSED)
    if after.status is not RequestStatus.READY:
        raise click.exceptions.Exit(1)


def read_end(settings: Settings, key: str) -> Ended:
    """The request's report and one company, from what is committed."""

    async def read() -> Ended:
        async with opened(settings) as database, database.tenant_tx(key.partition(".")[0]) as conn:
            report = await gather_report(conn, key)
            latest = await last_published(conn, key)
            example = await _example(conn, key, latest) if latest is not None else None
            return Ended(report, (settings.reports / key / "report.html").absolute(), example)

    with going_on(key):
        return asyncio.run(read())


async def _example(conn: AsyncConnection[Any], key: str, latest: ExportRecord) -> CompanyInFull | None:
    """The best delivered company, with a contact where there is one."""
    delivered = {row["domain"]: row for row in latest.companies}
    with_contact = {row["company_domain"] for row in latest.contacts}
    tiers = (await load(conn, key)).icp.tier_names
    best = [one for one in await qualified_companies(conn, key, _LOOKED_AT, tiers) if one.domain in delivered]
    if not best:
        return None
    chosen = next((company for company in best if company.domain in with_contact), best[0])
    (judged,) = await load_assessments(conn, key, only_qualified=True, of=[chosen.company_id])
    return company_of(delivered[chosen.domain], latest.evidence, judged.assessment)


def print_end(console: Console, ended: Ended) -> None:
    """Verdict, funnel, checks, files, next step."""
    report = ended.report
    console.print()
    print_heading(console, report)
    for title, part in (
        ("Funnel", funnel(report.funnel)),
        ("Why not qualified", counted(report.why_not[:8])),
        ("Checks", checks(report.checks)),
    ):
        if part is not None:
            console.print(titled(title, part))
    print_files(console, report.files)
    console.print()
    if ended.page.is_file():
        console.print(f"The whole report: {ended.page}", soft_wrap=True, markup=False, highlight=False)
    else:
        console.print(f"The report could not be written; to try again: leadgen report {report.key}", soft_wrap=True)
