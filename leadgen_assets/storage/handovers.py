"""Which exports there are, and what of them was handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection


@dataclass(frozen=True, slots=True)
class Handover:
    """Files that left the house by `leadgen export`; `lead_ids` of the companies in them."""

    export_id: str
    forms: tuple[str, ...]
    folder: str
    only_new: bool
    lead_ids: tuple[str, ...]
    created_at: datetime


async def published_ids(conn: AsyncConnection[Any], key: str) -> list[tuple[str, datetime]]:
    """The request's exports that have files, newest first."""
    cursor = await conn.execute(
        "SELECT export_id, created_at FROM leadgen.export_sets e WHERE request_key = %s"
        " AND EXISTS (SELECT FROM leadgen.exports x WHERE x.export_id = e.export_id)"
        " ORDER BY created_at DESC, export_id DESC",
        [key],
    )
    return [(row["export_id"], row["created_at"]) for row in await cursor.fetchall()]


async def handovers_of(conn: AsyncConnection[Any], key: str) -> list[Handover]:
    """What was handed over of the request, newest first."""
    cursor = await conn.execute(
        "SELECT export_id, forms, folder, only_new, lead_ids, created_at FROM leadgen.handovers WHERE request_key = %s"
        " ORDER BY created_at DESC, handover_id DESC",
        [key],
    )
    return [
        Handover(**{**row, "forms": tuple(row["forms"]), "lead_ids": tuple(row["lead_ids"])})
        for row in await cursor.fetchall()
    ]


async def record_handover(
    conn: AsyncConnection[Any],
    key: str,
    export_id: str,
    forms: Sequence[str],
    folder: str,
    lead_ids: Sequence[str],
    *,
    only_new: bool,
) -> None:
    """Note that files left the house."""
    await conn.execute(
        "INSERT INTO leadgen.handovers (request_key, export_id, forms, folder, only_new, lead_ids)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        [key, export_id, list(forms), folder, only_new, list(lead_ids)],
    )
