"""A worker that is gone although Dagster believes that it works: told by its lock, which dies with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from dagster import DagsterRunStatus, SensorResult, SkipReason, build_sensor_context
from dagster._core.remote_origin import InProcessCodeLocationOrigin, RemoteJobOrigin, RemoteRepositoryOrigin
from dagster._core.types.loadable_target_origin import LoadableTargetOrigin

from leadgen_assets.definitions import defs
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.sensors import lost_runs
from leadgen_assets.sensors import watchdog as room
from leadgen_assets.sensors.outcomes import settle
from leadgen_assets.sensors.queued_requests import queued_requests
from leadgen_assets.sensors.watchdog import watchdog
from leadgen_assets.settings import PROJECT
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp
from leadgen_assets.stages.lost_workers import abandoned
from leadgen_assets.storage.locks import STARTING
from leadgen_assets.storage.requests import StoredRequest

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

ICP = read_icp(SHIPPED / "small_business.yaml")
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
WORKER = """
import sys, time
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.storage.database import Database

url, key, run_id = sys.argv[1:]
hold = RequestHold.take(Database(url), key.partition(".")[0], key, run_id, lambda run_id: False)
print("working", flush=True)
time.sleep(600)
"""


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "ENDING_SECONDS", 0.0)


@pytest.fixture
def worker(chain: Chain) -> Iterator[Callable[[str, str], subprocess.Popen[str]]]:
    """Starts a process that holds a request for a run, as a run's worker does."""
    started: list[subprocess.Popen[str]] = []

    def start(key: str, run_id: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", WORKER, chain.database_url, key, run_id]
        process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "working\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def tick(chain: Chain) -> str:
    result = watchdog(build_sensor_context(chain.instance, repository_def=defs.get_repository_def()))
    assert isinstance(result, SkipReason)
    return result.skip_message or ""


def a_run(chain: Chain, key: str) -> str:
    run = chain.instance.create_run_for_job(
        defs.resolve_job_def("lead_pipeline"), tags={"dagster/partition": key}, status=DagsterRunStatus.STARTED
    )
    chain.sql(
        "UPDATE leadgen.lead_requests SET status = 'running', run_id = %s WHERE request_key = %s", run.run_id, key
    )
    return run.run_id


def stored(name: str, run_id: str | None = "r1") -> StoredRequest:
    request = LeadRequest(name=name)
    return StoredRequest(
        request.key, request, ICP, ICP.digest(), "/", RequestStatus.RUNNING, "", "", None, 1, 1, 0, False, None, None,
        run_id, NOON, NOON,
    )  # fmt: skip


def test_a_request_is_abandoned_when_it_is_running_and_its_lock_is_free() -> None:
    held, free = stored("held"), stored("free")
    assert abandoned([held, free], {free.key, "default.not-running"}, NOON) == [free]
    assert abandoned([], {free.key}, NOON) == []


def test_who_has_only_just_taken_a_request_has_time_to_get_to_the_lock() -> None:
    taken = stored("taken", run_id=None)
    assert abandoned([taken], {taken.key}, NOON + STARTING) == []
    assert abandoned([taken], {taken.key}, NOON + STARTING + timedelta(seconds=1)) == [taken]
    again = replace(taken, run_id="r1")
    assert abandoned([again], {again.key}, NOON) == [again]


def test_a_worker_that_works_is_left_alone_and_one_that_was_killed_is_noticed(
    chain: Chain, small_web: str, worker: Callable[[str, str], subprocess.Popen[str]]
) -> None:
    key = chain.submit(small_web)
    run_id = a_run(chain, key)
    process = worker(key, run_id)
    assert tick(chain) == "every running request has its worker"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert "the request is queued" in tick(chain)
    run = chain.instance.get_run_by_id(run_id)
    assert run is not None
    assert run.status is DagsterRunStatus.FAILURE
    request = chain.stored(key)
    assert (request.status, request.launch, request.crashes) == (RequestStatus.QUEUED, 2, 1)
    assert request.status_reason == "its worker was lost; it goes on where it stopped"
    assert (chain.folder / "home" / "reports" / key / "report.html").exists()
    assert tick(chain) == "every running request has its worker"
    assert chain.materialize(key).success  # the launch that follows
    assert chain.stored(key).status is RequestStatus.READY


def test_a_run_that_failed_while_nobody_looked_is_told_as_the_failure_that_it_was(
    delivered: tuple[Chain, Delivered],
) -> None:
    """The watchdog may come before the sensor that watches for failures: no worker was lost."""
    chain, done = delivered
    chain.sql("UPDATE leadgen.evidence SET quote = 'nothing of the kind' WHERE field = 'company_name'")
    assert not chain.materialize(done.key).success
    assert "the request is failed" in tick(chain)
    request = chain.stored(done.key)
    assert (request.status, request.crashes) == (RequestStatus.FAILED, 0)
    assert "every_value_has_verified_evidence" in request.status_reason


def test_a_request_whose_run_was_never_stored_is_launched_again(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web, RequestStatus.RUNNING)
    assert tick(chain) == "every running request has its worker"
    chain.sql("UPDATE leadgen.lead_requests SET updated_at = now() - interval '2 minutes'")
    assert "given up before its run began" in tick(chain)
    assert chain.stored(key).status is RequestStatus.QUEUED


def test_a_retry_that_dagster_has_under_way_is_waited_for(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    first = a_run(chain, key)
    run = chain.instance.get_run_by_id(first)
    assert run is not None
    chain.instance.report_run_failed(run, "Run worker is gone")
    retry = chain.instance.create_run_for_job(
        defs.resolve_job_def("lead_pipeline"),
        tags={"dagster/partition": key},
        status=DagsterRunStatus.STARTING,
        parent_run_id=first,
        root_run_id=first,
    )
    chain.instance.add_run_tags(first, {"dagster/auto_retry_run_id": retry.run_id})
    assert "Dagster runs it once more" in tick(chain)
    assert chain.stored(key).status is RequestStatus.RUNNING
    chain.instance.report_run_failed(retry, "Run timed out while starting")
    assert "the request is queued" in tick(chain)
    assert chain.stored(key).launch == 2
    other = chain.submit(small_web.replace("tenant: demo", "tenant: other"))
    ticked = queued_requests(build_sensor_context(chain.instance, repository_def=defs.get_repository_def()))
    assert isinstance(ticked, SensorResult)
    places = {one.partition_key: one.tags.get("dagster/priority") for one in ticked.run_requests or ()}
    assert places == {key: "1", other: None}, "in Dagster's queue it goes before one that has not begun"


def test_a_request_whose_retry_is_in_dagsters_queue_waits_as_others_do_and_goes_before_them(
    chain: Chain, small_web: str
) -> None:
    """As after an orderly stop with many requests in the queue: nothing is stuck, and what was begun is finished first."""
    key = chain.submit(small_web)
    first = a_run(chain, key)
    run = chain.instance.get_run_by_id(first)
    assert run is not None
    chain.instance.report_run_failed(run, "interrupted")
    here = InProcessCodeLocationOrigin(
        LoadableTargetOrigin(module_name="leadgen_assets.definitions"), location_name="here"
    )
    retry = chain.instance.create_run_for_job(
        defs.resolve_job_def("lead_pipeline"),
        tags={"dagster/partition": key, "dagster/run_key": f"{key}:1", "dagster/retry_number": "1"},
        status=DagsterRunStatus.QUEUED,
        parent_run_id=first,
        root_run_id=first,
        remote_job_origin=RemoteJobOrigin(RemoteRepositoryOrigin(here, "__repository__"), "lead_pipeline"),
    )
    chain.instance.add_run_tags(first, {"dagster/auto_retry_run_id": retry.run_id})
    assert "before those that have not begun" in tick(chain)
    waits = chain.stored(key)
    assert (waits.status, waits.launch) == (RequestStatus.QUEUED, 1), (
        "its own launch: no other run is started beside it"
    )
    queued = chain.instance.get_run_by_id(retry.run_id)
    assert queued is not None
    assert queued.tags["dagster/priority"] == "1"
    assert tick(chain) == "every running request has its worker"
    chain.instance.report_run_failed(queued, "its code server was away")
    assert settle(chain.instance, queued) == "queued", "a retry that is lost before it began is launched again"
    assert chain.stored(key).launch == 2


def test_a_retry_that_never_comes_is_not_waited_for(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen once: Dagster had marked a run that was ended at its most runtime as one to retry, and never did."""
    key = chain.submit(small_web)
    run = chain.instance.get_run_by_id(a_run(chain, key))
    assert run is not None
    chain.instance.report_run_failed(run, "Exceeded maximum runtime of 7200 seconds.")
    chain.instance.add_run_tags(run.run_id, {"dagster/will_retry": "true"})
    monkeypatch.setattr(room, "comes_again", lambda one: one.tags.get("dagster/will_retry") == "true")
    monkeypatch.setattr("leadgen_assets.sensors.outcomes.comes_again", room.comes_again)
    assert "Dagster runs it once more" in tick(chain)
    assert chain.stored(key).status is RequestStatus.RUNNING
    monkeypatch.setattr(room, "RETRY_SECONDS", 0.0)
    assert "the request is queued" in tick(chain)
    assert chain.stored(key).launch == 2


def test_a_launch_that_was_lost_before_it_began_is_not_waited_for_either(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen once: daemon and worker were killed together, and the retry that Dagster had promised never came."""
    key = chain.submit(small_web, status=RequestStatus.QUEUED)
    tags = {"dagster/partition": key, "dagster/run_key": f"{key}:1", "dagster/will_retry": "true"}
    run = chain.instance.create_run_for_job(defs.resolve_job_def("lead_pipeline"), tags=tags)
    chain.instance.report_run_failed(run, "its worker is gone")
    monkeypatch.setattr("leadgen_assets.sensors.outcomes.comes_again", lambda one: True)
    assert settle(chain.instance, run) == ""
    assert tick(chain) == "every running request has its worker"
    monkeypatch.setattr(room, "RETRY_SECONDS", 0.0)
    assert "was lost before it began; the request is queued" in tick(chain)
    assert chain.stored(key).launch == 2
    assert tick(chain) == "every running request has its worker"


def test_killed_runs_of_requests_that_went_on_without_them_keep_no_place_of_the_queue(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `leadgen run` leaves them that was killed, and given again: four of them kept everything waiting."""
    key = chain.submit(small_web)
    killed = a_run(chain, key)
    assert chain.materialize(key).success  # the same again, in a run of its own
    own = chain.stored(key).run_id
    at_its_end = a_run(chain, key)  # the last one was killed between its request's end and its own
    chain.sql("UPDATE leadgen.lead_requests SET status = 'ready' WHERE request_key = %s", key)
    assert own not in (None, killed, at_its_end)
    assert tick(chain) == "every running request has its worker"  # they may have begun just now
    monkeypatch.setattr(lost_runs, "TAKING", timedelta(0))
    assert tick(chain) == "every running request has its worker"  # or be about to say how they ended
    chain.sql("UPDATE leadgen.lead_requests SET updated_at = now() - interval '2 minutes'")
    said = tick(chain)
    assert f"{key}: run {killed} is gone" in said
    assert f"{key}: run {at_its_end} is gone" in said
    for run_id in (killed, at_its_end):
        run = chain.instance.get_run_by_id(run_id)
        assert run is not None
        assert run.status is DagsterRunStatus.FAILURE
        assert run.tags["dagster/max_retries"] == "0"
        settle(chain.instance, run)
    assert chain.stored(key).status is RequestStatus.READY
    assert tick(chain) == "every running request has its worker"


def test_a_run_that_works_on_its_request_is_not_lost_however_long_it_takes(
    chain: Chain, small_web: str, worker: Callable[[str, str], subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lost_runs, "TAKING", timedelta(0))
    key = chain.submit(small_web)
    run_id = a_run(chain, key)
    worker(key, run_id)
    chain.sql("UPDATE leadgen.lead_requests SET updated_at = now() - interval '2 hours'")
    assert tick(chain) == "every running request has its worker"
    chain.sql("UPDATE leadgen.lead_requests SET status = 'cancelled', updated_at = now() - interval '2 minutes'")
    assert tick(chain) == "every running request has its worker"  # its lock is held: it is on its way to its end


def test_requests_that_are_not_running_are_not_looked_at(delivered: tuple[Chain, Delivered]) -> None:
    chain, _ = delivered
    assert tick(chain) == "every running request has its worker"
