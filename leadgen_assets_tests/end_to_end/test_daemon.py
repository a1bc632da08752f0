"""The real thing: `leadgen up` with webserver, daemon, sensors and run workers, used as the UI uses it."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from leadgen_assets.demo.build import build_web
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.settings import PROJECT, load_settings
from leadgen_assets.storage.database import Database, open_url
from leadgen_assets.storage.requests import StoredRequest, load
from leadgen_assets_tests.run_workers import is_run_worker

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

PATIENCE = 120.0
ASSETS = [
    "lead_request",
    "discovered_companies",
    "company_pages",
    "company_profiles",
    "icp_assessments",
    "contacts",
    "companies_csv",
    "contacts_csv",
    "evidence_csv",
    "request_report",
]
SELECTOR = {"repositoryLocationName": "leadgen_assets", "repositoryName": "__repository__"}
RUNS = """
query Runs($filter: RunsFilter!) {
  runsOrError(filter: $filter) { ... on Runs { results {
    runId status tags { key value } assetMaterializations { assetKey { path } partition }
  } } }
}"""
LAUNCH = """
mutation Launch($params: ExecutionParams!) {
  launchPipelineExecution(executionParams: $params) {
    __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message }
  }
}"""
BACKFILL = """
mutation Backfill($params: LaunchBackfillParams!) {
  launchPartitionBackfill(backfillParams: $params) {
    __typename ... on LaunchBackfillSuccess { backfillId } ... on PythonError { message }
  }
}"""
AGAIN = """
mutation Again($params: ReexecutionParams!) {
  launchRunReexecution(reexecutionParams: $params) {
    __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message }
  }
}"""
PARTITION = """
mutation Partition($key: String!, $selector: RepositorySelector!) {
  addDynamicPartition(partitionKey: $key, partitionsDefName: "lead_requests", repositorySelector: $selector) {
    __typename
  }
}"""


class Up:
    """A running `leadgen up`, its requests and its GraphQL."""

    def __init__(self, home: Path, port: int, process: subprocess.Popen[str]) -> None:
        self.home, self.process = home, process
        self._graphql = f"http://127.0.0.1:{port}/graphql"

    def ask(self, query: str, **variables: Any) -> Any:
        body = json.dumps({"query": query, "variables": variables}).encode()
        asked = urllib.request.Request(self._graphql, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(asked, timeout=60) as answer:
            told = json.load(answer)
        assert not told.get("errors"), told
        (value,) = told["data"].values()
        assert value["__typename"] not in ("PythonError", "UnauthorizedError") if "__typename" in value else True, value
        return value

    def runs(self, key: str) -> list[dict[str, Any]]:
        """The partition's runs, oldest first."""
        tags = [{"key": "dagster/partition", "value": key}]
        found = self.ask(RUNS, filter={"tags": tags})["results"]
        return list(reversed(found))

    def submit(self, name: str, firms: int, status: RequestStatus = RequestStatus.QUEUED, gone: bool = False) -> str:
        web = build_web(self.home / "webs" / name, firms=firms)
        text = web.request.read_text("utf-8").replace("name: demo-texas", f"name: {name}-texas")
        text = text.replace("exclude_exported_days: 180", "exclude_exported_days: 0")
        if gone:
            for source in (web.archive, web.names):
                source.rename(source.with_suffix(".away"))

        async def submitted() -> str:
            async with Database(open_url(load_settings())) as opened:
                return (await submit_request(opened, load_settings(), text, "the test", self.home, status)).key

        return asyncio.run(submitted())

    def stored(self, key: str) -> StoredRequest:
        async def loaded() -> StoredRequest:
            async with Database(open_url(load_settings())) as opened, opened.operator_tx() as conn:
                return await load(conn, key)

        return asyncio.run(loaded())

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Until it is so, or the patience is over."""
        started = time.monotonic()
        while time.monotonic() - started < PATIENCE:
            try:
                if until():
                    return
            except (urllib.error.URLError, psutil.NoSuchProcess):  # answers 500 once in a while
                pass
            time.sleep(0.3)
        pytest.fail(f"{what}: not within {PATIENCE:.0f} s")

    def wait_for(self, key: str, *statuses: RequestStatus) -> StoredRequest:
        self.wait(lambda: self.stored(key).status in statuses, f"{key} is {self.stored(key).status}, wanted {statuses}")
        return self.stored(key)

    def workers(self) -> list[psutil.Process]:
        """Processes that execute runs now."""
        family = psutil.Process(self.process.pid).children(recursive=True)
        return [one for one in family if is_run_worker(one)]


def materialized(run: dict[str, Any]) -> list[str]:
    return [event["assetKey"]["path"][-1] for event in run["assetMaterializations"]]


@pytest.fixture
def up(short_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Up]:
    monkeypatch.setenv("LEADGEN_HOME", str(short_home))
    monkeypatch.setenv("LEADGEN_WORKERS", "0")
    with socket.socket() as probe, socket.socket() as another:
        probe.bind(("127.0.0.1", 0))
        another.bind(("127.0.0.1", 0))
        port, desk = probe.getsockname()[1], another.getsockname()[1]
    command = [sys.executable, "-m", "leadgen_assets.cli.entry", "up", "--port", str(port), "--desk-port", str(desk)]
    process = subprocess.Popen(command, cwd=PROJECT, env={**os.environ}, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if line.startswith("The Dagster UI"):
                break
        else:
            pytest.fail("".join(said))
        yield Up(short_home, port, process)
    finally:
        process.terminate()
        try:
            process.communicate(timeout=60)
        finally:
            process.kill()


def test_requests_are_launched_run_in_parts_repeated_backfilled_and_survive_a_killed_worker(up: Up) -> None:
    # A queued request is launched by the sensor, once.
    first = up.submit("first", 12)
    assert up.wait_for(first, RequestStatus.READY).launch == 1
    up.wait(lambda: [run["status"] for run in up.runs(first)] == ["SUCCESS"], "one run, ended")
    (run,) = up.runs(first)
    assert {"key": "dagster/run_key", "value": f"{first}:1"} in run["tags"]
    assert sorted(materialized(run)) == sorted(ASSETS)

    # The Materialize button on one asset.
    params = {
        "selector": {
            **SELECTOR,
            "jobName": "__ASSET_JOB",
            "assetSelection": [{"path": ["leadgen", "contacts"]}],
            "assetCheckSelection": None,
        },
        "runConfigData": {},
        "mode": "default",
        "executionMetadata": {"tags": [{"key": "dagster/partition", "value": first}]},
    }
    up.ask(LAUNCH, params=params)
    up.wait(lambda: [run["status"] for run in up.runs(first)] == ["SUCCESS", "SUCCESS"], "contacts alone")
    assert materialized(up.runs(first)[1]) == ["contacts"]
    assert up.wait_for(first, RequestStatus.READY).run_id == up.runs(first)[1]["runId"]

    # A backfill of partitions: a run each.
    keys = [up.submit(name, 12, RequestStatus.CANCELLED) for name in ("second", "third")]
    for key in keys:
        up.ask(PARTITION, key=key, selector=SELECTOR)
    selection = [{"path": ["leadgen", asset]} for asset in ASSETS]
    up.ask(BACKFILL, params={"assetSelection": selection, "partitionNames": keys, "title": "both"})
    for key in keys:
        up.wait_for(key, RequestStatus.READY)
        up.wait(lambda key=key: [run["status"] for run in up.runs(key)] == ["SUCCESS"], "one run a partition")  # type: ignore[misc]
        assert any(tag["key"] == "dagster/backfill" for tag in up.runs(key)[0]["tags"])

    # A failure is told in words, and re-executed from where it failed once its cause is mended.
    broken = up.submit("broken", 12, gone=True)
    failed = up.wait_for(broken, RequestStatus.FAILED)
    assert failed.status_reason.startswith("There is no such list")
    for away in (up.home / "webs" / "broken").glob("*.away"):
        away.rename(away.with_suffix(".csv" if "list" in away.name else ".gz"))
    up.ask(AGAIN, params={"parentRunId": up.runs(broken)[0]["runId"], "strategy": "FROM_FAILURE"})
    up.wait_for(broken, RequestStatus.READY)
    assert "lead_request" not in materialized(up.runs(broken)[-1])

    # A worker that is killed: the run is taken up again, and the end is the same.
    large = up.submit("large", 250)
    up.wait(lambda: bool(up.runs(large) and "discovered_companies" in materialized(up.runs(large)[0])), "under way")
    (worker,) = up.workers()
    worker.kill()
    up.wait_for(large, RequestStatus.READY)
    lost, _ = up.runs(large)
    assert lost["status"] == "FAILURE"
    # The asset writes the status; that it was made is told a moment later.
    up.wait(lambda: materialized(up.runs(large)[-1])[-1] == "request_report", "its end is told")
