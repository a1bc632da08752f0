"""How long the Dagster UI's pages about one request wait: the questions that its partition, check and run pages send.

The queries are those of the web app (names as it has them), with the fields that make the server read something.
"""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

METADATA = (
    "metadataEntries { __typename label description ... on TextMetadataEntry { text } ... on JsonMetadataEntry { jsonString }"
    " ... on IntMetadataEntry { intValue } ... on FloatMetadataEntry { floatValue } ... on PathMetadataEntry { path }"
    " ... on TableMetadataEntry { table { records } } ... on MarkdownMetadataEntry { mdStr } }"
)
EVENT = f"timestamp runId stepKey partition tags {{ key value }} {METADATA}"
QUERIES = {
    "PartitionHealthQuery": (
        "query PartitionHealthQuery($assetKey: AssetKeyInput!) { assetNodeOrError(assetKey: $assetKey) { ... on AssetNode {"
        " id partitionKeysByDimension { name type partitionKeys } assetPartitionStatuses { ... on DefaultPartitionStatuses {"
        " materializedPartitions materializingPartitions failedPartitions } } } } }"
    ),
    "AssetPartitionDetailQuery": (
        "query AssetPartitionDetailQuery($assetKey: AssetKeyInput!, $partitionKey: String!) { assetOrError(assetKey: $assetKey)"
        " { ... on Asset { id definition { id opNames latestRunForPartition(partition: $partitionKey) { id status endTime } }"
        " assetEventHistory(partitions: [$partitionKey] limit: 1000"
        " eventTypeSelectors: [MATERIALIZATION, OBSERVATION, FAILED_TO_MATERIALIZE]) { results {"
        f" ... on MaterializationEvent {{ {EVENT} }} ... on ObservationEvent {{ {EVENT} }} }} }} }} }} }}"
    ),
    "AssetPartitionStaleQuery": (
        "query AssetPartitionStaleQuery($assetKey: AssetKeyInput!, $partitionKey: String!) { assetNodeOrError(assetKey: $assetKey)"
        " { ... on AssetNode { id staleStatus(partition: $partitionKey)"
        " staleCauses(partition: $partitionKey) { key { path } reason category } } } }"
    ),
    "AssetCheckPartitionDetailQuery": (
        "query AssetCheckPartitionDetailQuery($assetKey: AssetKeyInput!, $checkName: String!, $partitionKey: String!) {"
        " assetCheckExecutions(assetKey: $assetKey, checkName: $checkName, partition: $partitionKey, limit: 1000) {"
        f" id runId status timestamp evaluation {{ timestamp severity description success {METADATA} }} }} }}"
    ),
    "RunRootQuery": (
        "query RunRootQuery($runId: ID!) { pipelineRunOrError(runId: $runId) { ... on Run { id status tags { key value }"
        " assets { id key { path } } executionPlan { steps { key kind inputs { dependsOn { key } } } } } } }"
    ),
    "RunLogsQuery": (
        "query RunLogsQuery($runId: ID!, $limit: Int) { logsForRun(runId: $runId, limit: $limit) { ... on EventConnection {"
        " events { __typename ... on MessageEvent { runId message timestamp level stepKey eventType }"
        f" ... on MaterializationEvent {{ {METADATA} }} ... on ObservationEvent {{ {METADATA} }} }} cursor }} }} }}"
    ),
    "PartitionRunsQuery": (
        "query PartitionRunsQuery($filter: RunsFilter!) { runsOrError(filter: $filter, limit: 25) { ... on Runs {"
        " results { id status startTime endTime tags { key value } } } } }"
    ),
}
"""The last one stands for the list of runs, which the web app asks for by the partition's tag."""
ASSETS = {
    "company_pages": "sites_could_be_read",
    "company_profiles": "every_value_has_verified_evidence",
    "companies_csv": "csv_is_exact",
}
"""Assets whose pages are asked for, each with one of its checks."""
TIMES = 3


def ask_pages(key: str, run_id: str, workspace: Path) -> dict[str, float]:
    """Seconds that each query takes, the longest over three assets, of each the median of three tries.

    Args:
        key: of the request, which is the partition. workspace: a workspace.yaml of ours.

    Raises:
        SystemExit: the UI refuses a query.
    """
    found: dict[str, float] = {}
    with _webserver(workspace) as port:
        for asset, check in ASSETS.items():
            variables: dict[str, Any] = {
                "assetKey": {"path": ["leadgen", asset]}, "partitionKey": key, "runId": run_id, "limit": 1000,
                "checkName": check,
                "filter": {"tags": [{"key": "dagster/partition", "value": key}]},
            }  # fmt: skip
            for name, query in QUERIES.items():
                tries = sorted(_asked(port, name, query, variables) for _ in range(TIMES))
                found[name] = round(max(found.get(name, 0.0), tries[TIMES // 2]), 3)
    return found


def _asked(port: int, name: str, query: str, variables: dict[str, Any]) -> float:
    wanted = {one: value for one, value in variables.items() if f"${one}:" in query}
    body = json.dumps({"operationName": name, "query": query, "variables": wanted})
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    began = time.perf_counter()
    connection.request("POST", "/graphql", body, {"Content-Type": "application/json"})
    said = json.loads(connection.getresponse().read())
    seconds = time.perf_counter() - began
    connection.close()
    if said.get("errors"):
        raise SystemExit(f"{name}: {json.dumps(said['errors'])[:500]}")
    return seconds


@contextmanager
def _webserver(workspace: Path) -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = int(taken.getsockname()[1])
    command = [sys.executable, "-m", "dagster_webserver", "-h", "127.0.0.1", "-p", str(port), "-w", str(workspace)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=workspace.parent)
    try:
        _await(port, process)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 180
    while time.monotonic() < until and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/server_info")
            if connection.getresponse().status == 200:
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
        finally:
            connection.close()
    raise SystemExit("the Dagster UI did not start")
