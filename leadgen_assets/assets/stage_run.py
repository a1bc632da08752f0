"""How an asset runs a stage: one session, a stop that drains, errors that a person can read."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import time
import traceback
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import psycopg
from dagster import (
    AssetExecutionContext,
    AssetObservation,
    DagsterExecutionInterruptedError,
    DagsterRun,
    Failure,
)
from dagster_postgres.utils import DagsterPostgresException
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from leadgen_assets.assets.described import PREFIX
from leadgen_assets.assets.remarking import tell_remarks
from leadgen_assets.domain.errors import DatabaseFull, DatabaseUnavailable, FenceLost, LeadgenError, RequestBusy
from leadgen_assets.domain.requests.request import RequestStatus, next_step
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.settings import Settings
from leadgen_assets.stages.concluding import RunEnd, conclude
from leadgen_assets.stages.joining import require_whole
from leadgen_assets.stages.progress import Progress, Throttled
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.steady import NO_ANSWER, steady
from leadgen_assets.stages.work import Watch
from leadgen_assets.storage.address import full, no_room
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.decisions import stop_is_asked
from leadgen_assets.storage.locks import fence_lost
from leadgen_assets.storage.requests import StoredRequest, load, record_event, set_status
from leadgen_assets.telemetry.spans import stage_of_run

LOOKS_EVERY_SECONDS = 1.0
"""How often a run looks whether its request was cancelled, or taken over, and whether it still has its lock."""
BEFORE_OTHERS = {"dagster/priority": "1"}
"""Tags of a run on what was under way: Dagster's queue gives it a place before those that have not begun, whose priority is 0."""
DATABASE_AWAY = "passes_by_itself"
"""Metadata of a step's failure for which the database alone is to blame: the request goes on by itself."""
RUN_KEY_TAG, RETRY_NUMBER_TAG = "dagster/run_key", "dagster/retry_number"

T = TypeVar("T")
Stage = Callable[[RequestSession, Watch], Awaitable[T]]
log = logging.getLogger(__name__)


class RunCancelled(LeadgenError):
    """A person cancelled the request that the run works on, or nobody waits for the run any more."""

    @classmethod
    def of(cls, key: str) -> RunCancelled:
        """The error that ends a run of this request."""
        return cls(
            f"Request {key} was cancelled; what was done is kept.", todo=f"to take it up again: leadgen run {key}"
        )

    @classmethod
    def needless(cls, stored: StoredRequest) -> RunCancelled:
        """The error that ends a run that came by itself to a request which was settled meanwhile."""
        if stored.status is RequestStatus.CANCELLED:
            return cls.of(stored.key)
        return cls(
            f"Request {stored.key} is {stored.status} already: nothing is left for this run to do.",
            todo=f"nothing; to have it work on all the same: leadgen run {stored.key}",
        )


