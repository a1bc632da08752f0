"""Ending the work on a request, wherever it is done: here, in another process, under the daemon."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.decisions.decided import Decided
from leadgen_assets.domain.requests.request import RequestStatus, next_step
from leadgen_assets.stages.concluding import BY_A_PERSON
from leadgen_assets.stages.lost_workers import abandoned
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.decisions import ask_to_stop, nobody_works_on, store_amendment
from leadgen_assets.storage.requests import StoredRequest, load, set_status
from leadgen_assets.storage.slices import slice_standings

PATIENCE_SECONDS = 15.0
"""How long a run may take to end: it looks every second, drains for 6 and commits for 2."""
_LOOKS_EVERY = 0.2


async def cancel(database: Database, key: str, now: datetime, patience: float = PATIENCE_SECONDS) -> Decided:
    """End the work on a request; what is done and the files of earlier exports stay.

    A run that works on it is asked to stop and waited for. Of a finished request that repeats, the
    repetition ends; of one that was split, the slices that are under way are cancelled.

    Raises:
        RequestUnknown: there is none.
    """
    asked, tenant = False, key.partition(".")[0]
    async with database.tenant_tx(tenant) as conn:
        before = await load(conn, key)
        slices = [one.key for one in await slice_standings(conn, key) if not one.status.finished]
    if before.split_by:
        await asyncio.gather(*(cancel(database, one, now, patience) for one in slices))
        async with database.tenant_tx(tenant) as conn:
            words = (
                f"Of its slices {len(slices)} were under way and were cancelled."
                if slices
                else "None of its slices is under way."
            )
            return Decided(await load(conn, key), words, changed=bool(slices))
    async with database.tenant_tx(tenant) as conn:
        if before.status.finished:
            return await _finished(conn, before)
        free = await nobody_works_on(conn, key)
        before = await load(conn, key)
        starting = before.status is RequestStatus.RUNNING and not abandoned([before], {key}, now)
        if not free or starting:
            asked = True
            await ask_to_stop(conn, key, now)
        else:
            await _write(conn, key)
    if asked:
        await _ended(database, before, patience)
    async with database.tenant_tx(tenant) as conn:
        after = await load(conn, key)
    if after.status is RequestStatus.CANCELLED:
        return Decided(after, f"Cancelled. {next_step(RequestStatus.CANCELLED, key)}")
    if after.stop_asked_at is not None:
        return Decided(after, f"Its run was asked to stop and has not ended within {patience:.0f} s; it still may.")
    return Decided(after, f"Its run ended by itself before it could be stopped: the request is {after.status}.")


async def _finished(conn: AsyncConnection[Any], before: StoredRequest) -> Decided:
    if before.request.repeat == "never":
        return Decided(before, f"Nothing to cancel: it is {before.status} already.", changed=False)
    once = before.request.model_copy(update={"repeat": "never"})
    await store_amendment(conn, before, once, before.icp, before.request.changes_to(once))
    return Decided(await load(conn, before.key), f"It is {before.status} already; it is no longer repeated.")


async def _ended(database: Database, before: StoredRequest, patience: float) -> None:
    """Wait until the run has ended; a request that nobody came to work on in that time is cancelled without one."""
    tenant = before.request.tenant
    until = time.monotonic() + patience
    while time.monotonic() < until:
        async with database.tenant_tx(tenant) as conn:
            if (await load(conn, before.key)).stop_asked_at is None:
                return
        await asyncio.sleep(_LOOKS_EVERY)
    async with database.tenant_tx(tenant) as conn:
        free = await nobody_works_on(conn, before.key)
        if free and (await load(conn, before.key)).stop_asked_at is not None:
            await _write(conn, before.key)


async def _write(conn: AsyncConnection[Any], key: str) -> None:
    words = next_step(RequestStatus.CANCELLED, key)
    await set_status(conn, key, RequestStatus.CANCELLED, BY_A_PERSON, words)
