"""Decisions on the test's own database, or on its own installation (`chain` or `delivered`)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, LiteralString, TypeVar

import psycopg
import pytest

from leadgen_assets.settings import load_settings
from leadgen_assets.storage.database import Database, open_url

T = TypeVar("T")


class Ledger:
    """A database, used as one tenant who has nothing in it yet."""

    def __init__(self, url: str, tenant: str = "acme") -> None:
        self.url, self.tenant = url, tenant

    def with_database(self, work: Callable[[Database], Awaitable[T]]) -> T:
        async def inside() -> T:
            async with Database(self.url) as database:
                return await work(database)

        return asyncio.run(inside())

    def sql(self, statement: LiteralString, *values: object, tenant: str = "") -> list[Any]:
        """Rows, as tuples, of a statement under a tenant's policies; its own without one."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SET ROLE leadgen_app")
            connection.execute("SELECT set_config('leadgen.tenant', %s, false)", [tenant or self.tenant])
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []


@pytest.fixture
def ledger(database_url: str) -> Ledger:
    """The test's own database."""
    return Ledger(database_url)


@pytest.fixture(scope="session")
def ledger_of() -> Callable[[str, str], Ledger]:
    """Makes the ledger of a tenant in a database: (address, tenant)."""
    return Ledger


@pytest.fixture
def decide() -> Callable[[Callable[[Database], Awaitable[T]]], T]:
    """Does something with the database that the environment names, in a loop of its own."""

    def inside(work: Callable[[Database], Awaitable[T]]) -> T:
        async def whole() -> T:
            async with Database(open_url(load_settings())) as database:
                return await work(database)

        return asyncio.run(whole())

    return inside
