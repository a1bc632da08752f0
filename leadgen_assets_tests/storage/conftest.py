"""Repositories: one database for all of their tests, a tenant of its own for each of them."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, LiteralString, TypeVar

import psycopg
import pytest
from psycopg import AsyncConnection

from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.llm.books import Hit, Intent, Refused, Reserved, UnderWay
from leadgen_assets.llm.question import Asker
from leadgen_assets.settings import Settings
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks
from leadgen_assets.storage.requests import submit

T = TypeVar("T")
NOON = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
DOLLAR = 1_000_000
_tenants = itertools.count(1)


@pytest.fixture(scope="session")
def icp() -> Icp:
    return known_icps(Settings())["property_management"]


@pytest.fixture
def shelf(room_url: str, icp: Icp) -> Shelf:
    """A tenant of its own with nothing in it yet."""
    return Shelf(room_url, f"shelf-{next(_tenants)}", icp)


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


@pytest.fixture
def payer(shelf: Shelf) -> Iterator[Payer]:
    opened = Payer(shelf, Settings(usd_per_day=Decimal(5), calls_per_hour=1000))
    yield opened
    opened.hold.release()


class Payer:
    """A request of a tenant that a run holds, and the books, at a time that the test sets."""

    def __init__(self, shelf: Shelf, settings: Settings) -> None:
        self.shelf, self.settings, self.now = shelf, settings, NOON
        self.key = shelf.request()
        self.hold = RequestHold.take(Database(shelf.url), shelf.tenant, self.key, "run-1", lambda run: False)

    def asker(self, **changes: Any) -> Asker:
        given: dict[str, Any] = {
            "tenant": self.shelf.tenant,
            "request_key": self.key,
            "run_id": self.hold.run_id,
            "fence": self.hold.fence,
            "stage": "company_profiles",
            "budget_micro_usd": DOLLAR,
        }
        return Asker(**(given | changes))

    def intent(self, name: str = "a question", most: int = 100_000, **changes: Any) -> Intent:
        prompt = {"model": "gpt-made-up", "input": name}
        call_hash = f"{self.shelf.tenant} {name}"
        return Intent(
            call_hash, self.asker(**changes), "real", "gpt-made-up", "company_research", "a.example", prompt, most
        )

    def work(self, work: Callable[[PostgresBooks], Awaitable[T]]) -> T:
        async def inside() -> T:
            async with Database(self.shelf.url) as database:
                return await work(PostgresBooks(database, self.settings, lambda: self.now))

        return asyncio.run(inside())

    def other(self) -> Payer:
        """The same of another tenant; the caller releases its hold."""
        return Payer(self.shelf.other(), self.settings)

    def begin(self, intent: Intent) -> Hit | Reserved | UnderWay | Refused:
        return self.work(lambda books: books.begin(intent))

    def take_over(self) -> None:
        """Another run has the request from now on; questions are its own."""
        self.hold.release()
        newer = f"run-{int(self.hold.run_id.removeprefix('run-')) + 1}"
        self.hold = RequestHold.take(Database(self.shelf.url), self.shelf.tenant, self.key, newer, lambda run: False)

    def turn_to(self, name: str) -> None:
        """Go on with another request, new and of this name."""
        self.key = self.shelf.request(name)
        self.take_over()

    def counter(self, kind: str) -> tuple[int, int, int, int]:
        """Calls, and micro-dollars in flight, unknown and settled."""
        (row,) = self.shelf.sql(
            "SELECT calls, in_flight_microusd, unknown_microusd, settled_microusd FROM leadgen.model_counters"
            " WHERE kind = %s",
            kind,
        )
        return row  # type: ignore[no-any-return]

    def rows(self, columns: LiteralString) -> list[Any]:
        """Columns of the calls in their order."""
        found = self.shelf.sql(f"SELECT {columns} FROM leadgen.model_calls ORDER BY call_id")
        return [row[0] if len(row) == 1 else row for row in found]

    def ask(self, intent: Intent, cost: int = 40_000, usable: bool = True) -> int:
        """A call that is begun and answered; its id."""

        async def asked(books: PostgresBooks) -> int:
            begun = await books.begin(intent)
            assert isinstance(begun, Reserved)
            await books.answered(begun.call_id, {"said": "yes"}, {"input_tokens": 10}, cost, usable)
            return begun.call_id

        return self.work(asked)
