"""A limit in the middle of a request: what is there is delivered, the request waits, and goes on without paying twice."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from dagster import SensorResult, build_sensor_context

from leadgen_assets.decisions.amending import Amendment, amend
from leadgen_assets.definitions import defs
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.runs import run_request
from leadgen_assets.sensors.queued_requests import queued_requests
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.decisions import resume_waiting
from leadgen_assets.storage.exports import exports_of

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain

T = TypeVar("T")
NOTHING = [
    {"agent_schema": "CompanyAnswer", "answer": {"same_company": True, "values": []}},
    {"agent_schema": "PeopleAnswer", "answer": {"same_company": True, "people": []}},
    {"answer": "Nothing was found.", "sources": []},
]


@pytest.fixture
def asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has a scripted model asked, which knows nothing, within limits."""
    path = tmp_path / "script.jsonl"
    path.write_text("".join(f"{json.dumps(step)}\n" for step in NOTHING), "utf-8")

    def within(**limits: str) -> None:
        monkeypatch.setenv("LEADGEN_MODE", "mock")
        monkeypatch.setenv("LEADGEN_MODEL_SCRIPT", str(path))
        monkeypatch.setenv("LEADGEN_CONCURRENCY", "1")
        for name, value in limits.items():
            monkeypatch.setenv(name, value)

    return within


def run(chain: Chain, key: str) -> Any:
    """What `leadgen run` does."""
    return run_request(load_settings(), key, chain.instance, lambda moment: None)


def with_database(chain: Chain, work: Callable[[Database], Awaitable[T]]) -> T:
    async def inside() -> T:
        async with Database(chain.database_url) as database:
            return await work(database)

    return asyncio.run(inside())


def calls(chain: Chain) -> list[tuple[str, int]]:
    """Question and how often it was sent."""
    return chain.sql("SELECT call_hash, count(*) FROM leadgen.model_calls GROUP BY call_hash")


@pytest.mark.slow
def test_the_hours_questions_end_in_the_middle_of_the_research(
    chain: Chain, small_web: str, asking: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asking(LEADGEN_CALLS_PER_HOUR="5")
    key = chain.submit(small_web)
    stored = run(chain, key)
    assert stored.status is RequestStatus.WAITING
    assert "the limit of 5 questions an hour is reached until" in stored.status_reason
    assert stored.waiting_until == (datetime.now(UTC) + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    assert f"{stored.waiting_until:%Y-%m-%d %H:%M} UTC" in stored.next_step
    ((open_items,),) = chain.sql("SELECT count(*) FROM leadgen.work_items WHERE status = 'deferred'")
    assert open_items >= 1

    async def written(database: Database) -> Any:
        async with database.operator_tx() as conn:
            return await exports_of(conn, key, 1)

    (export,) = with_database(chain, written)
    assert export.files
    assert (
        f"{len(export.companies)} of {stored.request.target_companies} companies delivered so far"
        in stored.status_reason
    )
    assert len(calls(chain)) == 5

    def resumed(at: datetime) -> list[str]:
        async def done(database: Database) -> list[str]:
            async with database.operator_tx() as conn:
                return await resume_waiting(conn, at)

        return with_database(chain, done)

    assert resumed(stored.waiting_until - timedelta(seconds=1)) == []
    assert resumed(stored.waiting_until) == [key]
    ticked = queued_requests(build_sensor_context(chain.instance, repository_def=defs.get_repository_def()))
    assert isinstance(ticked, SensorResult)
    assert [one.partition_key for one in ticked.run_requests or ()] == [key]

    monkeypatch.setenv("LEADGEN_CALLS_PER_HOUR", "1000")
    after = run(chain, key)
    assert after.status not in (RequestStatus.WAITING, RequestStatus.PAUSED_BUDGET, RequestStatus.FAILED)
    assert {number for _, number in calls(chain)} == {1}, "nothing is paid twice"
    assert chain.sql("SELECT count(*) FROM leadgen.work_items WHERE status = 'deferred'") == [(0,)]


@pytest.mark.long
def test_a_budget_of_nothing_pauses_and_a_raised_one_goes_on(
    chain: Chain, small_web: str, asking: Callable[..., None]
) -> None:
    asking()
    key = chain.submit(re.sub(r"budget_usd: .*", "budget_usd: 0", small_web))
    stored = run(chain, key)
    assert stored.status is RequestStatus.PAUSED_BUDGET
    assert stored.status_reason.startswith("$0.00 of $0.00 spent; the next question may cost $0.0")
    assert "open: research of" in stored.status_reason
    enough = re.search(rf"leadgen amend {key} --budget ([0-9.]+[0-9])[.]", stored.next_step)
    assert enough, "a sum to copy"
    assert [one.command for one in stored.proposals] == [
        f"leadgen amend {key} --budget {enough[1]}", f"leadgen run {key} --mode off"
    ]  # fmt: skip
    assert calls(chain) == []
    assert run(chain, key).status is RequestStatus.PAUSED_BUDGET, "running it again changes nothing"

    with_database(chain, lambda d: amend(d, load_settings(), key, Amendment({"budget_usd": enough[1]})))
    assert chain.stored(key).status is RequestStatus.QUEUED
    ticked = queued_requests(build_sensor_context(chain.instance, repository_def=defs.get_repository_def()))
    assert isinstance(ticked, SensorResult)
    after = run(chain, key)
    assert after.status not in (RequestStatus.WAITING, RequestStatus.PAUSED_BUDGET, RequestStatus.FAILED)
    assert {number for _, number in calls(chain)} == {1}


@pytest.mark.long
def test_a_limit_that_never_leaves_room_needs_a_person(
    chain: Chain, small_web: str, asking: Callable[..., None]
) -> None:
    asking(LEADGEN_USD_PER_DAY="0")
    stored = run(chain, chain.submit(small_web))
    assert stored.status is RequestStatus.PAUSED_BUDGET
    assert "the dollars of the day are used up" in stored.status_reason
    assert "Raise usd_per_day or LEADGEN_USD_PER_DAY" in stored.next_step
