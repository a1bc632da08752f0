"""Runs a request in this very process: what `leadgen run` does. Needs no daemon; the run shows in the Dagster UI."""

from __future__ import annotations

import contextlib
import logging
import time
import uuid
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import psycopg
from dagster import DagsterExecutionInterruptedError, DagsterInstance, DagsterRunStatus, ResourceDefinition
from dagster_postgres.utils import DagsterPostgresException
from psycopg import AsyncConnection
from sqlalchemy.exc import SQLAlchemyError

from leadgen_assets.definitions import build_definitions
from leadgen_assets.domain.errors import DatabaseFull, DatabaseUnavailable, FileUnwritable, LeadgenError, RequestBusy
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.jobs.pipeline import lead_pipeline
from leadgen_assets.partitions import lead_requests
from leadgen_assets.resources.workshop import Workshop, run_is_alive
from leadgen_assets.sensors.failures import failure_of, lost_the_database, was_interrupted
from leadgen_assets.settings import Settings
from leadgen_assets.stages.concluding import BY_A_SIGNAL, RunEnd, conclude
from leadgen_assets.stages.progress import Listener
from leadgen_assets.stages.reporting import write_report
from leadgen_assets.stages.steady import NO_ANSWER, WAITS, steady
from leadgen_assets.storage.address import full, no_room
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.locks import RUN_HERE
from leadgen_assets.storage.requests import StoredRequest, load

T = TypeVar("T")
log = logging.getLogger(__name__)

MOST_MISSED = 3
"""Runs in a row that lost the database before they had the request; of those that had it `conclude` counts."""
_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
"""The terminal shows progress; everything that Dagster logs is in the run's event log."""


def run_request(settings: Settings, key: str, instance: DagsterInstance, listener: Listener) -> StoredRequest:
    """Work on a stored request until it is ready or somebody has to decide: one run a round, and one more for each that lost
    the database, as long as the next ones get further.

    Args:
        instance: Dagster's, where runs and partitions are kept.
        listener: is told of progress.

    Returns:
        The request with its status after the last run.

    Raises:
        KeyboardInterrupt: SIGINT or SIGTERM; what was done is kept, and the same call goes on there.
        RequestBusy: another run works on the request, or took it over.
        LeadgenError: the database cannot be used.
    """
    workshop = Workshop(settings, lambda run_id: run_is_alive(instance, run_id), listener, RUN_HERE)
    missed = 0
    try:
        while True:
            lost = _one_run(workshop, key, instance)
            missed = 0 if lost is None else missed + 1
            if missed == MOST_MISSED:
                raise DatabaseUnavailable(
                    "The database went away under the run; what was committed is kept.",
                    f"request {key}",
                    f"see that it runs, then start it again, it goes on where it stopped: leadgen run {key}",
                ) from lost
            if missed:
                continue
            stored = _in_transaction(workshop, key, lambda conn: load(conn, key))
            if stored.status is not RequestStatus.QUEUED:
                return stored
    finally:
        workshop.close()


def _one_run(workshop: Workshop, key: str, instance: DagsterInstance) -> Exception | None:
    """Work on the request in one run; the error where the database went away before the run had the request."""
    definitions = build_definitions({"workshop": ResourceDefinition.hardcoded_resource(workshop)})
    job = definitions.resolve_job_def(lead_pipeline.name)
    interrupted = away = False
    failure, run_id = "", str(uuid.uuid4())
    lost: Exception | None = None
    try:
        instance.add_dynamic_partitions(str(lead_requests.name), [key])
        result = job.execute_in_process(
            partition_key=key,
            instance=instance,
            run_config=_QUIET,
            raise_on_error=False,
            tags={"leadgen/by": "leadgen run"},
            run_id=run_id,
        )
        failure = failure_of(result.all_events) or ""
        interrupted, away = was_interrupted(result.all_events), lost_the_database(result.all_events)
    except (SQLAlchemyError, DagsterPostgresException) as error:
        if no_room(error):
            raise _disk_full(workshop, key, no_room(error)) from error
        # Dagster's own storage lost it: while the run was made, or between two stages.
        lost, away, failure = error, True, "Dagster's storage did not answer"
    except DagsterExecutionInterruptedError:
        interrupted = True
        run_id = _in_transaction(workshop, key, lambda conn: load(conn, key)).run_id or ""
    before = _in_transaction(workshop, key, lambda conn: load(conn, key))
    run = _of_dagster(workshop, lambda: instance.get_run_by_id(run_id))
    if away:
        log.warning("run %s lost the database: %s", run_id, failure, exc_info=lost)
        failure = "the database was away"
    if lost is not None and run is not None and not run.is_finished:
        unfinished = run
        _of_dagster(workshop, lambda: instance.report_run_failed(unfinished, "The database went away under this run."))
    if lost is not None and before.run_id != run_id:
        return lost
    ends = {DagsterRunStatus.SUCCESS: RunEnd.FINISHED, DagsterRunStatus.CANCELED: RunEnd.CANCELLED}
    end = (
        RunEnd.CANCELLED
        if interrupted or run is None
        else ends.get(run.status, RunEnd.CRASHED if away else RunEnd.FAILED)
    )
    by_a_person = before.stop_asked_at is not None or before.status is RequestStatus.CANCELLED
    if interrupted:
        failure = BY_A_SIGNAL

    async def settle(conn: AsyncConnection[Any]) -> None:
        await conclude(conn, workshop.settings, key, run_id, end, failure)
        try:
            await write_report(conn, workshop.settings, key)
        except FileUnwritable as error:
            log.warning("the report of %s was not written: %s", key, error)  # `leadgen report` writes it later

    if end in (RunEnd.FAILED, RunEnd.CRASHED) and before.run_id not in (None, run_id):
        # Refused, or taken over: another run's end decides what becomes of the request.
        raise RequestBusy(failure)
    if end is not RunEnd.FINISHED:  # else the asset `request_report` did it
        _in_transaction(workshop, key, settle)
    if end is RunEnd.CANCELLED and not by_a_person:
        raise KeyboardInterrupt
    return None


def _of_dagster(workshop: Workshop, ask: Callable[[], T]) -> T:
    """What Dagster's storage says; asked again while the database comes back."""
    waits = iter(WAITS)
    while True:
        try:
            return ask()
        except (SQLAlchemyError, DagsterPostgresException) as error:
            wait = next(waits, None)
            if wait is None or no_room(error):
                raise
            log.warning("Dagster's storage did not answer, next try in %s s", wait, exc_info=True)
        workshop.revive()
        time.sleep(wait)


def _disk_full(workshop: Workshop, key: str, said: str) -> DatabaseFull:
    """The error of a run whose events found no room; the request's status says so too, where there is room for that."""
    error = full(f"request {key}", said)

    async def settle(conn: AsyncConnection[Any]) -> None:
        run_id = (await load(conn, key)).run_id or ""
        await conclude(conn, workshop.settings, key, run_id, RunEnd.FAILED, str(error))

    with contextlib.suppress(LeadgenError, psycopg.Error):
        _in_transaction(workshop, key, settle)
    return error


def _in_transaction(workshop: Workshop, key: str, work: Callable[[AsyncConnection[Any]], Awaitable[T]]) -> T:
    async def inside(database: Database) -> T:
        async with database.tenant_tx(key.partition(".")[0]) as conn:
            return await work(conn)

    try:
        return workshop.run(inside)
    except NO_ANSWER as error:
        if no_room(error):
            raise
    workshop.revive()
    return workshop.run(lambda database: steady(lambda: inside(database)))
