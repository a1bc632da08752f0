"""Saved pages: found again by company, the latest of each address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection, AsyncCursor

from leadgen_assets.domain.pages.page import Outcome

CITED = "cited"
"""Role of a page that a search named: kept beside the visits to the company's site, and none of them."""


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

    The pages of one company are saved in one transaction, so what is newest is one visit to the site. Pages that a search
    named are none of its visits; see `cited_pages`.
    """
    segments = "segments" if with_segments else "''::bytea AS segments"
    cursor = await conn.execute(
        "SELECT company_id, origin, url, final_url, role, outcome, detail, content_hash, fetched_at, saved_at,"
        f" etag, last_modified, {segments}"
        " FROM (SELECT *, max(saved_at) OVER (PARTITION BY company_id) AS visit FROM leadgen.pages"
        "       WHERE company_id = ANY(%s) AND saved_at > %s AND role <> %s) p"
        " WHERE saved_at = visit ORDER BY company_id, role <> 'home', page_id",
        [list(company_ids), saved_after, CITED],
    )
    return await _by_company(cursor, company_ids)


async def cited_pages(
    conn: AsyncConnection[Any], company_ids: Sequence[int], saved_after: datetime
) -> dict[int, list[SavedPage]]:
    """For each company the latest version, with segments, of each page that a search named for it and that was saved since."""
    cursor = await conn.execute(
        "SELECT DISTINCT ON (company_id, url) company_id, origin, url, final_url, role, outcome, detail, content_hash,"
        " fetched_at, saved_at, etag, last_modified, segments FROM leadgen.pages"
        " WHERE company_id = ANY(%s) AND saved_at > %s AND role = %s ORDER BY company_id, url, saved_at DESC",
        [list(company_ids), saved_after, CITED],
    )
    return await _by_company(cursor, company_ids)


async def _by_company(cursor: AsyncCursor[Any], company_ids: Sequence[int]) -> dict[int, list[SavedPage]]:
    pages: dict[int, list[SavedPage]] = {company_id: [] for company_id in company_ids}
    for row in await cursor.fetchall():
        pages[row["company_id"]].append(SavedPage(**{**row, "outcome": Outcome(row["outcome"])}))
    return pages