def run_stage(context: AssetExecutionContext, workshop: Workshop, stage: Stage[T]) -> T:
    """Run one stage of the partition's request to its end.

    Raises:
        Failure: with the error's words; no trace of ours reaches the event log.
        DagsterExecutionInterruptedError: SIGTERM or SIGINT came; what was under way is committed. Returning instead
            would start the next asset.
        Failure: also where a person cancelled the request; the run ends as cancelled then.
    """
    try:
        with told_in_words():
            result, stopped = workshop.run(lambda database: _in_session(context, workshop, database, stage))
    except RunCancelled as told:
        words = str(told)
        context.instance.report_run_canceling(context.run, words)
        # A failure whose run is being cancelled ends it as cancelled, with these words in place of a trace.
        raise Failure(description=words, allow_retries=False) from None
    if stopped:
        raise DagsterExecutionInterruptedError
    return result


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turns errors into failures that a person can read, without causes and traces of ours in Dagster's event log.

    An error that nobody foresaw is told by its class and line, because its message may quote a row; the trace goes to the
    process's own log.

    Raises:
        Failure: for any error but an interrupt.
    """
    try:
        yield
    except RunCancelled:
        raise
    except LeadgenError as error:
        away = isinstance(error, DatabaseUnavailable) and not isinstance(error, DatabaseFull)
        raise Failure(str(error), {DATABASE_AWAY: True} if away else None, allow_retries=False) from None
    except (*NO_ANSWER, DBAPIError, DagsterPostgresException) as error:
        log.warning("the database went away", exc_info=True)
        if no_room(error):
            raise Failure(str(full("", no_room(error))), allow_retries=False) from None
        words = LeadgenError(
            "The database went away in the middle of this step; what was committed is kept.",
            todo="nothing while `leadgen up` runs, else run again: it goes on where it stopped",
        )
        raise Failure(str(words), {DATABASE_AWAY: True}, allow_retries=False) from None
    except Exception as error:
        log.exception("an error that nobody foresaw")
        place = traceback.extract_tb(error.__traceback__)[-1]
        words = LeadgenError(
            f"An error that nobody foresaw stopped this step: {type(error).__name__}{_harmless_part(error)}.",
            f"{Path(place.filename).name}, line {place.lineno}",
            "read the trace in the run's stderr and report it; run again, it goes on where it stopped",
        )
        raise Failure(description=str(words), allow_retries=False) from None


def _harmless_part(error: Exception) -> str:
    """What the database said, if that is about tables and rights and quotes no row."""
    if not isinstance(error, psycopg.Error) or isinstance(error, psycopg.DataError):
        return ""
    return f": {next(iter(str(error).splitlines()), '')}"


async def _in_session(
    context: AssetExecutionContext, workshop: Workshop, database: Database, stage: Stage[T]
) -> tuple[T, bool]:
    key = context.partition_key
    tenant = key.partition(".")[0]
    stop = asyncio.Event()

    async def stored_now() -> StoredRequest:
        async with database.tenant_tx(tenant) as conn:
            return await load(conn, key)

    waiting = await steady(stored_now)
    require_whole(waiting)
    if not wants(waiting, context.run):
        raise RunCancelled.needless(waiting)
    hold = workshop.hold(tenant, key, context.run.run_id)
    stored = await steady(stored_now)
    if not wants(stored, context.run):  # settled, by a person or another run, while this one took it
        raise RunCancelled.needless(stored)
    if stored.stop_asked_at is not None:
        raise await _cancelled(database, workshop.settings, key, context.run.run_id)
    session = RequestSession(database, workshop.settings, stored, context.run.run_id, hold.fence)
    # Under the fence: an orphan must not give itself out as the request's run.
    async with session.writing() as conn:
        if stored.run_id != session.run_id or stored.status is not RequestStatus.RUNNING:
            words = next_step(RequestStatus.RUNNING, key)
            await set_status(conn, key, RequestStatus.RUNNING, "", words, session.run_id)
    over = asyncio.Event()
    asked = asyncio.create_task(_stop_when_cancelled(database, tenant, key, stop, over))
    # Of an asset with several keys, which has no key of its own, the op has the name.
    name = context.op_execution_context.op.name.removeprefix(f"{PREFIX}__")
    telling = asyncio.create_task(tell_remarks(context, workshop))
    kept = asyncio.create_task(_keep_hold(workshop, tenant, key, session.run_id, stop, over))
    try:
        with stopping_on_signals(stop), stage_of_run(key, name, session.run_id):
            result = await _timed(session, name, stage, Watch(stop, _listener(context, workshop)))
    finally:
        # Beside cancelling them: before Python 3.12 asyncio.wait_for, which waits for the database's answers, can swallow a
        # cancellation that comes together with an answer, and a loop that heeds nothing else keeps the run for ever.
        over.set()
        asked.cancel()
        telling.cancel()
        kept.cancel()
    await asyncio.wait([asked, telling, kept])
    if not kept.cancelled():
        kept.result()
    # What a run concluded before it noticed stands: then nobody asks any more.
    if stop.is_set() and await _is_cancelled(database, tenant, key):
        raise await _cancelled(database, workshop.settings, key, session.run_id)
    return result, stop.is_set()


async def _timed(session: RequestSession, name: str, stage: Stage[T], watch: Watch) -> T:
    """What a stage gives; how long it took is noted for metrics and reports, where nothing else is the matter."""
    began = time.monotonic()
    result = await stage(session, watch)
    seconds = round(time.monotonic() - began, 3)
    log.info("the stage ended after %.1f s", seconds)
    if not watch.stop.is_set():  # whoever stops a run does not wait for a database that may be away
        with contextlib.suppress(DatabaseUnavailable, FenceLost):
            async with session.writing() as conn:
                detail = {"stage": name, "run": session.run_id, "seconds": seconds}
                await record_event(conn, session.key, "stage ended", detail)
    return result


async def _stop_when_cancelled(
    database: Database, tenant: str, key: str, stop: asyncio.Event, over: asyncio.Event
) -> None:
    """Set `stop` once a person has cancelled the request, by whichever door; until `over`."""
    while not stop.is_set() and not over.is_set():
        await asyncio.sleep(LOOKS_EVERY_SECONDS)
        if await _is_cancelled(database, tenant, key):
            stop.set()


async def _keep_hold(
    workshop: Workshop, tenant: str, key: str, run_id: str, stop: asyncio.Event, over: asyncio.Event
) -> None:
    """Take the request's lock again whenever its connection was lost, as when the database restarts; until `over`.

    Else nobody could tell this worker from a dead one, and the watchdog would have the request taken up by another run
    beside it. A server that was killed is started again on the way.

    Raises:
        FenceLost: a newer run took the request over; the stop is set, so that nothing more is begun or paid for.
    """
    while not over.is_set():
        await asyncio.sleep(LOOKS_EVERY_SECONDS)
        try:
            await asyncio.to_thread(workshop.keep, tenant, key, run_id)
        except (FenceLost, RequestBusy) as error:
            stop.set()
            raise (error if isinstance(error, FenceLost) else fence_lost(key, run_id)) from None
        except NO_ANSWER:
            log.warning("%s: the database does not answer; its lock is taken again as soon as it does", key)


async def _cancelled(database: Database, settings: Settings, key: str, run_id: str) -> RunCancelled:
    """The error that ends the run; the request's status is written now, because a person waits for it."""
    async with database.tenant_tx(key.partition(".")[0]) as conn:
        await conclude(conn, settings, key, run_id, RunEnd.CANCELLED)
    return RunCancelled.of(key)


