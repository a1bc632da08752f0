"""What is asked once more within a run: an item that found the model's service down, or too busy for a short while.

A question has three tries in the gateway, within seconds. Where three calls of ten fail by chance, one question in forty still
gets no answer, and a request of hundreds of companies would lose some to bad luck. So their items wait until the others are
done and are taken up again, twice at most; the journal answers what they had asked with success.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from leadgen_assets.domain.errors import ModelDown, ModelPaused
from leadgen_assets.stages.item import Item

WAITS = (0.5, 3.0)
"""Seconds before each further pass; how long the service asked to be left alone, the gateway keeps."""
MOST_ITEMS = 200
"""Items that wait at once: they are held in memory, and where more of them fail it is no bad luck."""
SHORT = timedelta(minutes=5)
"""A service that asks to wait longer is not waited for."""

T = TypeVar("T")
R = TypeVar("R")


def passes_soon(error: Exception, now: datetime) -> bool:
    """Whether the same question may be answered in a while, without a person and without more money."""
    if isinstance(error, ModelPaused):
        return error.limit == "service" and error.until is not None and error.until - now <= SHORT
    return isinstance(error, ModelDown)


async def asked_again(ask: Callable[[], Awaitable[R]], now: Callable[[], datetime]) -> R:
    """The answer, asked again where that may help; for questions that stand in no queue of items.

    Raises:
        ModelDown, ModelPaused: also at last. The others as `llm.answer.Model.ask`.
    """
    for wait in WAITS:
        try:
            return await ask()
        except (ModelDown, ModelPaused) as error:
            if not passes_soon(error, now()):
                raise
        await asyncio.sleep(wait)
    return await ask()


class Later(Generic[T]):
    """Items of one stage that wait for the next pass."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now, self._items, self._passes = now, list[Item[T]](), len(WAITS)

    def takes(self, item: Item[T], error: Exception) -> bool:
        """Whether the item is done again in this run; then nothing of it may be committed now."""
        if not self._passes or len(self._items) == MOST_ITEMS or not passes_soon(error, self._now()):
            return False
        self._items.append(item)
        return True

    def next_pass(self) -> tuple[float, list[Item[T]]]:
        """Seconds to wait, and the items to take up then; none when nothing waits."""
        items, self._items = self._items, []
        wait = WAITS[-self._passes] if self._passes else 0.0
        self._passes = max(0, self._passes - 1)
        return wait, items
