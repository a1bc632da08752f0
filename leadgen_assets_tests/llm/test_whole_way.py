"""The whole way, from a question through the real client to a service on loopback that fails in three calls of ten."""

from __future__ import annotations

import asyncio
from collections import Counter as Count
from collections.abc import Callable
from typing import Any

import pytest

from leadgen_assets.domain.errors import AnswerUnusable, LeadgenError, ModelDown, ModelPaused
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.llm.wire import OpenAIWire
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks


@pytest.mark.slow
def test_with_three_calls_of_ten_failing_the_ledger_equals_what_the_service_saw(
    counter: Any, model_services: Callable[..., Any], billed: Callable[[list[dict[str, Any]]], int]
) -> None:
    service = model_services(share=0.3, seed=7, says='{"units": 120, "segment": 1}')
    settings = counter.settings(mode="real")
    outcomes: Count[str] = Count()

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.01))

    async def ask(gateway: Gateway, number: int) -> None:
        for _ in range(3):  # as a stage asks again what was put off
            try:
                answer = await gateway.ask(counter.question(f"[1] page {number}"), counter.asker())
            except (ModelDown, ModelPaused):
                continue
            except AnswerUnusable:
                outcomes["unusable"] += 1
                return
            outcomes["right" if answer.parsed and answer.parsed.units == 120 else "wrong"] += 1
            return
        outcomes["put off"] += 1

    async def inside() -> None:
        async with Database(counter.url) as database:
            books = PostgresBooks(database, settings, lambda: counter.now)
            wire = OpenAIWire("sk-test-whole-way", service.address, 1)
            async with Gateway(wire, books, settings, now=lambda: counter.now, sleep=sleep) as gateway:
                await asyncio.gather(*(ask(gateway, number) for number in range(60)))

    asyncio.run(inside())
    assert outcomes["wrong"] == 0
    assert outcomes["put off"] == 0
    assert outcomes["right"] >= 50
    assert sum(outcomes.values()) == 60
    ledger = counter.sql("SELECT prompt, status, error FROM leadgen.model_calls ORDER BY call_id")
    statuses, calls = Count(counter.statuses()), service.calls_as_met(ledger)
    gave = Count(call["fate"] for call in calls)
    assert len(gave) == 9, "every kind of fault happened"
    assert statuses["answered"] == gave["answer"] == outcomes["right"]
    assert statuses["unusable"] == gave["refusal"] + gave["incomplete"]
    assert statuses["failed"] == gave["429"] + gave["500"]
    assert statuses["unknown"] == gave["cut"] + gave["half"] + gave["html"] + gave["slow"]
    assert "sent" not in statuses
    paid = sum(cost for status, cost, _ in counter.rows() if status in ("answered", "unusable"))
    assert paid == billed([call for call in calls if call["fate"] in ("answer", "refusal", "incomplete")])


def test_the_key_stands_nowhere_in_the_ledger_and_in_no_error(counter: Any, model_services: Callable[..., Any]) -> None:
    service = model_services(share=1.0, faults=["401"], echo=True)
    key = "sk-test-never-to-be-seen"
    settings = counter.settings(mode="real")

    async def inside() -> LeadgenError | None:
        try:
            async with Database(counter.url) as database:
                books = PostgresBooks(database, settings, lambda: counter.now)
                async with Gateway(OpenAIWire(key, service.address, 5), books, settings) as gateway:
                    await gateway.ask(counter.question(), counter.asker())
        except LeadgenError as error:
            return error
        return None

    error = asyncio.run(inside())
    assert error is not None
    rows = counter.sql("SELECT prompt::text, answer::text, error FROM leadgen.model_calls")
    assert key not in str(error) + repr(error) + repr(rows)
    assert "oops Bearer [key]" in str(error)
