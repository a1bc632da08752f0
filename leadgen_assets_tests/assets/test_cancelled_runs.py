"""A person cancels a request while a run works on it, or is about to: the run ends soon, in words, and does not come back."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from dagster import DagsterRun, DagsterRunStatus, ExecuteInProcessResult

from leadgen_assets.assets import stage_run
from leadgen_assets.decisions.cancelling import cancel
from leadgen_assets.decisions.decided import Decided
from leadgen_assets.definitions import defs
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.sensors.outcomes import settle
from leadgen_assets.storage.database import Database
from leadgen_assets.web.archive import ArchiveFetcher

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

PROMISED, SLACK = 10.0, 5.0


def cancelled(chain: Chain, key: str) -> Decided:
    async def whole() -> Decided:
        async with Database(chain.database_url) as database:
            return await cancel(database, key, datetime.now(UTC))

    return asyncio.run(whole())


@pytest.mark.long
def test_a_run_ends_within_seconds_as_cancelled_and_can_be_taken_up_again(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = ArchiveFetcher.fetch

    async def slow(self: ArchiveFetcher, *arguments: Any) -> Any:
        await asyncio.sleep(0.4)
        return await quick(self, *arguments)

    monkeypatch.setattr(ArchiveFetcher, "fetch", slow)
    monkeypatch.setenv("LEADGEN_CONCURRENCY", "2")
    key = chain.submit(small_web)
    told: list[Decided] = []
    seconds: list[float] = []

    def a_person() -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until and not chain.sql("SELECT 1 FROM leadgen.pages LIMIT 1"):
            time.sleep(0.1)
        began = time.monotonic()
        told.append(cancelled(chain, key))
        seconds.append(time.monotonic() - began)

    person = threading.Thread(target=a_person)
    person.start()
    result = chain.materialize(key)
    person.join()
    assert seconds[0] < PROMISED + SLACK
    assert told[0].stored.status is RequestStatus.CANCELLED
    assert f"leadgen run {key}" in told[0].words
    assert not result.success
    assert chain.words_of_failure(result).startswith(f"Request {key} was cancelled; what was done is kept.")
    run = chain.instance.get_run_by_id(result.run_id)
    assert run is not None
    assert run.status is DagsterRunStatus.CANCELED, "which no retry takes up"
    assert settle(chain.instance, run) == "cancelled", "the sensor tells the same end"
    kept = chain.sql("SELECT count(*) FROM leadgen.work_items WHERE stage = 'company_pages'")
    assert kept != [(0,)]
    assert chain.sql("SELECT count(*) FROM leadgen.profiles") == [(0,)], "the next asset did not start"
    monkeypatch.setattr(ArchiveFetcher, "fetch", quick)
    assert chain.materialize(key).success, "a person takes it up again"
    assert chain.stored(key).status is RequestStatus.READY


@pytest.mark.parametrize("tag", [("dagster/run_key", "x:1"), ("dagster/retry_number", "1")])
def test_a_run_that_came_by_itself_does_not_take_up_what_was_cancelled(
    chain: Chain, small_web: str, tag: tuple[str, str]
) -> None:
    key = chain.submit(small_web)
    assert cancelled(chain, key).stored.status is RequestStatus.CANCELLED
    result = by_itself(chain, key, dict([tag]))
    assert "was cancelled" in chain.words_of_failure(result)
    run = chain.instance.get_run_by_id(result.run_id)
    assert run is not None
    assert run.status is DagsterRunStatus.CANCELED
    settle(chain.instance, run)
    assert chain.stored(key).status is RequestStatus.CANCELLED


@pytest.mark.parametrize("status", ["ready", "ready_partial", "needs_decision"])
def test_a_run_that_came_by_itself_leaves_alone_what_was_settled_meanwhile(
    delivered: tuple[Chain, Delivered], status: str
) -> None:
    chain, done = delivered
    chain.sql("UPDATE leadgen.lead_requests SET status = %s, run_id = 'another-run'", status)
    before = chain.sql("SELECT count(*) FROM leadgen.export_sets")
    result = by_itself(chain, done.key)
    assert f"is {status} already: nothing is left for this run to do" in chain.words_of_failure(result)
    run = chain.instance.get_run_by_id(result.run_id)
    assert run is not None
    assert run.status is DagsterRunStatus.CANCELED
    assert settle(chain.instance, run) == ""
    assert chain.stored(done.key).status == status
    assert chain.sql("SELECT count(*) FROM leadgen.export_sets") == before


@pytest.mark.parametrize(
    ("status", "whose", "goes_on"),
    [
        ("queued", "", True),
        ("running", "another", True),  # whose worker may be gone: the request's lock decides
        ("failed", "first", True),
        ("failed", "another", False),
        ("ready", "first", True),
        ("cancelled", "first", False),
    ],
)
def test_a_retry_goes_on_with_what_its_first_try_had(
    delivered: tuple[Chain, Delivered], status: str, whose: str, goes_on: bool
) -> None:
    chain, done = delivered
    stored = replace(chain.stored(done.key), status=RequestStatus(status), run_id=whose or None)
    tags = {"dagster/retry_number": "1"}
    again = DagsterRun("lead_pipeline", run_id="again", parent_run_id="first", root_run_id="first", tags=tags)
    assert stage_run.wants(stored, again) is goes_on
    assert stage_run.wants(stored, DagsterRun("lead_pipeline", run_id="a-persons")), "a person means it"


def by_itself(chain: Chain, key: str, tags: dict[str, str] | None = None) -> ExecuteInProcessResult:
    """A run as a sensor or a retry starts it."""
    return defs.resolve_job_def("lead_pipeline").execute_in_process(
        partition_key=key,
        instance=chain.instance,
        raise_on_error=False,
        tags=tags or {"dagster/run_key": f"{key}:1"},
        run_config=QUIET,
    )


def test_a_request_whose_worker_is_gone_is_cancelled_at_once(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web, RequestStatus.RUNNING)
    chain.sql("UPDATE leadgen.lead_requests SET run_id = 'a-dead-one'")
    began = time.monotonic()
    assert cancelled(chain, key).stored.status is RequestStatus.CANCELLED
    assert time.monotonic() - began < 5


QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@pytest.mark.timeout(60)
def test_a_stage_ends_although_a_look_at_the_request_swallows_its_cancellation(
    delivered: tuple[Chain, Delivered], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As asyncio.wait_for does before Python 3.12, when the database's answer comes in the same moment."""
    deaf: list[int] = []

    async def look(*_: object) -> bool:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            deaf.append(1)
        return False

    monkeypatch.setattr(stage_run, "LOOKS_EVERY_SECONDS", 0.001)
    monkeypatch.setattr(stage_run, "_is_cancelled", look)
    chain, done = delivered
    assert chain.materialize(done.key, "contacts").success
    assert deaf
