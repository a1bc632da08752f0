"""Submits the follow-ups of requests that repeat."""

from __future__ import annotations

from datetime import UTC, datetime

from dagster import DefaultSensorStatus, SensorEvaluationContext, SkipReason, sensor

from leadgen_assets.decisions.repeating import repeat_due
from leadgen_assets.jobs.pipeline import lead_pipeline
from leadgen_assets.sensors.reading import with_database
from leadgen_assets.storage.database import Database


@sensor(
    job=lead_pipeline,
    minimum_interval_seconds=60,
    default_status=DefaultSensorStatus.RUNNING,
    description="Submits a follow-up of each request that repeats once a month has passed; `queued_requests` launches it.",
)
def repeats(context: SensorEvaluationContext) -> SkipReason:
    """One tick."""

    async def due(database: Database) -> list[str]:
        return await repeat_due(database, datetime.now(UTC))

    made = with_database(due)
    for key in made:
        context.log.info(f"submitted {key}")
    return SkipReason(f"submitted {', '.join(made)}" if made else "no follow-up is due")
