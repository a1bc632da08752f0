"""Writes a request's status and report when a run ends, whoever started it and however it ends.

No job is named: what the UI materialises runs in an unnamed asset job. Ours are told by their assets and partition, and by
what the request itself says about who works on it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Mapping
from typing import Any

from dagster import (
    AssetKey,
    AssetMaterialization,
    DagsterInstance,
    DagsterRun,
    DagsterRunStatus,
    DefaultSensorStatus,
    MetadataValue,
    RunFailureSensorContext,
    RunStatusSensorContext,
    SkipReason,
    run_failure_sensor,
    run_status_sensor,
)
from psycopg import AsyncConnection

from leadgen_assets.assets.described import PREFIX, key_of
from leadgen_assets.assets.report_metadata import report_metadata
from leadgen_assets.domain.errors import FileUnwritable, RequestUnknown
from leadgen_assets.domain.requests.request import KEY_PATTERN, RequestStatus
from leadgen_assets.resources.run_queue import WILL_RETRY_TAG
from leadgen_assets.sensors.failures import failure_of, lost_the_database, was_interrupted
from leadgen_assets.sensors.queued_requests import run_key
from leadgen_assets.sensors.reading import as_operator
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.concluding import RunEnd, conclude
from leadgen_assets.stages.reporting import write_report
from leadgen_assets.storage.requests import StoredRequest, load

log = logging.getLogger(__name__)

PARTITION_TAG = "dagster/partition"
RUN_KEY_TAG = "dagster/run_key"


def request_of(tags: Mapping[str, str], assets: Collection[AssetKey] | None) -> str:
    """The request that a run may work on; "" when it is on other assets than ours.

    Args:
        assets: what the run was asked to materialize; None or empty where its job says it.
    """
    key = tags.get(PARTITION_TAG, "")
    ours = not assets or any(asset.path[0] == PREFIX for asset in assets)
    return key if ours and re.fullmatch(KEY_PATTERN, key) else ""


def comes_again(run: DagsterRun) -> bool:
    """Whether Dagster will run a failed run once more by itself, which it can do with runs that it launched only."""
    return run.tags.get(WILL_RETRY_TAG) == "true" and run.remote_job_origin is not None


def acts_as(stored: StoredRequest, run: DagsterRun) -> str:
    """The run id whose end a run's end is for the request; "" when nothing about the request follows from it.

    That of the run which took the request over; also a retry of it and the request's launch, which may end before they
    get there.
    """
    if stored.run_id is not None and stored.run_id in (run.run_id, run.parent_run_id, run.root_run_id):
        return stored.run_id
    launched = stored.status is RequestStatus.QUEUED and run.tags.get(RUN_KEY_TAG) == run_key(stored)
    return run.run_id if launched else ""


def end_of(instance: DagsterInstance, run: DagsterRun) -> tuple[RunEnd, str]:
    """How a finished run ended, and why it failed, in words."""
    if run.status is DagsterRunStatus.SUCCESS:
        return RunEnd.FINISHED, ""
    if run.status is DagsterRunStatus.CANCELED:
        return RunEnd.CANCELLED, ""
    events = [e.dagster_event for e in instance.all_logs(run.run_id) if e.dagster_event]
    if was_interrupted(events):
        return RunEnd.CRASHED, ""  # the machine or `leadgen up` was stopped: the request goes on by itself later
    if lost_the_database(events):
        return RunEnd.CRASHED, "the database was away"
    failure = failure_of(events)
    return (RunEnd.CRASHED, "") if failure is None else (RunEnd.FAILED, failure)


def settle(instance: DagsterInstance, run: DagsterRun, *, last: bool = False) -> str:
    """Conclude a finished run's request and write its report; returns the request's new status, "" when none follows.

    Args:
        last: Dagster has not run it once more, although it said so.
    """
    key = request_of(run.tags, run.asset_selection)
    if not key or (comes_again(run) and not last):
        return ""
    end, failure = end_of(instance, run)

    async def work(conn: AsyncConnection[Any]) -> str:
        run_id = acts_as(await load(conn, key), run)
        if not run_id:
            return ""
        conclusion = await conclude(conn, load_settings(), key, run_id, end, failure)
        try:
            report, page = await write_report(conn, load_settings(), key)
        except FileUnwritable as error:
            # What became of the request must be told all the same: `leadgen report` writes the report later.
            log.warning("the report of %s was not written: %s", key, error)
            return str(conclusion.status)
        if end is not RunEnd.FINISHED:
            metadata = report_metadata(report) | {"open_report": MetadataValue.path(str(page))}
            instance.report_runless_asset_event(
                AssetMaterialization(key_of("request_report"), partition=key, metadata=metadata)
            )
        return str(conclusion.status)

    try:
        return as_operator(work)
    except RequestUnknown:
        return ""


@run_status_sensor(
    run_status=DagsterRunStatus.SUCCESS,
    default_status=DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=5,
    description="Writes status and report of a request when a run on it succeeds, also one of a few assets only.",
)
def run_finished(context: RunStatusSensorContext) -> SkipReason:
    """One successful run."""
    return _told(settle(context.instance, context.dagster_run))


@run_failure_sensor(
    default_status=DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=5,
    description="Writes status and report of a request when a run on it fails; a lost worker is launched again.",
)
def run_failed(context: RunFailureSensorContext) -> SkipReason:
    """One failed run."""
    return _told(settle(context.instance, context.dagster_run))


@run_status_sensor(
    run_status=DagsterRunStatus.CANCELED,
    default_status=DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=5,
    description="Writes status and report of a request when a person terminates its run.",
)
def run_cancelled(context: RunStatusSensorContext) -> SkipReason:
    """One cancelled run."""
    return _told(settle(context.instance, context.dagster_run))


def _told(status: str) -> SkipReason:
    return SkipReason(f"the request is {status}" if status else "not a run that ends work on a lead request")
