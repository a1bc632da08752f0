"""What the tables say of the installation's health; for an operator's transaction. Times are given, none is taken here."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.health.health import (
    BudgetSeen,
    CallsSeen,
    DaemonSeen,
    PagesSeen,
    SensorSeen,
    StuckSeen,
    WaitingSeen,
)
from leadgen_assets.domain.money import micro_usd
from leadgen_assets.llm.faults import FaultClass
from leadgen_assets.settings import Settings
from leadgen_assets.storage.locks import HELD, STARTING, free_locks, run_by_commands

CALLS_SINCE, PAGES_SINCE = timedelta(minutes=15), timedelta(hours=1)
MOST_CALLS, MOST_PAGES = 200, 2000
"""Of the newest rows so many are looked at, by their keys: what is asked every half minute must not grow with the tables."""
LOOKS_KEPT = timedelta(days=8)
_FOR_GROWTH = timedelta(hours=6)
"""Looks nearer to each other say nothing about a day."""

CALL_CLASS = """CASE WHEN status = 'answered' THEN 'answered'
    WHEN split_part(error, ':', 1) = ANY(%(classes)s) THEN split_part(error, ':', 1) ELSE 'dropped' END"""
"""How a call ended: answered, a class of faults, or dropped by whoever asked."""
CLASSES = [str(kind) for kind in FaultClass]
_IN_A_ROW = (FaultClass.TRANSIENT, FaultClass.QUOTA, FaultClass.AUTHENTICATION)


async def schema_of(conn: AsyncConnection[Any]) -> str:
    """The schema's revision; "" before the first migration."""
    cursor = await conn.execute("SELECT to_regclass('leadgen.alembic_version') AS there")
    row = await cursor.fetchone()
    if row is None or row["there"] is None:
        return ""
    cursor = await conn.execute("SELECT version_num FROM leadgen.alembic_version")
    row = await cursor.fetchone()
    return str(row["version_num"]) if row else ""


async def server_load(conn: AsyncConnection[Any]) -> tuple[int, int, int]:
    """Connections used and allowed, and the bytes of our database."""
    cursor = await conn.execute(
        "SELECT (SELECT sum(numbackends) FROM pg_stat_database) AS used,"
        " current_setting('max_connections')::integer AS allowed, pg_database_size(current_database()) AS bytes"
    )
    row = await cursor.fetchone()
    assert row is not None
    return int(row["used"]), int(row["allowed"]), int(row["bytes"])


async def waiting(conn: AsyncConnection[Any], now: datetime) -> WaitingSeen:
    """Requests that nobody has started although they are due, and what is for a daemon to begin or to see to the end.

    What another process holds goes on by itself. What a command works on, or is about to, needs no daemon; one that was split
    stands as its slices do.
    """
    cursor = await conn.execute(
        "SELECT request_key AS key, status, CASE status WHEN 'queued' THEN updated_at ELSE waiting_until END AS due,"
        " status = 'running' AND run_id IS NULL AND updated_at > %s AS begins"
        " FROM leadgen.lead_requests WHERE status IN ('queued', 'running', 'waiting') AND split_by = ''",
        [now - STARTING],
    )
    rows = await cursor.fetchall()
    here = await run_by_commands(conn, [row["key"] for row in rows])
    others = [row["status"] == "running" for row in rows if row["key"] not in here and not row["begins"]]
    late = {row["key"]: row["due"] for row in rows if row["status"] != "running" and row["due"] and row["due"] <= now}
    free = await free_locks(conn, list(late))
    oldest = max(((now - late[key]).total_seconds() for key in free), default=0.0)
    return WaitingSeen(len(free), oldest, others.count(False), others.count(True))


