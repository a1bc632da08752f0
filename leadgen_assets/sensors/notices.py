"""Tells the webhook what became of requests, again and again until it has heard."""

from __future__ import annotations

import asyncio

from dagster import DefaultSensorStatus, SensorEvaluationContext, SkipReason, sensor

from leadgen_assets.jobs.pipeline import lead_pipeline
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.notifying import Told, tell_due, unusable_webhook
from leadgen_assets.storage.database import Database, open_url
from leadgen_assets.storage.migrations import migrate


@sensor(
    job=lead_pipeline,
    minimum_interval_seconds=10,
    default_status=DefaultSensorStatus.RUNNING,
    description="Tells LEADGEN_WEBHOOK_URL what became of requests, signed; what fails is told again for a day.",
)
def notices(context: SensorEvaluationContext) -> SkipReason:
    """One tick."""
    settings = load_settings()
    if settings.webhook_url is None:
        return SkipReason("there is no webhook: LEADGEN_WEBHOOK_URL is not set")
    if unusable := unusable_webhook(settings):
        # Not raised: the log would get a trace each ten seconds. The alert `webhook` tells whoever watches.
        context.log.warning(unusable)
        return SkipReason(unusable)
    told = asyncio.run(_tell(settings))
    if told.failed:
        context.log.warning(f"the webhook was not told: {told.fault}")
    return SkipReason(f"{told.delivered} delivered, {told.failed} failed")


async def _tell(settings: Settings) -> Told:
    url = open_url(settings)
    migrate(url)
    async with Database(url) as database:
        return await tell_due(database, settings)
