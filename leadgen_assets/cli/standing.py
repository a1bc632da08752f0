"""How far a request is: per stage how many items are done, failed and missing, from what is committed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from leadgen_assets.cli.listing import brief
from leadgen_assets.reports.model import RequestReport
from leadgen_assets.stages import assessing, contacting, discovery, profiling, sites
from leadgen_assets.stages.funnel import Funnel, read_funnel
from leadgen_assets.stages.reporting import gather_report
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest, load


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
            "delivered": self.report.delivered,
            "missing": max(0, self.report.target - self.report.delivered),
            "files": [asdict(file) for file in self.report.files],
        }


async def read_standing(database: Database, key: str) -> Standing:
    """The request as it is now."""
    async with database.tenant_tx(key.partition(".")[0]) as conn:
        stored = await load(conn, key)
        numbers = await read_funnel(conn, key)
        return Standing(stored, _stages(numbers), await gather_report(conn, key))


def _stages(numbers: Funnel) -> tuple[StageStanding, ...]:
    companies = numbers.candidates
    totals = {
        discovery.STAGE: len(numbers.sources),
        sites.STAGE: companies,
        profiling.STAGE: companies,
        assessing.STAGE: companies,
        contacting.STAGE: numbers.judged.get("qualified", 0),
    }
    standings = []
    for stage, total in totals.items():
        states = numbers.stages.get(stage, {})
        # A company that is no longer qualified keeps its finished item.
        done = states.get("done", 0) if stage != contacting.STAGE else min(states.get("done", 0), total)
        if stage == discovery.STAGE:
            done += states.get("started", 0)
        standings.append(StageStanding(stage, done, states.get("failed", 0), total))
    return tuple(standings)
