"""The gateway on real books: one database for all of these tests, a tenant and a request of its own for each of them."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Awaitable, Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, LiteralString, TypeVar

import psycopg
import pytest
from pydantic import BaseModel

from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.llm.answer import Answer
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.llm.question import Asker, Instructions, Place, Question, Use, WebSearch
from leadgen_assets.llm.scripted import ScriptedModel, Step
from leadgen_assets.settings import Settings
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks
from leadgen_assets.storage.requests import submit

T = TypeVar("T")
_tenants = itertools.count(1)


class Units(BaseModel):
    """The answer that these tests ask for."""

    units: int | None
    segment: int | None


@pytest.fixture
def counter(room_url: str) -> Iterator[Counter]:
    """A request of a tenant that a run holds, who may ask."""
    opened = Counter(room_url, f"asks-{next(_tenants)}")
    yield opened
    opened.hold.release()


class Counter:
    """One tenant who asks: the clock stands where the test sets it, and waiting takes no time but is noted in `slept`."""

    def __init__(self, url: str, tenant: str) -> None:
        self.url, self.tenant = url, tenant
        self.now = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
        self.slept: list[float] = []
        asked = LeadRequest(tenant=tenant, name="a request", sources=("list:some.csv",))
        icp = known_icps(Settings())["property_management"]

        async def submitted() -> str:
            async with Database(url) as database, database.tenant_tx(tenant) as conn:
                return (await submit(conn, asked, icp, "/base", RequestStatus.RUNNING)).key

        self.key = asyncio.run(submitted())
        self.hold = RequestHold.take(Database(url), tenant, self.key, "run-1", lambda run: False)

    def asker(self, **changes: Any) -> Asker:
        given: dict[str, Any] = {
            "tenant": self.tenant,
            "request_key": self.key,
            "run_id": "run-1",
            "fence": self.hold.fence,
            "stage": "company_profiles",
            "budget_micro_usd": 2_000_000,
        }
        return Asker(**(given | changes))

    def question(self, page: str = "[1] We manage 120 units.", **changes: Any) -> Question[Units]:
        given: dict[str, Any] = {
            "use": Use.EXTRACT,
            "instructions": Instructions("company_research", "1", "Read the segments."),
            "input": page,
            "answer": Units,
            "about": "manor.example",
        }
        return Question(**(given | changes))

    def search(self, **changes: Any) -> Question[Units]:
        tool = WebSearch(("registry.example",), Place(region="Texas", city="Austin"))
        given = {"use": Use.SEARCH, "answer": None, "search": tool, "most_tool_calls": 3, "input": "Firms in Austin"}
        return self.question(**(given | changes))

    def settings(self, **changes: Any) -> Settings:
        return Settings(mode=changes.pop("mode", "mock"), **changes)

    def run(
        self,
        wire: ScriptedModel | Iterable[Step],
        work: Callable[[Gateway], Awaitable[T]],
        gateway: dict[str, Any] | None = None,
        **settings: Any,
    ) -> T:
        """What some work with a gateway returns; the script must have been asked whole."""
        scripted = wire if isinstance(wire, ScriptedModel) else ScriptedModel(wire)
        scripted.account = self.tenant  # turns are shared by all who ask for one account
        chosen = self.settings(**settings)

        async def sleep(seconds: float) -> None:
            self.slept.append(seconds)
            self.now += timedelta(seconds=seconds)
            await asyncio.sleep(min(seconds, 0.005))

        async def inside() -> T:
            async with Database(self.url) as database:
                books = PostgresBooks(database, chosen, lambda: self.now)
                given = {"now": lambda: self.now, "sleep": sleep, "chance": random.Random(1)} | (gateway or {})
                async with Gateway(scripted, books, chosen, **given) as opened:
                    return await work(opened)

        worked = asyncio.run(inside())
        scripted.check_consumed()
        return worked

    def ask(self, wire: ScriptedModel | Iterable[Step], **changes: Any) -> Answer[Units]:
        """The answer to the one question of these tests."""
        return self.run(wire, lambda gateway: gateway.ask(self.question(**changes), self.asker()))

    def rows(self) -> list[tuple[str, int, str]]:
        """Status, micro-dollars that count, and fault of each call, in order."""
        return self.sql(
            "SELECT status, COALESCE(settled_microusd, reserved_microusd), error FROM leadgen.model_calls ORDER BY call_id"
        )

    def statuses(self) -> list[str]:
        return [status for status, _, _ in self.rows()]

    def sql(self, statement: LiteralString, *values: object) -> list[Any]:
        """Rows, as tuples, of a statement under the tenant's policies."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SET ROLE leadgen_app")
            connection.execute("SELECT set_config('leadgen.tenant', %s, false)", [self.tenant])
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []
