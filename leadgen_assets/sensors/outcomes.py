"""Writes a request's status and report when a run ends, whoever started it and however it ends.

No job is named: what the UI materialises runs in an unnamed asset job. Ours are told by their asset keys and partition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
from leadgen_assets.domain.errors import RequestUnknown
from leadgen_assets.domain.request import KEY_PATTERN
from leadgen_assets.sensors.reading import as_operator
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.concluding import RunEnd, conclude
from leadgen_assets.stages.reporting import write_report

PARTITION_TAG = "dagster/partition"
RETRY_TAG = "dagster/will_retry"


def request_of(tags: dict[str, str], assets: Iterable[AssetKey] | None, job: str) -> str:
    """The request that a run works on; "" when the run is not ours or will be retried anyway."""
    key = tags.get(PARTITION_TAG, "")
    ours = job == "lead_pipeline" or any(asset.path[0] == PREFIX for asset in assets or ())
    return key if ours and re.fullmatch(KEY_PATTERN, key) and tags.get(RETRY_TAG) != "true" else ""


def settle(instance: DagsterInstance, run: DagsterRun, end: RunEnd, failure: str = "") -> str:
    """Conclude the run's request and write its report; returns the request's new status, "" when the run is not ours."""
    key = request_of(dict(run.tags), run.asset_selection, run.job_name)
    if not key:
        return ""

    async def work(conn: AsyncConnection[Any]) -> str:
        conclusion = await conclude(conn, load_settings(), key, run.run_id, end, failure)
        report, page = await write_report(conn, load_settings(), key)
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
    return _told(settle(context.instance, context.dagster_run, RunEnd.FINISHED))


@run_failure_sensor(
    default_status=DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=5,
    description="Writes status and report of a request when a run on it fails; a lost worker is launched again.",
)
def run_failed(context: RunFailureSensorContext) -> SkipReason:
    """One failed run."""
    failures = [event.step_failure_data for event in context.get_step_failure_events()]
    words = [
        _words(data.user_failure_data.description if data.user_failure_data else None, data.error_display_string)
        for data in failures
    ]
    # A run that fails without a failed step lost its worker.
    end = RunEnd.FAILED if failures else RunEnd.CRASHED
    return _told(settle(context.instance, context.dagster_run, end, _first(words)))


@run_status_sensor(
    run_status=DagsterRunStatus.CANCELED,
    default_status=DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=5,
    description="Writes status and report of a request when a person terminates its run.",
)
def run_cancelled(context: RunStatusSensorContext) -> SkipReason:
    """One cancelled run."""
    return _told(settle(context.instance, context.dagster_run, RunEnd.CANCELLED))


def _words(described: str | None, displayed: str) -> str:
    return described or displayed.strip().splitlines()[0]


def _first(words: Sequence[str]) -> str:
    return next(iter(words), "")


def _told(status: str) -> SkipReason:
    return SkipReason(f"the request is {status}" if status else "not a run on a lead request")
