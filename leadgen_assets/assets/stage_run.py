"""How an asset runs a stage: one event loop, one session, a stop that drains, errors that a person can read."""

from __future__ import annotations

import asyncio
import logging
import signal
import traceback
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import psycopg
from dagster import AssetExecutionContext, AssetObservation, DagsterExecutionInterruptedError, Failure
from sqlalchemy.exc import SQLAlchemyError

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.request import RequestStatus, next_step
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.stages.progress import Progress, Throttled
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.work import Watch
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import load, set_status

T = TypeVar("T")
Stage = Callable[[RequestSession, Watch], Awaitable[T]]
log = logging.getLogger(__name__)


def run_stage(context: AssetExecutionContext, workshop: Workshop, stage: Stage[T]) -> T:
    """Run one stage of the partition's request to its end.

    Raises:
        Failure: with the error's words; no trace of ours reaches the event log.
        DagsterExecutionInterruptedError: SIGTERM or SIGINT came; what was under way is committed. Returning instead
            would start the next asset.
    """
    with told_in_words(), asyncio.Runner() as runner:
        result, stopped = runner.run(_in_session(context, workshop, stage))
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
    except LeadgenError as error:
        raise Failure(description=str(error), allow_retries=False) from None
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


async def _in_session(context: AssetExecutionContext, workshop: Workshop, stage: Stage[T]) -> tuple[T, bool]:
    key = context.partition_key
    tenant = key.partition(".")[0]
    stop = asyncio.Event()
    async with Database(workshop.url) as database:
        async with database.tenant_tx(tenant) as conn:
            await load(conn, key)
        hold = workshop.hold(tenant, key, context.run.run_id)
        async with database.tenant_tx(tenant) as conn:
            stored = await load(conn, key)
        session = RequestSession(database, workshop.settings, stored, context.run.run_id, hold.fence)
        # Under the fence: an orphan must not give itself out as the request's run.
        async with session.writing() as conn:
            if stored.run_id != session.run_id or stored.status is not RequestStatus.RUNNING:
                words = next_step(RequestStatus.RUNNING, key)
                await set_status(conn, key, RequestStatus.RUNNING, "", words, session.run_id)
        with stopping_on_signals(stop):
            result = await stage(session, Watch(stop, _listener(context, workshop)))
    return result, stop.is_set()


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
