"""Many requests at a glance, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.storage.exports import GIVEN
from leadgen_assets.storage.requests import StoredRequest, load


@dataclass(frozen=True, slots=True)
class Group:
    """How many requests of a tenant have a status."""

    tenant: str
    status: str
    number: int


async def groups(conn: AsyncConnection[Any]) -> list[Group]:
    """Tenants and statuses that there are, with the number of their requests."""
    cursor = await conn.execute(
        "SELECT tenant_id AS tenant, status, count(*)::integer AS number FROM leadgen.lead_requests"
        " GROUP BY tenant_id, status ORDER BY tenant_id, status"
    )
    return [Group(**row) for row in await cursor.fetchall()]


async def newest_requests(
    conn: AsyncConnection[Any], tenant: str, status: str, offset: int, limit: int
) -> list[StoredRequest]:
    """A page of the requests that the connection may see, the newest first.

    Args:
        tenant, status: only these; "" for all.
    """
    cursor = await conn.execute(
        "SELECT request_key FROM leadgen.lead_requests WHERE %s IN ('', tenant_id) AND %s IN ('', status)"
        " ORDER BY created_at DESC, request_key OFFSET %s LIMIT %s",
        [tenant, status, offset, limit],
    )
    return [await load(conn, row["request_key"]) for row in await cursor.fetchall()]


async def delivered_numbers(conn: AsyncConnection[Any], keys: Sequence[str]) -> dict[str, int]:
    """Request -> companies in the files of its latest export.

    Left out are requests whose latest export has no files, is a preview's, or is of a run before the one that failed.
    """
    cursor = await conn.execute(
        "SELECT DISTINCT ON (e.request_key) e.request_key, jsonb_array_length(e.companies) AS number,"
        " EXISTS (SELECT FROM leadgen.exports x WHERE x.tenant_id = e.tenant_id AND x.export_id = e.export_id)"
        f" AND {GIVEN} AND NOT (r.status = 'failed' AND r.run_id IS DISTINCT FROM e.run_id) AS counts"
        " FROM leadgen.export_sets e JOIN leadgen.lead_requests r USING (tenant_id, request_key)"
        " WHERE e.request_key = ANY(%s) ORDER BY e.request_key, e.created_at DESC",
        [list(keys)],
    )
    return {row["request_key"]: row["number"] for row in await cursor.fetchall() if row["counts"]}


async def trace_of(conn: AsyncConnection[Any], key: str) -> tuple[Any, ...]:
    """What changes whenever anything happens to a request; empty where there is none."""
    cursor = await conn.execute(
        "SELECT r.status, r.status_reason, r.next_step, r.round, r.run_id, r.updated_at,"
        " (SELECT count(*) FROM leadgen.quarantine q"
        "  WHERE q.tenant_id = r.tenant_id AND q.request_key = r.request_key) AS quarantined,"
        " (SELECT max(e.created_at) FROM leadgen.export_sets e"
        "  WHERE e.tenant_id = r.tenant_id AND e.request_key = r.request_key) AS exported,"
        " (SELECT count(*) FROM leadgen.exports x JOIN leadgen.export_sets e USING (tenant_id, export_id)"
        "  WHERE e.tenant_id = r.tenant_id AND e.request_key = r.request_key) AS files,"
        " (SELECT jsonb_object_agg(stage || ' ' || status, number) FROM (SELECT stage, status, count(*) AS number"
        "  FROM leadgen.work_items w WHERE w.tenant_id = r.tenant_id AND w.request_key = r.request_key GROUP BY stage, status) s) AS work"
        " FROM leadgen.lead_requests r WHERE r.request_key = %s",
        [key],
    )
    row = await cursor.fetchone()
    return tuple(row.values()) if row else ()
