"""Rows of the ledger: how a call is begun, and what becomes of those that nobody waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.llm.books import Intent, Limit
from leadgen_assets.settings import Settings
from leadgen_assets.storage import model_turns
from leadgen_assets.storage.database import IN_TENANT, Database
from leadgen_assets.storage.stored_json import cleaned, storable

FATE_SECONDS = 1800.0
"""How long after the longest time of an answer a call may wait for its turn: after that it is nobody's, whoever sent it."""

LARGEST_MICRO_USD = 10**15
"""A thousand million dollars: larger limits are this one, so that sums stay within a column."""

# What is reserved takes its turn in the same transaction: a round trip less, and a commit less. The rows of turns belong to
# nobody ("*"), so the tenant is another from there on; the planner evaluates the inner SELECT only where it is needed.
_BEGIN = f"""
    SELECT begun.found, CASE WHEN begun.found ->> 'outcome' = 'reserved' AND %(account)s <> '' THEN (
        SELECT leadgen.take_model_turn(%(account)s, %(the_model)s, %(tokens)s, nullif(%(most_requests)s, 0),
            nullif(%(most_tokens)s, 0), %(longest_rest)s, %(longest_wait)s, %(the_now)s)
        FROM set_config('leadgen.tenant', '*', true)
    ) ELSE 0 END AS wait
    FROM (SELECT leadgen.begin_model_call(
        asked_by => %(asked_by)s, the_run => %(the_run)s, the_fence => %(the_fence)s, the_stage => %(the_stage)s,
        the_hash => %(the_hash)s, the_mode => %(the_mode)s, the_model => %(the_model)s, the_agent => %(the_agent)s,
        concerns => %(concerns)s, the_prompt => %(the_prompt)s, the_token => %(the_token)s, most => %(most)s,
        budget => %(budget)s, usual_per_day => %(usual_per_day)s, usual_per_hour => %(usual_per_hour)s,
        answers_since => %(answers_since)s, sent_since => %(sent_since)s, the_now => %(the_now)s
    ) AS found FROM {IN_TENANT} OFFSET 0) AS begun
"""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Within what a call may begin.

    Attributes:
        per_day_micro_usd, per_hour: limits of a tenant that has none of its own.
        answers_since: older answers are not taken.
        sent_since: calls sent before are nobody's, as `sent_since` reckons it.
        a_minute: requests and tokens of the account as configured; 0: as the service says.
    """

    per_day_micro_usd: int
    per_hour: int
    answers_since: datetime
    sent_since: datetime
    a_minute: tuple[int, int]


async def begin(database: Database, intent: Intent, bounds: Bounds, now: datetime) -> tuple[dict[str, Any], float]:
    """What `leadgen.begin_model_call` says: an `outcome` and what belongs to it (the migration lists them).

    Beside it, after how many seconds a reserved call may go; negative: so many seconds are too long to wait, and no turn
    was taken.

    Raises:
        psycopg.Error: with SQLSTATE `locks.FENCE_LOST` when a newer run took the request over.
    """
    asker = intent.asker
    row = await database.tenant_call(
        asker.tenant,
        _BEGIN,
        {
            "asked_by": asker.request_key,
            "the_run": asker.run_id,
            "the_fence": asker.fence,
            "the_stage": asker.stage,
            "the_hash": intent.call_hash,
            "the_mode": intent.mode,
            "the_model": intent.model,
            "the_agent": intent.agent,
            "concerns": cleaned(intent.about),
            "the_prompt": storable(intent.prompt),
            "the_token": intent.token,
            "most": intent.most_micro_usd,
            "budget": min(asker.budget_micro_usd, LARGEST_MICRO_USD),
            "usual_per_day": min(bounds.per_day_micro_usd, LARGEST_MICRO_USD),
            "usual_per_hour": bounds.per_hour,
            "answers_since": bounds.answers_since,
            "sent_since": bounds.sent_since,
            "the_now": now,
            "account": intent.account,
            "tokens": intent.tokens,
            "most_requests": bounds.a_minute[0],
            "most_tokens": bounds.a_minute[1],
            "longest_rest": model_turns.LONGEST_REST_SECONDS,
            "longest_wait": model_turns.LONGEST_TURN_SECONDS,
        },
    )
    found: dict[str, Any] = row["found"]
    return found, float(row["wait"])


def sent_since(settings: Settings, now: datetime) -> datetime:
    """Since when a call must have been sent for somebody to be waiting for it still."""
    return now - timedelta(seconds=settings.model_timeout + FATE_SECONDS)


async def sweep_orphans(conn: AsyncConnection[Any], since: datetime, now: datetime) -> int:
    """Book as unknown what is under way for nobody: its run lost the request or ended. Returns the number of calls.

    Args:
        since: calls sent before are nobody's, whoever sent them; as `sent_since` reckons it.
    """
    cursor = await conn.execute(
        "SELECT cardinality(leadgen.book_model_calls(ARRAY(SELECT c.call_id FROM leadgen.model_calls c"
        " WHERE c.status = 'sent' AND leadgen.is_orphan(c, %s)), 'unknown', false,"
        " 'its run ended while it was under way', %s)) AS swept",
        [since, now],
    )
    row = await cursor.fetchone()
    return int(row["swept"]) if row else 0


def new_at(limit: Limit, now: datetime) -> datetime | None:
    """When a limit is new: the next day or hour of UTC; None for a request's, which only a person raises."""
    utc = now.astimezone(UTC)
    match limit:
        case Limit.DAY:
            return utc.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        case Limit.HOUR:
            return utc.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return None
