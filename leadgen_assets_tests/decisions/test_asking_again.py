"""Companies that were done without the model: blocked where a script spoke, told where the service was down, offered again."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from dagster import build_sensor_context

from leadgen_assets.decisions.asking_again import Service, offer_again
from leadgen_assets.decisions.refreshing import refresh
from leadgen_assets.domain.requests.redoing import Again
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.domain.rules import Level, RuleResult
from leadgen_assets.llm.wire import Reply
from leadgen_assets.sensors import fallbacks
from leadgen_assets.stages.export_set import evaluate
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import load

if TYPE_CHECKING:
    from leadgen_assets.decisions.decided import Decided
    from leadgen_assets_tests.conftest import Chain, Delivered

Demo = tuple["Chain", "Delivered"]
NOW = datetime(2031, 1, 2, tzinfo=UTC)


def methods_rule(chain: Chain, key: str) -> RuleResult:
    """The rule, as `leadgen check` evaluates it."""

    async def judged() -> list[RuleResult]:
        async with Database(chain.database_url) as database, database.tenant_tx(key.partition(".")[0]) as conn:
            return await evaluate(conn, await load(conn, key))

    (found,) = [one for one in asyncio.run(judged()) if one.name == "values_come_from_allowed_methods"]
    return found


def fall_back(chain: Chain, number: int, mark: str = "fallback") -> None:
    """As if the service had been down when the first companies were researched."""
    chain.sql(
        "UPDATE leadgen.work_items SET result = result || %s WHERE stage = 'company_profiles' AND item IN"
        " (SELECT company_id::text FROM leadgen.exported_companies ORDER BY company_id LIMIT %s)",
        json.dumps({mark: "the service was down"}),
        number,
    )


def offered(chain: Chain, answers: bool = True) -> tuple[list[str], int]:
    asked = 0

    async def service() -> bool:
        nonlocal asked
        asked += 1
        return answers

    async def done() -> list[str]:
        async with Database(chain.database_url) as database:
            return await offer_again(database, Service("ours", ("gpt-6-luna",), service), NOW)

    return asyncio.run(done()), asked


def test_a_value_of_the_scripted_model_reaches_no_file(delivered: Demo) -> None:
    chain, done = delivered
    assert methods_rule(chain, done.key).passed
    chain.sql(
        "UPDATE leadgen.evidence SET method = 'mock_model', said_by = 'scripted' WHERE company_id ="
        " (SELECT min(company_id) FROM leadgen.exported_companies)"
    )
    rule = methods_rule(chain, done.key)
    assert (rule.level, rule.blocks, rule.failed) == (Level.ERROR, True, 1)
    assert "said by the scripted model" in rule.broken[0].reason
    assert re.match(
        r"\d+ values of 1 company were said by the scripted model .*: \S+\.example \(.*state.*\)\.$", rule.meaning
    )
    assert f"leadgen run {done.key} --redo all" in rule.what_to_do
    result = chain.materialize(done.key, "companies_csv", "contacts_csv", "evidence_csv")
    assert not result.success
    assert "values_come_from_allowed_methods" in chain.words_of_failure(result)


def test_companies_done_while_the_service_was_down_are_a_warning(delivered: Demo) -> None:
    chain, done = delivered
    fall_back(chain, 3)
    rule = methods_rule(chain, done.key)
    assert (rule.level, rule.passed, rule.blocks, rule.failed) == (Level.WARN, False, False, 3)
    assert f"leadgen run {done.key} --redo failed" in rule.what_to_do


@pytest.mark.parametrize("mark", ["fallback", "unanswered"])
def test_whoever_has_what_failed_done_again_means_them_too(delivered: Demo, mark: str) -> None:
    chain, done = delivered
    later = datetime.now(UTC) + timedelta(seconds=1)
    chain.sql(
        "UPDATE leadgen.work_items SET result = result - 'detail' || '{\"outcome\": \"ok\"}' WHERE stage = 'company_pages'"
    )

    async def redone() -> Decided:
        async with Database(chain.database_url) as database:
            return await refresh(database, done.key, Again.FAILED, later)

    nothing = asyncio.run(redone())
    assert (nothing.changed, chain.stored(done.key).redo_failed_before) == (False, None)
    assert nothing.words.startswith("Nothing to refresh: nothing failed")
    fall_back(chain, 3, mark)
    decided = asyncio.run(redone())
    assert decided.words == "3 items that were done without the model's answer are asked about again."
    assert chain.stored(done.key).redo_failed_before == later
    assert chain.stored(done.key).status is RequestStatus.QUEUED


def test_they_are_offered_once_when_the_service_answers_and_nothing_is_spent(delivered: Demo) -> None:
    chain, done = delivered
    assert offered(chain) == ([], 0), "nobody is asked where nothing waits"
    fall_back(chain, 3)
    assert offered(chain, answers=False) == ([], 1)
    before = chain.stored(done.key)
    assert offered(chain) == ([done.key], 1)
    after = chain.stored(done.key)
    assert after.status is before.status, "a decision of a person, nothing that goes on by itself"
    assert after.proposals[-1].command == f"leadgen run {done.key} --redo failed"
    assert "3 companies were done without the model, whose service answers again" in after.next_step
    assert offered(chain) == ([], 0)


@pytest.mark.parametrize(
    ("model", "minutes", "others", "heard"),
    [
        ("gpt-6-luna", 5, "-infinity", True),
        ("gpt-6-luna", 5, "+4 minutes", False),
        ("another", 5, "-infinity", False),
        ("gpt-6-luna", -5, "-infinity", False),
    ],
    ids=["of this service", "perhaps of another service", "of another model", "before the fault"],
)
def test_an_answer_of_another_service_says_nothing_of_this_one(
    delivered: Demo, model: str, minutes: int, others: str, heard: bool
) -> None:
    chain, done = delivered
    fall_back(chain, 1)
    at = "(SELECT max(finished_at) FROM leadgen.work_items)"
    asked = f"{at} + make_interval(mins => {minutes})"
    chain.sql(
        "INSERT INTO leadgen.model_calls (tenant_id, call_hash, stage, model, status, prompt, reserved_microusd, created_at,"
        f" settled_at) VALUES ('default', 'h', 's', %s, 'answered', '{{}}', 1, {asked}, {at} + interval '9 minutes')",
        model,
    )
    last = "'-infinity'" if others == "-infinity" else f"{at} + interval '{others}'"
    chain.sql(
        "INSERT INTO leadgen.model_turns (tenant_id, account, model, requests_full_at, tokens_full_at)"
        f" VALUES ('*', 'ours', %s, {asked}, {asked}), ('*', 'theirs', %s, {last}, {last})",
        model,
        model,
    )
    assert offered(chain, answers=False) == (([done.key], 0) if heard else ([], 1))


def test_what_goes_on_by_itself_is_not_offered(delivered: Demo) -> None:
    chain, _ = delivered
    fall_back(chain, 1)
    chain.sql("UPDATE leadgen.lead_requests SET status = %s", str(RequestStatus.RUNNING))
    assert offered(chain) == ([], 0)


@pytest.mark.parametrize("mode", ["off", "real", "hybrid"])
def test_the_sensor_looks_at_the_mark_whatever_the_mode_and_asks_with_a_key_alone(
    delivered: Demo, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, done = delivered
    fall_back(chain, 2)
    asked: list[str] = []

    class Answering:
        async def send(self, kind: str, body: dict[str, Any]) -> Reply:
            assert "input" not in body, "a question with a text would be answered, and paid"
            asked.append(body["model"])
            return Reply(400, {}, b'{"error": {"code": "missing_required_parameter"}}')

        async def close(self) -> None:
            pass

    def tick() -> str:
        said: Any = fallbacks.fallbacks(build_sensor_context(chain.instance))
        return str(said.skip_message)

    monkeypatch.setenv("LEADGEN_MODE", mode)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert "has no key" in tick()
    monkeypatch.setattr(fallbacks, "open_wire", lambda settings: Answering())
    assert tick() == f"offered for {done.key}"
    assert len(asked) == 1
    assert chain.stored(done.key).proposals[-1].command == f"leadgen run {done.key} --redo failed"
