"""The place of a run whose worker was lost is kept until its retry is in the queue."""

from __future__ import annotations

import sys

import pytest
from dagster import DagsterInstance, DagsterRun, DagsterRunStatus, job
from dagster._core.remote_origin import InProcessCodeLocationOrigin, RemoteJobOrigin, RemoteRepositoryOrigin
from dagster._core.types.loadable_target_origin import LoadableTargetOrigin
from dagster._daemon.run_coordinator.queued_run_coordinator_daemon import QueuedRunCoordinatorDaemon

from leadgen_assets.resources import run_queue
from leadgen_assets.resources.run_queue import RETRY_TAG, WILL_RETRY_TAG, places_kept

LAUNCHED = RemoteJobOrigin(
    RemoteRepositoryOrigin(InProcessCodeLocationOrigin(LoadableTargetOrigin(executable_path=sys.executable)), "__repository__"),
    "work",
)  # fmt: skip
BY_HAND = None


@job
def work() -> None:
    pass


def a_run(
    instance: DagsterInstance,
    status: DagsterRunStatus,
    origin: RemoteJobOrigin | None = LAUNCHED,
    priority: str = "0",
) -> DagsterRun:
    tags = {"dagster/priority": priority}
    return instance.create_run_for_job(work, status=status, remote_job_origin=origin, tags=tags)


def next_ones(instance: DagsterInstance) -> list[str]:
    """What Dagster's daemon would begin now."""
    daemon = QueuedRunCoordinatorDaemon(interval_seconds=1)
    return [run.run_id for run in daemon._get_runs_to_dequeue(instance, instance.get_concurrency_config(), None)]


def test_what_was_interrupted_begins_before_what_has_not_begun_at_all(dagster_instance: DagsterInstance) -> None:
    instance = dagster_instance
    running = [a_run(instance, DagsterRunStatus.STARTED) for _ in range(4)]
    waiting = [a_run(instance, DagsterRunStatus.QUEUED) for _ in range(3)]
    assert next_ones(instance) == []
    for run in running[:2]:
        instance.report_run_failed(run, "its worker was killed")
    assert next_ones(instance) == [], "Dagster's retries are seconds away"
    retries = []
    for run in running[:2]:
        retry = a_run(instance, DagsterRunStatus.NOT_STARTED, priority="1")
        instance.add_run_tags(run.run_id, {RETRY_TAG: retry.run_id})
        assert next_ones(instance) == retries, "made, and not in the queue yet"
        instance.delete_run(retry.run_id)
        retry = a_run(instance, DagsterRunStatus.QUEUED, priority="1")
        instance.add_run_tags(run.run_id, {RETRY_TAG: retry.run_id})
        retries.append(retry.run_id)
        assert next_ones(instance) == retries
    instance.report_run_failed(running[2], "its worker was killed")
    instance.add_run_tags(running[2].run_id, {WILL_RETRY_TAG: "false"})
    assert next_ones(instance) == [*retries, waiting[0].run_id], "of what is not retried no place is kept"


@pytest.mark.parametrize(
    ("origin", "will", "seconds", "kept"),
    [
        (LAUNCHED, "true", 60.0, 1),
        (LAUNCHED, "false", 60.0, 0),
        (LAUNCHED, "true", 0.0, 0),
        (BY_HAND, "true", 60.0, 0),
    ],
    ids=["retried", "not retried", "too long ago", "leadgen run"],
)
def test_no_place_is_kept_for_a_retry_that_never_comes(
    dagster_instance: DagsterInstance,
    monkeypatch: pytest.MonkeyPatch,
    origin: RemoteJobOrigin | None,
    will: str,
    seconds: float,
    kept: int,
) -> None:
    run = a_run(dagster_instance, DagsterRunStatus.STARTED, origin)
    dagster_instance.report_run_failed(run, "its worker was killed")
    dagster_instance.add_run_tags(run.run_id, {WILL_RETRY_TAG: will})
    monkeypatch.setattr(run_queue, "RETRY_SECONDS", seconds)
    assert places_kept(dagster_instance) == kept
