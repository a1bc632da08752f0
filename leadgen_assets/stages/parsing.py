"""A pool of processes for CPU-heavy parsing, whose workers leave when their parent dies.

A small request is parsed in the run's own process: starting workers would cost more than it saves. A worker that dies
or hangs on a page takes that page's company with it, never the stage.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import wait
from typing import ParamSpec, TypeVar

SMALL = 60
"""Companies up to which everything is parsed in the run's own process: about a second of work, what workers take to start."""
IN_PROCESS_FIRST = 3 * SMALL
"""Calls that are made in the run's own process, where nobody expects many: home page, other pages and profile of a company."""
CALLS_A_WORKER = 2
"""Calls in a worker's hands: the one it works on and the next, so that it never waits for the run's loop."""
NICENESS = 5
"""By how much workers stand behind everything else on the machine."""
LONGEST_SECONDS = 60.0
"""A call that takes longer is given up and its worker is killed."""

P = ParamSpec("P")
R = TypeVar("R")


class ParsingFailed(Exception):
    """A worker died or hung on this call."""


def _leave_with_parent() -> None:
    # A signal to the whole process group is for the run: it drains, and then ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    # The run's own process hands on answers and commits what is ready, and the database works for it: neither waits for a page.
    os.nice(NICENESS)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class ParsingPool:
    """Runs pure functions in spawned workers.

    Args:
        workers: processes; 0 makes every call in the caller's own process.
        in_process_first: calls made in the caller's process before the workers are started.
        longest_seconds: a call that takes longer is given up.
    """

    def __init__(
        self, workers: int, in_process_first: int = IN_PROCESS_FIRST, longest_seconds: float = LONGEST_SECONDS
    ) -> None:
        self._workers, self._left, self._longest = workers, in_process_first, longest_seconds
        self._executor: ProcessPoolExecutor | None = None
        self._suspects: ProcessPoolExecutor | None = None
        self._turns: _Turns | None = None
        self._starting = False

    def expect(self, companies: int) -> None:
        """Be told how many companies there are: for many, workers are started with the first call.

        Until they are up, which takes a second, what they have no hand free for is done here: a question may wait for it.
        """
        if companies > SMALL and self._left > 0:
            self._left, self._starting = 0, True

    def start(self, *functions: Callable[..., object]) -> None:
        """Start the workers ahead of the first call, for many companies of which something is to be read.

        Args:
            functions: which they will be asked for: a worker imports their modules.
        """
        if self._workers and self._executor is None:
            self._left, self._starting = 0, True
            self._executor = _pool(self._workers)
            self._executor.submit(_imported, *functions).add_done_callback(self._is_up)

    def _is_up(self, _: object) -> None:
        self._starting = False

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a picklable pure function.

        Raises:
            ParsingFailed: its worker died on it, or it took longer than `longest_seconds`, with a worker to itself.
        """
        return await self._run(partial(function, *args, **kwargs), ahead=False)

    async def run_ahead(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The same before all calls that wait for a worker without being ahead: a question waits for what it returns."""
        return await self._run(partial(function, *args, **kwargs), ahead=True)

    async def _run(self, call: Callable[[], R], *, ahead: bool) -> R:
        if self._workers == 0 or self._left > 0:
            self._left -= 1
            return call()
        turns = self._turns_of_this_loop()
        if self._starting and not turns.pool.is_free:
            # One at a time, whoever is ahead first: between two calls the loop hands on what is ready, and a first question goes out
            # before sixty sites are read.
            async with turns.here.turn(ahead=ahead):
                await asyncio.sleep(0)
                if self._starting:
                    return call()
        # Few calls wait inside the pool: they fall with it when another one kills or outlasts a worker, and are made alone.
        async with turns.pool.turn(ahead=ahead):
            if self._executor is None:
                self._executor = _pool(self._workers)
            executor = self._executor
            try:
                return await self._result(executor, call)
            except (BrokenProcessPool, ParsingFailed):
                # Some call killed a worker or outlasted its time, and with it everybody else's calls, also one that only
                # waited behind it.
                if self._executor is executor:
                    self._executor = None
                _end(executor)
            finally:
                self._starting = False
        async with turns.suspects:
            return await self._alone(call)

    async def _alone(self, call: Callable[[], R]) -> R:
        """Call it where nobody else's call is: if that worker dies too, this call is to blame."""
        if self._suspects is None:
            self._suspects = _pool(1)
        executor = self._suspects
        try:
            return await self._result(executor, call)
        except (BrokenProcessPool, ParsingFailed) as error:
            self._suspects = None
            _end(executor)
            if isinstance(error, ParsingFailed):
                raise
            raise ParsingFailed("the parsing process died on this company's pages") from error

    async def _result(self, executor: ProcessPoolExecutor, call: Callable[[], R]) -> R:
        future = asyncio.wrap_future(executor.submit(call))
        try:
            done, _ = await asyncio.wait({future}, timeout=self._longest)
            if done:
                return future.result()
        finally:
            future.cancel()  # nobody asks for a late answer, or for the error that the end of its pool is
        _end(executor)
        raise ParsingFailed(f"parsing took longer than {self._longest:.0f} s")

    def _turns_of_this_loop(self) -> _Turns:
        loop = asyncio.get_running_loop()
        if self._turns is None or self._turns.loop is not loop:
            self._turns = _Turns(loop, _Queue(CALLS_A_WORKER * self._workers), _Queue(1), asyncio.Lock())
        return self._turns

    def close(self) -> None:
        """End the workers."""
        for executor in (self._executor, self._suspects):
            if executor is not None:
                _end(executor)
        self._executor = self._suspects = None


@dataclass(frozen=True, slots=True)
class _Turns:
    """Who may call now: as many as there are workers, one in this process, and of those whose worker died one at a time."""

    loop: asyncio.AbstractEventLoop
    pool: _Queue
    here: _Queue
    suspects: asyncio.Lock


class _Queue:
    """Turns, so many at once; whoever is ahead waits for those alone who are ahead too.

    Those who are not wait for as long as others are: what they do leads to more work for both.
    """

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._ahead: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()

    @property
    def is_free(self) -> bool:
        """Whether there is a turn to be had at once."""
        return self._free > 0

    @asynccontextmanager
    async def turn(self, *, ahead: bool) -> AsyncIterator[None]:
        """Wait for a turn, and have it."""
        await self._take(self._ahead if ahead else self._others)
        try:
            yield
        finally:
            self._give()

    async def _take(self, line: deque[asyncio.Future[None]]) -> None:
        if self._free:
            self._free -= 1
            return
        mine = asyncio.get_running_loop().create_future()
        line.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self._give()  # the turn came together with the cancellation
            raise

    def _give(self) -> None:
        for line in (self._ahead, self._others):
            while line:
                next_one = line.popleft()
                if not next_one.done():
                    next_one.set_result(None)
                    return
        self._free += 1


def _imported(*functions: Callable[..., object]) -> None:
    """Nothing: a worker that is handed functions has imported their modules."""


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_leave_with_parent)


def _end(executor: ProcessPoolExecutor) -> None:
    """Kill the workers; whoever waits for an answer of theirs gets BrokenProcessPool."""
    for process in list((executor._processes or {}).values()):
        process.kill()
    # Not `cancel_futures`: whoever waits would be cancelled instead of told.
    executor.shutdown(wait=False)
