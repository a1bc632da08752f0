"""Saved pages: found again by company, the latest of each address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.page import Outcome


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A saved page without its body; `segments` is packed (domain.packing), empty unless asked for.

    Attributes:
        fetched_at: when it was seen; for an archive, its date. saved_at: when it was saved.
        etag, last_modified: what the site said about this version, by which it can be asked whether that still stands.
    """

    company_id: int
    origin: str
    url: str
    final_url: str
    role: str
    outcome: Outcome
    detail: str
    content_hash: str
    fetched_at: datetime
    saved_at: datetime
    etag: str
    last_modified: str
    segments: bytes = b""


async def latest_pages(
    conn: AsyncConnection[Any], company_ids: Sequence[int], saved_after: datetime, *, with_segments: bool
) -> dict[int, list[SavedPage]]:
    """For each company the latest version of each of its pages that was saved after a time, home page first.

    The pages of one company are saved in one transaction, so what is newest is one visit to the site.
    """
    segments = "segments" if with_segments else "''::bytea AS segments"
    cursor = await conn.execute(
        "SELECT company_id, origin, url, final_url, role, outcome, detail, content_hash, fetched_at, saved_at,"
        f" etag, last_modified, {segments}"
        " FROM (SELECT *, max(saved_at) OVER (PARTITION BY company_id) AS visit FROM leadgen.pages"
        "       WHERE company_id = ANY(%s) AND saved_at > %s) p"
        " WHERE saved_at = visit ORDER BY company_id, role <> 'home', page_id",
        [list(company_ids), saved_after],
    )
    pages: dict[int, list[SavedPage]] = {company_id: [] for company_id in company_ids}
    for row in await cursor.fetchall():
        pages[row["company_id"]].append(SavedPage(**{**row, "outcome": Outcome(row["outcome"])}))
    return pages
