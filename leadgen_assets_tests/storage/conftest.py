"""Repositories: one database for all of their tests, a tenant of its own for each of them."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, LiteralString, TypeVar

import psycopg
import pytest
from psycopg import AsyncConnection, sql

from leadgen_assets.domain.icp import Icp
from leadgen_assets.domain.request import LeadRequest, RequestStatus
from leadgen_assets.settings import Settings
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.requests import submit

T = TypeVar("T")
_tenants = itertools.count(1)


@pytest.fixture(scope="session")
def repositories_url(server: EmbeddedServer, template: str) -> Iterator[str]:
    """Address, as a superuser, of the migrated database that all tests of repositories share."""
    names = sql.Identifier("repositories"), sql.Identifier(template)
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
    yield server.url("repositories")
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(names[0]))


@pytest.fixture(scope="session")
def icp() -> Icp:
    return known_icps(Settings())["property_management"]


@pytest.fixture
def shelf(repositories_url: str, icp: Icp) -> Shelf:
    """A tenant of its own with nothing in it yet."""
    return Shelf(repositories_url, f"shelf-{next(_tenants)}", icp)


class Shelf:
    """One tenant's rows."""

    def __init__(self, url: str, tenant: str, icp: Icp) -> None:
        self.url, self.tenant, self.icp = url, tenant, icp

    def other(self) -> Shelf:
        """Another tenant in the same database."""
        return Shelf(self.url, f"{self.tenant}-other", self.icp)

    def tx(self, work: Callable[[AsyncConnection[Any]], Awaitable[T]]) -> T:
        """Do some work in one transaction of the tenant."""

        async def inside() -> T:
            async with Database(self.url) as database, database.tenant_tx(self.tenant) as conn:
                return await work(conn)

        return asyncio.run(inside())

    def request(self, name: str = "a request", **changes: Any) -> str:
        """Put a request in; returns its key."""
        asked = LeadRequest(tenant=self.tenant, name=name, sources=("list:some.csv",), **changes)  # type: ignore[arg-type]

        async def submitted(conn: AsyncConnection[Any]) -> str:
            return (await submit(conn, asked, self.icp, "/base", RequestStatus.RUNNING)).key

        return self.tx(submitted)

    def sql(self, statement: LiteralString, *values: object) -> list[Any]:
        """Rows, as tuples, of a statement under the tenant's policies."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SET ROLE leadgen_app")
            connection.execute("SELECT set_config('leadgen.tenant', %s, false)", [self.tenant])
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []
