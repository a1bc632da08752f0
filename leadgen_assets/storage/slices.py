"""Slices of requests that were split: which there are, how they stand, and the status of the whole, which follows from theirs."""

from __future__ import annotations

from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.money import micro_usd
from leadgen_assets.domain.requests.request import RequestStatus, next_step
from leadgen_assets.domain.requests.slicing import SliceStanding, whole_standing

_STANDINGS = """
    SELECT r.request_key AS key, r.slice AS label, r.status, r.status_reason AS reason,
        (r.request->>'target_companies')::int AS target, r.request->>'budget_usd' AS budget_usd,
        coalesce((SELECT jsonb_array_length(e.companies) FROM leadgen.export_sets e WHERE e.request_key = r.request_key
            AND EXISTS (SELECT FROM leadgen.exports x WHERE x.export_id = e.export_id)
            ORDER BY e.created_at DESC LIMIT 1), 0) AS delivered,
        coalesce((SELECT c.settled_microusd FROM leadgen.model_counters c
            WHERE c.kind = 'request' AND c.bucket = r.request_key), 0) AS spent
    FROM leadgen.lead_requests r WHERE r.slice_of = %s ORDER BY r.created_at, r.request_key
"""


async def slice_standings(conn: AsyncConnection[Any], key: str) -> list[SliceStanding]:
    """How the slices of a request stand, in the order in which they were cut; none of one that was not split."""
    cursor = await conn.execute(_STANDINGS, [key])
    return [
        SliceStanding(
            row["key"],
            row["label"],
            RequestStatus(row["status"]),
            row["reason"],
            row["target"],
            row["delivered"],
            micro_usd(row["budget_usd"]),
            row["spent"],
        )
        for row in await cursor.fetchall()
    ]


async def hold_split(conn: AsyncConnection[Any], key: str) -> None:
    """Keep every other split of the request, and what follows its slices, out until this transaction ends."""
    await conn.execute("SELECT 1 FROM leadgen.lead_requests WHERE request_key = %s FOR UPDATE", [key])


async def mark_slice(conn: AsyncConnection[Any], key: str, whole: str, label: str, place: int, series: str) -> None:
    """Make a request that is queued a slice.

    Args:
        place: among the slices, from 0; they were all submitted at one time, and are listed in this order.
    """
    await conn.execute(
        "UPDATE leadgen.lead_requests SET slice_of = %s, slice = %s, series = %s, door = 'split', next_step = %s,"
        " created_at = now() + make_interval(secs => %s / 1000000.0) WHERE request_key = %s",
        [whole, label, series, next_step(RequestStatus.QUEUED, key), place, key],
    )


async def mark_split(conn: AsyncConnection[Any], key: str, by: str) -> None:
    """Make a request one that was split; from here on its status follows from its slices'."""
    await conn.execute(
        "UPDATE leadgen.lead_requests SET split_by = %s, waiting_until = NULL, stop_asked_at = NULL, run_id = NULL"
        " WHERE request_key = %s",
        [by, key],
    )
    await _follow(conn, key)


async def follow_slice(conn: AsyncConnection[Any], key: str) -> None:
    """Have the whole's status follow, where the request of this key is a slice; called with every change of a status."""
    cursor = await conn.execute(
        "SELECT slice_of FROM leadgen.lead_requests WHERE request_key = %s AND slice_of <> ''", [key]
    )
    row = await cursor.fetchone()
    if row is not None:
        await _follow(conn, row["slice_of"])


async def _follow(conn: AsyncConnection[Any], whole: str) -> None:
    # Held first: of two slices that end at once, the second one then sees the first one's end.
    cursor = await conn.execute(
        "SELECT (request->>'target_companies')::int AS target FROM leadgen.lead_requests WHERE request_key = %s FOR UPDATE",
        [whole],
    )
    row = await cursor.fetchone()
    if row is None:
        return
    status, reason, words = whole_standing(whole, row["target"], await slice_standings(conn, whole))
    await conn.execute(
        "UPDATE leadgen.lead_requests SET status = %s, status_reason = %s, next_step = %s, proposals = '[]',"
        " updated_at = now() WHERE request_key = %s AND (status, status_reason, next_step) IS DISTINCT FROM (%s, %s, %s)",
        [status, reason, words, whole, status, reason, words],
    )
