"""Asset `company_pages`: what was seen of each company's site."""

import asyncio
from importlib import import_module

from dagster import AssetExecutionContext, MaterializeResult, ResourceParam, asset

from leadgen_assets.assets.described import described, following_in_run
from leadgen_assets.assets.stage_run import run_stage
from leadgen_assets.assets.tables import counts
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.stages.ahead import stages_meanwhile
from leadgen_assets.stages.funnel import Funnel, read_funnel
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.sites import read_sites
from leadgen_assets.stages.work import Watch
from leadgen_assets.storage.companies import any_website


@asset(
    **described(
        "company_pages",
        deps=["discovered_companies"],
        group="research",
        kinds={"postgres"},
        version="1",
        description="A bounded number of pages of each company's own site, saved as seen and cut into numbered segments. "
        "A site that cannot be read is told with its reason (robots.txt, bot wall, script-only, parked, down, ...).",
        columns={
            "url": "address that was asked for",
            "outcome": "ok, or why it could not be read",
            "role": "home, about, team, contact, owners, portal",
            "segments": "numbered pieces of text that evidence quotes",
        },
    )
)
def company_pages(context: AssetExecutionContext, workshop: ResourceParam[Workshop]) -> MaterializeResult[None]:
    """Read and save the sites."""

    async def stage(session: RequestSession, watch: Watch) -> Funnel:
        to_ask = await session.read(any_website, session.key)
        following = following_in_run(context, "company_pages")
        async with (
            workshop.fetcher(session, to_ask=to_ask) as fetcher,
            stages_meanwhile(session, workshop.parsing, watch, lambda: workshop.asking(session, watch.stop), following),
        ):
            await read_sites(session, fetcher, workshop.parsing, watch)
            if following:
                # With it the export reads its files back; here nobody waits for the half second but those who wait for answers.
                await asyncio.to_thread(import_module, "pandas")
        async with session.reading() as conn:
            return await read_funnel(conn, session.key)

    sites = run_stage(context, workshop, stage).sites
    return MaterializeResult(
        metadata={
            "sites_read": sites.read,
            "sites_unread": sum(sites.unread.values()),
            "why_unread": counts(sites.unread, "outcome", "sites"),
            "reused": sites.reused,
            "oldest_page": sites.oldest[:10] or "none",
        }
    )
