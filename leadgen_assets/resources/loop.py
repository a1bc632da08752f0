"""The one event loop of a run's process, with the database's connections in it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import TypeVar

from leadgen_assets.storage.database import Database

T = TypeVar("T")


class DatabaseLoop:
    """Does one thing after another with a database, in one event loop that lives as long as the process's work.

    A run has some thirty stages, checks and decisions. Connections belong to the loop that opened them, so that with a loop
    for each of them a run opened about seventy, and most of what a check cost was its connection.

    Args:
        url: the database's address, as `open_url` gives it.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._runner: asyncio.Runner | None = None
        self._database = Database(url)

    def run(self, work: Callable[[Database], Awaitable[T]]) -> T:
        """Do something to its end, in the calling thread, which is always the same.

        After any error the loop is given up with whatever was left in it, and the next call begins with a fresh one.
        """
        if self._runner is None:
            self._runner, self._database = asyncio.Runner(), Database(self._url)
            self._runner.run(self._database.__aenter__())

        async def done() -> T:
            return await work(self._database)

        try:
            return self._runner.run(done())
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the connections and the loop; what still runs in it is cancelled."""
        runner, self._runner = self._runner, None
        if runner is None:
            return
        with runner, contextlib.suppress(Exception):  # a server that is gone closes nothing
            runner.run(self._database.__aexit__(None, None, None))
