"""A person's verdicts on values of frozen exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.storage.rows import AUDITS, write


@dataclass(frozen=True, slots=True)
class StoredVerdict:
    """A verdict on a value of an export; `number` is the value's place among the export's evidence rows."""

    number: int
    verdict: str
    note: str
    audited_by: str


async def evidence_of(conn: AsyncConnection[Any], request_key: str, export_id: str) -> list[dict[str, str]] | None:
    """Evidence rows of a frozen export of the request; None where there is no such export."""
    cursor = await conn.execute(
        "SELECT evidence FROM leadgen.export_sets WHERE request_key = %s AND export_id = %s", [request_key, export_id]
    )
    row = await cursor.fetchone()
    return list(row["evidence"]) if row else None


async def record_audit(
    conn: AsyncConnection[Any], export_id: str, verdicts: Sequence[StoredVerdict], at: datetime
) -> None:
    """Keep verdicts, each in place of an earlier one on the same value."""
    await write(conn, AUDITS, [(export_id, v.number, v.verdict, v.note, v.audited_by, at) for v in verdicts])


async def last_audited(conn: AsyncConnection[Any], request_key: str) -> str:
    """Id of the request's newest export on which there are verdicts; "" where there is none."""
    cursor = await conn.execute(
        "SELECT export_id FROM leadgen.export_sets e WHERE request_key = %s"
        " AND EXISTS (SELECT FROM leadgen.audits a WHERE a.export_id = e.export_id) ORDER BY created_at DESC LIMIT 1",
        [request_key],
    )
    row = await cursor.fetchone()
    return str(row["export_id"]) if row else ""


async def verdicts_on(conn: AsyncConnection[Any], export_id: str) -> list[StoredVerdict]:
    """All verdicts on an export, in the order of its values."""
    cursor = await conn.execute(
        "SELECT value_number AS number, verdict, note, audited_by FROM leadgen.audits WHERE export_id = %s"
        " ORDER BY value_number",
        [export_id],
    )
    return [StoredVerdict(**row) for row in await cursor.fetchall()]
