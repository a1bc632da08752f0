"""A pool of processes for CPU-heavy parsing, whose workers leave when their parent dies.

A small request is parsed in the run's own process: starting workers would cost more than it saves. A worker that dies
or hangs on a page takes that page's company with it, never the stage.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import ParamSpec, TypeVar

IN_PROCESS_FIRST = 48
"""Calls that are made in the run's own process before workers are started: about a second of work."""
LONGEST_SECONDS = 60.0
"""A call that takes longer is given up and its worker is killed."""

P = ParamSpec("P")
R = TypeVar("R")


class ParsingFailed(Exception):
    """A worker died or hung on this call."""


def _leave_with_parent() -> None:
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
    """

    def __init__(self, workers: int, in_process_first: int = IN_PROCESS_FIRST) -> None:
        self._workers, self._left = workers, in_process_first
        self._executor: ProcessPoolExecutor | None = None

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a picklable pure function.

        Raises:
            ParsingFailed: its worker died twice, or it took longer than LONGEST_SECONDS.
        """
        if self._workers == 0 or self._left > 0:
            self._left -= 1
            return function(*args, **kwargs)
        for _ in range(2):
            executor = self._started()
            future = executor.submit(function, *args, **kwargs)
            try:
                return await asyncio.wait_for(asyncio.wrap_future(future), LONGEST_SECONDS)
            except BrokenProcessPool:
                # Some call killed a worker, and with it everybody else's calls: each of them tries once more.
                self._discard(executor)
            except TimeoutError as error:
                self._discard(executor)
                raise ParsingFailed(f"parsing took longer than {LONGEST_SECONDS:.0f} s") from error
        raise ParsingFailed("the parsing process died on this company's pages")

    def close(self) -> None:
        """End the workers."""
        if self._executor is not None:
            self._discard(self._executor)

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self._workers, multiprocessing.get_context("spawn"), initializer=_leave_with_parent
            )
        return self._executor

    def _discard(self, executor: ProcessPoolExecutor) -> None:
        if self._executor is executor:
            self._executor = None
        for process in list((executor._processes or {}).values()):
            process.kill()
        executor.shutdown(wait=False, cancel_futures=True)
