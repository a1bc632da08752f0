"""What a request costs before its first item, whatever its size, and what Dagster costs around the stages of the whole demo.

    python -m benchmarks.fixed_cost                       # daemon, command line, Dagster's share; five tries of each
    python -m benchmarks.fixed_cost --only daemon --tries 9
    python -m benchmarks.fixed_cost --only command --json

*daemon*: `leadgen up` runs (code server, webserver, daemon, desk). A request is stored as queued, as every door stores it; the
time goes until the database shows the first row of its work. Tries begin at different places of the sensor's interval.
*command*: `leadgen run FILE` in a process of its own, the database runs already; from the start of the process, and from the
moment in which the request is stored. *dagster*: the demo's request through Dagster, and its stages and rules called without it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

TRIES = 5
GOALS = {"daemon": 5.0, "command": 2.0}
"""Seconds from the stored request to the first item."""
LONGEST = 180.0
PHASES = {
    "PIPELINE_ENQUEUED": "a sensor saw it",
    "PIPELINE_STARTING": "taken from the queue",
    "PIPELINE_START": "the run's process is there",
    "STEP_START": "first step",
}
"""Dagster's events on the way, in their order, as the table calls them."""
LEADGEN = [sys.executable, "-m", "leadgen_assets.cli.entry"]


class Watched:
    """A database in which one looks when something happened to a request."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)

    def first_row(self, key: str, alive: Callable[[], bool] = lambda: True) -> tuple[float, float]:
        """Epoch seconds at which the request was stored, and at which the first row of its work was seen.

        Raises:
            SystemExit: it never was, or whoever should do it has ended.
        """
        until = time.monotonic() + LONGEST
        while time.monotonic() < until and alive():
            row = self._connection.execute(
                "SELECT extract(epoch FROM created_at), extract(epoch FROM clock_timestamp()) FROM leadgen.lead_requests r"
                " WHERE request_key = %s AND EXISTS"
                " (SELECT FROM leadgen.work_items w WHERE w.tenant_id = r.tenant_id AND w.request_key = r.request_key)",
                [key],
            ).fetchone()
            if row is not None:
                return float(row[0]), float(row[1])
            time.sleep(0.02)
        raise SystemExit(f"nothing was begun of {key}")

    def await_end(self, key: str) -> None:
        """Wait until no run works on the request."""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            row = self._connection.execute(
                "SELECT status FROM leadgen.lead_requests WHERE request_key = %s", [key]
            ).fetchone()
            if row is not None and row[0] not in ("queued", "running"):
                return
            time.sleep(0.2)
        raise SystemExit(f"{key} does not end")

    def close(self) -> None:
        """Close the connection, so that the server can be stopped."""
        self._connection.close()


def requests(home: Path, tries: int, what: str) -> Iterator[tuple[int, Path, str]]:
    """Number, file and key of a request a try, over one small web."""
    import yaml

    from leadgen_assets.demo.build import build_web

    web = build_web(home / "web", firms=12)
    asked = yaml.safe_load(web.request.read_text("utf-8"))
    for number in range(tries):
        asked["name"] = f"{what} {number}"
        path = home / f"{what}-{number}.yaml"
        path.write_text(yaml.safe_dump(asked), "utf-8")
        yield number, path, f"{asked['tenant']}.{what}-{number}"


def with_daemon(home: Path, tries: int) -> list[dict[str, float]]:
    """Seconds from queued to the first item, and to each of Dagster's events on the way, a try."""
    from dagster import DagsterInstance

    from leadgen_assets.domain.requests.request import RequestStatus
    from leadgen_assets.doors.submitting import submit_request
    from leadgen_assets.settings import load_settings
    from leadgen_assets.storage.database import Database, open_url

    settings, found = load_settings(), []
    with everything_up(settings.home) as alive:
        url = open_url(settings)

        async def submit(path: Path) -> None:
            async with Database(url) as database:
                queued = RequestStatus.QUEUED
                await submit_request(database, settings, path.read_text("utf-8"), str(path), path.parent, queued)

        os.environ["DAGSTER_HOME"] = str(settings.dagster_home.absolute())
        watched = Watched(url)
        try:
            with DagsterInstance.get() as instance:
                for number, path, key in requests(home, tries, "daemon"):
                    time.sleep(3 + number * 5 / tries)  # elsewhere in the sensor's interval each time
                    asyncio.run(submit(path))
                    stored, begun = watched.first_row(key, alive)
                    watched.await_end(key)
                    found.append({**phases(instance, key, stored), "first item": begun - stored})
        finally:
            watched.close()
    return found


