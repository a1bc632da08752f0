from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadgen_assets.llm.books import Hit, Reserved, Turn
from leadgen_assets.settings import Settings

MODEL = "gpt-made-up"
_accounts = count(1)
_questions = count(1)


@pytest.fixture
def account() -> str:
    """An account of its own: turns know no tenants, and all tests share a database."""
    return f"account-{next(_accounts)}"


def limited(payer: Any, requests: int = 0, tokens: int = 0) -> None:
    payer.settings = Settings(
        model_requests_per_minute=requests, model_tokens_per_minute=tokens, calls_per_hour=1_000_000
    )


async def turn_of(payer: Any, books: Any, account: str, tokens: int) -> Turn:
    """The turn that a call of its own, which costs nothing, takes."""
    asked = payer.intent(f"question {next(_questions)}", most=0)
    begun = await books.begin(replace(asked, model=MODEL, account=account, tokens=tokens))
    assert isinstance(begun, Reserved)
    return begun.turn


def turns(payer: Any, account: str, number: int, tokens: int = 10) -> list[float]:
    async def taken(books: Any) -> list[float]:
        return [(await turn_of(payer, books, account, tokens)).wait_seconds for _ in range(number)]

    waits: list[float] = payer.work(taken)
    return waits


def told(payer: Any, account: str, **headers: str) -> None:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    payer.work(lambda books: books.told_limits(account, MODEL, named))


def test_without_any_limit_nobody_waits(payer: Any, account: str) -> None:
    assert turns(payer, account, 20) == [0.0] * 20


def test_requests_go_at_the_pace_of_their_limit(payer: Any, account: str) -> None:
    limited(payer, requests=6)
    assert turns(payer, account, 4) == pytest.approx([0, 10, 20, 30])
    payer.now += timedelta(seconds=40)
    assert turns(payer, account, 1) == [0.0]


def test_tokens_bound_as_well_and_one_large_question_is_not_refused_for_ever(payer: Any, account: str) -> None:
    limited(payer, tokens=1200)
    first, second = turns(payer, account, 2, tokens=2_000)
    assert first == 0.0
    assert second == pytest.approx(2_000 / (1101 / 60))
    assert turns(payer, "another account", 1, tokens=10) == [0.0]


def test_the_service_tells_its_limits_and_the_lower_one_counts(payer: Any, account: str) -> None:
    told(payer, account, x_ratelimit_limit_requests="6", x_ratelimit_limit_tokens="40000")
    assert turns(payer, account, 2) == pytest.approx([0, 10])
    limited(payer, requests=3)
    assert turns(payer, account, 1) == pytest.approx([20])
    told(payer, account, x_ratelimit_limit_requests="600")
    assert turns(payer, account, 1) == pytest.approx([40])


def test_nothing_left_there_is_nothing_left_here(payer: Any, account: str) -> None:
    told(payer, account, x_ratelimit_limit_tokens="60000", x_ratelimit_remaining_tokens="0")
    (wait,) = turns(payer, account, 1, tokens=1_000)
    assert wait == pytest.approx(1_000 / (55_001 / 60))


def test_all_rest_as_long_as_the_service_asks_and_then_go_at_its_pace(payer: Any, account: str) -> None:
    limited(payer, requests=6)
    told(payer, account, retry_after="30")
    told(payer, account, retry_after_ms="10")
    assert turns(payer, account, 2) == pytest.approx([30, 40])


def test_headers_that_tell_nothing_write_nothing(payer: Any, account: str) -> None:
    told(payer, account, content_type="application/json", x_ratelimit_limit_requests="lots")
    with psycopg.connect(payer.shelf.url) as connection:
        rows = connection.execute("SELECT 1 FROM leadgen.model_turns WHERE account = %s", [account]).fetchall()
    assert rows == []


def test_tenants_share_turns_but_see_none_of_the_rows(payer: Any, account: str) -> None:
    limited(payer, requests=6)
    turns(payer, account, 1)
    assert payer.shelf.sql("SELECT * FROM leadgen.model_turns") == []
    with pytest.raises(psycopg.errors.CheckViolation):
        payer.shelf.sql("SELECT leadgen.take_model_turn('a', 'm', 1, NULL, NULL, 60, 60, now())")


def test_simultaneous_askers_get_a_turn_each(payer: Any, account: str) -> None:
    limited(payer, requests=6)

    async def together(books: Any) -> list[float]:
        taken = await asyncio.gather(*(turn_of(payer, books, account, 1) for _ in range(12)))
        return sorted(turn.wait_seconds for turn in taken)

    assert payer.work(together) == pytest.approx([10.0 * number for number in range(12)])


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    requests=st.integers(1, 60),
    tokens=st.integers(100, 3_000),
    asked=st.lists(st.tuples(st.floats(0, 15), st.integers(1, 120)), min_size=1, max_size=40),
)
def test_no_minute_holds_more_than_the_limits(
    payer: Any, requests: int, tokens: int, asked: list[tuple[float, int]]
) -> None:
    limited(payer, requests=requests, tokens=tokens)
    account = f"account-{next(_accounts)}"
    start = payer.now

    async def taken(books: Any) -> list[tuple[float, int]]:
        gone = []
        for later, cost in asked:
            payer.now += timedelta(seconds=later)
            turn = await turn_of(payer, books, account, cost)
            gone.append(((payer.now - start).total_seconds() + turn.wait_seconds, cost))
        return gone

    gone = payer.work(taken)
    assert [at for at, _ in gone] == sorted(at for at, _ in gone)
    largest = max(cost for _, cost in gone)
    for begin, _ in gone:
        within = [cost for at, cost in gone if begin <= at < begin + 59.99]
        assert len(within) <= requests
        # A question larger than a bucket goes when that is full, and is paid for by those after it.
        assert sum(within) <= tokens + max(0, largest - tokens // 12)


def test_a_long_rest_and_a_turn_that_is_too_far_away_are_not_taken(payer: Any, account: str) -> None:
    async def taken(books: Any) -> tuple[bool, float]:
        turn = await turn_of(payer, books, account, 10)
        return turn.taken, turn.wait_seconds

    told(payer, account, retry_after="60")
    assert payer.work(taken) == (True, pytest.approx(60))
    told(payer, account, retry_after="7200")
    assert [payer.work(taken) for _ in range(3)] == [(False, pytest.approx(7200))] * 3, "and take no place from others"
    payer.now += timedelta(seconds=7200)
    assert payer.work(taken) == (True, 0.0)
    limited(payer, requests=1)
    assert [payer.work(taken)[0] for _ in range(30)].count(True) <= 21, "1,200 seconds are the longest wait"


def test_an_answer_of_the_journal_takes_no_turn(payer: Any, account: str) -> None:
    limited(payer, requests=6)
    asked = replace(payer.intent("the same", most=0), model=MODEL, account=account, tokens=1)

    async def twice(books: Any) -> list[Any]:
        first = await books.begin(asked)
        await books.answered(first.call_id, {"said": "yes"}, {}, 0, True)
        return [await books.begin(asked) for _ in range(3)]

    assert all(isinstance(found, Hit) for found in payer.work(twice))
    assert turns(payer, account, 2) == pytest.approx([10, 20])
