"""Offers to ask the model about companies that were done without it, once its service answers again."""

from __future__ import annotations

from datetime import UTC, datetime

from dagster import DefaultSensorStatus, SensorEvaluationContext, SkipReason, sensor

from leadgen_assets.decisions.asking_again import Service, offer_again
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.jobs.pipeline import lead_pipeline
from leadgen_assets.llm.listening import takes_questions
from leadgen_assets.llm.opening import open_wire, service_account
from leadgen_assets.sensors.reading import with_database
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.steady_books import SteadyBooks
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks


@sensor(
    job=lead_pipeline,
    minimum_interval_seconds=300,
    default_status=DefaultSensorStatus.RUNNING,
    description="Once the model's service answers again, tells which requests have companies that were done without it in "
    "mode hybrid, whatever the mode is now, and how to do them again. Asks only where a key is set; what a service bills for that is "
    "booked.",
)
def fallbacks(context: SensorEvaluationContext) -> SkipReason:
    """One tick; the mode is not asked for: a request may have been run with `--mode hybrid`."""

    async def offered(database: Database) -> list[str]:
        return await offer_again(database, service_of(load_settings(), database), datetime.now(UTC))

    keys = with_database(offered)
    for key in keys:
        context.log.info(f"{key}: companies that were done without the model can be done again")
    return SkipReason(
        f"offered for {', '.join(keys)}" if keys else "nothing waits for the service, or it is down still or has no key"
    )


def service_of(settings: Settings, database: Database) -> Service:
    """The service of the settings, whatever their mode; it is not asked without a key."""
    account = service_account(settings)

    async def answers() -> bool:
        try:
            wire = open_wire(settings)
        except LeadgenError:
            return False
        try:
            books = SteadyBooks(PostgresBooks(database, settings, lambda: datetime.now(UTC)))
            return await takes_questions(wire, books, settings, account, datetime.now(UTC))
        except LeadgenError:
            return False
        finally:
            await wire.close()

    return Service(account, (settings.model, settings.search_model), answers)
