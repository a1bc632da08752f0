"""What was recorded of the real service, sent again over loopback through the real client: each shape has one meaning."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from leadgen_assets.llm.faults import Fate, Fault, FaultClass, fault_of_reply
from leadgen_assets.llm.judging import judged_answer
from leadgen_assets.llm.prices import Prices
from leadgen_assets.llm.reading import Reading, body_in, reading_of
from leadgen_assets.llm.wire import Reply

NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.fixture(scope="module")
def recorded(openai_folder: Path) -> list[dict[str, Any]]:
    lines = (openai_folder / "responses_recorded.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def meaning_of(reply: Reply) -> tuple[str, Reading | None]:
    """The class of its fault, or "answered"; and what it says where it says something."""
    fault = fault_of_reply(reply, NOW)
    if fault is None:
        body = body_in(reply)
        if not isinstance(body, Fault):
            judged = judged_answer(None, body)
            return (judged.fault.kind if judged.fault else "answered"), reading_of(body)
        fault = body
    return (f"{fault.kind}, {fault.fate}" + (", stops" if fault.stops else "")), None


def test_every_recorded_exchange_parses_or_fails_with_its_class(
    recorded: list[dict[str, Any]], service: Any, wire_to: Any, reply: Any
) -> None:
    async def replayed() -> list[Reply]:
        exchanges = iter(recorded)

        async def respond(asked: Any, writer: asyncio.StreamWriter) -> None:
            exchange = next(exchanges)
            said = exchange["response"]
            streamed = isinstance(said, str)
            kind = {"content-type": "text/event-stream" if streamed else "application/json"}
            body = said.encode() if streamed else said
            writer.write(reply(exchange["status"], body, exchange["response_headers"] | kind))

        async with service(respond) as loopback, wire_to(loopback) as wire:
            replies = [await wire.send("responses", exchange["request"]) for exchange in recorded]
            assert [asked.body for asked in loopback.asked] == [exchange["request"] for exchange in recorded]
            return replies

    meanings = [meaning_of(reply) for reply in asyncio.run(replayed())]
    assert len(meanings) == 202
    for exchange, (meaning, reading) in zip(recorded, meanings, strict=True):
        said = exchange["response"]
        if exchange["status"] == 400:
            unknown = said["error"]["code"] == "model_not_found"
            assert meaning == "permanent, given back" + (", stops" if unknown else ""), said
        elif isinstance(said, str):
            assert meaning == f"{FaultClass.TRANSIENT}, {Fate.UNKNOWN}"
        elif said["status"] == "queued":
            assert meaning == FaultClass.INCOMPLETE
        else:
            texts = [part for item in said["output"] if item["type"] == "message" for part in item["content"]]
            assert meaning == ("answered" if any(part.get("text") for part in texts) else FaultClass.BAD_OUTPUT)
            assert reading is not None
            assert reading.usage.input_tokens == said["usage"]["input_tokens"]
            assert reading.usage.output_tokens == said["usage"]["output_tokens"]
    counted = Counter(meaning for meaning, _ in meanings)
    assert counted["answered"] > 100
    assert counted["permanent, given back"] == 4


def test_searches_and_sources_of_recorded_answers_are_read(recorded: list[dict[str, Any]]) -> None:
    searching = [
        reading_of(exchange["response"])
        for exchange in recorded
        if isinstance(exchange["response"], dict)
        and any(item["type"] == "web_search_call" for item in exchange["response"].get("output") or [])
    ]
    assert sorted(reading.usage.searches for reading in searching) == [1, 1, 1, 2, 4, 6, 7]
    sources = [source.url for reading in searching for source in reading.sources]
    assert sources
    assert not [url for url in sources if "utm_source" in url or not url.startswith("http")]
    assert not [reading for reading in searching if "\ue200" in reading.text]


def test_recorded_usage_has_a_price(recorded: list[dict[str, Any]]) -> None:
    prices = Prices({})
    for exchange in recorded:
        said = exchange["response"]
        if isinstance(said, dict) and said.get("usage"):
            reading = reading_of(said)
            cost = prices.cost(said["model"], reading.usage, NOW, reading.service_tier)
            assert (cost > 0) == (said["usage"]["total_tokens"] > 0)
