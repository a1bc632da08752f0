"""Somebody who decides about requests of the test's own installation (`chain` or `delivered`)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from leadgen_assets.settings import load_settings
from leadgen_assets.storage.database import Database, open_url

T = TypeVar("T")


@pytest.fixture
def decide() -> Callable[[Callable[[Database], Awaitable[T]]], T]:
    """Does something with the database that the environment names, in a loop of its own."""

    def inside(work: Callable[[Database], Awaitable[T]]) -> T:
        async def whole() -> T:
            async with Database(open_url(load_settings())) as database:
                return await work(database)

        return asyncio.run(whole())

    return inside
