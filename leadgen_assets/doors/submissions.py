"""Requests as rows of the table `leadgen.submissions`: any program that can INSERT submits, and reads the answer there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.errors import RequestConflict, RequestInvalid
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.domain.requests.request_file import validated
from leadgen_assets.domain.requests.request_forms import Reading, of_fields
from leadgen_assets.doors.submitting import Submitted, noted, store_all
from leadgen_assets.settings import Settings
from leadgen_assets.sources.looking import looking_in
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.stages.searching import require_readable
from leadgen_assets.storage.database import Database

MOST_AT_ONCE = 200
"""Rows answered in one tick; the rest wait for the next one."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A row that was answered."""

    submission_id: int
    accepted: bool
    answer: str


async def answer_submissions(
    database: Database, settings: Settings, at: datetime, in_time: Callable[[], bool] = lambda: True
) -> list[Answered]:
    """Answer the new rows of all tenants, oldest first, each in a transaction with its request.

    Two of these at once share the rows between them: each row is answered once.

    Args:
        in_time: whether another row may be begun.

    Raises:
        IcpInvalid, DatabaseUnavailable: no row's fault; what is not answered stays new.
    """
    async with database.operator_tx() as conn:
        cursor = await conn.execute(
            "SELECT submission_id, tenant_id FROM leadgen.submissions WHERE status = 'new'"
            " ORDER BY submission_id LIMIT %s",
            [MOST_AT_ONCE],
        )
        waiting = await cursor.fetchall()
    icps = known_icps(settings) if waiting else {}
    answered = []
    for row in waiting:
        if not in_time():
            break
        told = await _answer(database, settings, icps, row["tenant_id"], row["submission_id"], at)
        answered += [told] if told is not None else []
    return answered


async def _answer(
    database: Database, settings: Settings, icps: dict[str, Icp], tenant: str, number: int, at: datetime
) -> Answered | None:
    """What became of one row; None when another tick has it or answered it."""
    async with database.tenant_tx(tenant) as conn:
        cursor = await conn.execute(
            "SELECT fields, base_folder FROM leadgen.submissions WHERE submission_id = %s AND status = 'new'"
            " FOR UPDATE SKIP LOCKED",
            [number],
        )
        row = await cursor.fetchone()
        if row is None:
            return None
        key = None
        try:
            async with conn.transaction():  # a refused request leaves nothing behind but its answer
                one = await _submitted(conn, settings, icps, tenant, number, row)
            key, answer = one.stored.key, f"{one}. {one.stored.next_step}"
        except (RequestInvalid, RequestConflict) as error:
            answer = str(error)
        await conn.execute(
            "UPDATE leadgen.submissions SET status = %s, answer = %s, request_key = %s, answered_at = %s"
            " WHERE submission_id = %s",
            ["rejected" if key is None else "accepted", answer, key, at, number],
        )
    return Answered(number, key is not None, answer)


async def _submitted(
    conn: AsyncConnection[Any], settings: Settings, icps: dict[str, Icp], tenant: str, number: int, row: dict[str, Any]
) -> Submitted:
    where, fields = f"leadgen.submissions, row {number}", row["fields"]
    if not isinstance(fields, dict):
        raise RequestInvalid("fields is no JSON object.", where, "insert an object with a request's fields")
    if fields.get("tenant") not in (None, tenant):
        raise RequestInvalid(
            f"tenant: the row belongs to tenant {tenant}, and so does its request.", where, "leave the field tenant out"
        )
    written = of_fields({**fields, "tenant": tenant})
    base = Path(row["base_folder"] or settings.inbox)
    look = looking_in(base) if base.is_absolute() else None
    requests = validated(
        Reading((written,)), where, icps, settings.tenant, most=1, searches=settings.searches, look=look
    )
    require_readable(requests, settings, where)
    if not base.is_absolute():
        raise RequestInvalid(f"base_folder: {base} is not absolute.", where, "write the whole path, from /")
    (one,) = await store_all(conn, [written], requests, icps, where, base, RequestStatus.QUEUED, "table")
    return noted(one, settings)
