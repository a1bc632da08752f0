"""Which running requests have lost their worker: nobody holds their lock, which dies with the process that held it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.request import RequestStatus
from leadgen_assets.storage.locks import free_locks
from leadgen_assets.storage.requests import StoredRequest

STARTING = timedelta(seconds=60)
"""Who takes a request for `leadgen run` has the lock after this time at the latest; every other run has it before its name."""


def abandoned(running: Sequence[StoredRequest], free: set[str], now: datetime) -> list[StoredRequest]:
    """Requests that are running by their status, while nobody holds their lock."""
    return [
        request
        for request in running
        if request.key in free and (request.run_id is not None or now - request.updated_at > STARTING)
    ]


async def told_of_lost_workers(
    conn: AsyncConnection[Any], requests: Sequence[StoredRequest], now: datetime
) -> list[StoredRequest]:
    """The same requests for a person: where the worker of one is gone, its reason and next step say so.

    While `leadgen up` runs, its watchdog launches such a request again; without it, a person does.
    """
    running = [request for request in requests if request.status is RequestStatus.RUNNING]
    free = await free_locks(conn, [request.key for request in running])
    lost = {request.key for request in abandoned(running, free, now)}

    def told(request: StoredRequest) -> StoredRequest:
        if request.status is not RequestStatus.RUNNING or request.key not in free:
            return request
        again = f"leadgen run {request.key}"
        if request.key in lost:
            next_step = f"go on where it stopped: {again} (`leadgen up` does so by itself)"
            return replace(request, status_reason="its worker is gone; what it did is kept", next_step=next_step)
        # A run that ended before it had taken the request, as where a disk is full, looks so too.
        return replace(
            request,
            status_reason="it has no worker: a run is starting, or ended before it had begun",
            next_step=f"look again in a minute; where no run of yours goes on, {again}",
        )

    return [told(request) for request in requests]
