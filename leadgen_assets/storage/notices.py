"""What the webhook is to be told: written with the status, taken one by one, marked when it was told."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. `delivered_at` or `given_up_at` is set once it needs nothing more."""

    notice_id: str
    request_key: str
    event: str
    body: Mapping[str, Any]
    attempts: int
    next_try_at: datetime
    delivered_at: datetime | None
    given_up_at: datetime | None
    last_error: str
    created_at: datetime

    @property
    def state(self) -> str:
        """In one word: waiting, delivered, given up."""
        if self.delivered_at:
            return "delivered"
        return "given up" if self.given_up_at else "waiting"


_COLUMNS = "notice_id::text, request_key, event, body, attempts, next_try_at, delivered_at, given_up_at, last_error, created_at"


async def add_notice(conn: AsyncConnection[Any], key: str, event: str, body: Mapping[str, Any]) -> None:
    """Write a notice of a request of the connection's tenant, or of any for the operator."""
    await conn.execute(
        "INSERT INTO leadgen.notices (tenant_id, request_key, event, body)"
        " SELECT tenant_id, request_key, %s, %s FROM leadgen.lead_requests WHERE request_key = %s",
        [event, json.dumps(body), key],
    )


async def take_due(
    conn: AsyncConnection[Any], now: datetime, skipped: Sequence[str], key: str | None = None
) -> Notice | None:
    """The notice that is due first, locked to the end of the transaction; None when there is none that nobody else has.

    Args:
        skipped: ids that are not wanted. key: of one request only.
    """
    cursor = await conn.execute(
        f"SELECT {_COLUMNS} FROM leadgen.notices WHERE delivered_at IS NULL AND given_up_at IS NULL AND next_try_at <= %s"
        " AND notice_id <> ALL(%s::uuid[]) AND (%s::text IS NULL OR request_key = %s)"
        " ORDER BY next_try_at, created_at LIMIT 1 FOR UPDATE SKIP LOCKED",
        [now, list(skipped), key, key],
    )
    row = await cursor.fetchone()
    return Notice(**row) if row else None


async def mark_told(conn: AsyncConnection[Any], notice_id: str, now: datetime) -> None:
    """Note that the receiver has it."""
    await conn.execute(
        "UPDATE leadgen.notices SET delivered_at = %s, attempts = attempts + 1, last_error = '' WHERE notice_id = %s",
        [now, notice_id],
    )


async def mark_failed(
    conn: AsyncConnection[Any], notice_id: str, now: datetime, error: str, next_try_at: datetime | None
) -> None:
    """Note a failed try, and when the next one is; None gives the notice up."""
    await conn.execute(
        "UPDATE leadgen.notices SET attempts = attempts + 1, last_error = %s, next_try_at = coalesce(%s, next_try_at),"
        " given_up_at = CASE WHEN %s::timestamptz IS NULL THEN %s END WHERE notice_id = %s",
        [error, next_try_at, next_try_at, now, notice_id],
    )


async def notices_of(conn: AsyncConnection[Any], *, undelivered: bool, limit: int = 100) -> list[Notice]:
    """Notices that the connection may see, newest first."""
    cursor = await conn.execute(
        f"SELECT {_COLUMNS} FROM leadgen.notices WHERE NOT %s OR delivered_at IS NULL ORDER BY created_at DESC LIMIT %s",
        [undelivered, limit],
    )
    return [Notice(**row) for row in await cursor.fetchall()]


async def retry_notices(conn: AsyncConnection[Any], now: datetime, notice_id: str | None) -> int:
    """Have undelivered notices told again now, those that were given up too; their number.

    Args:
        notice_id: the beginning of one notice's id; None for all.
    """
    cursor = await conn.execute(
        "UPDATE leadgen.notices SET next_try_at = %s, given_up_at = NULL WHERE delivered_at IS NULL"
        " AND (%s::text IS NULL OR starts_with(notice_id::text, %s))",
        [now, notice_id, notice_id],
    )
    return cursor.rowcount
