"""Figures over all tenants and processes, for metrics; for an operator's transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, LiteralString

from psycopg import AsyncConnection

from leadgen_assets.storage.health import CALL_CLASS, CLASSES

BOUNDS = (0.1, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0)
"""Upper bounds of the histogram of stages, in seconds."""
_COUNTS: dict[str, LiteralString] = {
    "requests": "SELECT status AS name, count(*) AS n FROM leadgen.lead_requests GROUP BY 1",
    "companies": "SELECT status AS name, count(*) AS n FROM leadgen.request_companies GROUP BY 1",
    "pages": "SELECT outcome AS name, count(*) AS n FROM leadgen.pages GROUP BY 1",
    "quarantined": "SELECT stage AS name, count(*) AS n FROM leadgen.quarantine GROUP BY 1",
}


async def counts(conn: AsyncConnection[Any]) -> dict[str, dict[str, int]]:
    """What is stored now: requests and companies by status, pages by outcome, quarantined items by stage."""
    found = {}
    for what, statement in _COUNTS.items():
        cursor = await conn.execute(statement)
        found[what] = {row["name"]: int(row["n"]) for row in await cursor.fetchall()}
    return found


async def failed_items(conn: AsyncConnection[Any]) -> dict[tuple[str, str], int]:
    """(stage, error class) -> items that failed and were not done again since."""
    cursor = await conn.execute(
        "SELECT stage, error_class, count(*) AS n FROM leadgen.work_items WHERE status = 'failed' GROUP BY 1, 2"
    )
    return {(row["stage"], row["error_class"]): int(row["n"]) for row in await cursor.fetchall()}


async def model_calls(conn: AsyncConnection[Any]) -> dict[str, int]:
    """How a question ended -> number, a script's not among them; "under way" for those that have not."""
    cursor = await conn.execute(
        f"SELECT CASE WHEN status = 'sent' THEN 'under way' ELSE {CALL_CLASS} END AS name, count(*) AS n"
        " FROM leadgen.model_calls WHERE mode <> 'mock' GROUP BY 1",
        {"classes": CLASSES},
    )
    return {row["name"]: int(row["n"]) for row in await cursor.fetchall()}


async def money(conn: AsyncConnection[Any], now: datetime) -> dict[str, int]:
    """Micro-dollars: `spent` ever and `today` (UTC), `reserved` by calls under way, `unknown`; and `calls` ever."""
    cursor = await conn.execute(
        "SELECT coalesce(sum(settled_microusd) FILTER (WHERE kind = 'day'), 0)::bigint AS spent,"
        " coalesce(sum(settled_microusd) FILTER (WHERE kind = 'day' AND bucket = leadgen.day_bucket(%s)), 0)::bigint AS today,"
        " coalesce(sum(in_flight_microusd) FILTER (WHERE kind = 'day'), 0)::bigint AS reserved,"
        " coalesce(sum(unknown_microusd) FILTER (WHERE kind = 'day'), 0)::bigint AS unknown,"
        " coalesce(sum(calls) FILTER (WHERE kind = 'day'), 0)::bigint AS calls FROM leadgen.model_counters",
        [now],
    )
    row = await cursor.fetchone()
    assert row is not None
    return {name: int(value) for name, value in row.items()}


async def stage_times(
    conn: AsyncConnection[Any], since: datetime | None = None
) -> list[tuple[str, Mapping[float, int], float, int]]:
    """Of each stage: upper bound -> runs of it that took at most so long, seconds in all, runs in all.

    Args:
        since: only stages that ended later; None for all that are kept.
    """
    cursor = await conn.execute(
        "SELECT stage, array_agg((SELECT count(*) FROM unnest(seconds) AS s WHERE s <= bound) ORDER BY bound) AS upto,"
        " max(total) AS total, max(n) AS n FROM ("
        "  SELECT detail ->> 'stage' AS stage, array_agg((detail ->> 'seconds')::double precision) AS seconds,"
        "  sum((detail ->> 'seconds')::double precision) AS total, count(*) AS n"
        "  FROM leadgen.events WHERE event = 'stage ended' AND created_at >= coalesce(%s::timestamptz, '-infinity')"
        "  GROUP BY 1"
        " ) AS ended, unnest(%s::double precision[]) AS bound GROUP BY stage ORDER BY stage",
        [since, list(BOUNDS)],
    )
    return [
        (row["stage"], dict(zip(BOUNDS, map(int, row["upto"]), strict=True)), float(row["total"]), int(row["n"]))
        for row in await cursor.fetchall()
    ]
