"""Waiting for several things at once, where one of them ends the others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterable
from typing import Any, TypeVar

R = TypeVar("R")


async def unless(stopping: asyncio.Task[bool], work: Awaitable[R]) -> R | None:
    """The result of `work`; None when the stop came first, which gives the work up."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return None if stopping.done() else task.result()
    finally:
        await cancelled(task)


async def each(items: Iterable[R]) -> AsyncIterator[R]:
    """The items, one by one."""
    for item in items:
        yield item


async def either(*events: asyncio.Event) -> bool:
    """Wait until one of the events is set."""
    waiting = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        return True
    finally:
        await cancelled(*waiting)


async def beside(committer: asyncio.Task[None], task: asyncio.Task[Any], seconds: float | None = None) -> None:
    """Wait for a task, at most so long, while the committer works; the committer's error ends the waiting."""
    try:
        await asyncio.wait({committer, task}, return_when=asyncio.FIRST_COMPLETED, timeout=seconds)
        if committer.done():
            committer.result()
    finally:
        if not task.done():
            await cancelled(task)


async def cancelled(*tasks: asyncio.Future[Any]) -> None:
    """End tasks that are not done, and wait until they are."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
