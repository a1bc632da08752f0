"""Rows of the ledger: how calls are begun and booked, and what becomes of those that nobody waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.llm.books import CallStatus, Intent, Limit
from leadgen_assets.settings import Settings
from leadgen_assets.storage import model_turns
from leadgen_assets.storage.database import IN_TENANT, Database
from leadgen_assets.storage.stored_json import cleaned, storable

FATE_SECONDS = 1800.0
"""How long after the longest time of an answer a call may wait for its turn: after that it is nobody's, whoever sent it."""

LARGEST_MICRO_USD = 10**15
"""A thousand million dollars: larger limits are this one, so that sums stay within a column."""

_BEGIN = f"""
    SELECT (begun.told).founds AS founds, (begun.told).waits AS waits FROM (SELECT leadgen.begin_model_calls(
        asked_by => %(asked_by)s, the_run => %(the_run)s, the_fence => %(the_fence)s, the_stage => %(the_stage)s,
        the_mode => %(the_mode)s, the_hashes => %(hashes)s, the_models => %(models)s, the_agents => %(agents)s,
        concerns => %(concerns)s, the_prompts => %(prompts)b::text[]::jsonb[], the_tokens => %(tokens)s, most => %(most)s,
        accounts => %(accounts)s, turn_tokens => %(turn_tokens)s,
        budget => %(budget)s, usual_per_day => %(usual_per_day)s, usual_per_hour => %(usual_per_hour)s,
        answers_since => %(answers_since)s, sent_since => %(sent_since)s,
        most_requests => nullif(%(most_requests)s, 0), most_tokens => nullif(%(most_tokens)s, 0),
        longest_rest => %(longest_rest)s, longest_wait => %(longest_wait)s, the_now => %(the_now)s
    ) AS told FROM {IN_TENANT} OFFSET 0) AS begun
"""
_BOOK = f"""
    SELECT leadgen.book_model_answers(%(calls)s, %(statuses)s, %(costs)s::bigint[], %(answers)b::text[]::jsonb[],
        %(usages)s::text[]::jsonb[], %(faults)s, %(times)s) AS booked FROM {IN_TENANT}
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


@dataclass(frozen=True, slots=True)
class Booking:
    """What became of a call: its new status, what it cost (None: unknown), answer and usage as JSON (None: none came)."""

    call_id: int
    status: CallStatus
    micro_usd: int | None
    answer: str | None
    usage: str | None
    fault: str
    at: datetime


async def begin(
    database: Database, intents: Sequence[Intent], bounds: Bounds, now: datetime
) -> list[tuple[dict[str, Any], float]]:
    """Of each intent what `leadgen.begin_model_calls` says: an `outcome` and what belongs to it (the migration lists them).

    Beside it, after how many seconds a reserved call may go; negative: so many seconds are too long to wait, and no turn
    was taken. All in one transaction.

    Args:
        intents: at least one, all of one asker and mode.

    Raises:
        psycopg.Error: with SQLSTATE `locks.FENCE_LOST` when a newer run took the request over.
    """
    asker = intents[0].asker
    row = await database.tenant_call(
        asker.tenant,
        _BEGIN,
        {
            "asked_by": asker.request_key,
            "the_run": asker.run_id,
            "the_fence": asker.fence,
            "the_stage": asker.stage,
            "the_mode": intents[0].mode,
            "hashes": [intent.call_hash for intent in intents],
            "models": [intent.model for intent in intents],
            "agents": [intent.agent for intent in intents],
            "concerns": [cleaned(intent.about) for intent in intents],
            "prompts": [storable(intent.prompt) for intent in intents],
            "tokens": [intent.token for intent in intents],
            "most": [intent.most_micro_usd for intent in intents],
            "accounts": [intent.account for intent in intents],
            "turn_tokens": [intent.tokens for intent in intents],
            "budget": min(asker.budget_micro_usd, LARGEST_MICRO_USD),
            "usual_per_day": min(bounds.per_day_micro_usd, LARGEST_MICRO_USD),
            "usual_per_hour": bounds.per_hour,
            "answers_since": bounds.answers_since,
            "sent_since": bounds.sent_since,
            "most_requests": bounds.a_minute[0],
            "most_tokens": bounds.a_minute[1],
            "longest_rest": model_turns.LONGEST_REST_SECONDS,
            "longest_wait": model_turns.LONGEST_TURN_SECONDS,
            "the_now": now,
        },
    )
    return [(found, float(wait)) for found, wait in zip(row["founds"], row["waits"], strict=True)]


async def book(database: Database, tenant: str, bookings: Sequence[Booking]) -> None:
    """Book what became of calls, in one transaction; those that are booked already stay as they are."""
    await database.tenant_call(
        tenant,
        _BOOK,
        {
            "calls": [one.call_id for one in bookings],
            "statuses": [str(one.status) for one in bookings],
            "costs": [one.micro_usd for one in bookings],
            "answers": [one.answer for one in bookings],
            "usages": [one.usage for one in bookings],
            "faults": [cleaned(one.fault) for one in bookings],
            "times": [one.at for one in bookings],
        },
    )


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
