"""Limits that ended a stage early: written by the stage, read when its run ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection


@dataclass(frozen=True, slots=True)
class StagePause:
    """A stage that a limit ended early.

    Attributes:
        limit: "request", "day", "hour", or "service" where the service asked to wait long.
        until: when it is new; None where a person has to raise it. reason: one sentence.
    """

    stage: str
    limit: str
    until: datetime | None
    reason: str


async def note_pause(conn: AsyncConnection[Any], key: str, run_id: str, pause: StagePause, now: datetime) -> None:
    """Keep that a limit ended the stage in this run."""
    await conn.execute(
        "INSERT INTO leadgen.stage_pauses (request_key, stage, run_id, limited_by, until, reason, paused_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT (tenant_id, request_key, stage) DO UPDATE SET"
        " run_id = excluded.run_id, limited_by = excluded.limited_by, until = excluded.until,"
        " reason = excluded.reason, paused_at = excluded.paused_at",
        [key, pause.stage, run_id, pause.limit, pause.until, pause.reason, now],
    )


async def pauses_of(conn: AsyncConnection[Any], key: str, run_id: str) -> list[StagePause]:
    """The limits that a run met, the first one first."""
    cursor = await conn.execute(
        "SELECT stage, limited_by AS limit, until, reason FROM leadgen.stage_pauses"
        " WHERE request_key = %s AND run_id = %s ORDER BY paused_at, stage",
        [key, run_id],
    )
    return [StagePause(**row) for row in await cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class NearLimit:
    """A limit of which a request's question was the first to pass 80 %, and what is used of it now, which is still as much.

    Micro-dollars, or calls for "hour".

    Attributes:
        set_aside: of what is used; for questions under way, which give back what they do not cost.
    """

    limit: str
    bucket: str
    used: int
    allowed: int
    set_aside: int = 0


async def near_limits(conn: AsyncConnection[Any], key: str, since: datetime | None) -> list[NearLimit]:
    """Limits that the request came near to since a time and that are near now, each once, by name.

    Args:
        since: such as the start of its last run; None for ever.
    """
    # What was set aside when it was told may have come back. More used than was allowed then means that somebody raised it.
    cursor = await conn.execute(
        "WITH told AS (SELECT DISTINCT ON (detail ->> 'limit') tenant_id, detail ->> 'limit' AS limit,"
        "   detail ->> 'bucket' AS bucket, (detail ->> 'allowed')::bigint AS allowed"
        "   FROM leadgen.events WHERE request_key = %s AND event = 'model limit nearly reached'"
        "   AND created_at >= coalesce(%s::timestamptz, '-infinity') ORDER BY detail ->> 'limit', created_at DESC),"
        " seen AS (SELECT t.limit, t.bucket, t.allowed, CASE WHEN t.limit = 'hour' THEN n.calls"
        "   ELSE n.in_flight_microusd + n.unknown_microusd + n.settled_microusd END AS used,"
        "   CASE WHEN t.limit = 'hour' THEN 0 ELSE n.in_flight_microusd END AS set_aside FROM told t"
        "   JOIN leadgen.model_counters n ON n.tenant_id = t.tenant_id AND n.kind = t.limit AND n.bucket = t.bucket)"
        " SELECT * FROM seen WHERE used BETWEEN 0.8 * allowed AND allowed ORDER BY seen.limit",
        [key, since],
    )
    return [NearLimit(**row) for row in await cursor.fetchall()]
