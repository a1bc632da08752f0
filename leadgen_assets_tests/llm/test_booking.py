"""When a call is in the books: before its answer is handed on, or by the end of a piece of work that keeps nothing before."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.llm.booking import booked_by_its_end
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.llm.scripted import answering
from leadgen_assets.storage.model_books import PostgresBooks

UNITS = {"units": 120, "segment": 1}
PAGES = ("[1] We manage 120 units.", "[1] We have 120 units.")


@pytest.fixture
def let(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Set it to let answers into the books."""
    event, answered = asyncio.Event(), PostgresBooks.answered

    async def late(books: PostgresBooks, *entry: Any) -> None:
        await event.wait()
        await answered(books, *entry)

    monkeypatch.setattr(PostgresBooks, "answered", late)
    return event


def test_the_next_question_of_a_piece_of_work_does_not_wait_for_the_books(counter: Any, let: asyncio.Event) -> None:
    async def work(gateway: Gateway) -> None:
        async with booked_by_its_end():
            for page in PAGES:
                answer = await gateway.ask(counter.question(page), counter.asker())
                assert answer.parsed.units == 120
            assert counter.statuses() == ["sent", "sent"]  # a kill finds them in flight
            let.set()
        assert counter.statuses() == ["answered", "answered"]

    counter.run([answering(UNITS).repeated(2)], work)


def test_alone_a_question_ends_when_it_is_in_the_books(counter: Any, let: asyncio.Event) -> None:
    async def work(gateway: Gateway) -> None:
        asking = asyncio.create_task(gateway.ask(counter.question(), counter.asker()))
        await asyncio.wait([asking], timeout=0.2)
        assert not asking.done()
        let.set()
        await asking
        assert counter.statuses() == ["answered"]

    counter.run([answering(UNITS)], work)


def test_work_that_is_cancelled_behind_an_answer_ends_when_it_is_in_the_books(counter: Any, let: asyncio.Event) -> None:
    async def work(gateway: Gateway) -> None:
        has_answer = asyncio.Event()

        async def asks_and_hangs() -> None:
            async with booked_by_its_end():
                await gateway.ask(counter.question(), counter.asker())
                has_answer.set()
                await asyncio.Event().wait()

        hanging = asyncio.create_task(asks_and_hangs())
        await has_answer.wait()
        hanging.cancel()
        asyncio.get_running_loop().call_later(0.05, let.set)
        with pytest.raises(asyncio.CancelledError):
            await hanging
        assert counter.statuses() == ["answered"]

    counter.run([answering(UNITS)], work)


def test_what_the_books_say_is_raised_by_the_end_and_harms_no_other_entry(
    counter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered, entries = PostgresBooks.answered, list[int]()

    async def first_one_fails(books: PostgresBooks, call_id: int, *entry: Any) -> None:
        entries.append(call_id)
        if len(entries) == 1:
            raise DatabaseUnavailable("the database cannot be reached", "here", "start it")
        await answered(books, call_id, *entry)

    monkeypatch.setattr(PostgresBooks, "answered", first_one_fails)

    async def work(gateway: Gateway) -> None:
        async def piece() -> None:
            async with booked_by_its_end():
                for page in PAGES:
                    await gateway.ask(counter.question(page), counter.asker())

        with pytest.raises(DatabaseUnavailable):
            await piece()
        assert counter.statuses() == ["sent", "answered"]

    counter.run([answering(UNITS).repeated(2)], work)


def test_an_answer_of_no_use_is_in_the_books_before_it_is_asked_for_again(counter: Any) -> None:
    async def work(gateway: Gateway) -> None:
        async with booked_by_its_end():
            answer = await gateway.ask(counter.question(), counter.asker())
            assert answer.parsed.units == 120
        assert counter.statuses() == ["unusable", "answered"]

    counter.run([answering("no JSON"), answering(UNITS)], work)
