"""Finds requests whose worker is gone although Dagster believes that it works, and has them launched again.

Run monitoring alone does not notice a worker that died together with its code server: such a run stays STARTED. The
advisory lock tells: it dies with the process that holds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from dagster import DagsterInstance, DefaultSensorStatus, SensorEvaluationContext, SkipReason, sensor
from psycopg import AsyncConnection

from leadgen_assets.domain.request import RequestStatus
from leadgen_assets.jobs import lead_pipeline
from leadgen_assets.sensors.outcomes import settle
from leadgen_assets.sensors.reading import as_operator
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.concluding import RunEnd, conclude
from leadgen_assets.storage.requests import StoredRequest, free_locks, load_all

STARTING = timedelta(seconds=20)
"""A request whose status was written this recently may not have taken its lock yet."""


def abandoned(running: Sequence[StoredRequest], free: set[str], now: datetime) -> list[StoredRequest]:
    """Requests that are running by their status, while nobody holds their lock."""
    return [request for request in running if request.key in free and now - request.updated_at > STARTING]


@sensor(
    job=lead_pipeline,
    minimum_interval_seconds=15,
    default_status=DefaultSensorStatus.RUNNING,
    description="Reports runs failed whose worker is gone, and has their requests launched again where they stopped.",
)
def watchdog(context: SensorEvaluationContext) -> SkipReason:
    """One tick."""

    async def look(conn: AsyncConnection[Any]) -> list[StoredRequest]:
        running = await load_all(conn, [RequestStatus.RUNNING])
        free = await free_locks(conn, [request.key for request in running])
        return abandoned(running, free, datetime.now(UTC))

    lost = as_operator(look)
    for request in lost:
        context.log.warning(f"{request.key}: the worker of run {request.run_id} is gone")
        _relaunch(context.instance, request)
    return SkipReason(f"{len(lost)} requests had lost their worker" if lost else "every running request has its worker")


def _relaunch(instance: DagsterInstance, request: StoredRequest) -> None:
    run = instance.get_run_by_id(request.run_id) if request.run_id else None
    if run is not None and not run.is_finished:
        instance.report_run_failed(run, "The worker of this run is gone; the request is launched again.")
    if run is not None:
        settle(instance, run, RunEnd.CRASHED)
        return

    async def work(conn: AsyncConnection[Any]) -> None:
        # `leadgen run` died before its run was stored.
        await conclude(conn, load_settings(), request.key, request.run_id or "", RunEnd.CRASHED)

    as_operator(work)