def phases(instance: Any, key: str, since: float) -> dict[str, float]:
    """Seconds after `since` of Dagster's events of the partition's first run."""
    from dagster import RunsFilter

    (run,) = instance.get_runs(RunsFilter(tags={"dagster/partition": key}))[-1:]
    seen: dict[str, float] = {}
    for entry in instance.all_logs(run.run_id):
        event = entry.dagster_event
        if event is not None and event.event_type_value in PHASES:
            seen.setdefault(PHASES[event.event_type_value], entry.timestamp - since)
    return seen


@contextmanager
def everything_up(home: Path) -> Iterator[Callable[[], bool]]:
    """`leadgen up` on free ports; gives whether it still runs."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        ports = [str(taken.getsockname()[1]) for taken in (one, other)]
    command = [*LEADGEN, "up", "--port", ports[0], "--desk-port", ports[1]]
    home.mkdir(parents=True, exist_ok=True)
    log = home / "up.log"
    with log.open("w") as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + LONGEST
        while "Ctrl-C stops" not in log.read_text():
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"leadgen up did not start:\n{log.read_text()}")
            time.sleep(0.2)
        time.sleep(8)  # the daemon has ticked once
        yield lambda: process.poll() is None
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def by_command(home: Path, tries: int) -> list[dict[str, float]]:
    """Seconds of `leadgen run FILE`: until the request is stored, from there to the first item, and to the end of the process."""
    from leadgen_assets.settings import load_settings
    from leadgen_assets.storage.database import open_url
    from leadgen_assets.storage.embedded import EmbeddedServer
    from leadgen_assets.storage.migrations import migrate

    settings, found = load_settings(), []
    url = open_url(settings)
    migrate(url)
    watched = Watched(url)
    try:
        for _, path, key in requests(home, tries + 1, "command"):
            began = time.time()
            command = [*LEADGEN, "run", str(path), "--yes", "--json"]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            stored, begun = watched.first_row(key, lambda process=process: process.poll() is None)  # type: ignore[misc]
            _, words = process.communicate(timeout=LONGEST)
            if process.returncode not in (0, 1):
                raise SystemExit(words.decode())
            whole = time.time() - began
            found.append(
                {
                    "until stored": stored - began,
                    "first item": begun - stored,
                    "from the start": begun - began,
                    "whole": whole,
                }
            )
    finally:
        watched.close()
        EmbeddedServer(settings.home, settings.postgres_bin).stop()
    return found[1:]  # the first one made Dagster's tables


def summary(found: Sequence[dict[str, float]]) -> dict[str, list[float]]:
    """Least, median and most of each figure, in seconds."""
    named = list(dict.fromkeys(name for one in found for name in one))
    each = {name: [one[name] for one in found if name in one] for name in named}
    return {
        name: [round(least, 2) for least in (min(all_), statistics.median(all_), max(all_))]
        for name, all_ in each.items()
    }


def table(what: str, measured: dict[str, list[float]]) -> str:
    """As Markdown, the goal beside the line that has one."""
    lines = [f"| {what} | least | median | most | wanted |", "|---|---|---|---|---|"]
    for name, (least, median, most) in measured.items():
        goal = f"at most {GOALS[what]:.0f} s" if name == "first item" else ""
        lines.append(f"| {name} | {least:.2f} s | {median:.2f} s | {most:.2f} s | {goal} |")
    return "\n".join(lines)


def main() -> None:
    """Measure what was asked for, in folders of its own."""
    parser = argparse.ArgumentParser(description="What a request costs before its first item.")
    parser.add_argument("--tries", type=int, default=TRIES)
    parser.add_argument("--only", choices=["daemon", "command", "dagster"])
    parser.add_argument("--firms", type=int, default=60, help="companies of the demo's web, for Dagster's share")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    told: dict[str, Any] = {}
    for what, measure in (("daemon", with_daemon), ("command", by_command)):
        if arguments.only in (None, what):
            with own_home() as home:
                told[what] = summary(measure(home, arguments.tries))
            if not arguments.json:
                print(table(what, told[what]), end="\n\n", flush=True)
    if arguments.only in (None, "dagster"):
        from benchmarks.dagster_share import shares
        from benchmarks.dagster_share import table as share_table

        told["dagster"] = shares(arguments.firms, arguments.tries)
        if not arguments.json:
            print(share_table(told["dagster"]))
    if arguments.json:
        print(json.dumps(told, indent=2))


@contextmanager
def own_home() -> Iterator[Path]:
    """A folder with nobody's settings but the benchmark's, which the embedded server's account can reach."""
    for name in [*os.environ]:
        if name.startswith(("LEADGEN_", "OPENAI_", "DAGSTER_")):
            del os.environ[name]
    with tempfile.TemporaryDirectory(prefix="leadgen-bench-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        home.chmod(0o755)
        os.environ |= {"LEADGEN_HOME": str(home / "var"), "LEADGEN_MODE": "off"}
        yield home


if __name__ == "__main__":
    main()
