"""What calls cost, what they can cost at most, and when models end."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.llm import prices
from leadgen_assets.llm.answer import Usage
from leadgen_assets.llm.bodies import body_of, embedding_body, written
from leadgen_assets.llm.prices import PRICED_ON, Prices, end_of
from leadgen_assets.llm.question import Instructions, Question, Use, WebSearch
from leadgen_assets.settings import Settings

NOW = datetime(2026, 11, 25, tzinfo=UTC)
MILLION = 1_000_000
KNOWN = Prices({})
TOLD = Instructions("lead_list", "1", "Name firms.")


def search(calls: int, mcp: dict[str, str] | None = None) -> dict[str, Any]:
    question: Question[Any] = Question(Use.SEARCH, TOLD, "Firms", search=WebSearch(), most_tool_calls=calls)
    return body_of(question, "gpt-6-luna", mcp or {})


@pytest.mark.parametrize(
    ("usage", "dollars"),
    [
        (Usage(input_tokens=100_000), "0.01"),
        (Usage(input_tokens=100_000, cached_tokens=100_000), "0.001"),
        (Usage(input_tokens=100_000, cache_write_tokens=100_000), "0.0125"),
        (Usage(output_tokens=100_000, reasoning_tokens=90_000), "0.05"),
        (Usage(input_tokens=100_000, searches=3), "0.04"),
        (Usage(input_tokens=300_000), "0.06"),  # above 272K: twice as much
        (Usage(input_tokens=300_000, output_tokens=10_000), "0.0675"),  # and answers half as much again
    ],
    ids=["input", "cached", "written to the cache", "output", "searches", "tier", "tier of answers"],
)
def test_a_call_costs_its_tokens_its_cache_its_searches_and_its_tier(usage: Usage, dollars: str) -> None:
    assert KNOWN.cost("gpt-6-luna", usage, NOW) == Decimal(dollars) * MILLION


def test_a_priority_answer_costs_what_priority_costs() -> None:
    usage = Usage(input_tokens=100_000)
    assert KNOWN.cost("gpt-6-luna", usage, NOW, "priority") == 2 * KNOWN.cost("gpt-6-luna", usage, NOW, "default")


def test_fractions_of_a_micro_dollar_are_rounded_up() -> None:
    assert KNOWN.cost("gpt-6-luna", Usage(input_tokens=1), NOW) == 1
    assert KNOWN.cost("gpt-6-luna", Usage(), NOW) == 0


def test_a_price_of_the_settings_wins_and_serves_models_that_nobody_knows() -> None:
    own = Settings(model_prices={"my-model": {"input": "1", "cached": "0.1", "output": "2", "search": "0.5"}})
    prices = Prices(own.model_prices)
    usage = Usage(input_tokens=MILLION, cached_tokens=500_000, output_tokens=MILLION, searches=2)
    assert prices.cost("my-model", usage, NOW) == Decimal("3.55") * MILLION
    assert Prices({"gpt-6-luna": {"input": Decimal(7)}}).cost("gpt-6-luna", Usage(input_tokens=10), NOW) == 70


@pytest.mark.parametrize(
    "price",
    [
        {"output": "1"},
        {"input": "-1"},
        {"input": "NaN"},
        {"input": "Infinity"},
        {"input": "100000.01"},
        {"input": "1", "search": "1e30"},
        {"input": "1", "window": "0"},
        {"input": "1", "window": "1e30"},
        {"input": "1", "ouput": "2"},
    ],
)
def test_prices_that_cannot_be_used_are_refused_with_the_way_to_set_one(price: dict[str, str]) -> None:
    with pytest.raises(SettingsInvalid, match="'my-model' cannot be used") as raised:
        Prices({"my-model": {name: Decimal(value) for name, value in price.items()}})
    assert "LEADGEN_MODEL_PRICES=" in raised.value.todo


def test_an_unknown_model_is_refused_with_the_way_to_set_a_price() -> None:
    KNOWN.check("gpt-6-luna", "text-embedding-3-small")
    with pytest.raises(SettingsInvalid, match="no price is known for the model 'my-model'"):
        KNOWN.check("gpt-6-luna", "my-model")


@settings(max_examples=40)
@given(st.text(max_size=3000), st.integers(1, 5000), st.data())
def test_no_call_that_reads_pages_costs_more_than_was_set_aside(page: str, room: int, data: st.DataObject) -> None:
    question: Question[Any] = Question(Use.EXTRACT, TOLD, page, most_output_tokens=room)
    body = body_of(question, "gpt-6-luna", {})
    # No vocabulary makes more tokens than a text has bytes.
    asked = data.draw(st.integers(0, len((TOLD.text + body["input"]).encode())))
    cached = data.draw(st.integers(0, asked))
    stored = data.draw(st.integers(0, asked - cached))
    usage = Usage(asked, cached, stored, data.draw(st.integers(0, room)))
    assert KNOWN.cost("gpt-6-luna", usage, NOW) <= KNOWN.most(body, written(body), NOW).micro_usd


@given(st.integers(1, 12), st.data())
def test_no_searching_call_costs_more_than_was_set_aside(calls: int, data: st.DataObject) -> None:
    body = search(calls)
    asked = sum(data.draw(st.lists(st.integers(0, 128_000), max_size=calls + 1)))
    usage = Usage(asked, 0, data.draw(st.integers(0, asked)), 2_000, 0, data.draw(st.integers(0, calls)))
    assert KNOWN.cost("gpt-6-luna", usage, NOW) <= KNOWN.most(body, written(body), NOW).micro_usd


def test_a_search_sets_aside_its_fees_and_what_it_may_read() -> None:
    most = KNOWN.most(search(3), written(search(3)), NOW)
    assert most.searches == 3
    assert 4 * 128_000 < most.input_tokens < 4 * 128_000 + 1_000
    assert most.micro_usd < 250_000


def test_servers_of_others_may_fill_the_whole_window() -> None:
    most = KNOWN.most(body := search(1, {"registry": "https://mcp.example/sse"}), written(body), NOW)
    assert most.input_tokens > 2 * 1_050_000


def test_vectors_cost_their_input_alone() -> None:
    body = embedding_body(["a firm"] * 10, "text-embedding-3-small")
    most = KNOWN.most(body, written(body), NOW)
    assert most.output_tokens == 0
    assert most.input_tokens >= len(json.dumps(body["input"]))


def test_models_that_end_are_known_by_their_dated_names_too() -> None:
    assert end_of("gpt-5") == date(2026, 12, 11)
    assert end_of("gpt-5-mini-2025-08-07") == date(2026, 12, 11)
    assert end_of("gpt-4.1") == date(2027, 1, 14)
    assert end_of("gpt-5.4") is None


def test_no_default_model_ends_within_180_days_of_the_day_its_price_was_looked_at() -> None:
    settings = Settings()
    for model in (settings.model, settings.search_model, settings.embedding_model):
        end = end_of(model)
        assert end is None or end > PRICED_ON + timedelta(days=180), model


@settings(max_examples=30, deadline=None)
@given(
    model=st.sampled_from([Settings().model, Settings().search_model, "gpt-5.5", "gpt-4.1-mini"]),
    tier=st.sampled_from(["", "default", "priority", "flex"]),
    asked=st.integers(0, 1_200_000),
    share=st.floats(0, 1),
    answered=st.integers(0, 50_000),
    searches=st.integers(0, 20),
)
def test_the_quick_way_to_a_price_gives_what_the_library_says(
    model: str, tier: str, asked: int, share: float, answered: int, searches: int
) -> None:
    cached = int(asked * share)
    usage = Usage(asked, cached, (asked - cached) // 2, answered, searches=searches)
    try:
        slow = prices._library_dollars(model, tier if tier in ("priority", "flex") else "", NOW, usage)
    except (LookupError, ValueError):
        with pytest.raises(SettingsInvalid):
            KNOWN.cost(model, usage, NOW, tier)
        return
    assert KNOWN.cost(model, usage, NOW, tier) == prices._micro(slow)


def test_the_quick_way_is_taken_by_the_models_of_the_settings_below_and_above_the_dearer_tier() -> None:
    hour = NOW.replace(minute=0)
    for model in (Settings().model, Settings().search_model):
        assert prices._proven_rates(model, "", hour, prices.LOW_TOKENS) is not None
        assert prices._proven_rates(model, "", hour, prices.HIGH_TOKENS) is not None
