"""Starts a run for every queued request, whichever door it came in by, and takes back what waits for a settled one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dagster import (
    DagsterInstance,
    DefaultSensorStatus,
    RunRequest,
    SensorEvaluationContext,
    SensorResult,
    SkipReason,
    sensor,
)
from psycopg import AsyncConnection

from leadgen_assets.assets.stage_run import BEFORE_OTHERS
from leadgen_assets.domain.errors import RequestInvalid
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.jobs.pipeline import lead_pipeline
from leadgen_assets.jobs.stored_runs import take_from_queue, waiting_runs
from leadgen_assets.partitions import lead_requests
from leadgen_assets.sensors.reading import as_operator
from leadgen_assets.storage.decisions import resume_waiting, settled_among
from leadgen_assets.storage.locks import free_locks
from leadgen_assets.storage.requests import StoredRequest, load_all

MOST_AT_ONCE = 100
"""Requests launched in one tick; the rest wait for the next one."""


@dataclass(frozen=True, slots=True)
class Launches:
    """What a tick starts: partitions to add, (run key, partition) of each run, and partitions of which a worker was lost."""

    new_partitions: tuple[str, ...]
    runs: tuple[tuple[str, str], ...]
    interrupted: frozenset[str] = frozenset()


def launches(queued: Sequence[StoredRequest], partitions: Iterable[str]) -> Launches:
    """The runs that queued requests need; those first that were interrupted, in Dagster's queue too.

    The launch number is part of the run key: Dagster starts one run a key, whatever two racing ticks ask for, and a
    failed run does not use up the key of the next launch.
    """
    chosen = sorted(queued, key=lambda request: not request.crashes)[:MOST_AT_ONCE]
    known = set(partitions)
    return Launches(
        tuple(request.key for request in chosen if request.key not in known),
        tuple((run_key(request), request.key) for request in chosen),
        frozenset(request.key for request in chosen if request.crashes),
    )


def run_key(request: StoredRequest) -> str:
    """Names the request's present launch; Dagster keeps it in the run's tag `dagster/run_key`."""
    return f"{request.key}:{request.launch}"


@sensor(
    job=lead_pipeline,
    minimum_interval_seconds=2,
    default_status=DefaultSensorStatus.RUNNING,
    description="Starts a run for every lead request whose status is queued, or whose waiting time is over; takes runs of"
    " settled requests out of Dagster's queue.",
)
def queued_requests(context: SensorEvaluationContext) -> SensorResult | SkipReason:
    """One tick."""
    taken = _take_back(context.instance)
    if taken:
        context.log.info(f"{taken} runs of settled requests were taken out of the queue")
    unreadable: list[RequestInvalid] = []

    async def waiting(conn: AsyncConnection[Any]) -> list[StoredRequest]:
        await resume_waiting(conn, datetime.now(UTC))
        queued = await load_all(conn, [RequestStatus.QUEUED], unreadable.append)
        # `leadgen run` holds its request between two rounds: it goes on itself.
        free = await free_locks(conn, [request.key for request in queued])
        return [request for request in queued if request.key in free]

    queued = as_operator(waiting)
    for row in unreadable:
        context.log.warning(str(row))
    if not queued:
        return SkipReason("; ".join(map(str, unreadable[:5])) or "no request is queued")
    wanted = launches(queued, context.instance.get_dynamic_partitions(str(lead_requests.name)))
    adding = [lead_requests.build_add_request(list(wanted.new_partitions))] if wanted.new_partitions else []
    return SensorResult(
        run_requests=[
            RunRequest(run_key=run_key, partition_key=key, tags=BEFORE_OTHERS if key in wanted.interrupted else None)
            for run_key, key in wanted.runs
        ],
        dynamic_partitions_requests=adding,
    )


def _take_back(instance: DagsterInstance) -> int:
    """Take the runs of settled requests out of Dagster's queue, each of which would be a process only to end; their number.

    Here and not in `leadgen cancel`: a request is settled at several doors, and not each of them reaches Dagster.
    """
    waiting = waiting_runs(instance)
    if not waiting:
        return 0
    settled = as_operator(lambda conn: settled_among(conn, waiting))
    for key, status in settled.items():
        words = "was cancelled" if status == RequestStatus.CANCELLED else f"was {status}"
        for run in waiting[key]:
            take_from_queue(instance, run, f"The request {words} before this run began.")
    return sum(len(waiting[key]) for key in settled)
