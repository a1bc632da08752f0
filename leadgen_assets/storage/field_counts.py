"""How many companies of a request have a value of each field, counted by the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.exports.field_rates import FieldCount

EARLIER_REQUESTS = 5
"""Requests that a request is compared with."""


async def earlier_requests(conn: AsyncConnection[Any], request_key: str, stage: str) -> list[str]:
    """Keys of the tenant's newest requests before this one that go by an ICP of the same name and have profiles."""
    cursor = await conn.execute(
        "SELECT r.request_key FROM leadgen.lead_requests r"
        " JOIN leadgen.icps i USING (tenant_id, icp_hash),"
        " leadgen.lead_requests this JOIN leadgen.icps own USING (tenant_id, icp_hash)"
        " WHERE this.request_key = %s AND r.request_key <> this.request_key AND i.name = own.name"
        " AND r.created_at <= this.created_at AND EXISTS (SELECT FROM leadgen.work_items w"
        "  WHERE w.request_key = r.request_key AND w.stage = %s AND w.status = 'done')"
        " ORDER BY r.created_at DESC, r.request_key DESC LIMIT %s",
        [request_key, stage, EARLIER_REQUESTS],
    )
    return [row["request_key"] for row in await cursor.fetchall()]


async def field_counts(
    conn: AsyncConnection[Any], request_keys: Sequence[str], stage: str
) -> dict[str, dict[str, FieldCount]]:
    """Request -> field -> its counts, over the profiles that `stage` made or found for the request.

    Only fields that were looked for in at least one of a request's companies are named; a value counts as verified where its
    best piece of evidence is.
    """
    # A profile's body holds for each field [state, values, places of its evidence, …] (domain/facts/packing.py).
    cursor = await conn.execute(
        "WITH made AS MATERIALIZED (SELECT w.request_key, p.company_id, p.input_hash, p.body->'fields' AS fields"
        "  FROM leadgen.work_items w JOIN leadgen.profiles p ON p.company_id = w.item::bigint AND p.input_hash = w.input_hash"
        "  WHERE w.request_key = ANY(%s) AND w.stage = %s AND w.status = 'done'),"
        " proven AS MATERIALIZED (SELECT e.company_id, e.input_hash, array_agg(e.ordinal) AS places FROM leadgen.evidence e"
        "  JOIN (SELECT DISTINCT company_id, input_hash FROM made) m USING (company_id, input_hash)"
        "  WHERE e.verified GROUP BY e.company_id, e.input_hash)"
        " SELECT request_key, f.key AS field, count(*)::integer AS companies,"
        " (count(*) FILTER (WHERE f.value->>0 = 'found'))::integer AS found,"
        " (count(*) FILTER (WHERE f.value->>0 = 'found' AND (f.value->2->>0)::integer = ANY(v.places)))::integer AS verified"
        " FROM made LEFT JOIN proven v USING (company_id, input_hash), jsonb_each(made.fields) f"
        " GROUP BY request_key, f.key HAVING bool_or(f.value->>0 <> 'not_asked')",
        [list(request_keys), stage],
    )
    counts: dict[str, dict[str, FieldCount]] = {key: {} for key in request_keys}
    for row in await cursor.fetchall():
        counts[row["request_key"]][row["field"]] = FieldCount(row["companies"], row["found"], row["verified"])
    return counts
