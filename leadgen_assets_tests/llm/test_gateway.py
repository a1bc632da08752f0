"""The way of a question on real books: what comes back, what each fault is answered with, and what stands in the ledger."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from leadgen_assets.domain.errors import (
    AnswerUnusable,
    ModelDown,
    ModelPaused,
    ModelUnusable,
    SettingsInvalid,
)
from leadgen_assets.llm.answer import SearchSource
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.llm.question import Instructions
from leadgen_assets.llm.remarks import Remarks
from leadgen_assets.llm.scripted import (
    ScriptBroken,
    ScriptedModel,
    answering,
    citing,
    embedding,
    failing,
    incomplete,
    refusing,
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


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"retry-after": "1"}, r"asks to wait 1 s, 3 times in a row \(HTTP 429\)"),
        ({"retry-after": "abc"}, "takes no questions just now, and does not say for how long"),
        ({}, "takes no questions just now, and does not say for how long"),
    ],
    ids=["seconds", "no time", "nothing"],
)
def test_rate_limits_that_do_not_end_put_the_item_off(counter: Any, headers: dict[str, str], told: str) -> None:
    with pytest.raises(ModelPaused, match=told) as raised:
        counter.ask([failing(429, headers).repeated(3)])
    assert (raised.value.until - counter.now).total_seconds() == 60


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
def test_what_stops_every_question_stops_at_once_and_says_what_to_do(
    counter: Any, step: Any, todo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leadgen_assets.llm.remarks.FAILURES", 1)
    told = Remarks()

    async def twice(gateway: Gateway) -> None:
        for page in ("[1] one", "[1] two"):  # the second is not even sent
            with pytest.raises(ModelUnusable) as raised:
                await gateway.ask(counter.question(page), counter.asker())
            assert todo in raised.value.todo
            assert "LEADGEN_MODE=off" in raised.value.todo

    counter.run([step], twice, gateway={"remarks": told})
    assert told.now() == {}, "it is not asked again: no remark says so"
    assert counter.rows()[0][:2] == ("failed", 0)
    assert len(counter.rows()) == 1


def test_what_stops_every_question_stops_those_of_the_processs_next_gateway_too(counter: Any) -> None:
    """A stage that asked ahead is left to its own time, and asks by another gateway then."""

    async def refused(gateway: Gateway) -> None:
        with pytest.raises(ModelUnusable, match="refuses every question"):
            await gateway.ask(counter.question(), counter.asker())

    stopped: dict[str, ModelUnusable] = {}
    counter.run([failing(429, body={"error": QUOTA["error"]})], refused, gateway={"stopped": stopped})
    counter.run([], refused, gateway={"stopped": stopped})
    assert len(counter.rows()) == 1, "nothing more was begun"


@pytest.mark.parametrize(
    ("error", "raised", "said", "tries"),
    [
        ({"code": "insufficient_quota", "message": "inner"}, ModelUnusable, "insufficient_quota): inner", 1),
        ({"type": "insufficient_quota", "code": 429, "message": "inner"}, ModelUnusable, "insufficient_quota", 1),
        ({"code": "invalid_api_key", "message": "inner"}, ModelUnusable, "invalid_api_key", 1),
        ({"type": "authentication_error", "message": "inner"}, ModelUnusable, "inner", 1),
        ({"code": "model_not_found", "message": "inner"}, ModelUnusable, "model_not_found", 1),
        ({"code": "INSUFFICIENT_QUOTA", "message": "inner"}, ModelUnusable, "INSUFFICIENT_QUOTA", 1),
        ("invalid_api_key", ModelUnusable, "invalid_api_key", 1),
        ({"code": "RateLimitReached", "message": "slow"}, ModelPaused, "rate limited", 3),
        ({"code": "rate_limit_exceeded", "message": "slow"}, ModelPaused, "rate limited", 3),
        ({"code": 429, "message": "slow"}, ModelPaused, "rate limited", 3),
        ({"type": "server_error", "message": "oops"}, ModelDown, "server_error", 3),
        ({"code": "invalid_prompt", "message": "no"}, AnswerUnusable, "permanent: HTTP 200 with an error", 1),
        ("it is broken", AnswerUnusable, "it is broken", 1),
    ],
)
def test_an_error_that_comes_with_status_200_is_classed_by_what_it_says(
    counter: Any, error: Any, raised: type[Exception], said: str, tries: int
) -> None:
    with pytest.raises(raised, match=re.escape(said)):
        counter.ask([failing(200, body={"error": error}).repeated(tries)])
    booked = "failed" if raised is ModelPaused else "unknown"
    assert counter.statuses() == [booked] * tries, "nobody says that it was not billed, unless it was turned away"


@pytest.mark.parametrize(
    ("body", "raised", "said", "tries", "booked"),
    [
        ({"detail": "Rate limit exceeded"}, ModelPaused, "Rate limit exceeded", 3, "failed"),
        ({"detail": "Too Many Requests", "usage": {"input_tokens": 9}}, ModelPaused, "rate limited", 3, "unknown"),
        ({"detail": [{"loc": ["body"], "msg": "field required"}]}, AnswerUnusable, "field required", 1, "unknown"),
        ({"detail": "Not authenticated"}, ModelUnusable, "Not authenticated", 1, "unknown"),
        ({"errors": [{"code": 10000, "message": "Authentication error"}]}, ModelUnusable, "10000", 1, "unknown"),
        ({"errors": ["upstream timed out"]}, ModelDown, "upstream timed out", 3, "unknown"),
        ({"statusCode": 429, "message": "slow down"}, ModelPaused, "slow down", 3, "failed"),
        ({"statusCode": 500, "message": "oops"}, ModelDown, "oops", 3, "unknown"),
        ({"object": "error", "code": 429, "message": "slow"}, ModelPaused, "slow", 3, "failed"),
        ({"object": "error", "code": 40303, "message": "too long"}, AnswerUnusable, "too long", 1, "unknown"),
        ({"status": "error", "message": "Internal server error"}, ModelDown, "Internal server", 3, "unknown"),
        ({"status": "error", "message": "no such thing"}, AnswerUnusable, "no such thing", 1, "unknown"),
        ({"success": False, "message": "Insufficient credits"}, ModelUnusable, "add credit", 1, "unknown"),
        ({"success": False}, AnswerUnusable, "permanent: HTTP 200 with an error", 1, "unknown"),
        ({"message": "Service Unavailable"}, ModelDown, "Service Unavailable", 3, "unknown"),
        ({"fault": {"faultstring": "Rate limit quota violation. 9 of 9"}}, ModelPaused, "quota violation", 3, "failed"),
        ({"error_code": 429, "error_msg": "slow down"}, ModelPaused, "slow down", 3, "failed"),
        ({"Message": "Rate exceeded"}, ModelPaused, "Rate exceeded", 3, "failed"),
        ({"Message": "User is not authorized to do this"}, ModelUnusable, "not authorized", 1, "unknown"),
        ({"message": "Rate limits are described here"}, AnswerUnusable, "described", 1, "unknown"),
    ],
)
def test_an_error_of_status_200_is_known_in_the_shapes_that_gateways_send(
    counter: Any, body: Any, raised: type[Exception], said: str, tries: int, booked: str
) -> None:
    with pytest.raises(raised) as told:
        counter.ask([failing(200, body=body).repeated(tries)])
    assert said in str(told.value)
    assert counter.statuses() == [booked] * tries


def test_an_answer_that_failed_for_lack_of_money_stops_every_question(counter: Any) -> None:
    body = {"status": "failed", "error": {"code": "insufficient_quota", "message": "none left"}, "output": []}
    with pytest.raises(ModelUnusable, match="add credit"):
        counter.ask([failing(200, body=body)])
    assert counter.statuses() == ["failed"]


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


@pytest.mark.parametrize(
    ("first", "differs"),
    [
        (answering({"units": "many"}), "input"),
        (incomplete(text='{"units": 12'), "max_output_tokens"),
    ],
    ids=["bad output", "cut short"],
)
def test_a_run_that_ended_behind_an_unusable_answer_goes_on_with_its_repetition(
    counter: Any, first: Any, differs: str
) -> None:
    before = ScriptedModel([first, failing(429, body=QUOTA)])
    with pytest.raises(ModelUnusable):  # as a kill between the two tries would
        counter.ask(before)
    after = ScriptedModel([answering(UNITS)])
    assert counter.ask(after).parsed.units == 120
    (_, asked), (_, repeated) = before.bodies
    assert after.bodies[0][1] == repeated
    assert asked[differs] != repeated[differs]
    assert counter.statuses() == ["unusable", "failed", "answered"]


def test_who_asks_anew_after_both_tries_begins_with_the_first(counter: Any) -> None:
    before = ScriptedModel([answering({"units": "many"}), answering({"units": "lots"})])
    with pytest.raises(AnswerUnusable):
        counter.ask(before)
    after = ScriptedModel([answering(UNITS)])
    assert counter.ask(after).parsed.units == 120
    assert after.bodies[0] == before.bodies[0]


def test_a_refused_question_may_be_asked_anew(counter: Any) -> None:
    with pytest.raises(AnswerUnusable):
        counter.ask([refusing()])
    assert counter.ask([answering(UNITS)]).parsed.units == 120
    assert counter.statuses() == ["unusable", "answered"]


def test_an_answer_that_does_not_say_what_it_used_counts_at_its_highest(counter: Any) -> None:
    answer = counter.ask([answering(UNITS, input_tokens=0, output_tokens=0)])
    most = counter.run([], _most(counter))
    assert answer.micro_usd == most


@pytest.mark.parametrize(
    "used",
    [
        {"output_tokens": 282_429_536_481},
        {"input_tokens": 900_000_000},
        {"input_tokens": 50_000, "output_tokens": 90_000},
    ],
)
def test_a_usage_that_cannot_be_counts_at_the_highest_cost_until_somebody_settles_it(
    counter: Any, used: dict[str, int]
) -> None:
    remarks = Remarks()

    async def asked(gateway: Gateway) -> Any:
        return await gateway.ask(counter.question(), counter.asker())

    answer = counter.run([answering(UNITS, **used)], asked, gateway={"remarks": remarks})
    assert answer.parsed.units == 120, "what it says is as good as any other answer"
    most = counter.run([], _most(counter))
    ((status, cost, why),) = counter.rows()
    assert (status, cost) == ("unknown", most)
    assert "odd usage:" in why
    assert "tokens where" in why
    assert "1 answer says of its use what cannot be" in remarks.now()["odd usage"]
    assert "leadgen cost settle" in remarks.now()["odd usage"]


def test_a_dearer_tier_than_the_one_asked_for_passes_no_limit(counter: Any) -> None:
    used = counter.question().most_output_tokens
    plain = answering(UNITS, output_tokens=used)

    def dearer(body: Any) -> Any:
        reply = plain.answer(body)
        return replace(reply, body=json.dumps({**json.loads(reply.body), "service_tier": "priority"}).encode())

    answer = counter.ask([replace(plain, answer=dearer)])
    assert answer.parsed.units == 120
    most = counter.run([], _most(counter))
    ((status, cost, why),) = counter.rows()
    assert (status, cost) == ("unknown", most)
    assert "service tier 'priority'" in why


def _most(counter: Any) -> Any:
    async def most(gateway: Gateway) -> int:
        return gateway.most_micro_usd(counter.question())

    return most


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
