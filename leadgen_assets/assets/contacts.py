"""Asset `contacts`: whom to talk to at each qualified company."""

from dagster import AssetExecutionContext, MaterializeResult, ResourceParam, asset

from leadgen_assets.assets.described import described
from leadgen_assets.assets.stage_run import run_stage
from leadgen_assets.assets.tables import counts
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.stages.contacting import choose_people
from leadgen_assets.stages.funnel import Funnel, read_funnel
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.work import Watch


@asset(
    **described(
        "contacts",
        deps=["icp_assessments"],
        group="judgement",
        kinds={"postgres"},
        version="1",
        description="One to three decision makers of each qualified company, in the ICP's order, named by the company's own "
        "pages. No generic inbox is a person, no address is guessed; a company without a contact has a reason.",
        columns={
            "full_name": "as the page writes it",
            "title": "as the page writes it",
            "email": "as the page writes it; empty when it names none",
            "seniority": "rung of the ICP's ladder",
        },
    )
)
def contacts(context: AssetExecutionContext, workshop: ResourceParam[Workshop]) -> MaterializeResult[None]:
    """Choose the contacts."""

    async def stage(session: RequestSession, watch: Watch) -> Funnel:
        async with workshop.asking(session, watch.stop) as asking:
            await choose_people(session, watch, workshop.parsing, asking)
        async with session.reading() as conn:
            return await read_funnel(conn, session.key)

    funnel = run_stage(context, workshop, stage)
    return MaterializeResult(
        metadata={
            "companies_covered": funnel.covered,
            "contacts": funnel.contacts,
            "with_email": funnel.with_email,
            "by_seniority": counts(funnel.by_seniority, "seniority", "contacts"),
            "why_none": counts(funnel.why_no_contact, "reason", "companies"),
            "to_review": 0,
            "dagster/partition_row_count": funnel.contacts,
        }
    )
