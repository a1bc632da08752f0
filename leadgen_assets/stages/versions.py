"""Whether an export would mix two versions of a request: companies judged before it was amended beside others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.rules import Broken, Level, RuleResult, result_of
from leadgen_assets.stages import assessing, contacting
from leadgen_assets.storage.requests import StoredRequest


async def judge_versions(conn: AsyncConnection[Any], stored: StoredRequest, company_ids: Sequence[int]) -> RuleResult:
    """Whether these companies, and the choice of their contacts, follow from the request and the ICP as they are now."""
    cursor = await conn.execute(
        "SELECT a.company_id, a.profile_hash, coalesce(nullif(c.domain, ''), c.name) AS company,"
        " j.input_hash AS judged, k.result->>'version' AS chosen FROM leadgen.assessments a"
        " JOIN leadgen.companies c USING (company_id)"
        " LEFT JOIN leadgen.work_items j ON j.request_key = a.request_key AND j.stage = %s AND j.item = a.company_id::text"
        " LEFT JOIN leadgen.work_items k ON k.request_key = a.request_key AND k.stage = %s AND k.item = a.company_id::text"
        " WHERE a.request_key = %s AND a.company_id = ANY(%s) ORDER BY a.company_id",
        [assessing.STAGE, contacting.STAGE, stored.key, list(company_ids)],
    )
    broken = []
    for position, row in enumerate(await cursor.fetchall()):
        if row["judged"] != assessing.assessment_hash(stored, row["profile_hash"]):
            broken.append(Broken("company", position, row["company"], "it was judged for an earlier version"))
        elif row["chosen"] != contacting.choice_hash(stored, row["profile_hash"]):
            broken.append(
                Broken("company", position, row["company"], "its contacts were chosen for an earlier version")
            )
    return result_of(
        "companies_are_judged_by_this_version",
        Level.ERROR,
        "Every company was judged, and its contacts were chosen, by the request as it is now, not before it was amended.",
        f"Run the request again; what is out of date is done anew: leadgen run {stored.key}.",
        len(company_ids),
        broken,
    )
