"""Asset `request_report`: may the files be used, what stands in the way, what to do next."""

from dagster import AssetExecutionContext, MaterializeResult, MetadataValue, ResourceParam, asset

from leadgen_assets.assets.described import described
from leadgen_assets.assets.report_metadata import report_metadata
from leadgen_assets.assets.stage_run import run_stage
from leadgen_assets.reports.model import RequestReport
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.stages.concluding import RunEnd, conclude
from leadgen_assets.stages.reporting import write_report
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.work import Watch


@asset(
    **described(
        "request_report",
        deps=["companies_csv", "contacts_csv", "evidence_csv"],
        group="delivery",
        kinds={"html"},
        version="1",
        description="Verdict and next step; each check with what it means and what to do; funnel, fields, sources, files. "
        "Written as HTML, Markdown and JUnit XML when a run succeeds, fails or pauses.",
    )
)
def request_report(context: AssetExecutionContext, workshop: ResourceParam[Workshop]) -> MaterializeResult[None]:
    """Conclude the run and write the report."""

    async def stage(session: RequestSession, watch: Watch) -> tuple[RequestReport, str]:
        async with session.writing() as conn:
            await conclude(conn, session.settings, session.key, session.run_id, RunEnd.FINISHED)
        async with session.reading() as conn:
            report, page = await write_report(conn, session.settings, session.key)
        return report, str(page)

    report, page = run_stage(context, workshop, stage)
    return MaterializeResult(metadata=report_metadata(report) | {"open_report": MetadataValue.path(page)})
