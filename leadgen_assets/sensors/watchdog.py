"""Finds requests whose worker is gone although Dagster believes that it works, and has them launched again.

Run monitoring alone does not notice a worker that died together with its code server: such a run stays STARTED. The
advisory lock tells: it dies with the process that holds it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from dagster import (
    DagsterInstance,
    DagsterRun,
    DagsterRunStatus,
    DefaultSensorStatus,
    RunsFilter,
    SensorEvaluationContext,
    SkipReason,
    sensor,
)
from psycopg import AsyncConnection

from leadgen_assets.assets.stage_run import BEFORE_OTHERS
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.jobs.pipeline import lead_pipeline
from leadgen_assets.resources.run_queue import RETRY_SECONDS, RETRY_TAG
from leadgen_assets.sensors.lost_runs import lost_runs_ended
from leadgen_assets.sensors.outcomes import RUN_KEY_TAG, comes_again, settle
from leadgen_assets.sensors.queued_requests import run_key
from leadgen_assets.sensors.reading import as_operator
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.concluding import RunEnd, conclude
from leadgen_assets.stages.lost_workers import abandoned
from leadgen_assets.storage.locks import free_locks
from leadgen_assets.storage.requests import StoredRequest, load_all
from leadgen_assets.storage.waiting import wait_for_run

_WAITING = (DagsterRunStatus.QUEUED, DagsterRunStatus.NOT_STARTED)
ENDING_SECONDS = 3.0


@sensor(
    job=lead_pipeline,
    minimum_interval_seconds=15,
    default_status=DefaultSensorStatus.RUNNING,
    description="Reports runs failed whose worker is gone, and has their requests taken up where they stopped.",
)
def watchdog(context: SensorEvaluationContext) -> SkipReason:
    """One tick."""

    lost = as_operator(_look)
    if lost:
        # A run gives its lock back a moment before Dagster has written its end.
        time.sleep(ENDING_SECONDS)
        still = {(request.key, request.run_id) for request in as_operator(_look)}
        lost = [request for request in lost if (request.key, request.run_id) in still]
    said = [f"{request.key}: {_take_up_again(context.instance, request)}" for request in lost]
    said += [f"{key}: {words}" for key, words in _launched_again(context.instance)]
    said += [f"{key}: {words}" for key, words in lost_runs_ended(context.instance)]
    for words in said:
        context.log.warning(words)
    return SkipReason("; ".join(said) or "every running request has its worker")


async def _look(conn: AsyncConnection[Any]) -> list[StoredRequest]:
    running = await load_all(conn, [RequestStatus.RUNNING])
    free = await free_locks(conn, [request.key for request in running])
    return abandoned(running, free, datetime.now(UTC))


def _take_up_again(instance: DagsterInstance, request: StoredRequest) -> str:
    """Have the request concluded by what became of its run; says what was done."""
    run = instance.get_run_by_id(request.run_id) if request.run_id else None
    if run is None:
        # `leadgen run` died before its run was stored.
        async def work(conn: AsyncConnection[Any]) -> None:
            await conclude(conn, load_settings(), request.key, request.run_id or "", RunEnd.CRASHED)

        as_operator(work)
        return "it was given up before its run began, and is launched again"
    if not run.is_finished:
        instance.report_run_failed(run, "The worker of this run is gone; the request is taken up where it stopped.")
    last = _last_retry(instance, run.run_id)
    if last.status in _WAITING:
        return _waits(instance, request, last)
    if not last.is_finished or (comes_again(last) and not _is_forgotten(instance, last)):
        return f"the worker of run {run.run_id} is gone, and Dagster runs it once more"
    became = settle(instance, last, last=True) or "with another run"
    return f"the worker of run {run.run_id} is gone; the request is {became}"


def _launched_again(instance: DagsterInstance) -> Iterator[tuple[str, str]]:
    """Have requests launched again whose run, or its retry, was lost before it took them; yields each with what was done.

    Who reports such a loss leaves it to Dagster's retry; where that never comes, the request would be queued for ever.
    """
    for request in as_operator(_queued):
        of_launch = RunsFilter(tags={RUN_KEY_TAG: run_key(request)}, statuses=[DagsterRunStatus.FAILURE])
        for run in instance.get_runs(of_launch, limit=1):
            last = _last_retry(instance, run.run_id)
            if last.status is DagsterRunStatus.FAILURE and _is_forgotten(instance, last):
                became = settle(instance, last, last=True) or "with another run"
                yield request.key, f"run {last.run_id} was lost before it began; the request is {became}"


async def _queued(conn: AsyncConnection[Any]) -> list[StoredRequest]:
    return await load_all(conn, [RequestStatus.QUEUED])


def _waits(instance: DagsterInstance, request: StoredRequest, retry: DagsterRun) -> str:
    """Let a request wait for its retry as it waited for its first run: it has no worker because none has begun."""

    async def work(conn: AsyncConnection[Any]) -> bool:
        reason = "its worker stopped; it goes on where it stopped as soon as Dagster has a place for its run"
        return await wait_for_run(conn, request.key, str(request.run_id), reason)

    instance.add_run_tags(retry.run_id, BEFORE_OTHERS)
    if not as_operator(work):
        return "it has begun again"
    return f"run {retry.run_id} goes on with it, and waits in Dagster's queue before those that have not begun"


def _is_forgotten(instance: DagsterInstance, run: DagsterRun) -> bool:
    """Whether a run that Dagster meant to run once more ended so long ago that it never will.

    It has been seen: its tag says that it is retried, and no retry comes.
    """
    record = instance.get_run_record_by_id(run.run_id)
    return bool(record and record.end_time and time.time() - record.end_time > RETRY_SECONDS)


def _last_retry(instance: DagsterInstance, run_id: str) -> DagsterRun:
    """The run as it is now, or the last one that Dagster made of it by itself."""
    run = instance.get_run_by_id(run_id)
    assert run is not None
    retry = run.tags.get(RETRY_TAG)
    return _last_retry(instance, retry) if retry and instance.has_run(retry) else run
