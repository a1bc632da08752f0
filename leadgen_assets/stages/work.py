"""The one durable map that every stage uses.

Items go in, an async handler returns rows and never writes, and the rows are committed together with the item's done
mark: a few milliseconds' worth of items a transaction, under the fence. What is done for the same input is skipped; a
row that the database refuses harms its own item alone; a stop drains what is under way. Killed at any moment, the next
run goes on with what has no done mark.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterable, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

import psycopg
from psycopg import errors
from psycopg_pool import PoolTimeout

from leadgen_assets.domain.errors import DatabaseUnavailable, StageFailed
from leadgen_assets.stages.progress import Listener, Progress
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.storage.rows import EARLIER_QUARANTINE, QUARANTINE, WORK_ITEMS, Row, Table, write

DRAIN_SECONDS = 8.0
"""How long handlers under way may take to finish after a stop."""
GATHER_SECONDS = 0.01
GATHER_ITEMS = 64
"""A transaction takes what finished within this time, at most so many items."""
DATABASE_WAITS = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Waits between tries while the database does not answer."""
FEW = 10
"""Below this number of items the share of failures says nothing."""

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """One unit of work.

    Attributes:
        key: names it within request and stage.
        input_hash: of everything that its result depends on; another hash has it done again.
        payload: what the handler needs.
    """

    key: str
    input_hash: str
    payload: T


Rows = Sequence[tuple[Table, Sequence[Row]]]
"""Rows by table, parents before children."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What a handler found: rows to write, and a small result that stays with the done mark."""

    rows: Rows = ()
    result: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """How a stage went: items done now, done before, failed now; `stopped` before the end."""

    done: int = 0
    skipped: int = 0
    failed: int = 0
    stopped: bool = False
    reasons: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Watch:
    """How a stage is told to stop, and whom it tells how far it is."""

    stop: asyncio.Event
    listener: Listener


@dataclass(frozen=True, slots=True)
class _Mark:
    input_hash: str
    status: str
    attempts: int
    finished_at: datetime


@dataclass(slots=True)
class _Outcome(Generic[T]):
    item: Item[T]
    rows: Rows
    result: dict[str, Any]
    error_class: str = ""
    error: str = ""


