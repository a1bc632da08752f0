"""How sensors read and write requests: as the operator, over all tenants, in one short transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from psycopg import AsyncConnection

from leadgen_assets.settings import load_settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.opening import opened

T = TypeVar("T")


def as_operator(work: Callable[[AsyncConnection[Any]], Awaitable[T]]) -> T:
    """Do some work in a transaction that sees every tenant's rows.

    Raises:
        DatabaseUnavailable: which fails the tick: a failed read is not an empty table.
    """

    async def inside(database: Database) -> T:
        async with database.operator_tx() as conn:
            return await work(conn)

    return with_database(inside)


def with_database(work: Callable[[Database], Awaitable[T]]) -> T:
    """Do some work with the database, in transactions of its own.

    Raises:
        DatabaseUnavailable: which fails the tick.
    """

    async def inside() -> T:
        async with opened(load_settings()) as database:
            return await work(database)

    return asyncio.run(inside())
