"""Dagster's states of sensors and schedules, which a daemon that is killed while it writes one leaves whole or mendable."""

from __future__ import annotations

from dagster._core.scheduler.instigation import InstigatorState
from dagster._core.storage.schedules.schema import InstigatorsTable, JobTable
from dagster_postgres.schedule_storage import PostgresScheduleStorage
from sqlalchemy import exists


class LeadgenScheduleStorage(PostgresScheduleStorage):
    """PostgresScheduleStorage that gets over half a state."""

    def add_instigator_state(self, state: InstigatorState) -> InstigatorState:
        """Write the first state of a sensor or schedule.

        Dagster writes it into two tables without a transaction and reads the second. Killed between the two, a daemon
        found no state from then on, failed to write the one that the first table has, and ended its round over all
        sensors at that one: requests stayed queued for ever.
        """
        whole = exists().where(InstigatorsTable.c.selector_id == state.selector_id)
        with self.connect() as connection:
            connection.execute(
                JobTable.delete().where(JobTable.c.job_origin_id == state.instigator_origin_id).where(~whole)
            )
        return super().add_instigator_state(state)
