"""Small transactions that wait for the same connection go together: one statement, one commit, one turn at the locks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Generic, TypeVar

import psycopg

K = TypeVar("K", bound=Hashable)
C = TypeVar("C")
R = TypeVar("R")

MOST_TOGETHER = 32
"""More would keep each other waiting for longer than they save."""


class Convoy(Generic[K, C, R]):
    """What comes while a group is under way is the next group; what comes alone goes at once.

    A group in which one is refused for what it holds goes again one by one, so that each has its own fate.

    Args:
        go: sends a group, all of one key, in one transaction; its results in their order.
    """

    def __init__(self, go: Callable[[K, Sequence[C]], Awaitable[Sequence[R]]]) -> None:
        self._go = go
        self._waiting: dict[K, list[tuple[C, asyncio.Future[R]]]] = {}
        self._driver: asyncio.Task[None] | None = None

    async def join(self, key: K, item: C) -> R:
        """The result of one item, or what its transaction raised."""
        place: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(key, []).append((item, place))
        if self._driver is None or self._driver.done():
            self._driver = asyncio.create_task(self._drive())
        return await place

    async def _drive(self) -> None:
        while self._waiting:
            key = next(iter(self._waiting))
            queue = self._waiting.pop(key)
            group, rest = queue[:MOST_TOGETHER], queue[MOST_TOGETHER:]
            if rest:
                self._waiting[key] = rest
            await self._send(key, group)

    async def _send(self, key: K, group: list[tuple[C, asyncio.Future[R]]]) -> None:
        try:
            results = await self._go(key, [item for item, _ in group])
        except (psycopg.DataError, psycopg.IntegrityError, psycopg.errors.ProgramLimitExceeded) as error:
            if len(group) > 1:
                for one in group:
                    await self._send(key, [one])
                return
            _tell(group, error)
        except Exception as error:
            _tell(group, error)
        except asyncio.CancelledError:
            for _, place in group:
                place.cancel()
            raise
        else:
            for (_, place), result in zip(group, results, strict=True):
                if not place.done():
                    place.set_result(result)


def _tell(group: list[tuple[C, asyncio.Future[R]]], error: Exception) -> None:
    for _, place in group:
        if not place.done():
            place.set_exception(error)
