"""How a call comes into the books: for sure, and where nothing is kept meanwhile, while its answer is already in use."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

R = TypeVar("R")

_UNDER_WAY: ContextVar[set[asyncio.Task[None]] | None] = ContextVar("entries of a piece of work", default=None)


@asynccontextmanager
async def booked_by_its_end() -> AsyncIterator[None]:
    """Within it a usable answer is handed on while it is booked; it ends once all that was asked within it is in the books.

    For a piece of work that keeps nothing of an answer before its end, whoever it asks in turn: its next question need not wait
    for the database. Killed meanwhile, the call is one in flight, as it is while its entry is waited for.

    Raises:
        whatever the books raised.
    """
    entries: set[asyncio.Task[None]] = set()
    token = _UNDER_WAY.set(entries)
    try:
        yield
    finally:
        _UNDER_WAY.reset(token)
        await surely(_all(entries))


async def booked(entry: Coroutine[Any, Any, None], *, usable: bool) -> None:
    """See to an entry: at once, or by the end of the piece of work. Without a usable answer at once: the same may be asked again."""
    entries = _UNDER_WAY.get()
    if entries is None or not usable:
        await surely(entry)
    else:
        entries.add(asyncio.create_task(entry))


async def _all(entries: set[asyncio.Task[None]]) -> None:
    if entries:
        await asyncio.wait(entries)
    faults = [fault for entry in entries if (fault := entry.exception())]
    if faults:
        raise faults[0]


async def surely(work: Coroutine[Any, Any, R]) -> R:
    """What `work` returns; it is brought to its end even when whoever waits is cancelled, who is cancelled afterwards.

    Money in the books must not depend on when somebody stops waiting.
    """
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # seen: whoever waited is gone
        raise cancelled
    return task.result()
