from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeVar

import pytest

from leadgen_assets.llm.books import Hit, Intent, Refused, Reserved, UnderWay
from leadgen_assets.llm.question import Asker
from leadgen_assets.settings import Settings
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks

T = TypeVar("T")
NOON = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
DOLLAR = 1_000_000


class Desk:
    """A request of a tenant that a run holds, and the books, at a time that the test sets."""

    def __init__(self, shelf: Any, settings: Settings) -> None:
        self.shelf, self.settings, self.now = shelf, settings, NOON
        self.key = shelf.request()
        self.hold = RequestHold.take(Database(shelf.url), shelf.tenant, self.key, "run-1", lambda run: False)

    def asker(self, **changes: Any) -> Asker:
        given: dict[str, Any] = {
            "tenant": self.shelf.tenant,
            "request_key": self.key,
            "run_id": "run-1",
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

    def begin(self, intent: Intent) -> Hit | Reserved | UnderWay | Refused:
        return self.work(lambda books: books.begin(intent))

    def ask(self, intent: Intent, cost: int = 40_000, usable: bool = True) -> int:
        """A call that is begun and answered; its id."""

        async def asked(books: PostgresBooks) -> int:
            begun = await books.begin(intent)
            assert isinstance(begun, Reserved)
            await books.answered(begun.call_id, {"said": "yes"}, {"input_tokens": 10}, cost, usable)
            return begun.call_id

        return self.work(asked)


@pytest.fixture
def desk(shelf: Any) -> Iterator[Desk]:
    opened = Desk(shelf, Settings(usd_per_day=Decimal(5), calls_per_hour=1000))
    yield opened
    opened.hold.release()


def test_an_answer_is_paid_once_and_the_journals_from_then_on(desk: Desk) -> None:
    call = desk.ask(desk.intent())
    assert desk.begin(desk.intent(stage="contacts")) == Hit(call, {"said": "yes"}, "gpt-made-up", 40_000)
    assert desk.shelf.sql("SELECT stage, saved_microusd FROM leadgen.model_hits") == [("contacts", 40_000)]
