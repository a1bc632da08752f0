"""How many at once, and when nobody is asked."""

from __future__ import annotations

import asyncio

import pytest

from leadgen_assets.llm.breaker import Breaker, State
from leadgen_assets.llm.pace import Pace


def test_it_begins_with_four_grows_while_all_is_well_and_ends_at_the_most() -> None:
    pace = Pace(50)
    rounds = []
    for _ in range(6):
        rounds.append(int(pace.limit))
        for _ in range(int(pace.limit)):
            pace.good()
    assert rounds == [4, 32, 50, 50, 50, 50]


def test_a_rate_limit_halves_it_and_then_it_grows_by_one_a_round() -> None:
    pace = Pace(50, first=16)
    pace.bad()
    assert pace.limit == 8
    for _ in range(9):
        pace.good()
    assert int(pace.limit) == 9


def test_a_round_of_rate_limits_halves_it_once_and_never_below_one() -> None:
    async def overrun() -> None:
        pace = Pace(16, first=16)
        for _ in range(16):
            await pace._enter()
        for _ in range(16):
            pace.bad()
        assert pace.limit == 8
        pace.running = 0
        for _ in range(20):
            pace.bad()
        assert pace.limit == 1

    asyncio.run(overrun())


def test_never_more_at_once_than_the_limit_first_come_first_served() -> None:
    async def crowd() -> tuple[int, list[int]]:
        pace, most, order = Pace(3), 0, []

        async def call(number: int) -> None:
            nonlocal most
            async with pace.turn():
                most = max(most, pace.running)
                order.append(number)
                await asyncio.sleep(0.001)

        await asyncio.gather(*(call(number) for number in range(20)))
        assert pace.running == 0
        return most, order

    assert asyncio.run(crowd()) == (3, list(range(20)))


def test_whoever_is_cancelled_while_waiting_leaves_no_hole() -> None:
    async def crowd() -> int:
        pace = Pace(2)

        async def call() -> None:
            async with pace.turn():
                await asyncio.sleep(0.002)

        tasks = [asyncio.ensure_future(call()) for _ in range(30)]
        for task in tasks[1::3]:
            await asyncio.sleep(0)
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return pace.running

    assert asyncio.run(crowd()) == 0


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def opened(clock: Clock) -> Breaker:
    breaker = Breaker(clock, failures=3, rest_seconds=10)
    for _ in range(3):
        assert breaker.wait_seconds() == 0
        breaker.bad()
    assert breaker.state is State.OPEN
    return breaker


def test_failures_in_a_row_open_it_and_a_good_answer_between_them_does_not(clock: Clock) -> None:
    breaker = Breaker(clock, failures=3)
    for _ in range(5):
        breaker.bad()
        breaker.bad()
        breaker.good()
    assert breaker.state is State.CLOSED
    assert opened(clock).wait_seconds() == 10


def test_after_its_rest_one_call_finds_out_for_all(clock: Clock) -> None:
    breaker = opened(clock)
    clock.now = 10
    assert breaker.wait_seconds() == 0
    assert breaker.wait_seconds() > 0, "the second waits for the first"
    breaker.good()
    assert breaker.wait_seconds() == 0
    assert breaker.state is State.CLOSED


def test_when_it_is_not_back_the_next_rest_is_twice_as_long(clock: Clock) -> None:
    breaker = opened(clock)
    clock.now = 10
    breaker.wait_seconds()
    breaker.bad()
    assert breaker.wait_seconds() == 20


def test_when_the_one_is_dropped_another_may_find_out(clock: Clock) -> None:
    breaker = opened(clock)
    clock.now = 10
    breaker.wait_seconds()
    breaker.unheard()
    assert breaker.wait_seconds() == 0


def test_calls_that_were_under_way_when_it_opened_do_not_lengthen_the_rest(clock: Clock) -> None:
    breaker = opened(clock)
    breaker.bad()
    assert breaker.wait_seconds() == 10
