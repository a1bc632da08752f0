"""Questions that begin together and answers that come together: each has the fate that it would have alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import psycopg
import pytest

from leadgen_assets.domain.errors import FenceLost
from leadgen_assets.llm.books import Hit, Limit, Refused, Reserved, UnderWay
from leadgen_assets.storage.convoy import MOST_TOGETHER, Convoy
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks

DOLLAR = 1_000_000


def test_what_comes_alone_goes_at_once_and_what_comes_meanwhile_goes_together() -> None:
    groups: list[tuple[str, list[int]]] = []

    async def go(key: str, items: Any) -> list[int]:
        groups.append((key, list(items)))
        await asyncio.sleep(0.01)
        return [item * 10 for item in items]

    async def story() -> list[int]:
        convoy: Convoy[str, int, int] = Convoy(go)
        first = asyncio.create_task(convoy.join("a", 1))
        await asyncio.sleep(0.005)
        others = [asyncio.create_task(convoy.join("b" if n == 3 else "a", n)) for n in range(2, MOST_TOGETHER + 4)]
        return [await first, *(await asyncio.gather(*others))]

    assert asyncio.run(story()) == [n * 10 for n in range(1, MOST_TOGETHER + 4)]
    assert groups[0] == ("a", [1])
    assert ("b", [3]) in groups
    assert [len(items) for key, items in groups if key == "a"] == [1, MOST_TOGETHER, 1]


def test_whoever_stops_waiting_leaves_the_others_their_results() -> None:
    async def go(key: str, items: Any) -> Any:
        await asyncio.sleep(0.01)
        return items

    async def story() -> Any:
        convoy: Convoy[str, int, int] = Convoy(go)
        waiting = [asyncio.create_task(convoy.join("a", n)) for n in range(3)]
        await asyncio.sleep(0.002)
        waiting[1].cancel()
        return await asyncio.gather(*waiting, return_exceptions=True)

    first, second, third = asyncio.run(story())
    assert (first, third) == (0, 2)
    assert isinstance(second, asyncio.CancelledError)


def test_a_question_that_cannot_be_kept_spoils_no_other(payer: Any) -> None:
    spoilt = replace(payer.intent("spoilt"), call_hash="no\0text")

    async def together(books: PostgresBooks) -> list[Any]:
        asked = [payer.intent("one"), spoilt, payer.intent("two")]
        return await asyncio.gather(*map(books.begin, asked), return_exceptions=True)

    one, fault, two = payer.work(together)
    assert isinstance(one, Reserved)
    assert isinstance(two, Reserved)
    assert isinstance(fault, psycopg.DataError)
    assert payer.counter("request") == (2, 200_000, 0, 0)


def test_of_questions_begun_together_each_has_its_own_answer(payer: Any) -> None:
    paid = payer.ask(payer.intent("paid"))

    async def together(books: PostgresBooks) -> list[Any]:
        asked = [
            payer.intent("new", 400_000),
            payer.intent("paid"),
            payer.intent("new", 400_000),
            payer.intent("too dear", 900_000),
            payer.intent("another", 300_000),
        ]
        return await asyncio.gather(*map(books.begin, asked))

    new, hit, same, dear, another = payer.work(together)
    assert isinstance(new, Reserved)
    assert new.alerts == ()
    assert isinstance(hit, Hit)
    assert hit.call_id == paid
    assert same == UnderWay(new.call_id)
    assert dear == Refused(Limit.REQUEST, DOLLAR, 440_000, 400_000, None)
    assert isinstance(another, Reserved)
    assert payer.counter("request") == (3, 700_000, 0, 40_000)
    assert payer.counter("hour")[0] == 3
    assert payer.rows("attempt, about") == [(1, "a.example")] * 3


def test_a_budget_that_is_reached_among_questions_begun_together_is_told_once_and_never_passed(payer: Any) -> None:
    async def together(books: PostgresBooks) -> list[Any]:
        return await asyncio.gather(*(books.begin(payer.intent(f"question {n}")) for n in range(15)))

    begun = payer.work(together)
    assert [type(one) for one in begun] == [Reserved] * 10 + [Refused] * 5
    assert [one.alerts for one in begun[:10]] == [()] * 7 + [(Limit.REQUEST,)] + [()] * 2
    assert payer.counter("request") == payer.counter("day") == (10, DOLLAR, 0, 0)
    told = payer.shelf.sql("SELECT detail ->> 'used' FROM leadgen.events WHERE event = 'model limit nearly reached'")
    assert told == [("800000",)]


def test_answers_that_come_together_are_booked_each_as_it_is(payer: Any) -> None:
    async def together(books: PostgresBooks) -> None:
        begun = await asyncio.gather(*(books.begin(payer.intent(f"question {n}")) for n in range(4)))
        one, two, three, four = (reserved.call_id for reserved in begun)
        await asyncio.gather(
            books.answered(one, {"said": 'a \\ "quote", {brackets} and \''}, {"input_tokens": 3}, 5, True),
            books.unknown(two, "time-out"),
            books.failed(three, "500"),
            books.answered(four, {"said": ""}, {}, 7, False, "refused"),
            books.failed(one, "booked already"),
        )

    payer.work(together)
    assert payer.rows("status, settled_microusd, error, answer ->> 'said'") == [
        ("answered", 5, "", 'a \\ "quote", {brackets} and \''),
        ("unknown", None, "time-out", None),
        ("failed", 0, "500", None),
        ("unusable", 7, "refused", ""),
    ]
    assert payer.counter("request") == payer.counter("day") == (4, 0, 100_000, 12)


def test_when_a_newer_run_took_over_none_of_those_begun_together_is_sent(payer: Any) -> None:
    intents = [payer.intent(f"question {n}") for n in range(3)]
    payer.take_over()

    async def together(books: PostgresBooks) -> list[Any]:
        return await asyncio.gather(*map(books.begin, intents), return_exceptions=True)

    assert [type(one) for one in payer.work(together)] == [FenceLost] * 3
    assert payer.rows("status") == []


@pytest.mark.parametrize("models", [("m",), ("m", "n")])
def test_two_programs_that_ask_the_same_in_another_order_never_lock_each_other_out(
    payer: Any, models: tuple[str, ...]
) -> None:
    def intents(round_: int) -> list[Any]:
        return [
            replace(payer.intent(f"{round_} {n}", 1), model=models[n % len(models)], account="a", token=f"{n}")
            for n in range(8)
        ]

    async def one_of_two(rounds: range, order: int) -> list[Any]:
        begun = []
        async with Database(payer.shelf.url) as database:
            books = PostgresBooks(database, payer.settings, lambda: payer.now)
            for round_ in rounds:
                asked = [replace(one, token=f"{one.token} {order}") for one in intents(round_)[::order]]
                found = await asyncio.gather(*map(books.begin, asked))
                reserved = [one for one in found if isinstance(one, Reserved)]
                await asyncio.gather(*(books.answered(one.call_id, {}, {}, 1, True) for one in reserved[::-1]))
                begun += found
        return begun

    async def both() -> list[list[Any]]:
        return await asyncio.gather(one_of_two(range(12), 1), one_of_two(range(12), -1))

    first, second = asyncio.run(both())  # a deadlock would be raised here
    reserved = [one for one in first + second if isinstance(one, Reserved)]
    assert len(reserved) == 12 * 8  # each question is asked once
    assert payer.counter("request") == (96, 0, 0, 96)
