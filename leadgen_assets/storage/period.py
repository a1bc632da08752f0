"""What was done in a period, over all tenants; for an operator's transaction."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.storage.figures import stage_times
from leadgen_assets.storage.health import CALL_CLASS, CLASSES

_MOST = 10


@dataclass(frozen=True, slots=True)
class StageTime:
    """How often a stage ran, and seconds: together, on average, and the longest with its request."""

    stage: str
    runs: int
    seconds: float
    longest: float
    request: str


@dataclass(frozen=True, slots=True)
class Period:
    """What was done between two times. Money in micro-dollars.

    Attributes:
        requests: status now -> number of requests that were worked on. submitted: of all doors.
        found, qualified, exported: companies. calls, errors, quarantined: class or stage -> number, the most first.
        stages: the slowest first.
    """

    since: datetime
    until: datetime
    submitted: int
    requests: dict[str, int]
    found: int
    qualified: int
    exported: int
    pages: dict[str, int]
    spent_micro_usd: int
    calls: dict[str, int]
    errors: dict[str, int]
    stages: list[StageTime]

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return asdict(self) | {"since": self.since.isoformat(), "until": self.until.isoformat()}


_NUMBERS = """
    SELECT (SELECT count(*) FROM leadgen.lead_requests WHERE created_at >= %(since)s AND created_at < %(until)s) AS submitted,
        (SELECT count(*) FROM leadgen.request_companies WHERE found_at >= %(since)s AND found_at < %(until)s) AS found,
        (SELECT count(*) FROM leadgen.assessments
         WHERE qualified AND created_at >= %(since)s AND created_at < %(until)s) AS qualified,
        (SELECT count(*) FROM leadgen.exported_companies
         WHERE exported_at >= %(since)s AND exported_at < %(until)s) AS exported,
        (SELECT coalesce(sum(settled_microusd), 0)::bigint FROM leadgen.model_calls
         WHERE created_at >= %(since)s AND created_at < %(until)s) AS spent_micro_usd
"""
_COUNTED = {
    "requests": "SELECT status AS name, count(*) AS n FROM leadgen.lead_requests"
    " WHERE updated_at >= %(since)s AND updated_at < %(until)s",
    "pages": "SELECT outcome AS name, count(*) AS n FROM leadgen.pages WHERE saved_at >= %(since)s AND saved_at < %(until)s",
    "calls": f"SELECT {CALL_CLASS} AS name, count(*) AS n FROM leadgen.model_calls"
    " WHERE status <> 'sent' AND mode <> 'mock' AND created_at >= %(since)s AND created_at < %(until)s",
    "errors": "SELECT stage || ': ' || error_class AS name, count(*) AS n FROM leadgen.work_items"
    " WHERE status = 'failed' AND finished_at >= %(since)s AND finished_at < %(until)s",
}
_LONGEST = """
    SELECT DISTINCT ON (detail ->> 'stage') detail ->> 'stage' AS stage, request_key AS request,
        (detail ->> 'seconds')::double precision AS longest FROM leadgen.events
    WHERE event = 'stage ended' AND created_at >= %(since)s AND created_at < %(until)s
    ORDER BY detail ->> 'stage', longest DESC
"""


async def period_of(conn: AsyncConnection[Any], since: datetime, until: datetime) -> Period:
    """What was done from one time to another, which is now."""
    between = {"since": since, "until": until, "classes": CLASSES}
    cursor = await conn.execute(_NUMBERS, between)
    numbers = await cursor.fetchone()
    assert numbers is not None
    counted: dict[str, dict[str, int]] = {}
    for what, statement in _COUNTED.items():
        cursor = await conn.execute(f"{statement} GROUP BY 1 ORDER BY 2 DESC, 1".encode(), between)
        counted[what] = {row["name"]: int(row["n"]) for row in await cursor.fetchall()}
    cursor = await conn.execute(_LONGEST, between)
    longest = {row["stage"]: (float(row["longest"]), str(row["request"])) for row in await cursor.fetchall()}
    times = [
        StageTime(stage, number, round(total, 3), *longest[stage])
        for stage, _, total, number in await stage_times(conn, since)
        if stage in longest
    ]
    slowest = sorted(times, key=lambda one: -one.seconds / one.runs)[:_MOST]
    told: dict[str, Any] = {**numbers, **counted}
    return Period(since, until, **told, stages=slowest)
