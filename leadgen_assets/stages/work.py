"""The one durable map that every stage uses.

Items go in, an async handler returns rows and never writes, and the rows are committed together with the item's done
mark: a few milliseconds' worth of items a transaction, under the fence. What is done for the same input is skipped; a
row that the database refuses harms its own item alone; a stop drains what is under way, and so does the loss
of the request to a newer run, which commits nothing more. After a stop no further question is sent: an item whose question was
not (`AskingStopped`) stays open. Killed at any moment, the next run goes on with what has no done
mark. A limit of money or calls (`ModelPaused`) puts the item off: no further one is begun unless a cheaper question may fit,
what is under way is finished, and the next run goes on with the rest; an item that is worth something without an answer hands
that over, and only stays open. What found the service down is taken up again behind the others (`stages/again.py`). Where no question
can succeed (`ModelUnusable`), the stage ends with those words.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from leadgen_assets.domain.errors import AskingStopped, FenceLost, ModelDown, ModelPaused, ModelUnusable, StageFailed
from leadgen_assets.stages.again import Later
from leadgen_assets.stages.committing import Commits
from leadgen_assets.stages.handling import handled
from leadgen_assets.stages.item import Finished, Item, Outcome, Rows
from leadgen_assets.stages.pausing import pause_noted, pause_of
from leadgen_assets.stages.progress import Listener, Progress
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.waiting import beside, cancelled, each, either, unless
from leadgen_assets.storage.pauses import StagePause
from leadgen_assets.storage.requests import redo
from leadgen_assets.telemetry.spans import span
from leadgen_assets.telemetry.work import at_stage

DRAIN_SECONDS = 4.5
"""How long handlers under way may take to finish after a stop."""
LAST_COMMIT_SECONDS = 1.5
"""How long the last commit may take after that; together 6 s. Of the ten that are promised Dagster and `leadgen up` need the rest."""
GATHER_SECONDS = 0.1
LAST_GATHER_SECONDS = 0.01
GATHER_ITEMS = 64
"""A transaction takes what finished since the last one, at least this time ago, at most so many items: it costs the server as much as
the rows of several. The shorter time is for items that finish together, and alone counts once none is left to begin.
"""
SOME, MANY, SHARED_SECONDS = 100, 1000, 30.0
"""Items after which the database's statistics no longer fit its tables; of some, stages that end within this time learn them once."""
FEW = 10
"""Below this number of items the share of failures says nothing."""

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Tally:
    """How a stage went: items done now, done before, failed now, put off now; `stopped` or `paused` before the end."""

    done: int = 0
    skipped: int = 0
    failed: int = 0
    put_off: int = 0
    stopped: bool = False
    paused: StagePause | None = None
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
    finished_at: datetime


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
        self._marks: dict[str, _Mark] = {}
        self._attempts: dict[str, int] = {}
        self._tally = Tally()
        self._all_begun = False
        self._no_more = asyncio.Event()
        self._lost = asyncio.Event()
        self._fatal: Exception | None = None
        self._down: ModelDown | None = None
        self._later: Later[T] = Later(session.now)
        # Bounded: while the database is away, handlers must wait instead of heaping up what they found.
        self._finished: asyncio.Queue[Outcome[T]] = asyncio.Queue(GATHER_ITEMS)
        self._commits: Commits[T] = Commits(session, stage, self._attempts, rows_of_failure, self._count)

    async def load_marks(self) -> None:
        """Read what earlier runs finished; call it before `is_done`."""
        async with self._session.reading() as conn:
            cursor = await conn.execute(
                "SELECT item, input_hash, status, attempts, finished_at FROM leadgen.work_items"
                " WHERE request_key = %s AND stage = %s",
                [self._session.key, self._stage],
            )
            for row in await cursor.fetchall():
                self._marks[row["item"]] = _Mark(row["input_hash"], row["status"], row["finished_at"])
                self._attempts[row["item"]] = row["attempts"]

    def is_done(
        self, key: str, input_hash: str, *, passing: bool = False, again_before: datetime | None = None
    ) -> bool:
        """Whether the item is finished for this input and no redo was asked for since; counts it as skipped.

        Args:
            passing: it is finished, but another day may do it better: whoever has failed items done again means it too.
            again_before: what was finished before this time does not count, for this item alone.
        """
        mark, stored = self._marks.get(key), self._session.stored
        done = (
            mark is not None
            and mark.input_hash == input_hash
            and mark.status in ("done", "failed")
            and not (again_before and mark.finished_at < again_before)
            and not (stored.redo_all_before and mark.finished_at < stored.redo_all_before)
            and not (
                (mark.status == "failed" or passing)
                and stored.redo_failed_before
                and mark.finished_at < stored.redo_failed_before
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
            StageFailed: more than the set share of the items failed; the next run tries those again.
            FenceLost, DatabaseUnavailable: nothing more can be committed; what was committed stays.
            ModelUnusable: no question can succeed; what needed none is committed.
        """
        with at_stage(self._stage):  # the tasks, and those that they begin, inherit it
            committer = asyncio.create_task(self._commit_finished(total))
            feeder = asyncio.create_task(self._feed(items, handler))
        try:
            await beside(committer, feeder)
            joined = asyncio.create_task(self._finished.join())
            await beside(committer, joined, LAST_COMMIT_SECONDS if self._watch.stop.is_set() else None)
        finally:
            await cancelled(feeder, committer)
        if not (self._watch.stop.is_set() or self._lost.is_set()):
            await self._commits.finish()
        if self._tally.paused is not None:
            await pause_noted(self._session, self._tally.paused)
        feeder.result()
        if self._fatal is not None:
            raise self._fatal
        if (done := self._tally.done) >= SOME:
            await self._session.database.refresh_statistics(older_than=SHARED_SECONDS if done < MANY else 0.0)
        await self._judge()
        return self._tally

    async def _feed(self, items: AsyncIterable[Item[T]], handler: Callable[[Item[T]], Awaitable[Finished]]) -> None:
        tasks: set[asyncio.Task[None]] = set()
        stopping = asyncio.create_task(either(self._watch.stop, self._lost))
        ending = asyncio.create_task(either(self._watch.stop, self._no_more))
        try:
            try:
                await self._begin(aiter(items), handler, tasks, ending)
            except Exception:
                # What is under way is good, although no further item can be had.
                await self._drain(tasks, stopping)
                raise
            await self._drain(tasks, stopping)
            while (again := self._later.next_pass())[1]:
                await unless(ending, asyncio.sleep(again[0]))
                await self._begin(each(again[1]), handler, tasks, ending)
                await self._drain(tasks, stopping)
            self._tally.stopped = self._watch.stop.is_set()
        finally:
            await cancelled(stopping, ending, *tasks)

    async def _begin(
        self,
        source: AsyncIterator[Item[T]],
        handler: Callable[[Item[T]], Awaitable[Finished]],
        tasks: set[asyncio.Task[None]],
        ending: asyncio.Task[bool],
    ) -> None:
        """Begin items, as many at once as there are slots, until there is none or no further one may begin."""
        slots = asyncio.Semaphore(self._session.settings.concurrency)
        # A slot first, then an item: no more of them are in memory than are worked on.
        while await unless(ending, slots.acquire()):
            item = await unless(ending, anext(source, None))
            if item is None:
                break
            task = asyncio.create_task(self._handle(item, handler))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
            task.add_done_callback(lambda _: slots.release())

    async def _drain(self, tasks: set[asyncio.Task[None]], stopping: asyncio.Task[bool]) -> None:
        self._all_begun = True
        while tasks and not stopping.done():
            await asyncio.wait({stopping, *tasks}, return_when=asyncio.FIRST_COMPLETED)
        if tasks:
            await asyncio.wait(tasks, timeout=DRAIN_SECONDS)

    async def _handle(self, item: Item[T], handler: Callable[[Item[T]], Awaitable[Finished]]) -> None:
        # Exception, not BaseException: an interrupt must pass through (docs/architecture.md, "Stopping").
        try:
            with span("item", item=item.key):
                finished = await handled(handler(item), self._session.settings.item_seconds)
            outcome = Outcome(item, finished.rows, finished.result)
            if finished.put_off is not None:
                if self._later.takes(item, finished.put_off):
                    return
                outcome = self._paused(item, finished.put_off, finished)
        except asyncio.CancelledError as error:
            task = asyncio.current_task()
            if task is None or task.cancelling():
                raise
            # Not this task was cancelled, but something that the handler awaited: the item would vanish without a word.
            outcome = self._commits.failure(item, error)
        except (ModelDown, ModelPaused) as error:
            if self._later.takes(item, error):
                return
            if isinstance(error, ModelPaused):
                # Nothing was found for this item. Those behind it would meet the same limit, unless they need less of it.
                if not error.cheaper:
                    self._no_more.set()
                outcome = self._paused(item, error, Finished())
            else:
                self._down = error
                outcome = self._commits.failure(item, error)
        except FenceLost as error:
            self._lose(error)
            return
        except AskingStopped:
            return  # it stays open, without a mark: the next run asks what this one did not send
        except ModelUnusable as error:
            # No item can be done any more; this one stays open, without a mark.
            self._fatal = self._fatal or error
            self._no_more.set()
            return
        except Exception as error:
            log.warning("%s: item %s failed", self._stage, item.key, exc_info=True)
            outcome = self._commits.failure(item, error)
        await self._finished.put(outcome)

    def _lose(self, error: FenceLost) -> None:
        """A newer run has the request: begin and commit nothing more, but let what was asked be answered and booked for it."""
        self._fatal = error
        self._no_more.set()
        self._lost.set()

    def _paused(self, item: Item[T], error: ModelPaused, finished: Finished) -> Outcome[T]:
        self._tally.paused = pause_of(self._stage, error, self._tally.paused)
        until = error.until.isoformat() if error.until else ""
        result = finished.result | {"limit": error.limit, "until": until}
        if error.agent:
            result |= {"put_off": error.agent, "needs_micro_usd": error.most_micro_usd}
        return Outcome(item, finished.rows, result, put_off=True)

    async def _commit_finished(self, total: int) -> None:
        started, earlier = time.monotonic(), 0.0
        while True:
            batch = await self._gathered(earlier + GATHER_SECONDS)
            try:
                if not self._lost.is_set():
                    await self._commits.commit(batch)
            except FenceLost as error:
                self._lose(error)
            earlier = time.monotonic()
            self._session.bell(self._stage).set()
            for _ in batch:
                self._finished.task_done()
            tally, seconds = self._tally, earlier - started
            done = tally.done + tally.skipped + tally.failed
            self._watch.listener(Progress(self._stage, done, max(total, done), tally.failed, seconds))

    async def _gathered(self, until: float) -> list[Outcome[T]]:
        batch = [await self._finished.get()]
        left = 0.0 if self._all_begun else until - time.monotonic()
        try:
            async with asyncio.timeout(max(left, LAST_GATHER_SECONDS)):
                while len(batch) < GATHER_ITEMS:
                    batch.append(await self._finished.get())
        except TimeoutError:
            pass
        return batch

    def _count(self, outcome: Outcome[T]) -> None:
        if outcome.put_off:
            self._tally.put_off += 1
        elif outcome.error_class:
            self._tally.failed += 1
            self._tally.reasons[outcome.error] = self._tally.reasons.get(outcome.error, 0) + 1
        else:
            self._tally.done += 1

    async def _judge(self) -> None:
        session, tally, share = self._session, self._tally, self._session.settings.failed_share
        attempted = tally.done + tally.failed
        if attempted < FEW or tally.failed / attempted <= share:
            return
        async with session.writing() as conn:
            await redo(conn, session.key, session.now(), only_failed=True)
        down = self._down
        worst = sorted(tally.reasons.items(), key=lambda entry: -entry[1])[:3]
        raise StageFailed(
            f"{tally.failed} of {attempted} items of {self._stage} failed, more than {share:.0%}: "
            + "; ".join(f"{reason} ({count}x)" for reason, count in worst),
            f"{down.where}, request {session.key}" if down and down.where else f"request {session.key}",
            f"{down.todo if down and down.todo else 'mend the cause that is named above'}; then run the request again:"
            " what failed is tried again",
        )