async def _is_cancelled(database: Database, tenant: str, key: str) -> bool:
    """Whether somebody asked for it; while the database does not answer, nobody did."""
    with contextlib.suppress(DatabaseUnavailable):
        async with database.tenant_tx(tenant) as conn:
            return await stop_is_asked(conn, key)
    return False


def came_by_itself(run: DagsterRun) -> bool:
    """Whether a sensor or Dagster's retry started the run, and not a person who takes the request up again."""
    # A re-execution in the UI has its parent's tags, the sensor's key among them, but no number of a retry.
    return RETRY_NUMBER_TAG in run.tags or (RUN_KEY_TAG in run.tags and run.parent_run_id is None)


def wants(stored: StoredRequest, run: DagsterRun) -> bool:
    """Whether a request still waits for a run. One that a person started is always meant.

    Between a launch and its first step lie seconds, or hours in Dagster's queue: by then the request may be delivered by
    another run, or a person may have taken what there is. What came by itself goes on only with what waits, or is its own.
    """
    if not came_by_itself(run) or stored.status in (RequestStatus.QUEUED, RequestStatus.RUNNING):
        return True
    own = stored.run_id is not None and stored.run_id in (run.run_id, run.parent_run_id, run.root_run_id)
    return own and stored.status is not RequestStatus.CANCELLED


def _listener(context: AssetExecutionContext, workshop: Workshop) -> Callable[[Progress], None]:
    def observe(progress: Progress) -> None:
        context.log.info(progress.sentence())
        metadata: dict[str, Any] = {"done": progress.done, "total": progress.total, "failed": progress.failed}
        context.log_event(
            AssetObservation(asset_key=context.asset_key, partition=context.partition_key, metadata=metadata)
        )

    throttled = Throttled(observe)

    def listen(progress: Progress) -> None:
        workshop.listener(progress)
        try:
            throttled(progress)
        except SQLAlchemyError:
            # Dagster's database restarts: ours is waited for, and the work goes on without this line of progress.
            log.warning("Dagster could not be told of progress", exc_info=True)

    return listen


@contextmanager
def stopping_on_signals(stop: asyncio.Event) -> Iterator[None]:
    """While inside, SIGTERM and SIGINT set the event instead of throwing into whatever code runs.

    Dagster's own handler raises inside the loop, where a task swallows it or the loop dies before a commit
    (docs/architecture.md). Outside the main thread no handler can be set and none is needed: the process's is elsewhere.
    """
    loop = asyncio.get_running_loop()
    earlier: dict[signal.Signals, Callable[[int, FrameType | None], Any] | int | None] = {}
    try:
        for number in (signal.SIGTERM, signal.SIGINT):
            earlier[number] = signal.getsignal(number)
            loop.add_signal_handler(number, stop.set)
    except (ValueError, RuntimeError):
        earlier.clear()
    try:
        yield
    finally:
        for number, handler in earlier.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