class StageWork(Generic[T]):
    """The items of one stage of one request.

    Args:
        rows_of_failure: rows to write for an item that failed, with the reason in words.
    """

    def __init__(
        self,
        session: RequestSession,
        stage: str,
        watch: Watch,
        rows_of_failure: Callable[[Item[T], str], Rows] = lambda item, reason: (),
    ) -> None:
        self._session, self._stage, self._watch = session, stage, watch
        self._rows_of_failure = rows_of_failure
        self._marks: dict[str, _Mark] = {}
        self._tally = Tally()
        self._finished: asyncio.Queue[_Outcome[T]] = asyncio.Queue()
        self._put_off: list[_Outcome[T]] = []

    async def load_marks(self) -> None:
        """Read what earlier runs finished; call it before `is_done`."""
        async with self._session.reading() as conn:
            cursor = await conn.execute(
                "SELECT item, input_hash, status, attempts, finished_at FROM leadgen.work_items"
                " WHERE request_key = %s AND stage = %s",
                [self._session.key, self._stage],
            )
            self._marks = {
                row["item"]: _Mark(row["input_hash"], row["status"], row["attempts"], row["finished_at"])
                for row in await cursor.fetchall()
            }

    def is_done(self, key: str, input_hash: str) -> bool:
        """Whether the item is finished for this input and no redo was asked for since; counts it as skipped."""
        mark, stored = self._marks.get(key), self._session.stored
        done = (
            mark is not None
            and mark.input_hash == input_hash
            and mark.status in ("done", "failed")
            and not (stored.redo_all_before and mark.finished_at < stored.redo_all_before)
            and not (
                mark.status == "failed" and stored.redo_failed_before and mark.finished_at < stored.redo_failed_before
            )
        )
        self._tally.skipped += done
        return done

    async def run(
        self, items: AsyncIterable[Item[T]], handler: Callable[[Item[T]], Awaitable[Finished]], total: int
    ) -> Tally:
        """Work through items that are not done yet.

        Args:
            items: pulled only as fast as they are worked on, so that a large request stays small in memory.
            handler: returns rows; its exceptions fail the item alone.
            total: number of items of the stage, done ones included; for progress.

        Raises:
            StageFailed: more than the set share of the items failed.
            FenceLost, DatabaseUnavailable: nothing more can be committed; what was committed stays.
        """
        committer = asyncio.create_task(self._commit_finished(total))
        feeder = asyncio.create_task(self._feed(items, handler))
        try:
            await asyncio.wait({committer, feeder}, return_when=asyncio.FIRST_COMPLETED)
            if committer.done():
                committer.result()
            await feeder
            drained = asyncio.create_task(self._finished.join())
            await asyncio.wait({committer, drained}, return_when=asyncio.FIRST_COMPLETED)
            if committer.done():
                drained.cancel()
                committer.result()
        finally:
            for task in (feeder, committer):
                task.cancel()
            await asyncio.gather(feeder, committer, return_exceptions=True)
        for outcome in self._put_off:
            await self._commit_alone(outcome, last_try=True)
        self._judge()
        return self._tally

    async def _feed(self, items: AsyncIterable[Item[T]], handler: Callable[[Item[T]], Awaitable[Finished]]) -> None:
        slots = asyncio.Semaphore(self._session.settings.concurrency)
        tasks: set[asyncio.Task[None]] = set()
        stopping = asyncio.create_task(self._watch.stop.wait())
        try:
            async for item in items:
                free = asyncio.create_task(slots.acquire())
                await asyncio.wait({free, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if stopping.done():
                    free.cancel()
                    break
                task = asyncio.create_task(self._handle(item, handler))
                tasks.add(task)
                task.add_done_callback(tasks.discard)
                task.add_done_callback(lambda _: slots.release())
            while tasks and not stopping.done():
                await asyncio.wait({stopping, *tasks}, return_when=asyncio.FIRST_COMPLETED)
            if tasks:
                await asyncio.wait(tasks, timeout=DRAIN_SECONDS)
            self._tally.stopped = self._watch.stop.is_set()
        finally:
            stopping.cancel()
            for task in tasks:
                task.cancel()

    async def _handle(self, item: Item[T], handler: Callable[[Item[T]], Awaitable[Finished]]) -> None:
        # Exception, not BaseException: an interrupt must pass through (docs/architecture.md, "Stopping").
        try:
            finished = await handler(item)
            outcome = _Outcome(item, finished.rows, finished.result)
        except Exception as error:
            log.warning("%s: item %s failed", self._stage, item.key, exc_info=True)
            outcome = self._failure(item, type(error).__name__, str(error))
        await self._finished.put(outcome)

    def _failure(self, item: Item[T], error_class: str, error: str) -> _Outcome[T]:
        reason = f"{error_class}: {error}"[:500].replace("\x00", "")
        rows = [*self._rows_of_failure(item, reason)]
        rows.append((QUARANTINE, [(self._session.key, self._stage, item.key, reason)]))
        return _Outcome(item, rows, {}, error_class, reason)

    async def _commit_finished(self, total: int) -> None:
        started = time.monotonic()
        while True:
            batch = [await self._finished.get()]
            await asyncio.sleep(GATHER_SECONDS)
            while len(batch) < GATHER_ITEMS and not self._finished.empty():
                batch.append(self._finished.get_nowait())
            await self._commit(batch)
            for _ in batch:
                self._finished.task_done()
            tally = self._tally
            done = tally.done + tally.skipped + tally.failed
            self._watch.listener(
                Progress(self._stage, done, max(total, done), tally.failed, time.monotonic() - started)
            )

    async def _commit(self, batch: list[_Outcome[T]]) -> None:
        try:
            await self._write(batch)
        except (errors.DeadlockDetected, errors.SerializationFailure, psycopg.DataError, psycopg.IntegrityError):
            # Somebody's row is at fault, or somebody else was quicker: alone, each item shows which.
            for outcome in batch:
                await self._commit_alone(outcome, last_try=False)

    async def _commit_alone(self, outcome: _Outcome[T], *, last_try: bool) -> None:
        try:
            await self._write([outcome])
        except (errors.DeadlockDetected, errors.SerializationFailure) as error:
            if not last_try:
                self._put_off.append(outcome)
                return
            await self._write([self._failure(outcome.item, type(error).__name__, str(error).splitlines()[0])])
        except (psycopg.DataError, psycopg.IntegrityError) as error:
            if outcome.error:  # even the note of the failure cannot be written: its own text is at fault
                outcome = _Outcome(outcome.item, (), {}, outcome.error_class, "the reason could not be stored")
            else:
                outcome = self._failure(outcome.item, type(error).__name__, str(error).splitlines()[0])
            await self._write([outcome])

    async def _write(self, batch: list[_Outcome[T]]) -> None:
        for wait in (*DATABASE_WAITS, None):
            try:
                await self._write_once(batch)
                break
            except (psycopg.OperationalError, psycopg.InterfaceError, PoolTimeout, DatabaseUnavailable) as error:
                if isinstance(error, errors.DeadlockDetected | errors.SerializationFailure) or wait is None:
                    raise
                log.warning("%s: the database did not answer, next try in %s s", self._stage, wait)
                await asyncio.sleep(wait)
        for outcome in batch:
            if outcome.error_class:
                self._tally.failed += 1
                self._tally.reasons[outcome.error] = self._tally.reasons.get(outcome.error, 0) + 1
            else:
                self._tally.done += 1

    async def _write_once(self, batch: list[_Outcome[T]]) -> None:
        session = self._session
        tables: dict[int, tuple[Table, list[Row]]] = {}
        for outcome in batch:
            for table, rows in outcome.rows:
                tables.setdefault(id(table), (table, []))[1].extend(rows)
        marks = [self._mark_row(outcome) for outcome in batch]
        earlier = [(session.key, self._stage, outcome.item.key) for outcome in batch]
        writes: list[tuple[Table, Sequence[Row]]] = [
            (EARLIER_QUARANTINE, earlier),
            *tables.values(),
            (WORK_ITEMS, marks),
        ]
        async with session.writing() as conn, conn.pipeline():
            for table, rows in writes:
                await write(conn, table, rows)

    def _mark_row(self, outcome: _Outcome[T]) -> Row:
        item, earlier = outcome.item, self._marks.get(outcome.item.key)
        status = "failed" if outcome.error_class else "done"
        attempts = earlier.attempts + 1 if earlier else 1
        return (
            self._session.key, self._stage, item.key, item.input_hash, status, attempts, outcome.error_class,
            outcome.error, json.dumps(outcome.result), self._session.run_id, self._session.now(),
        )  # fmt: skip

    def _judge(self) -> None:
        tally, share = self._tally, self._session.settings.failed_share
        attempted = tally.done + tally.failed
        if attempted >= FEW and tally.failed / attempted > share:
            worst = sorted(tally.reasons.items(), key=lambda entry: -entry[1])[:3]
            raise StageFailed(
                f"{tally.failed} of {attempted} items of {self._stage} failed, more than {share:.0%}: "
                + "; ".join(f"{reason} ({count}x)" for reason, count in worst),
                f"request {self._session.key}",
                "mend the cause, then run the request again with --redo failed",
            )
