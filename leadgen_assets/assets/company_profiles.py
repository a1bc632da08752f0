"""Asset `company_profiles`: what follows from the saved pages, whoever asks."""

from contextlib import nullcontext

from dagster import AssetExecutionContext, MaterializeResult, ResourceParam, asset

from leadgen_assets.assets.described import described, following_in_run
from leadgen_assets.assets.stage_run import run_stage
from leadgen_assets.assets.tables import table
from leadgen_assets.domain.facts.profile import FieldState
from leadgen_assets.extract.extraction import EXTRACTION_VERSION
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.stages.ahead import stages_meanwhile
from leadgen_assets.stages.funnel import Funnel, read_funnel
from leadgen_assets.stages.profiling import STAGE, make_profiles
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.work import Watch


@asset(
    **described(
        "company_profiles",
        deps=["company_pages"],
        group="research",
        kinds={"postgres"},
        version=str(EXTRACTION_VERSION),
        description="Facts about each company, each with page, segment, quote, method and confidence. "
        "Only values whose quote carries them count; conflicts keep all evidence. No page of the site is fetched again here; "
        "a model may be asked what rules leave open.",
        columns={
            "field": "a base field or one that the ICP names",
            "value": "normalised; empty when unknown",
            "state": "found, not found, could not look, not asked",
            "evidence": "page, segment, quote, method, confidence",
        },
    )
)
def company_profiles(context: AssetExecutionContext, workshop: ResourceParam[Workshop]) -> MaterializeResult[None]:
    """Make the profiles."""

    async def stage(session: RequestSession, watch: Watch) -> Funnel:
        following = following_in_run(context, "company_profiles")
        async with (
            workshop.asking(session, watch.stop) as asking,
            stages_meanwhile(session, workshop.parsing, watch, lambda: nullcontext(asking), following),
        ):
            await make_profiles(session, workshop.parsing, watch, asking)
        async with session.reading() as conn:
            return await read_funnel(conn, session.key)

    funnel = run_stage(context, workshop, stage)
    states = [str(state) for state in FieldState]
    fields: list[dict[str, str | int | float]] = [{"field": name, **numbers} for name, numbers in funnel.fields.items()]
    return MaterializeResult(
        metadata={
            "profiles": funnel.profiles,
            "failed": funnel.stages.get(STAGE, {}).get("failed", 0),
            "fields": table(fields, ("field", *states)),
            "values_rejected": funnel.rejected,
            "dagster/partition_row_count": funnel.profiles,
        }
    )
