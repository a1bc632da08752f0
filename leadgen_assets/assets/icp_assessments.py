"""Asset `icp_assessments`: what we think of each company, for this request."""

from dagster import AssetExecutionContext, MaterializeResult, ResourceParam, asset

from leadgen_assets.assets.described import described
from leadgen_assets.assets.stage_run import run_stage
from leadgen_assets.assets.tables import counts, table
from leadgen_assets.domain.money import MICROS, shown_usd
from leadgen_assets.reports.model import SourceLine
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.stages.assessing import assess_companies
from leadgen_assets.stages.funnel import Funnel, read_funnel
from leadgen_assets.stages.reporting import source_lines
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.work import Watch
from leadgen_assets.storage.companies import QualifiedCompany, qualified_by_source, qualified_companies
from leadgen_assets.storage.model_costs import spent_on


@asset(
    **described(
        "icp_assessments",
        deps=["company_profiles"],
        group="judgement",
        kinds={"postgres"},
        version="1",
        description="Fit (yes, no, unknown), score, tier and confidence by the request's ICP, with reasons, disqualifiers "
        "and assumptions; then the request's own filters. Unknown is never a no. New weights read no page again.",
        columns={
            "fit": "yes, no or unknown",
            "tier": "name of the score's range",
            "confidence": "0 to 1, from coverage and grade of the evidence",
            "qualified": "fit is yes and every filter of the request is met",
        },
    )
)
def icp_assessments(context: AssetExecutionContext, workshop: ResourceParam[Workshop]) -> MaterializeResult[None]:
    """Assess the profiles."""

    async def stage(
        session: RequestSession, watch: Watch
    ) -> tuple[Funnel, list[QualifiedCompany], tuple[SourceLine, ...], int]:
        await assess_companies(session, watch)
        async with session.reading() as conn:
            funnel = await read_funnel(conn, session.key)
            lines = source_lines(funnel, await qualified_by_source(conn, session.key))
            best = await qualified_companies(conn, session.key, 25, session.icp.tier_names)
            return funnel, best, lines, await spent_on(conn, session.key)

    funnel, best, lines, spent = run_stage(context, workshop, stage)
    sources: list[dict[str, str | int]] = [
        {
            "source": line.name,
            "found": line.found,
            "kept": line.kept,
            "qualified": line.qualified,
            "cost": shown_usd(line.spent_micro_usd),
        }
        for line in lines
    ]
    rows = [{"domain": c.domain, "tier": c.tier, "why": c.reason, "link": c.website} for c in best]
    qualified = funnel.judged.get("qualified", 0)
    return MaterializeResult(
        metadata={
            "qualified": qualified,
            "disqualified": funnel.judged.get("disqualified", 0),
            "unknown": funnel.judged.get("unknown", 0),
            "filtered": funnel.judged.get("filtered", 0),
            "tiers": counts(funnel.tiers, "tier", "companies"),
            "top_disqualifiers": counts(funnel.why_not, "reason", "companies"),
            "companies": table(rows, ("domain", "tier", "why", "link")),
            "sources": table(sources, ("source", "found", "kept", "qualified", "cost")),
            "usd_per_qualified": spent / MICROS / qualified if qualified else 0.0,
            "dagster/partition_row_count": sum(funnel.judged.values()),
        }
    )