async def running(conn: AsyncConnection[Any], now: datetime) -> list[StuckSeen]:
    """Requests that run by their status, with how long nothing of them was written."""
    cursor = await conn.execute(
        "SELECT r.request_key AS key, greatest(r.updated_at,"
        " (SELECT max(finished_at) FROM leadgen.work_items w WHERE (w.tenant_id, w.request_key) = (r.tenant_id, r.request_key)),"
        " (SELECT max(created_at) FROM leadgen.model_calls c WHERE (c.tenant_id, c.request_key) = (r.tenant_id, r.request_key)),"
        " (SELECT max(created_at) FROM leadgen.events e WHERE (e.tenant_id, e.request_key) = (r.tenant_id, r.request_key))"
        f") AS heard_of, EXISTS (SELECT FROM (SELECT r.request_key AS the_key) AS k, LATERAL ({HELD}) AS held) AS alive"
        " FROM leadgen.lead_requests r WHERE r.status = 'running'"
    )
    return [
        StuckSeen(row["key"], row["alive"], max(0.0, (now - row["heard_of"]).total_seconds()))
        for row in await cursor.fetchall()
    ]


async def calls_of_late(conn: AsyncConnection[Any], now: datetime) -> CallsSeen:
    """How the last questions to the service ended; a script's are none."""
    cursor = await conn.execute(
        f"SELECT {CALL_CLASS} AS class FROM (SELECT * FROM leadgen.model_calls ORDER BY call_id DESC LIMIT %(most)s) AS c"
        " WHERE status <> 'sent' AND mode <> 'mock' AND created_at > %(since)s ORDER BY call_id DESC",
        {"classes": CLASSES, "most": MOST_CALLS, "since": now - CALLS_SINCE},
    )
    ended = [str(row["class"]) for row in await cursor.fetchall()]
    heard = [one for one in ended if one != "dropped"]
    in_a_row = next((n for n, one in enumerate(heard) if one not in _IN_A_ROW), len(heard))
    cursor = await conn.execute(
        "SELECT max(extract(epoch FROM resting_until - %s))::double precision AS seconds FROM leadgen.model_turns"
        " WHERE resting_until > %s",
        [now, now],
    )
    row = await cursor.fetchone()
    resting = float(row["seconds"]) if row and row["seconds"] else 0.0
    return CallsSeen({one: ended.count(one) for one in set(ended)}, in_a_row, heard[0] if heard else "", resting)


async def pages_of_late(conn: AsyncConnection[Any], now: datetime) -> tuple[list[PagesSeen], int]:
    """Pages of the live web by the class of their host, and how many sites want to be left alone now."""
    cursor = await conn.execute(
        "SELECT CASE role WHEN 'home' THEN 'home pages' WHEN 'portal' THEN 'portals' ELSE 'further pages' END AS hosts,"
        " count(*) AS asked, count(*) FILTER (WHERE outcome IN ('timeout', 'unreachable')) AS failed"
        " FROM (SELECT role, outcome, origin, saved_at FROM leadgen.pages ORDER BY page_id DESC LIMIT %s) AS p"
        " WHERE origin = 'web' AND saved_at > %s GROUP BY 1 ORDER BY 1",
        [MOST_PAGES, now - PAGES_SINCE],
    )
    pages = [PagesSeen(**row) for row in await cursor.fetchall()]
    cursor = await conn.execute("SELECT count(*) AS n FROM leadgen.web_turns WHERE resting_until > %s", [now])
    row = await cursor.fetchone()
    return pages, int(row["n"]) if row else 0


_USED = """
    WITH allowed AS (
        SELECT t.tenant_id, coalesce(own.per_day, %(day)s) AS per_day, coalesce(own.per_hour, %(hour)s) AS per_hour
        FROM leadgen.tenants t LEFT JOIN LATERAL leadgen.own_limits(t.tenant_id) own ON true
    ), money AS (
        SELECT tenant_id, kind, bucket, calls, in_flight_microusd + unknown_microusd + settled_microusd AS used
        FROM leadgen.model_counters
    )
    SELECT 'dollars today of tenant ' || a.tenant_id AS what, m.used, a.per_day AS allowed
    FROM allowed a JOIN money m ON m.tenant_id = a.tenant_id AND m.kind = 'day' AND m.bucket = leadgen.day_bucket(%(now)s)
    UNION ALL
    SELECT 'questions this hour of tenant ' || a.tenant_id, m.calls, a.per_hour
    FROM allowed a JOIN money m ON m.tenant_id = a.tenant_id AND m.kind = 'hour' AND m.bucket = leadgen.hour_bucket(%(now)s)
    UNION ALL
    SELECT 'the budget of ' || r.request_key, m.used, ((r.request ->> 'budget_usd')::numeric * 1000000)::bigint
    FROM leadgen.lead_requests r
    JOIN money m ON m.tenant_id = r.tenant_id AND m.kind = 'request' AND m.bucket = r.request_key
    WHERE r.status IN ('queued', 'running', 'waiting')
"""


