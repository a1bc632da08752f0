"""Dagster's queue of runs, in which the place of a run whose worker was lost is kept until its retry is there to take it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from dagster import DagsterInstance, DagsterRun, DagsterRunStatus, RunRecord, RunsFilter
from dagster._core.run_coordinator.queued_run_coordinator import QueuedRunCoordinator, RunQueueConfig

RETRY_SECONDS = 60.0
"""Within that time Dagster runs a lost run once more, if it does; it looks each few seconds."""
WILL_RETRY_TAG, RETRY_TAG = "dagster/will_retry", "dagster/auto_retry_run_id"
_TAGGED_SECONDS = 5.0
"""So long after a run's failure Dagster may not have written yet whether it will be retried."""


class LeadgenRunQueue(QueuedRunCoordinator[DagsterInstance]):
    """Dagster's own queue; `dagster.yaml` names it under `run_coordinator`, with that one's settings.

    A retry comes seconds after its run's loss, and the queue is looked through each second: a run that has not begun at all
    would take the place. `max_concurrent_runs` must stand in the class's own settings: under `concurrency` it would win.
    """

    def get_run_queue_config(self) -> RunQueueConfig:
        """The settings as they are for now: fewer runs at once by those that are about to be retried."""
        config = super().get_run_queue_config()
        if config.max_concurrent_runs <= 0 or not self._instance.run_retries_enabled:
            return config
        kept = places_kept(self._instance)
        return config._replace(max_concurrent_runs=max(0, config.max_concurrent_runs - kept))


def places_kept(instance: DagsterInstance) -> int:
    """How many runs were lost just now of which the retry is not in the queue yet."""
    since = datetime.now(UTC) - timedelta(seconds=RETRY_SECONDS)
    failed = instance.get_run_records(RunsFilter(statuses=[DagsterRunStatus.FAILURE], updated_after=since))
    return sum(_is_awaited(instance, record) for record in failed)


def _is_awaited(instance: DagsterInstance, record: RunRecord) -> bool:
    run: DagsterRun = record.dagster_run
    told, retry = run.tags.get(WILL_RETRY_TAG), run.tags.get(RETRY_TAG)
    if run.remote_job_origin is None or told == "false":  # only what the daemon launched is retried
        return False
    if retry is not None:
        made = instance.get_run_by_id(retry)
        return made is not None and made.status is DagsterRunStatus.NOT_STARTED
    return time.time() - (record.end_time or 0.0) < (RETRY_SECONDS if told == "true" else _TAGGED_SECONDS)
