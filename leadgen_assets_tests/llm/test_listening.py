"""Whether a service takes questions is found out by a question that no service executes."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from leadgen_assets.llm.answer import Usage
from leadgen_assets.llm.listening import takes_questions
from leadgen_assets.llm.prices import Prices
from leadgen_assets.llm.wire import Reply, WireFault
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks

NOW = datetime(2026, 11, 26, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "body", "takes"),
    [
        (
            400,
            {"error": {"code": "missing_required_parameter", "message": "One of input or … must be provided."}},
            True,
        ),
        (422, {"detail": [{"loc": ["body", "input"], "msg": "Field required"}]}, True),
        (200, {"status": "incomplete", "output": []}, True),
        (200, {"detail": "Rate limit exceeded"}, False),
        (400, {"error": {"code": "model_not_found"}}, False),
        (404, {"error": {"message": "no such deployment"}}, False),
        (401, {"error": {"code": "invalid_api_key"}}, False),
        (429, {"error": {"code": "insufficient_quota"}}, False),
        (503, {"error": {"message": "overloaded"}}, False),
        (200, "<html>Sign in to the network</html>", False),
        (400, "<html>Bad Request</html>", False),
        (0, "", False),
    ],
)
def test_only_what_judges_a_question_takes_questions(status: int, body: Any, takes: bool, counter: Any) -> None:
    class Wire:
        async def send(self, kind: str, body_sent: dict[str, Any]) -> Reply:
            assert (kind, body_sent["model"], "input" in body_sent) == ("responses", "gpt-6-luna", False)
            if not status:
                raise WireFault("cannot connect", sent=False)
            return Reply(status, {}, (body if isinstance(body, str) else json.dumps(body)).encode())

    assert listened(counter, Wire()) is takes
    assert len(rows(counter)) == (1 if status == 200 and takes else 0), "what did nothing stands in no ledger"


def listened(counter: Any, wire: Any, **limits: Any) -> bool:
    settings = Settings(tenant=counter.tenant, **limits)

    async def inside() -> bool:
        async with Database(counter.url) as database:
            books = PostgresBooks(database, settings, lambda: NOW)
            return await takes_questions(wire, books, settings, counter.tenant, NOW)

    return asyncio.run(inside())


def rows(counter: Any) -> list[tuple[Any, ...]]:
    async def inside() -> list[tuple[Any, ...]]:
        async with Database(counter.url) as database, database.tenant_tx(counter.tenant) as conn:
            cursor = await conn.execute(
                "SELECT stage, agent, request_key, status, settled_microusd AS cost, usage FROM leadgen.model_calls"
            )
            return [tuple(row.values()) for row in await cursor.fetchall()]

    return asyncio.run(inside())


class Lenient:
    """Answers a question without a text, and bills it."""

    asked = 0

    async def send(self, kind: str, body: dict[str, Any]) -> Reply:
        self.asked += 1
        usage = {"input_tokens": 8_000, "output_tokens": 1}
        return Reply(200, {}, json.dumps({"status": "incomplete", "output": [], "usage": usage}).encode())


def test_a_service_that_answers_all_the_same_is_booked_with_what_it_says_that_it_used(counter: Any) -> None:
    assert listened(counter, Lenient())
    [(stage, agent, request, status, cost, usage)] = rows(counter)
    assert (stage, agent, request or "", status) == ("listening", "listening", "", "unusable")
    assert cost == Prices({}).cost("gpt-6-luna", Usage(input_tokens=8_000, output_tokens=1), NOW)
    assert (usage["input_tokens"], usage["output_tokens"]) == (8_000, 1)


def test_where_a_limit_forbids_every_question_it_is_not_asked(counter: Any) -> None:
    wire = Lenient()
    assert not listened(counter, wire, usd_per_day=Decimal("0.000001"))
    assert (wire.asked, rows(counter)) == (0, [])
