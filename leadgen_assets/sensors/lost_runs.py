"""Ends runs in Dagster's books whose process is gone and whose request is no longer theirs: each would keep a place of the queue.

A `leadgen run` that was killed stays STARTED there. Once its request is given up, done by another run or taken by one, nobody else
asks about it, and as many of them as runs may be at once would keep every queued request waiting until their most runtime is over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from dagster import DagsterInstance, DagsterRunStatus, RunRecord, RunsFilter
from dagster._core.storage.tags import MAX_RETRIES_TAG
from psycopg import AsyncConnection

from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.sensors.outcomes import request_of
from leadgen_assets.sensors.reading import as_operator
from leadgen_assets.stages.lost_workers import ENDING
from leadgen_assets.storage.locks import free_locks
from leadgen_assets.storage.requests import StoredRequest, load_all

TAKING = timedelta(seconds=120)
"""So long after its start a run has its request, or another one has: as Dagster has it with the start of a run."""


def lost_runs_ended(instance: DagsterInstance) -> Iterator[tuple[str, str]]:
    """Report them failed, none of them to be run once more; yields each one's request and what was done."""
    now = datetime.now(UTC)
    began = RunsFilter(statuses=[DagsterRunStatus.STARTED], created_before=now - TAKING)
    runs = [
        (key, record.dagster_run) for record in instance.get_run_records(began) if (key := _request_of(record, now))
    ]
    keys = sorted({key for key, _ in runs})
    if not keys:
        return

    async def look(conn: AsyncConnection[Any]) -> tuple[Sequence[StoredRequest], set[str]]:
        return await load_all(conn, keys=keys), await free_locks(conn, keys)

    stored, free = as_operator(look)
    requests = {request.key: request for request in stored}
    for key, run in runs:
        request = requests.get(key)
        if request is None or not is_lost(run.run_id, request, request.key in free, now):
            continue
        instance.add_run_tags(run.run_id, {MAX_RETRIES_TAG: "0"})
        instance.report_run_failed(run, "Its process is gone, and its request is no longer its own.")
        yield key, f"run {run.run_id} is gone, and no longer counts among those at work"


def is_lost(run_id: str, request: StoredRequest, free: bool, now: datetime) -> bool:
    """Whether a run that Dagster takes to be at work since some minutes can be at work no more.

    One whose request is running by its name is asked about by the watchdog itself; one that has just ended has a moment to say so.

    Args:
        free: nobody holds the request's lock.
    """
    if now - request.updated_at <= ENDING:
        return False
    return request.run_id != run_id or (free and request.status is not RequestStatus.RUNNING)


def _request_of(record: RunRecord, now: datetime) -> str:
    """The request that a run may work on, once it has had the time to take it; else ""."""
    run = record.dagster_run
    begun = record.create_timestamp if record.start_time is None else datetime.fromtimestamp(record.start_time, UTC)
    return request_of(run.tags, run.asset_selection) if now - begun > TAKING else ""
