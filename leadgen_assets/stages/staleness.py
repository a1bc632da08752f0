"""Which sites a refresh reads again: those whose pages were older than the ICP's freshness when it was asked for."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.storage.requests import StoredRequest
from leadgen_assets.storage.work_items import results


async def stale_sites(conn: AsyncConnection[Any], stored: StoredRequest, stage: str) -> dict[int, datetime]:
    """Company -> the time since which its pages must have been seen, for each site that is too old; empty without a refresh.

    The pages of a qualified company also name its contacts: those are fresh for a shorter time.

    Args:
        stage: the one that reads sites.
    """
    if stored.refresh_stale_at is None:
        return {}
    freshness, at = stored.icp.freshness, stored.refresh_stale_at
    facts = at - timedelta(days=freshness.companies_days)
    people = at - timedelta(days=min(freshness.companies_days, freshness.contacts_days))
    cursor = await conn.execute(
        "SELECT company_id FROM leadgen.assessments WHERE request_key = %s AND qualified", [stored.key]
    )
    qualified = {row["company_id"] for row in await cursor.fetchall()}
    limits = {}
    for item, result in (await results(conn, stored.key, stage)).items():
        limit = people if int(item) in qualified else facts
        if result.get("oldest") and datetime.fromisoformat(result["oldest"]) < limit:
            limits[int(item)] = limit
    return limits
