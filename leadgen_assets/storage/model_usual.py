"""What a tenant's questions of each kind have usually used, and how often a company needed them; for estimates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

MOST_CALLS = 5_000
"""Calls over which means are taken, the newest: prompts and pages change."""
MOST_PROMPTS = 200
"""Prompts that are measured, the newest: each is read whole."""


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
    """Calls by agent, and by stage the number of companies about which a model could be asked, and of questions about them.

    Questions that the journal answered are among them, which were no calls. `put_off`: by agent, companies that wait for a
    question of it, since a limit was met. `counted`: as `counted_tokens`, where a limit of tokens makes it worth its reading.
    """

    by_agent: Mapping[str, Usual] = field(default_factory=dict)
    companies: Mapping[str, int] = field(default_factory=dict)
    questions: Mapping[str, int] = field(default_factory=dict)
    put_off: Mapping[str, int] = field(default_factory=dict)
    counted: Mapping[str, float] = field(default_factory=dict)


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
    # Questions that found the service down are among them: so often one was asked, or would have been.
    cursor = await conn.execute(
        "SELECT w.stage, count(*) AS companies, sum((w.result ->> 'asked')::integer)::integer AS questions"
        " FROM leadgen.work_items w"
        " WHERE w.status = 'done' AND w.result ? 'asked' AND w.request_key IN"
        " (SELECT c.request_key FROM leadgen.model_calls c WHERE c.mode <> 'mock') GROUP BY w.stage"
    )
    rows = await cursor.fetchall()
    cursor = await conn.execute(
        "SELECT result ->> 'put_off' AS agent, count(*) AS companies FROM leadgen.work_items"
        " WHERE status = 'deferred' AND result ? 'put_off' GROUP BY 1"
    )
    put_off = {row["agent"]: row["companies"] for row in await cursor.fetchall()}
    return History(
        by_agent,
        {row["stage"]: row["companies"] for row in rows},
        {row["stage"]: row["questions"] for row in rows},
        put_off,
    )


async def counted_tokens(conn: AsyncConnection[Any]) -> dict[str, float]:
    """Agent -> tokens that one of its questions usually counts against a limit a minute: its own, and the most of its answer."""
    cursor = await conn.execute(
        "SELECT agent, avg(octet_length(prompt::text) / 4 + coalesce((prompt ->> 'max_output_tokens')::integer, 0))::float"
        " AS tokens FROM (SELECT agent, prompt FROM leadgen.model_calls WHERE mode <> 'mock' AND prompt ? 'input'"
        " ORDER BY call_id DESC LIMIT %s) c GROUP BY agent",
        [MOST_PROMPTS],
    )
    return {row["agent"]: row["tokens"] for row in await cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class Answered:
    """What of a request's questions a run would find answered, or not, by agent.

    Attributes:
        at_hand: questions with an answer that is young enough, which the journal gives again for nothing.
        last: the model that was asked last, and whether a script answered in its place.
    """

    at_hand: Mapping[str, int] = field(default_factory=dict)
    last: Mapping[str, tuple[str, bool]] = field(default_factory=dict)


async def answered_of(conn: AsyncConnection[Any], request_key: str, since: datetime) -> Answered:
    """What is known of a request's questions.

    Args:
        since: older answers are not taken again.
    """
    cursor = await conn.execute(
        "SELECT agent, count(DISTINCT call_hash) FILTER (WHERE status = 'answered' AND settled_at >= %s) AS at_hand,"
        " (array_agg(model ORDER BY call_id DESC))[1] AS model, (array_agg(mode ORDER BY call_id DESC))[1] AS mode"
        " FROM leadgen.model_calls WHERE request_key = %s GROUP BY agent",
        [since, request_key],
    )
    rows = await cursor.fetchall()
    return Answered(
        {row["agent"]: row["at_hand"] for row in rows},
        {row["agent"]: (row["model"], row["mode"] == "mock") for row in rows},
    )
