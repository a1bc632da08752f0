"""Runs as Dagster stores them: those whose workers are gone for good, those that wait, and those that nobody needs any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from dagster import DagsterInstance, DagsterRun, DagsterRunStatus, RunRecord, RunsFilter

from leadgen_assets.assets.stage_run import came_by_itself

PARTITION_TAG = "dagster/partition"
ENDED = [DagsterRunStatus.SUCCESS, DagsterRunStatus.FAILURE, DagsterRunStatus.CANCELED]
_UNDER_WAY = [status for status in DagsterRunStatus if status not in ENDED and status is not DagsterRunStatus.MANAGED]
_BATCH = 100


def end_lost_runs(instance: DagsterInstance, why: str) -> int:
    """Report every run failed that is under way by its status; the number. Only where none can be at work."""
    lost = instance.get_runs(RunsFilter(statuses=_UNDER_WAY))
    for run in lost:
        instance.report_run_failed(run, why)
    return len(lost)


def waiting_runs(instance: DagsterInstance) -> dict[str, list[DagsterRun]]:
    """Request -> its runs in Dagster's queue that no person started."""
    waiting: dict[str, list[DagsterRun]] = {}
    for run in instance.get_runs(RunsFilter(statuses=[DagsterRunStatus.QUEUED])):
        if came_by_itself(run) and PARTITION_TAG in run.tags:
            waiting.setdefault(run.tags[PARTITION_TAG], []).append(run)
    return waiting


def take_from_queue(instance: DagsterInstance, run: DagsterRun, why: str) -> None:
    """End a run that waits, before anything is started for it; one that was started meanwhile ends by itself."""
    instance.report_run_canceling(run, why)
    instance.report_run_canceled(run, why)


def old_runs(instance: DagsterInstance, before: datetime, in_use: Callable[[str], bool]) -> Iterator[RunRecord]:
    """Runs that ended and were created before a time, the oldest first; they may be deleted while they are gone through.

    Args:
        in_use: whether a request of this key still needs its runs.
    """
    old = RunsFilter(statuses=ENDED, created_before=before)
    records = instance.get_run_records(old, limit=_BATCH, ascending=True)
    while records:
        # Asked for now: once the last of these is deleted, nothing is behind it.
        following = instance.get_run_records(old, limit=_BATCH, cursor=records[-1].dagster_run.run_id, ascending=True)
        for record in records:
            if not in_use(record.dagster_run.tags.get(PARTITION_TAG, "")):
                yield record
        records = following


def delete_run(instance: DagsterInstance, run_id: str) -> None:
    """Delete a run with its events; killed in between, the run is still there to be deleted again."""
    instance.event_log_storage.delete_events(run_id)
    instance.delete_run(run_id)
