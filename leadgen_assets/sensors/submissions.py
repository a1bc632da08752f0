"""Answers requests that programs put into the table `leadgen.submissions`, while `leadgen up` runs."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

from dagster import DefaultSensorStatus, SensorEvaluationContext, SkipReason, sensor

from leadgen_assets.doors.submissions import Answered, answer_submissions
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.opening import opened

BUDGET_SECONDS = 30.0
"""Of the 60 that a tick may take; rows that are left wait for the next one."""


@sensor(
    minimum_interval_seconds=5,
    default_status=DefaultSensorStatus.RUNNING,
    description="Answers requests that programs put into the table leadgen.submissions.",
)
def submissions(context: SensorEvaluationContext) -> SkipReason:
    """One tick."""
    started = time.monotonic()

    async def tick() -> list[Answered]:
        settings = load_settings()
        async with opened(settings) as database:
            in_time = lambda: time.monotonic() - started < BUDGET_SECONDS  # noqa: E731
            return await answer_submissions(database, settings, datetime.now(UTC), in_time)

    answered = asyncio.run(tick())
    accepted = sum(one.accepted for one in answered)
    if not answered:
        return SkipReason("no new row")
    return SkipReason(f"{accepted} accepted, {len(answered) - accepted} rejected; each row says why")
