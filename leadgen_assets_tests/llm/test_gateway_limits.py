"""Limits, fences, cancellation, breaker and pace: when a question waits, is put off, or is dropped."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from leadgen_assets.domain.errors import AskingStopped, FenceLost, ModelDown, ModelPaused
from leadgen_assets.llm.breaker import Breaker
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.llm.pace import FIRST, Pace
from leadgen_assets.llm.scripted import ScriptedModel, answering, failing, slow
from leadgen_assets.storage.model_books import PostgresBooks

UNITS = {"units": 120, "segment": 1}


def test_one_call_for_those_who_ask_the_same_at_once(counter: Any) -> None:
    async def ten(gateway: Gateway) -> Any:
        return await asyncio.gather(*(gateway.ask(counter.question(), counter.asker()) for _ in range(10)))

    answers = counter.run([slow(0.1, answering(UNITS))], ten)
    assert sum(not answer.from_journal for answer in answers) == 1
    assert {answer.parsed.units for answer in answers} == {120}


def test_a_used_up_budget_pauses_before_anything_is_sent(counter: Any) -> None:
    def asked(gateway: Gateway) -> Any:
        return gateway.ask(counter.question(), counter.asker(budget_micro_usd=100))

    with pytest.raises(ModelPaused, match="the request's budget is used up") as raised:
        counter.run([], asked)
    assert (raised.value.limit, raised.value.until) == ("request", None)
    assert "budget_usd" in raised.value.todo
    assert raised.value.agent == counter.question().instructions.name, (
        "whose question waits is counted before the next run"
    )
    assert raised.value.most_micro_usd > 100


def test_the_days_dollars_and_the_hours_questions_pause_until_they_are_new(counter: Any) -> None:
    def ask_twice(**settings: Any) -> ModelPaused:
        async def asked(gateway: Gateway) -> None:
            await gateway.ask(counter.question(), counter.asker())
            await gateway.ask(counter.question("[1] We manage 999 units."), counter.asker())

        with pytest.raises(ModelPaused) as raised:
            counter.run([answering(UNITS)] if not counter.rows() else [], asked, **settings)
        return raised.value

    async def most(gateway: Gateway) -> int:
        return gateway.most_micro_usd(counter.question())

    paused = ask_twice(usd_per_day=Decimal(counter.run([], most)) / 1_000_000)
    assert (paused.limit, paused.until) == ("day", datetime(2026, 11, 26, tzinfo=UTC))
    assert "dollars of the day are used up until 2026-11-26 00:00 UTC" in paused.what
    paused = ask_twice(calls_per_hour=1)
    assert (paused.limit, paused.until) == ("hour", datetime(2026, 11, 25, 13, tzinfo=UTC))


@pytest.mark.parametrize("limit", [{"usd_per_day": Decimal("0.0001")}, {"calls_per_hour": 0}])
def test_a_limit_that_never_leaves_room_has_no_time_at_which_it_goes_on(counter: Any, limit: dict[str, Any]) -> None:
    with pytest.raises(ModelPaused, match=r"are used up|limit of 0 questions") as raised:
        counter.run([], lambda gateway: gateway.ask(counter.question(), counter.asker()), **limit)
    assert raised.value.until is None
    assert raised.value.todo.startswith("raise the tenant's")
    assert counter.rows() == []


def test_a_service_that_wants_a_long_rest_is_not_waited_for_by_anybody(counter: Any) -> None:
    steps = [failing(429, {"retry-after": "5400"}, b'{"error": {"code": "rate_limit_exceeded"}}')]

    async def asked(gateway: Gateway) -> None:
        for page in ("[1] one", "[1] two"):
            with pytest.raises(ModelPaused, match="until 2026-11-25 14:00 UTC") as raised:
                await gateway.ask(counter.question(page), counter.asker())
            assert (raised.value.limit, raised.value.until) == ("service", counter.now + timedelta(seconds=5400))

    counter.run(steps, asked)
    assert counter.slept == []
    assert counter.statuses() == ["failed"], "the second question was never sent, and is no call"
    assert counter.sql("SELECT DISTINCT calls FROM leadgen.model_counters") == [(1,)]


def test_whoever_has_little_patience_is_told_how_long_it_would_be(counter: Any) -> None:
    steps = [failing(429, {"retry-after": "40"}, b'{"error": {"code": "rate_limit_exceeded"}}')]

    async def asked(gateway: Gateway) -> None:
        for page in ("[1] one", "[1] two"):
            with pytest.raises(ModelPaused, match="rate limited: the model's service asks to wait 40 s") as raised:
                await gateway.ask(counter.question(page), counter.asker())
            assert (raised.value.limit, raised.value.until) == ("service", counter.now + timedelta(seconds=40))

    counter.run(steps, asked, {"patience": 5.0})
    assert (counter.slept, counter.statuses()) == ([], ["failed"])


def test_money_in_flight_is_waited_for_so_that_a_small_budget_is_used(counter: Any) -> None:
    async def several(gateway: Gateway) -> Any:
        most = gateway.most_micro_usd(counter.question("[1] page 0"))
        asker = counter.asker(budget_micro_usd=int(most * 1.5))
        return await asyncio.gather(*(gateway.ask(counter.question(f"[1] page {n}"), asker) for n in range(5)))

    answers = counter.run([slow(0.05, answering(UNITS)).repeated(5)], several)
    assert len(answers) == 5
    assert sum(cost for _, cost, _ in counter.rows()) == sum(answer.micro_usd for answer in answers)


@pytest.mark.parametrize("limit", ["request", "day"])
def test_a_search_that_does_not_fit_leaves_the_rest_of_the_money_to_cheaper_questions(counter: Any, limit: str) -> None:
    """Nine tenths of it at least, never more than it, and no search is asked behind the one that did not fit."""
    whole = 60_000
    budget = {"budget_micro_usd": whole} if limit == "request" else {}

    async def research(gateway: Gateway) -> list[ModelPaused]:
        put_off: list[ModelPaused] = []
        for number in range(200):
            for question in (counter.question(f"[1] page {number}"), counter.search(input=f"firm {number}")):
                try:
                    await gateway.ask(question, counter.asker(**budget))
                except ModelPaused as paused:
                    put_off.append(paused)
                    if not paused.cheaper:
                        return put_off
        return put_off

    steps = [answering(UNITS, input_tokens=1_000, output_tokens=1_500).repeated()]
    put_off = counter.run(steps, research, **({} if budget else {"usd_per_day": Decimal(whole) / 1_000_000}))
    assert {(paused.limit, paused.cheaper) for paused in put_off[:-1]} == {(limit, True)}
    assert put_off[0].needs.startswith("the next question may cost $0.")
    assert 0.9 * whole <= sum(cost for _, cost, _ in counter.rows()) <= whole
    assert counter.sql("SELECT count(*) FROM leadgen.model_calls WHERE prompt ? 'tools'") == [(0,)]


def test_the_first_to_pass_four_fifths_of_a_limit_is_told(counter: Any) -> None:
    async def asked(gateway: Gateway) -> Any:
        await gateway.ask(counter.question(), counter.asker())
        return {str(limit) for limit in gateway.alerts}

    assert counter.run([answering(UNITS)], asked, calls_per_hour=1) == {"hour"}


def test_a_fence_that_was_lost_stops_before_spending(counter: Any) -> None:
    with pytest.raises(FenceLost):
        counter.run([], lambda gateway: gateway.ask(counter.question(), counter.asker(fence=counter.hold.fence - 1)))
    assert counter.rows() == []


def test_cancelled_in_flight_the_call_stays_unknown_at_its_highest(counter: Any) -> None:
    sent = asyncio.Event()
    late = slow(30, answering(UNITS)).matching(lambda body: not sent.set())

    async def dropped(gateway: Gateway) -> int:
        task = asyncio.ensure_future(gateway.ask(counter.question(), counter.asker()))
        await asyncio.wait_for(sent.wait(), 10)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert gateway.pace.running == 0
        return gateway.most_micro_usd(counter.question())

    most = counter.run([late], dropped)
    assert counter.rows() == [("unknown", most, "dropped in flight: CancelledError")]


def test_cancelled_before_it_is_sent_the_money_is_given_back(counter: Any) -> None:
    resting = Breaker(lambda: 0.0, failures=1)  # on a clock that stands still it stays open
    resting.bad()
    waiting = asyncio.Event()

    async def sleep(seconds: float) -> None:
        waiting.set()
        await asyncio.sleep(seconds)

    async def dropped(gateway: Gateway) -> None:
        task = asyncio.ensure_future(gateway.ask(counter.question(), counter.asker()))
        await asyncio.wait_for(waiting.wait(), 10)
        assert counter.statuses() == [], "what waits is not in flight"
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    counter.run([], dropped, gateway={"breaker": resting, "sleep": sleep})
    assert counter.rows() == []
    assert counter.sql("SELECT DISTINCT calls, in_flight_microusd FROM leadgen.model_counters") == [(0, 0)]


def test_cancelled_at_any_moment_no_row_is_left_under_way(counter: Any) -> None:
    async def dropped(gateway: Gateway) -> None:
        for number in range(25):
            task = asyncio.ensure_future(gateway.ask(counter.question(f"[1] page {number}"), counter.asker()))
            await asyncio.sleep(number / 1000)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    script = ScriptedModel([slow(0.004, answering(UNITS)).repeated(None)])
    counter.run(script, dropped)
    assert "sent" not in counter.statuses()
    assert counter.sql("SELECT sum(in_flight_microusd) FROM leadgen.model_counters") == [(0,)]


def test_an_open_breaker_sends_nothing_and_in_hybrid_nobody_waits(counter: Any) -> None:
    breaker = Breaker(lambda: counter.now.timestamp(), failures=3)

    async def asked(gateway: Gateway) -> None:
        with pytest.raises(ModelDown, match="in 3 tries"):
            await gateway.ask(counter.question("[1] one"), counter.asker())
        with pytest.raises(ModelDown, match=r"again and again \(HTTP 500.*\), and is not asked for a while") as told:
            await gateway.ask(counter.question("[1] two"), counter.asker())
        assert told.value.where == gateway.wire.address

    counter.run([failing(500).repeated(3)], asked, gateway={"breaker": breaker}, mode="hybrid")
    assert counter.statuses() == ["failed"] * 3
    assert counter.sql("SELECT calls FROM leadgen.model_counters WHERE kind = 'hour'") == [(3,)], (
        "not sent, not counted"
    )


def test_without_fallback_an_open_breaker_is_waited_for(counter: Any) -> None:
    breaker = Breaker(lambda: counter.now.timestamp(), failures=2)
    steps = [failing(500).repeated(2), answering(UNITS)]
    answer = counter.run(
        steps, lambda gateway: gateway.ask(counter.question(), counter.asker()), gateway={"breaker": breaker}
    )
    assert answer.parsed.units == 120
    assert max(counter.slept) > 10


def test_rate_limits_lower_the_number_of_questions_at_once(counter: Any) -> None:
    async def asked(gateway: Gateway) -> float:
        await gateway.ask(counter.question(), counter.asker())
        return gateway.pace.limit

    assert counter.run([failing(429), answering(UNITS)], asked) < FIRST


def test_money_is_set_aside_only_for_what_is_about_to_be_sent(counter: Any) -> None:
    """A killed run leaves as unknown what was in flight, not what waited for its turn behind it."""

    sent = asyncio.Event()

    async def many(gateway: Gateway) -> int:
        asked = [
            asyncio.create_task(gateway.ask(counter.question(f"[1] page {n}"), counter.asker())) for n in range(20)
        ]
        await asyncio.wait_for(sent.wait(), 10)
        await asyncio.sleep(0.1)
        under_way = sum(status == "sent" for status, *_ in counter.rows())
        await asyncio.gather(*asked)
        return under_way

    steps = [slow(0.5, answering(UNITS)).matching(lambda body: not sent.set()).repeated(20)]
    assert counter.run(steps, many, {"pace": Pace(50, first=4)}) == 4


def test_the_next_question_is_sent_while_an_answer_is_being_booked(
    counter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    second, booked = asyncio.Event(), PostgresBooks.answered

    async def only_once_the_second_is_sent(*given: Any) -> None:
        await asyncio.wait_for(second.wait(), 10)
        await booked(*given)

    monkeypatch.setattr(PostgresBooks, "answered", only_once_the_second_is_sent)

    async def both(gateway: Gateway) -> list[Any]:
        asked = [counter.question("[1] first page"), counter.question("[1] second page")]
        return await asyncio.gather(*(gateway.ask(question, counter.asker()) for question in asked))

    steps = [
        answering(UNITS).matching(lambda body: "first" in str(body)),
        answering(UNITS).matching(lambda body: "second" in str(body) and not second.set()),
    ]
    assert len(counter.run(steps, both, {"pace": Pace(1)})) == 2
    assert counter.statuses() == ["answered"] * 2


def test_once_the_run_is_told_to_stop_nothing_further_is_sent_and_what_is_in_flight_is_booked(counter: Any) -> None:
    stop, first = asyncio.Event(), Pace(50, first=4)

    async def asked(gateway: Gateway) -> list[Any]:
        many = [gateway.ask(counter.question(f"[1] page {n}"), counter.asker()) for n in range(20)]
        return await asyncio.gather(*many, return_exceptions=True)

    steps = [slow(0.1, answering(UNITS)).matching(lambda body: not stop.set()).repeated(None)]
    found = counter.run(ScriptedModel(steps), asked, {"pace": first, "stop": stop})
    answers = [one for one in found if not isinstance(one, AskingStopped)]
    assert counter.statuses() == ["answered"] * len(answers)
    assert 1 <= len(answers) <= 4, "those that were under way"
    assert len(answers) + sum(isinstance(one, AskingStopped) for one in found) == 20
    assert counter.sql("SELECT DISTINCT calls FROM leadgen.model_counters") == [(len(answers),)]
    again = counter.run(ScriptedModel([answering(UNITS).repeated(None)]), asked)
    assert sum(not answer.from_journal for answer in again) == 20 - len(answers)
    assert counter.statuses() == ["answered"] * 20


@pytest.mark.parametrize("waits_for", ["its turn", "the breaker", "the next try", "money in flight"])
def test_a_stop_ends_every_waiting_of_a_question_at_once_and_takes_it_back(counter: Any, waits_for: str) -> None:
    stop, waiting = asyncio.Event(), asyncio.Event()
    resting = Breaker(lambda: 0.0, failures=1 if waits_for == "the breaker" else 8)
    resting.bad()

    async def sleep(seconds: float) -> None:
        waiting.set()
        await asyncio.sleep(20)

    async def stopped(gateway: Gateway) -> None:
        settled = []
        budget = int(gateway.most_micro_usd(counter.question()) * 1.5)
        if waits_for == "its turn":  # the next one a minute later
            await gateway.ask(counter.question("[1] first"), counter.asker())
        if waits_for == "money in flight":
            settled.append(
                asyncio.ensure_future(
                    gateway.ask(counter.question("[1] first"), counter.asker(budget_micro_usd=budget))
                )
            )
            await asyncio.sleep(0.1)
        asked = asyncio.ensure_future(gateway.ask(counter.question(), counter.asker(budget_micro_usd=budget)))
        await asyncio.wait_for(waiting.wait(), 10)
        stop.set()
        with pytest.raises(AskingStopped):
            await asyncio.wait_for(asked, 10)
        await asyncio.gather(*settled)

    script = {
        "its turn": [answering(UNITS)],
        "the breaker": [],
        "the next try": [failing(500)],
        "money in flight": [slow(0.4, answering(UNITS))],
    }[waits_for]
    a_minute = {"model_requests_per_minute": 1} if waits_for == "its turn" else {}
    counter.run(script, stopped, {"stop": stop, "breaker": resting, "sleep": sleep}, **a_minute)
    assert counter.statuses() == {"the breaker": [], "the next try": ["failed"]}.get(waits_for, ["answered"])
    assert counter.sql("SELECT COALESCE(sum(in_flight_microusd), 0) FROM leadgen.model_counters") == [(0,)]


def test_a_question_that_waits_for_its_turn_is_not_set_aside_as_sent(counter: Any) -> None:
    """A killed run leaves as unknown what was in flight, not what the limits a minute held back; each takes one turn."""
    waiting: list[float] = []

    async def sleep(seconds: float) -> None:
        waiting.append(seconds)
        await asyncio.sleep(0.2)
        counter.now += timedelta(seconds=30)

    async def many(gateway: Gateway) -> tuple[list[str], list[Any]]:
        asked = [asyncio.create_task(gateway.ask(counter.question(f"[1] page {n}"), counter.asker())) for n in range(4)]
        async with asyncio.timeout(10):
            while len(waiting) < 3:  # noqa: ASYNC110  (what is waited for sets no event)
                await asyncio.sleep(0.01)
        under_way = counter.statuses()
        return under_way, await asyncio.gather(*asked)

    script = ScriptedModel([slow(0.4, answering(UNITS)).repeated(4)])
    under_way, answers = counter.run(script, many, {"sleep": sleep}, model_requests_per_minute=1)
    assert under_way == ["sent"]
    assert sorted(round(seconds) for seconds in waiting) == [60, 120, 180]
    assert len(answers) == 4
    assert counter.statuses() == ["answered"] * 4
    assert counter.sql("SELECT DISTINCT calls, in_flight_microusd FROM leadgen.model_counters WHERE kind = 'day'") == [
        (4, 0)
    ]


_PAST = {"retry-after": "Wed, 25 Nov 2026 11:00:00 GMT"}


@pytest.mark.parametrize(
    "headers",
    [{}, {"retry-after": "0"}, {"retry-after": "-5"}, {"retry-after": "garbage"}, {"retry-after": "1"}, _PAST],
    ids=["none", "0", "-5", "garbage", "1", "past"],
)
def test_a_service_that_turns_all_away_is_found_out_once_and_not_by_each_question(
    counter: Any, headers: dict[str, str]
) -> None:
    sent = []
    refused = failing(429, headers).matching(lambda body: sent.append(1) is None).repeated()

    async def many(gateway: Gateway) -> list[Any]:
        asked = [gateway.ask(counter.question(f"[1] page {n}"), counter.asker()) for n in range(36)]
        came = list(await asyncio.gather(*asked, return_exceptions=True))
        # As the next pass of a stage has it: nothing more is sent as long as the service is left alone.
        before = len(sent)
        came.append(*await asyncio.gather(gateway.ask(counter.question(), counter.asker()), return_exceptions=True))
        assert len(sent) == before
        return came

    came = counter.run([refused], many, {"pace": Pace(50, clock=lambda: counter.now.timestamp())})
    assert {type(one) for one in came} == {ModelPaused}
    assert {one.limit for one in came} == {"service"}
    assert min(one.until for one in came[-1:]) - counter.now > timedelta(seconds=60)
    assert len(sent) <= 20, "36 questions of three tries each would be 108"
    assert counter.statuses() == ["failed"] * len(sent)


def test_one_question_finds_out_that_the_service_answers_again(counter: Any) -> None:
    steps = [failing(429).repeated(11), answering(UNITS).repeated()]

    async def many(gateway: Gateway) -> list[Any]:
        asked = [gateway.ask(counter.question(f"[1] page {n}"), counter.asker()) for n in range(12)]
        return list(await asyncio.gather(*asked, return_exceptions=True))

    came = counter.run(steps, many, {"pace": Pace(50, clock=lambda: counter.now.timestamp())})
    assert sum(not isinstance(one, ModelPaused) for one in came) >= 8
    assert counter.statuses().count("failed") == 11
