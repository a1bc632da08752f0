"""Asset `discovered_companies`: who the sources name, merged, with every source kept."""

from contextlib import AsyncExitStack
from typing import Any

from dagster import AssetExecutionContext, MaterializeResult, ResourceParam, asset

from leadgen_assets.assets.described import described
from leadgen_assets.assets.stage_run import run_stage
from leadgen_assets.assets.tables import counts, table
from leadgen_assets.domain.money import MICROS, shown_usd
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.stages.discovery import Discovered, discover
from leadgen_assets.stages.searching import sources_of
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.work import Watch


@asset(
    **described(
        "discovered_companies",
        deps=["lead_request"],
        group="research",
        kinds={"postgres"},
        version="1",
        description="Companies that the request's sources name: merged by domain, licence, phone, name and place; "
        "blocked and shared domains left out; every source kept. Goes on where the last round stopped.",
        columns={
            "name": "as the source writes it",
            "domain": "registrable domain, never a vendor's, directory's or mail provider's",
            "website": "address of the home page",
            "source": "who named it; several for one company",
        },
    )
)
def discovered_companies(context: AssetExecutionContext, workshop: ResourceParam[Workshop]) -> MaterializeResult[None]:
    """Take batches from the sources until this round has enough candidates."""

    async def stage(session: RequestSession, watch: Watch) -> Discovered:
        async with AsyncExitStack() as opened:
            fetcher = await opened.enter_async_context(workshop.fetcher(session, only_usable=True))
            # Who only reads lists needs no key here.
            searches = any(spec.kind == "search" for spec in sources_of(session.request, session.settings))
            model = await opened.enter_async_context(workshop.model(session, watch.stop)) if searches else None
            return await discover(session, fetcher, watch, model)

    return MaterializeResult(metadata=_metadata(run_stage(context, workshop, stage)))


def _metadata(found: Discovered) -> dict[str, Any]:
    tallies = found.sources.values()
    blocked: dict[str, int] = {}
    for tally in tallies:
        for reason, number in (*tally.blocked.items(), *tally.skipped.items()):
            blocked[reason] = blocked.get(reason, 0) + number
    sources = [
        {
            "source": name,
            "found": t.seen,
            "kept": t.kept,
            "pages": t.pages_asked,
            "cost": shown_usd(t.spent_micro_usd),
            "exhausted": "yes" if t.exhausted else "no",
            "note": t.damage.splitlines()[0] if t.damage else t.waits or t.note,
        }
        for name, t in found.sources.items()
    ]
    return {
        "candidates": found.candidates,
        "new": sum(t.new for t in tallies),
        "merged": sum(t.merged for t in tallies),
        "blocked": counts(blocked, "reason"),
        "batches": sum(t.batches for t in tallies),
        "empty_batches": sum(t.empty_batches for t in tallies),
        "sources": table(sources, ("source", "found", "kept", "pages", "cost", "exhausted", "note")),
        "exhausted": found.exhausted,
        "spent_usd": sum(t.spent_micro_usd for t in tallies) / MICROS,
        "dagster/partition_row_count": found.candidates,
    }
