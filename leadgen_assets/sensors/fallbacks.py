"""Offers to ask the model about companies that were done without it, once its service answers again."""

from __future__ import annotations

from datetime import UTC, datetime

from dagster import DefaultSensorStatus, SensorEvaluationContext, SkipReason, sensor

from leadgen_assets.decisions.asking_again import offer_again
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.jobs.pipeline import lead_pipeline
from leadgen_assets.llm.opening import open_wire
from leadgen_assets.llm.wire import WireFault
from leadgen_assets.sensors.reading import with_database
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.database import Database


@sensor(
    job=lead_pipeline,
    minimum_interval_seconds=300,
    default_status=DefaultSensorStatus.RUNNING,
    description="Once the model's service answers again, tells which requests have companies that were done without it in "
    "mode hybrid, whatever the mode is now, and how to do them again. Spends nothing; asks only where a key is set.",
)
def fallbacks(context: SensorEvaluationContext) -> SkipReason:
    """One tick; the mode is not asked for: a request may have been run with `--mode hybrid`."""

    async def offered(database: Database) -> list[str]:
        return await offer_again(database, service_answers, datetime.now(UTC))

    keys = with_database(offered)
    for key in keys:
        context.log.info(f"{key}: companies that were done without the model can be done again")
    return SkipReason(
        f"offered for {', '.join(keys)}" if keys else "nothing waits for the service, or it is down still or has no key"
    )


async def service_answers() -> bool:
    """Whether the service answers a question that costs nothing; it is not asked without a key."""
    settings = load_settings()
    try:
        wire = open_wire(settings)
    except LeadgenError:
        return False
    try:
        return (await wire.model_known(settings.model)).status == 200
    except WireFault:
        return False
    finally:
        await wire.close()
