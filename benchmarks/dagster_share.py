"""The demo's whole request through Dagster, and the same stages and rules called without it, each in a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import psycopg

T = TypeVar("T")


def shares(firms: int, tries: int) -> dict[str, Any]:
    """Medians of seconds and of the processor's, of both ways; events and bytes of the event log of a run."""
    from benchmarks.fixed_cost import own_home

    found: dict[str, list[dict[str, float]]] = {"dagster": [], "stages": []}
    for _ in range(tries):
        for way in found:
            with own_home() as home:
                command = [sys.executable, "-m", "benchmarks.dagster_share", way, str(firms), str(home)]
                done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
            found[way].append(json.loads(done.stdout.splitlines()[-1]))
    return {
        way: {name: round(statistics.median(one[name] for one in tried), 2) for name in tried[0]}
        for way, tried in found.items()
    }


def table(measured: dict[str, Any]) -> str:
    """As Markdown."""
    ours, alone = measured["dagster"], measured["stages"]
    lines = [
        "| the demo's request | seconds | processor | of it inside our functions | events | event log |",
        "|---|---|---|---|---|---|",
        f"| through Dagster | {ours['seconds']:.2f} s | {ours['processor']:.2f} s | {ours['inside']:.2f} s"
        f" | {ours['events']:,.0f} | {ours['event_bytes'] / 1000:,.0f} KB |",
        f"| without | {alone['seconds']:.2f} s | {alone['processor']:.2f} s | | | |",
        f"| more | {ours['seconds'] - alone['seconds']:.2f} s | {ours['processor'] - alone['processor']:.2f} s | | | |",
    ]
    return "\n".join(lines)


def through_dagster(url: str, key: str, settings: Any) -> dict[str, float]:
    """Run the request as `leadgen run` does."""
    from dagster import DagsterInstance

    import leadgen_assets.runs
    from leadgen_assets.resources.workshop import Workshop

    inside = [0.0]

    class Timed(Workshop):
        """Counts the processor's time of what steps and checks do themselves."""

        def run(self, work: Callable[[Any], Awaitable[T]]) -> T:
            before = time.process_time()
            try:
                return super().run(work)
            finally:
                inside[0] += time.process_time() - before

    leadgen_assets.runs.Workshop = Timed  # type: ignore[misc]
    with DagsterInstance.get() as instance:
        measured = timed(lambda: leadgen_assets.runs.run_request(settings, key, instance, lambda progress: None))
        events = instance.all_logs(instance.get_run_records()[0].dagster_run.run_id)
    return {**measured, "inside": inside[0], "events": len(events), "event_bytes": event_log(url)["whole"]}


def without_dagster(url: str, key: str, settings: Any) -> dict[str, float]:
    """Call the stages one after another, evaluate the rules once more as the checks do, write the report."""
    return timed(lambda: asyncio.run(_through_all_stages(url, key, settings)))


async def _through_all_stages(url: str, key: str, settings: Any) -> None:
    from leadgen_assets.stages.assessing import assess_companies
    from leadgen_assets.stages.concluding import RunEnd, conclude
    from leadgen_assets.stages.contacting import choose_people
    from leadgen_assets.stages.discovery import discover
    from leadgen_assets.stages.export_set import evaluate
    from leadgen_assets.stages.exporting import export_files
    from leadgen_assets.stages.parsing import ParsingPool
    from leadgen_assets.stages.profiling import make_profiles
    from leadgen_assets.stages.reporting import write_report
    from leadgen_assets.stages.session import RequestHold, RequestSession
    from leadgen_assets.stages.sites import read_sites
    from leadgen_assets.stages.work import Watch
    from leadgen_assets.storage.database import Database
    from leadgen_assets.storage.requests import load
    from leadgen_assets.web.archive import ArchiveFetcher

    tenant = key.partition(".")[0]
    async with Database(url) as database:
        async with database.tenant_tx(tenant) as conn:
            stored = await load(conn, key)
        hold = RequestHold.take(database, tenant, key, "benchmark", lambda run_id: False)
        parsing = ParsingPool(settings.workers)
        try:
            session = RequestSession(database, settings, stored, "benchmark", hold.fence)
            archives = [session.base_folder / spec.path for spec in stored.request.sources if spec.kind == "archive"]
            fetcher, watch = ArchiveFetcher(archives), Watch(asyncio.Event(), lambda progress: None)
            await discover(session, fetcher, watch)
            await read_sites(session, fetcher, parsing, watch)
            await make_profiles(session, parsing, watch)
            await assess_companies(session, watch)
            await choose_people(session, watch)
            await export_files(session, watch)
            async with session.writing() as conn:
                await evaluate(conn, stored)
                await conclude(conn, settings, key, "benchmark", RunEnd.FINISHED, "")
                await write_report(conn, settings, key)
        finally:
            hold.release()
            parsing.close()


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Wall and processor seconds of this process and the children that it waited for."""

    def processor() -> float:
        return sum(os.times()[:4])

    began, used = time.perf_counter(), processor()
    work()
    return {"seconds": time.perf_counter() - began, "processor": processor() - used}


def event_log(url: str, database: str = "dagster") -> dict[str, int]:
    """Bytes of Dagster's event log, by what pg_total_relation_size says, and of all of Dagster's tables."""
    from leadgen_assets.storage.address import with_database

    with psycopg.connect(with_database(url, database), autocommit=True) as connection:
        connection.execute("VACUUM")
        log = connection.execute("SELECT pg_total_relation_size('event_logs')").fetchone()
        whole = connection.execute(
            "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = 'public'::regnamespace"
        ).fetchone()
        said = connection.execute("SELECT coalesce(sum(length(event)), 0), count(*) FROM event_logs").fetchone()
    assert log is not None
    assert whole is not None
    assert said is not None
    return {"whole": int(log[0]), "dagster": int(whole[0]), "said": int(said[0]), "rows": int(said[1])}


def one(way: str, firms: int, home: Path) -> dict[str, float]:
    """One try in this process."""
    import logging

    from leadgen_assets.cli.dagster_home import prepare_dagster_home
    from leadgen_assets.demo.build import build_web
    from leadgen_assets.domain.requests.request import RequestStatus
    from leadgen_assets.doors.submitting import submit_request
    from leadgen_assets.settings import load_settings
    from leadgen_assets.storage.database import Database, open_url
    from leadgen_assets.storage.embedded import EmbeddedServer
    from leadgen_assets.storage.migrations import migrate

    logging.disable(logging.WARNING)
    settings = load_settings()
    prepare_dagster_home(settings)
    web = build_web(home / "web", firms)
    url = open_url(settings)
    migrate(url)

    async def submit() -> str:
        async with Database(url) as database:
            text, running = web.request.read_text("utf-8"), RequestStatus.RUNNING
            return (await submit_request(database, settings, text, "benchmark", web.request.parent, running)).key

    try:
        key = asyncio.run(submit())
        if way == "dagster":
            from dagster import DagsterInstance

            DagsterInstance.get().dispose()  # makes its tables, which is no part of a run
            import leadgen_assets.runs  # noqa: F401

            return through_dagster(url, key, settings)
        import pandas  # noqa: F401  # Dagster's process has it by then as well

        return without_dagster(url, key, settings)
    finally:
        EmbeddedServer(settings.home, settings.postgres_bin).stop()


if __name__ == "__main__":
    print(json.dumps(one(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))))
