"""Requests whose run is launched already and has not begun: they wait, and nobody works on them."""

from __future__ import annotations

from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.requests.request import RequestStatus, next_step
from leadgen_assets.storage.requests import record_event
from leadgen_assets.storage.slices import follow_slice


async def wait_for_run(conn: AsyncConnection[Any], key: str, run_id: str, reason: str) -> bool:
    """Have a request whose worker is gone wait for a run that is launched already; False where it no longer is that run's.

    The launch stays the same, so that no sensor starts another run beside it. The run that is gone is forgotten: else the
    end of one that goes on for it, and never gets there, would be taken for what was concluded already.
    """
    cursor = await conn.execute(
        "UPDATE leadgen.lead_requests SET status = %s, status_reason = %s, next_step = %s, run_id = NULL, updated_at = now()"
        " WHERE request_key = %s AND status = %s AND run_id = %s",
        [RequestStatus.QUEUED, reason, next_step(RequestStatus.QUEUED, key), key, RequestStatus.RUNNING, run_id],
    )
    if not cursor.rowcount:
        return False
    await record_event(conn, key, "waits for its run", {"reason": reason})
    await follow_slice(conn, key)
    return True