async def budget_used(conn: AsyncConnection[Any], settings: Settings, now: datetime) -> BudgetSeen | None:
    """The limit of which most is used: of a tenant's day or hour, or of a request that is not finished."""
    limits = {"day": micro_usd(settings.usd_per_day), "hour": settings.calls_per_hour, "now": now}
    cursor = await conn.execute(
        f"SELECT what, used::double precision / allowed AS share FROM ({_USED}) AS u WHERE allowed > 0"
        " ORDER BY share DESC, what LIMIT 1",
        limits,
    )
    row = await cursor.fetchone()
    return BudgetSeen(row["what"], float(row["share"])) if row else None


async def untold_notices(conn: AsyncConnection[Any], now: datetime) -> tuple[int, float]:
    """Notices that the webhook was not told, and the age of the oldest in seconds; given-up ones of the last day too."""
    cursor = await conn.execute(
        "SELECT count(*) AS n, extract(epoch FROM %s - min(created_at))::double precision AS age FROM leadgen.notices"
        " WHERE delivered_at IS NULL AND (given_up_at IS NULL OR given_up_at > %s)",
        [now, now - timedelta(days=1)],
    )
    row = await cursor.fetchone()
    assert row is not None
    return int(row["n"]), float(row["age"] or 0)


async def keep_look(
    conn: AsyncConnection[Any], now: datetime, beats: Mapping[str, float], sensors: Sequence[SensorSeen], free: int
) -> None:
    """Keep what was seen of the daemon; of each hour the newest look, for `LOOKS_KEPT`."""
    await conn.execute(
        "INSERT INTO leadgen.health_looks (tenant_id, hour, looked_at, beats, sensors, free)"
        " VALUES ('*', date_trunc('hour', %(now)s::timestamptz), %(now)s, %(beats)s, %(sensors)s, %(free)s)"
        " ON CONFLICT (tenant_id, hour) DO UPDATE SET looked_at = excluded.looked_at, beats = excluded.beats,"
        " sensors = excluded.sensors, free = excluded.free",
        {
            "now": now, "beats": json.dumps(dict(beats)), "sensors": json.dumps([asdict(one) for one in sensors]),
            "free": free,
        },
    )  # fmt: skip
    await conn.execute("DELETE FROM leadgen.health_looks WHERE hour < %s", [now - LOOKS_KEPT])


async def last_look(conn: AsyncConnection[Any]) -> DaemonSeen | None:
    """The newest look; None where the daemon never ran."""
    cursor = await conn.execute(
        "SELECT looked_at, beats, sensors FROM leadgen.health_looks ORDER BY looked_at DESC LIMIT 1"
    )
    row = await cursor.fetchone()
    if row is None:
        return None
    return DaemonSeen(row["looked_at"], row["beats"], [SensorSeen(**one) for one in row["sensors"]])


async def disk_used_a_day(conn: AsyncConnection[Any], now: datetime, free: int) -> float | None:
    """Bytes by which the free ones shrink a day, by the oldest look that is kept; None while it is too young."""
    cursor = await conn.execute("SELECT looked_at, free FROM leadgen.health_looks ORDER BY hour LIMIT 1")
    row = await cursor.fetchone()
    if row is None or now - row["looked_at"] < _FOR_GROWTH:
        return None
    days: float = (now - row["looked_at"]) / timedelta(days=1)
    return (int(row["free"]) - free) / days
