"""How far a request is: per stage how many items are done, failed and missing, from what is committed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.reports.model import RequestReport
from leadgen_assets.stages import assessing, contacting, discovery, profiling, sites
from leadgen_assets.stages.funnel import Funnel, read_funnel
from leadgen_assets.stages.lost_workers import told_of_lost_workers
from leadgen_assets.stages.reporting import gather_report
from leadgen_assets.stages.search_plan import OVERSAMPLING
from leadgen_assets.stages.searching import only_searches
from leadgen_assets.storage.companies import blocked_in_request, count_companies
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest, load
from leadgen_assets.storage.work_items import number_of_results, states_by_stage


@dataclass(frozen=True, slots=True)
class StageStanding:
    """One stage: `gap` of `total` items are neither done nor failed yet."""

    stage: str
    done: int
    failed: int
    total: int

    @property
    def gap(self) -> int:
        """Items still to do."""
        return max(0, self.total - self.done - self.failed)

    @property
    def percent(self) -> int:
        """Of the items, those that are finished; 100 only when all are."""
        if not self.total:
            return 0
        return 100 if not self.gap else min(99, round(100 * (self.total - self.gap) / self.total))


@dataclass(frozen=True, slots=True)
class Standing:
    """A request at one moment."""

    stored: StoredRequest
    stages: tuple[StageStanding, ...]
    report: RequestReport

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return brief(self.stored) | {
            "stages": [asdict(stage) | {"gap": stage.gap, "percent": stage.percent} for stage in self.stages],
            "funnel": {step.name: step.count for step in self.report.funnel},
            "spent_micro_usd": self.report.spent_micro_usd,
            "reserved_micro_usd": self.report.reserved_micro_usd,
            "unknown_micro_usd": self.report.unknown_micro_usd,
            "budget_micro_usd": self.report.budget_micro_usd,
            "near_limits": list(self.report.near_limits),
            "waiting_until": self.stored.waiting_until.isoformat() if self.stored.waiting_until else None,
            "delivered": self.report.delivered,
            "missing": max(0, self.report.target - self.report.delivered),
            "files": [asdict(file) for file in self.report.files],
            "split_by": self.stored.split_by,
            "slice_of": self.stored.slice_of,
            "slices": [asdict(one) for one in self.report.slices],
        }


def brief(stored: StoredRequest) -> dict[str, Any]:
    """A request for programs, as `list`, `status` and `report` print it."""
    return {
        "key": stored.key,
        "name": stored.request.name,
        "tenant": stored.request.tenant,
        "status": str(stored.status),
        "reason": stored.status_reason,
        "next_step": stored.next_step,
        "proposals": [asdict(proposal) for proposal in stored.proposals],
        "version": stored.version,
        "repeat": stored.request.repeat,
        "series": stored.series,
        "target_companies": stored.request.target_companies,
        "round": stored.round,
        "run_id": stored.run_id,
        "created_at": stored.created_at.isoformat(),
        "updated_at": stored.updated_at.isoformat(),
    }


async def read_standing(database: Database, key: str, oversampling: float) -> Standing:
    """The request as it is now."""
    async with database.tenant_tx(key.partition(".")[0]) as conn:
        (stored,) = await told_of_lost_workers(conn, [await load(conn, key)], datetime.now(UTC))
        numbers = await read_funnel(conn, key)
        stages = _stages(stored, numbers, oversampling, await _blocked(conn, stored))
        return Standing(stored, stages, await gather_report(conn, key, numbers))


async def stage_standings(
    conn: AsyncConnection[Any], stored: StoredRequest, oversampling: float
) -> tuple[StageStanding, ...]:
    """How far each stage of the request is, counted by the database: for whoever asks often and needs no report."""
    numbers = _Counted(
        sum((await count_companies(conn, stored.key)).values()),
        await states_by_stage(conn, stored.key),
        {"qualified": await number_of_results(conn, stored.key, assessing.STAGE, "qualified")},
    )
    return _stages(stored, numbers, oversampling, await _blocked(conn, stored))


@dataclass(frozen=True, slots=True)
class _Counted:
    """Of a funnel what stages are measured by."""

    candidates: int
    stages: Mapping[str, Mapping[str, int]]
    judged: Mapping[str, int]


async def _blocked(conn: AsyncConnection[Any], stored: StoredRequest) -> int:
    """How many of a preview's companies take no place of it; 0 once it is past its preview."""
    return len(await blocked_in_request(conn, stored.key)) if stored.previewing else 0


def _stages(
    stored: StoredRequest, numbers: Funnel | _Counted, oversampling: float, blocked: int
) -> tuple[StageStanding, ...]:
    companies = min(numbers.candidates - blocked, stored.request.preview) if stored.previewing else numbers.candidates
    begun = any(states for stage, states in numbers.stages.items() if stage != discovery.STAGE)
    if only_searches(stored.request):
        oversampling = min(OVERSAMPLING, oversampling)
    sought = math.ceil(stored.request.target_companies * oversampling * stored.round)
    totals = {
        # Discovery ends short of what it seeks where the sources do; the next stage has begun then.
        discovery.STAGE: companies if begun or stored.exhausted else max(companies, sought),
        sites.STAGE: companies,
        profiling.STAGE: companies,
        assessing.STAGE: companies,
        contacting.STAGE: numbers.judged.get("qualified", 0),
    }
    standings = []
    for stage, total in totals.items():
        states = numbers.stages.get(stage, {})
        # A company that is no longer qualified keeps its finished item.
        done = companies if stage == discovery.STAGE else min(states.get("done", 0), total)
        standings.append(StageStanding(stage, done, states.get("failed", 0), total))
    return tuple(standings)
