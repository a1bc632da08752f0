"""How often each field of a request's profiles has a value, beside the tenant's earlier requests by the same ICP."""

from __future__ import annotations

from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.exports.field_rates import FieldRatesResult, field_rates, field_rates_are_steady
from leadgen_assets.domain.icps.icp import BASE_FIELDS
from leadgen_assets.stages import profiling
from leadgen_assets.storage.field_counts import earlier_requests, field_counts
from leadgen_assets.storage.requests import StoredRequest


async def judge_field_rates(conn: AsyncConnection[Any], stored: StoredRequest) -> FieldRatesResult:
    """The rule over the profiles as they are stored now."""
    earlier = await earlier_requests(conn, stored.key, profiling.STAGE)
    counts = await field_counts(conn, [stored.key, *earlier], profiling.STAGE)
    labels = {name: stored.icp.label_of(name) for name in (*BASE_FIELDS, *stored.icp.vocabulary.fields)}
    rates = field_rates(counts[stored.key], [counts[key] for key in earlier], labels)
    return field_rates_are_steady(rates, stored.key)
