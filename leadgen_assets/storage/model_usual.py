"""What a tenant's questions of each kind have usually used, and how often a company needed them; for estimates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from psycopg import AsyncConnection

MOST_CALLS = 5_000
"""Calls over which means are taken, the newest: prompts and pages change."""


@dataclass(frozen=True, slots=True)
class Usual:
    """Paid calls of one agent, and means over them."""

    calls: int
    input_tokens: float
    cached_tokens: float
    output_tokens: float
    searches: float


@dataclass(frozen=True, slots=True)
class History:
    """Calls by agent, and by stage the number of companies about which a model could be asked."""

    by_agent: Mapping[str, Usual] = field(default_factory=dict)
    companies: Mapping[str, int] = field(default_factory=dict)


async def history_of(conn: AsyncConnection[Any]) -> History:
    """The tenant's history; what a scripted model answered is none."""
    cursor = await conn.execute(
        "SELECT agent, avg(coalesce((usage ->> 'input_tokens')::bigint, 0))::float AS input_tokens,"
        " avg(coalesce((usage ->> 'cached_tokens')::bigint, 0))::float AS cached_tokens,"
        " avg(coalesce((usage ->> 'output_tokens')::bigint, 0))::float AS output_tokens,"
        " avg(coalesce((usage ->> 'searches')::bigint, 0))::float AS searches"
        " FROM (SELECT agent, usage FROM leadgen.model_calls WHERE mode <> 'mock' AND status IN ('answered', 'unusable')"
        " ORDER BY call_id DESC LIMIT %s) c GROUP BY agent",
        [MOST_CALLS],
    )
    means = {row.pop("agent"): row for row in await cursor.fetchall()}
    cursor = await conn.execute(
        "SELECT agent, count(*) AS calls FROM leadgen.model_calls"
        " WHERE mode <> 'mock' AND status IN ('answered', 'unusable') GROUP BY agent"
    )
    by_agent = {
        row["agent"]: Usual(row["calls"], **means[row["agent"]])
        for row in await cursor.fetchall()
        if row["agent"] in means
    }
    cursor = await conn.execute(
        "SELECT w.stage, count(*) AS companies FROM leadgen.work_items w"
        " WHERE w.status = 'done' AND w.result ? 'asked' AND w.request_key IN"
        " (SELECT c.request_key FROM leadgen.model_calls c WHERE c.mode <> 'mock') GROUP BY w.stage"
    )
    return History(by_agent, {row["stage"]: row["companies"] for row in await cursor.fetchall()})
