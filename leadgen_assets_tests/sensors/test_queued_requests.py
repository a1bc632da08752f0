from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from dagster import DagsterRunStatus, SensorResult, SkipReason, build_sensor_context
from dagster._core.remote_origin import InProcessCodeLocationOrigin, RemoteJobOrigin, RemoteRepositoryOrigin
from dagster._core.types.loadable_target_origin import LoadableTargetOrigin

from leadgen_assets.definitions import defs
from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.sensors.queued_requests import MOST_AT_ONCE, launches, queued_requests
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp
from leadgen_assets.storage.requests import StoredRequest

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

ICP = read_icp(SHIPPED / "small_business.yaml")
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def stored(name: str, launch: int = 1, status: RequestStatus = RequestStatus.QUEUED, crashes: int = 0) -> StoredRequest:
    request = LeadRequest(name=name)
    return StoredRequest(
        request.key, request, ICP, ICP.digest(), "/", status, "", "", None, 1, launch, crashes, False, None, None, None, NOON, NOON
    )  # fmt: skip


def tick(chain: Chain) -> SensorResult | SkipReason:
    context = build_sensor_context(chain.instance, repository_def=defs.get_repository_def())
    result = queued_requests(context)
    assert isinstance(result, (SensorResult, SkipReason))
    return result


def started(result: SensorResult | SkipReason) -> list[tuple[str | None, str | None]]:
    assert isinstance(result, SensorResult)
    return [(request.run_key, request.partition_key) for request in result.run_requests or ()]


def added(result: SensorResult | SkipReason) -> Sequence[str]:
    assert isinstance(result, SensorResult)
    return [key for request in result.dynamic_partitions_requests or () for key in request.partition_keys]


def test_each_queued_request_gets_a_run_and_a_partition_where_it_has_none() -> None:
    wanted = launches([stored("a"), stored("b", launch=3)], ["default.a", "default.other"])
    assert wanted.new_partitions == ("default.b",)
    assert wanted.runs == (("default.a:1", "default.a"), ("default.b:3", "default.b"))


def test_a_tick_starts_so_many_and_leaves_the_rest_for_the_next() -> None:
    wanted = launches([stored(f"r{number}") for number in range(MOST_AT_ONCE + 5)], [])
    assert len(wanted.runs) == len(wanted.new_partitions) == MOST_AT_ONCE
    assert wanted.runs[0] == ("default.r0:1", "default.r0")


def test_what_was_interrupted_goes_before_what_has_not_begun() -> None:
    """With more requests than a tick starts, and than Dagster has places for."""
    waiting = [stored(f"r{number}") for number in range(MOST_AT_ONCE + 5)]
    wanted = launches([*waiting, stored("lost", launch=2, crashes=1)], [])
    assert wanted.runs[:2] == (("default.lost:2", "default.lost"), ("default.r0:1", "default.r0"))
    assert wanted.interrupted == {"default.lost"}


def test_nothing_queued_starts_nothing(chain: Chain) -> None:
    result = tick(chain)
    assert isinstance(result, SkipReason)
    assert result.skip_message == "no request is queued"


def test_a_queued_request_is_launched_under_one_key_however_often_ticks_race(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    chain.instance.delete_dynamic_partition("lead_requests", key)
    first, second = tick(chain), tick(chain)
    assert started(first) == started(second) == [(f"{key}:1", key)]
    assert added(first) == added(second) == [key]
    # What the daemon does with the first tick's result; the second one's run key is then used up.
    chain.instance.add_dynamic_partitions("lead_requests", [key])
    assert added(tick(chain)) == []


def test_only_queued_requests_are_launched(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    for status in set(RequestStatus) - {RequestStatus.QUEUED}:
        chain.sql("UPDATE leadgen.lead_requests SET status = %s WHERE request_key = %s", str(status), key)
        assert isinstance(tick(chain), SkipReason), status


def test_requests_of_every_tenant_are_seen(chain: Chain, small_web: str) -> None:
    keys = {chain.submit(small_web.replace("tenant: demo", f"tenant: {tenant}")) for tenant in ("north", "south")}
    assert {partition for _, partition in started(tick(chain))} == keys == {
        "north.demo-texas-oklahoma-colorado",
        "south.demo-texas-oklahoma-colorado",
    }  # fmt: skip


def test_another_launch_has_another_key(delivered: tuple[Chain, Delivered]) -> None:
    chain, done = delivered
    chain.sql("UPDATE leadgen.lead_requests SET status = 'queued', launch = 2")
    assert started(tick(chain)) == [(f"{done.key}:2", done.key)]


def test_a_database_that_is_down_fails_the_tick_instead_of_looking_like_an_empty_table(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", "postgresql://u:s3cret@127.0.0.1:1/x")
    with pytest.raises(DatabaseUnavailable) as caught:
        tick(chain)
    assert "s3cret" not in str(caught.value)


def test_a_request_that_waited_long_enough_is_launched_once_by_two_racing_ticks(chain: Chain) -> None:
    early, due = (chain.submit(f"name: {name}\nsources: list:nothing.csv\n") for name in ("early", "due"))
    waits = "UPDATE leadgen.lead_requests SET status = 'waiting', waiting_until = now() + %s::interval WHERE request_key = %s"
    chain.sql(waits, "1 hour", early)
    chain.sql(waits, "-1 second", due)
    assert started(tick(chain)) == started(tick(chain)) == [(f"{due}:2", due)], (
        "one run key: Dagster starts one run of it"
    )
    request = chain.stored(due)
    assert (request.status, request.waiting_until) == (RequestStatus.QUEUED, None)
    assert f"leadgen run {due}" in request.next_step
    assert chain.stored(early).status is RequestStatus.WAITING


def test_what_waits_in_dagsters_queue_for_a_cancelled_request_is_taken_out(chain: Chain) -> None:
    gone, wanted = (chain.submit(f"name: {name}\nsources: list:nothing.csv\n") for name in ("gone", "wanted"))
    chain.sql("UPDATE leadgen.lead_requests SET status = 'cancelled' WHERE request_key = %s", gone)
    chain.sql("UPDATE leadgen.lead_requests SET status = 'running' WHERE request_key = %s", wanted)

    def queued(key: str, **tags: str) -> str:
        job = defs.resolve_job_def("lead_pipeline")
        tags = {"dagster/partition": key} | {f"dagster/{name}": value for name, value in tags.items()}
        target = InProcessCodeLocationOrigin(
            LoadableTargetOrigin(module_name="leadgen_assets.definitions"), location_name="here"
        )
        origin = RemoteJobOrigin(RemoteRepositoryOrigin(target, "__repository__"), job.name)
        status = DagsterRunStatus.QUEUED
        return chain.instance.create_run_for_job(job, tags=tags, status=status, remote_job_origin=origin).run_id

    ours, retry = queued(gone, run_key=f"{gone}:1"), queued(gone, retry_number="1")
    kept = [queued(gone), queued(wanted, run_key=f"{wanted}:1")]  # a person takes it up again; nobody cancelled it
    tick(chain)
    states = {one: run.status for one in (ours, retry, *kept) if (run := chain.instance.get_run_by_id(one))}
    canceled, waits = DagsterRunStatus.CANCELED, DagsterRunStatus.QUEUED
    assert states == {ours: canceled, retry: canceled, kept[0]: waits, kept[1]: waits}
    assert chain.stored(gone).status is RequestStatus.CANCELLED
