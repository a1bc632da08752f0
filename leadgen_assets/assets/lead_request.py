"""Asset `lead_request`: what was asked for, pinned to a snapshot of its ICP."""

from dagster import AssetExecutionContext, MaterializeResult, MetadataValue, ResourceParam, asset

from leadgen_assets.assets.described import described
from leadgen_assets.assets.stage_run import BEFORE_OTHERS, run_stage
from leadgen_assets.domain.requests.request import to_yaml
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.work import Watch
from leadgen_assets.storage.requests import record_event

_ASKING = frozenset({"company_profiles", "contacts"})
"""Assets that ask a model, unless the mode is off."""


async def _start(session: RequestSession) -> None:
    async with session.writing() as conn:
        await record_event(conn, session.key, "run started", {"run_id": session.run_id, "fence": session.fence})


@asset(
    **described(
        "lead_request",
        deps=(),
        group="request",
        kinds={"postgres"},
        version="1",
        description="What a person asked for: criteria, target and budget, pinned to a snapshot of its ICP. "
        "Opens the session: from here on no other run may work on this request.",
    )
)
def lead_request(context: AssetExecutionContext, workshop: ResourceParam[Workshop]) -> MaterializeResult[None]:
    """Open the session on the partition's request."""

    async def stage(session: RequestSession, watch: Watch) -> RequestSession:
        await _start(session)
        selected = context.run.asset_selection
        if not selected or any(asset.path[-1] in _ASKING for asset in selected):
            # Now, and not after every site was read: without a key nothing comes of it.
            workshop.require_model()
        return session

    session = run_stage(context, workshop, stage)
    # Dagster's retry of a run whose worker is lost has the run's tags.
    context.instance.add_run_tags(context.run.run_id, BEFORE_OTHERS)
    request = session.request
    return MaterializeResult(
        metadata={
            "criteria": MetadataValue.md(f"```yaml\n{to_yaml(request)}\n```"),
            "target": request.target_companies,
            "budget_usd": float(request.budget_usd) if request.budget_usd is not None else 0.0,
            "round": session.stored.round,
            "icp": f"{session.icp.label} ({session.stored.icp_hash})",
            "status": "running",
            "next_step": "nothing: the stages follow by themselves",
        }
    )
