"""The way of a question on real books: what comes back, what each fault is answered with, and what stands in the ledger."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from leadgen_assets.domain.errors import (
    AnswerUnusable,
    FenceLost,
    ModelDown,
    ModelPaused,
    ModelUnusable,
    SettingsInvalid,
)
from leadgen_assets.llm.answer import SearchSource
from leadgen_assets.llm.breaker import Breaker
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.llm.pace import Pace
from leadgen_assets.llm.question import Instructions
from leadgen_assets.llm.scripted import (
    ScriptBroken,
    ScriptedModel,
    answering,
    citing,
    embedding,
    failing,
    incomplete,
    refusing,
    slow,
    unreachable,
)

UNITS = {"units": 120, "segment": 1}
QUOTA = {"error": {"code": "insufficient_quota", "message": "You exceeded your current quota"}}


def test_an_answer_is_parsed_booked_and_marked_as_scripted(counter: Any) -> None:
    answer = counter.ask([answering(UNITS, input_tokens=1000, output_tokens=100)])
    assert (answer.parsed.units, answer.parsed.segment) == (120, 1)
    assert (answer.mocked, answer.from_journal, answer.model) == (True, False, "gpt-6-luna")
    assert answer.micro_usd == 150  # 1,000 x $0.10 + 100 x $0.50 a million
    assert counter.rows() == [("answered", 150, "")]


def test_the_same_question_is_free_from_then_on(counter: Any) -> None:
    first = counter.ask([answering(UNITS)])
    again = counter.ask([])
    assert again == replace(first, from_journal=True, micro_usd=0)


@pytest.mark.parametrize(
    "change",
    [
        {"input": "[1] Another page."},
        {"most_output_tokens": 500},
        {"instructions": Instructions("company_research", "2", "Read the segments.")},
        {"instructions": Instructions("company_research", "1", "Read all segments.")},
        {"answer": None},
    ],
    ids=["input", "output limit", "version", "instructions", "schema"],
)
def test_any_difference_is_another_question(counter: Any, change: dict[str, Any]) -> None:
    counter.ask([answering(UNITS)])
    assert counter.ask([answering(UNITS)], **change).from_journal is False


def test_what_it_is_about_and_who_pays_is_no_part_of_the_question(counter: Any) -> None:
    counter.ask([answering(UNITS)])
    asker = counter.asker(stage="contacts", run_id="run-1")
    assert counter.run([], lambda gateway: gateway.ask(counter.question(about="else"), asker)).from_journal


def test_a_search_gives_text_and_sources_without_marks(counter: Any) -> None:
    urls = ["https://registry.example/a?utm_source=openai", "https://registry.example/b?x=1&utm_source=openai"]
    steps = [citing("Two firms \ue200cite\ue202turn0search0\ue201.", urls, searches=2)]
    answer = counter.run(steps, lambda gateway: gateway.ask(counter.search(), counter.asker()))
    assert answer.text == "Two firms ."
    assert [source.url for source in answer.sources] == ["https://registry.example/a", "https://registry.example/b?x=1"]
    assert isinstance(answer.sources[0], SearchSource)
    assert answer.usage.searches == 2
    assert answer.micro_usd > 20_000


@pytest.mark.parametrize(
    ("first", "status", "paid"),
    [
        (failing(500, body={"error": {"message": "oops"}}), "failed", False),
        (failing(503, {"Retry-After": "2"}), "failed", False),
        (failing(429, {"Retry-After-Ms": "1500"}), "failed", False),
        (failing(504), "unknown", True),
        (failing(200, {"content-type": "text/html"}, b"<html>Sign in</html>"), "unknown", True),
        (failing(200, {"content-type": "application/json"}, b'{"status": "comp'), "unknown", True),
        (unreachable(sent=False), "failed", False),
        (unreachable(sent=True), "unknown", True),
    ],
    ids=["500", "503", "429", "504", "HTML", "half JSON", "never connected", "cut"],
)
def test_what_may_pass_is_asked_again(counter: Any, first: Any, status: str, paid: bool) -> None:
    answer = counter.ask([first, answering(UNITS)])
    assert answer.parsed.units == 120
    (failed, cost, fault), (last, _, _) = counter.rows()
    assert (failed, last, cost > 0) == (status, "answered", paid)
    assert fault


def test_it_waits_as_long_as_it_was_told(counter: Any) -> None:
    counter.ask([failing(429, {"retry-after": "7"}), answering(UNITS)])
    assert 7 <= counter.slept[0] <= 8.5


def test_waits_grow_and_differ(counter: Any) -> None:
    with pytest.raises(ModelDown, match=r"no answer in 3 tries \(HTTP 500\)"):
        counter.ask([failing(500).repeated(3)])
    assert len(counter.slept) == 2
    assert counter.slept[0] <= 2
    assert counter.slept[1] <= 4
    assert counter.statuses() == ["failed"] * 3


def test_a_service_that_asks_to_wait_long_is_not_hammered(counter: Any) -> None:
    with pytest.raises(ModelPaused, match="takes no more questions") as raised:
        counter.ask([failing(429, {"retry-after": "600"})])
    assert raised.value.limit == "service"
    assert raised.value.until is not None
    assert (raised.value.until - counter.now).total_seconds() == 600
    assert counter.slept == []


def test_rate_limits_that_do_not_end_put_the_item_off(counter: Any) -> None:
    with pytest.raises(ModelPaused):
        counter.ask([failing(429, {"retry-after": "1"}).repeated(3)])


def test_the_service_may_forbid_another_try(counter: Any) -> None:
    with pytest.raises(ModelDown, match="in one try"):
        counter.ask([failing(500, {"x-should-retry": "false"})])


@pytest.mark.parametrize(
    ("step", "todo"),
    [
        (failing(429, {"retry-after": "1", "x-should-retry": "true"}, QUOTA), "add credit"),
        (failing(401, body={"error": {"message": "Incorrect API key"}}), "check OPENAI_API_KEY"),
        (failing(403), "check OPENAI_API_KEY"),
        (failing(404, body={"error": {"code": "model_not_found", "message": "no such model"}}), "LEADGEN_MODEL"),
        (failing(400, body={"error": {"code": "model_not_found", "message": "no such model"}}), "LEADGEN_MODEL"),
        (failing(307, {"location": "https://elsewhere.example"}), "OPENAI_BASE_URL"),
    ],
    ids=["quota", "key", "rights", "model 404", "model 400", "redirect"],
)
def test_what_stops_every_question_stops_at_once_and_says_what_to_do(counter: Any, step: Any, todo: str) -> None:
    async def twice(gateway: Gateway) -> None:
        for page in ("[1] one", "[1] two"):  # the second is not even sent
            with pytest.raises(ModelUnusable) as raised:
                await gateway.ask(counter.question(page), counter.asker())
            assert todo in raised.value.todo
            assert "LEADGEN_MODE=off" in raised.value.todo

    counter.run([step], twice)
    assert counter.rows()[0][:2] == ("failed", 0)
    assert len(counter.rows()) == 1


def test_a_question_that_the_service_cannot_take_fails_alone(counter: Any) -> None:
    said = {"error": {"code": "context_length_exceeded", "message": "too long\nby far"}}
    with pytest.raises(AnswerUnusable, match="too long by far"):
        counter.ask([failing(400, body=said)])
    assert counter.rows()[0][:2] == ("failed", 0)


def test_bad_output_is_asked_once_more_with_the_error_told(counter: Any) -> None:
    script = ScriptedModel([answering({"units": "many", "segment": 1}), answering(UNITS)])
    answer = counter.ask(script)
    assert answer.parsed.units == 120
    (_, first), (_, second) = script.bodies
    assert second["input"].startswith(first["input"])
    assert "units: Input should be a valid integer" in second["input"]
    assert counter.statuses() == ["unusable", "answered"]
    assert answer.micro_usd == sum(cost for _, cost, _ in counter.rows())
    assert counter.ask([]).parsed.units == 120, (
        "the second answer is the journal's for the question as it was first asked"
    )


def test_bad_output_twice_is_given_up_and_paid(counter: Any) -> None:
    with pytest.raises(AnswerUnusable, match="bad output"):
        counter.ask([answering("not JSON at all").repeated(2)])
    assert counter.statuses() == ["unusable", "unusable"]
    assert all(cost > 0 for _, cost, _ in counter.rows())


def test_an_answer_cut_short_is_asked_once_more_with_twice_the_room(counter: Any) -> None:
    script = ScriptedModel([incomplete(text='{"units": 12'), answering(UNITS)])
    counter.ask(script)
    assert [body["max_output_tokens"] for _, body in script.bodies] == [2_000, 4_000]


@pytest.mark.parametrize(
    "step", [refusing(), incomplete("content_filter"), incomplete("max_tool_calls")], ids=["refused", "filter", "tools"]
)
def test_a_refusal_is_paid_and_not_asked_again(counter: Any, step: Any) -> None:
    with pytest.raises(AnswerUnusable):
        counter.ask([step])
    assert counter.statuses() == ["unusable"]


def test_an_answer_that_does_not_say_what_it_used_counts_at_its_highest(counter: Any) -> None:
    answer = counter.ask([answering(UNITS, input_tokens=0, output_tokens=0)])
    most = counter.run([], _most(counter))
    assert answer.micro_usd == most


def _most(counter: Any) -> Any:
    async def most(gateway: Gateway) -> int:
        return gateway.most_micro_usd(counter.question())

    return most


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


def test_the_days_dollars_and_the_hours_questions_pause_until_they_are_new(counter: Any) -> None:
    def ask_twice(**settings: Any) -> ModelPaused:
        async def asked(gateway: Gateway) -> None:
            await gateway.ask(counter.question(), counter.asker())
            await gateway.ask(counter.question("[1] another page"), counter.asker())

        with pytest.raises(ModelPaused) as raised:
            counter.run([answering(UNITS)] if not counter.rows() else [], asked, **settings)
        return raised.value

    paused = ask_twice(usd_per_day=Decimal("0.0012"))
    assert (paused.limit, paused.until) == ("day", datetime(2026, 11, 26, tzinfo=UTC))
    assert "dollars of the day are used up until 2026-11-26 00:00 UTC" in paused.what
    paused = ask_twice(calls_per_hour=1)
    assert (paused.limit, paused.until) == ("hour", datetime(2026, 11, 25, 13, tzinfo=UTC))


@pytest.mark.parametrize("limit", [{"usd_per_day": Decimal("0.0001")}, {"calls_per_hour": 0}])
def test_a_limit_that_never_leaves_room_has_no_time_at_which_it_goes_on(counter: Any, limit: dict[str, Any]) -> None:
    with pytest.raises(ModelPaused, match="are used up|limit of 0 questions") as raised:
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


def test_money_in_flight_is_waited_for_so_that_a_small_budget_is_used(counter: Any) -> None:
    async def several(gateway: Gateway) -> Any:
        most = gateway.most_micro_usd(counter.question("[1] page 0"))
        asker = counter.asker(budget_micro_usd=int(most * 1.5))
        return await asyncio.gather(*(gateway.ask(counter.question(f"[1] page {n}"), asker) for n in range(5)))

    answers = counter.run([slow(0.05, answering(UNITS)).repeated(5)], several)
    assert len(answers) == 5
    assert sum(cost for _, cost, _ in counter.rows()) == sum(answer.micro_usd for answer in answers)


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
    async def dropped(gateway: Gateway) -> None:
        async with gateway.pace.turn():  # the only one
            task = asyncio.ensure_future(gateway.ask(counter.question(), counter.asker()))
            await asyncio.sleep(0.3)
            assert counter.statuses() == ["sent"]
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    counter.run([], dropped, gateway={"pace": Pace(1)})
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
        with pytest.raises(ModelDown, match="is not asked for a while"):
            await gateway.ask(counter.question("[1] two"), counter.asker())

    counter.run([failing(500).repeated(3)], asked, gateway={"breaker": breaker}, mode="hybrid")
    assert counter.statuses() == ["failed"] * 3
    assert counter.sql("SELECT calls FROM leadgen.model_counters WHERE kind = 'hour'") == [(3,)], "what was not sent is no call"


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

    assert counter.run([failing(429), answering(UNITS)], asked) < 4


def test_an_unexpected_question_breaks_the_script_and_leaves_no_row_under_way(counter: Any) -> None:
    with pytest.raises(ScriptBroken, match="nothing in the script answers"):
        counter.ask([])
    assert counter.statuses() == ["unknown"]


def test_vectors_are_reserved_and_journaled_like_answers(counter: Any) -> None:
    def embedded(gateway: Gateway) -> Any:
        return gateway.embed([f"firm {number}" for number in range(300)], counter.asker())

    first = counter.run([embedding(lambda text: [float(len(text)), 1.0]).repeated(2)], embedded)
    assert len(first.vectors) == 300
    assert first.vectors[0] == (6.0, 1.0)
    assert first.micro_usd > 0
    again = counter.run([], embedded)
    assert (again.vectors, again.micro_usd) == (first.vectors, 0)


def test_vectors_that_are_missing_are_no_answer(counter: Any) -> None:
    body = {"data": [{"index": 0, "embedding": [1.0]}], "usage": {"prompt_tokens": 2, "total_tokens": 2}}
    with pytest.raises(AnswerUnusable, match="1 vectors came for 2 texts"):
        counter.run([failing(200, body=body)], lambda gateway: gateway.embed(["a", "b"], counter.asker()))


def test_the_stored_prompt_is_the_body_and_pages_with_nul_are_no_trouble(counter: Any) -> None:
    script = ScriptedModel([answering({"units": None, "segment": None})])
    counter.ask(script, input="[1] NUL \0 and half a pair \ud800.")
    (stored,) = counter.sql("SELECT prompt FROM leadgen.model_calls")
    assert stored[0] == json.loads(json.dumps(script.bodies[0][1]))
    assert "\0" not in stored[0]["input"]


def test_a_model_without_a_price_is_refused_at_the_start(counter: Any) -> None:
    with pytest.raises(SettingsInvalid, match="no price is known for the model 'my-model'") as raised:
        counter.run([], lambda gateway: gateway.ask(counter.question(), counter.asker()), model="my-model")
    assert 'LEADGEN_MODEL_PRICES={"my-model": ' in raised.value.todo
