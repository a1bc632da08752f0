"""Which running requests have lost their worker: nobody holds their lock, which dies with the process that held it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.storage.locks import STARTING, free_locks, just_ended
from leadgen_assets.storage.requests import StoredRequest, load_all

ENDING = timedelta(seconds=60)
"""So long after a run's end somebody writes what became of its request, if anybody does."""


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

    While `leadgen up` runs, its watchdog launches such a request again; without it, a person does. A run that ended by
    itself is no lost worker: what became of it is written a moment after its lock is free.
    """
    running = [request for request in requests if request.status is RequestStatus.RUNNING]
    free = await free_locks(conn, [request.key for request in running])
    lost = {request.key for request in abandoned(running, free, now)}
    alone = [request for request in running if request.key in free]
    told = {request.key: request for request in requests}
    if alone:
        # Its run may have been concluded between the look at it and the look at its lock.
        again = {one.key: one for one in await load_all(conn, keys=[request.key for request in alone])}
        told |= again
        same = [one for one in alone if one.key in again and _is_the_same(one, again[one.key])]
        ended = await just_ended(conn, [one.key for one in same], ENDING.total_seconds())
        told |= {one.key: _without_worker(again[one.key], one.key in ended, one.key in lost) for one in same}
    return [told[request.key] for request in requests]


def _is_the_same(before: StoredRequest, after: StoredRequest) -> bool:
    return (after.status, after.run_id, after.launch) == (RequestStatus.RUNNING, before.run_id, before.launch)


def _without_worker(request: StoredRequest, ended: bool, lost: bool) -> StoredRequest:
    on = f"leadgen run {request.key}"
    if ended:
        return replace(
            request,
            status_reason="its run has just ended; what it did is kept",
            next_step=f"nothing for a moment: `leadgen up` writes what became of it; without it, go on: {on}",
        )
    if lost:
        return replace(
            request,
            status_reason="its worker is gone; what it did is kept",
            next_step=f"go on where it stopped: {on} (`leadgen up` does so by itself)",
        )
    # A run that ended before it had taken the request, as where a disk is full, looks so too.
    return replace(
        request,
        status_reason="it has no worker: a run is starting, or ended before it had begun",
        next_step=f"look again in a minute; where no run of yours goes on, {on}",
    )
