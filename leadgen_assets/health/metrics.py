"""The figures that are told to Prometheus: from the database, so that they hold for all processes; no tenant, no company."""

from __future__ import annotations

import contextlib
import os
import time
from datetime import datetime
from pathlib import Path

import psutil
from psycopg.errors import QueryCanceled

from leadgen_assets.domain.errors import CannotSave, DatabaseUnavailable, LeadgenError
from leadgen_assets.domain.health.health import Health, Severity, State
from leadgen_assets.health.examining import examine, free_bytes, in_time, known_url, without_database
from leadgen_assets.health.exposition import Family, Sample, counter, gauge, histogram
from leadgen_assets.settings import Settings
from leadgen_assets.storage import figures
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.health import running, server_load, waiting

DOLLAR = 1_000_000
WHOLE_SECONDS = 9.0
"""Prometheus waits for 10."""
_STATES = {State.OFF: -1, State.OK: 0, State.SLOW: 1, State.DOWN: 2}


async def gather_installation(settings: Settings, now: datetime) -> list[Family]:
    """As `gather`, for whoever has no connection yet; without a database only what is known without it."""
    try:
        url = known_url(settings)
    except LeadgenError as error:
        return _without_tables(without_database(settings, now, error), settings)
    async with Database(url, connections=1) as database:
        return await gather(database, settings, now)


async def gather(database: Database, settings: Settings, now: datetime) -> list[Family]:
    """All figures within `WHOLE_SECONDS`; those of the tables are missing while the database does not answer in time."""
    began = time.monotonic()
    seen = await examine(database, settings, now)
    families = _without_tables(seen, settings)
    if any(line.name == "database" and line.state is State.DOWN for line in seen.lines):
        return families
    try:
        left = WHOLE_SECONDS - (time.monotonic() - began)
        families += await in_time(_of_tables(database, now), left)
    except (DatabaseUnavailable, QueryCanceled, TimeoutError):
        return families
    return families


def _without_tables(seen: Health, settings: Settings) -> list[Family]:
    free = gauge("leadgen_disk_free_bytes", "Bytes free on the disk of LEADGEN_HOME.", free_bytes(settings.home))
    return [*_of_health(seen), free, *_of_process()]


def _of_health(seen: Health) -> list[Family]:
    states = {line.name: _STATES[line.state] for line in seen.lines}
    severities = {line.name: line.severity.rank for line in seen.lines}
    return [
        gauge("leadgen_health", "State: -1 off, 0 ok, 1 slow, 2 down.", states, "name"),
        gauge("leadgen_alert", "Severity: 0 info, 1 warning, 2 critical.", severities, "name"),
        gauge("leadgen_healthy", "1 while nothing is critical.", float(seen.severity is not Severity.CRITICAL)),
    ]


async def _of_tables(database: Database, now: datetime) -> list[Family]:
    async with database.operator_tx() as conn:
        # A scrape must not keep the tables busy: it comes again.
        await conn.execute("SET LOCAL statement_timeout = '5s'")
        stored, failed = await figures.counts(conn), await figures.failed_items(conn)
        calls, money = await figures.model_calls(conn), await figures.money(conn, now)
        waits, runs = await waiting(conn, now), await running(conn, now)
        used, _, size = await server_load(conn)
        times = await figures.stage_times(conn)
    silent = max((one.silent for one in runs), default=0.0)
    dollars = {name: value / DOLLAR for name, value in money.items()}
    return [
        gauge("leadgen_requests", "Lead requests by status.", stored["requests"], "status"),
        gauge("leadgen_companies", "Companies of requests by state.", stored["companies"], "state"),
        gauge("leadgen_pages", "Saved pages by outcome; only ok ones were read.", stored["pages"], "outcome"),
        gauge("leadgen_quarantined_items", "Items in quarantine by stage.", stored["quarantined"], "stage"),
        Family(
            "leadgen_failed_items", "gauge", "Items that failed and were not done again, by stage and error class.",
            tuple(Sample(n, {"stage": stage, "class": kind}) for (stage, kind), n in sorted(failed.items())),
        ),
        gauge("leadgen_model_calls", "Questions to the model in the journal, by how they ended.", calls, "class"),
        counter("leadgen_model_questions_total", "Questions sent to the model.", money["calls"]),
        counter("leadgen_model_spent_dollars_total", "Dollars that the model's answers cost.", dollars["spent"]),
        gauge("leadgen_model_spent_today_dollars", "Of these today (UTC).", dollars["today"]),
        gauge("leadgen_model_reserved_dollars", "Dollars set aside for questions under way.", dollars["reserved"]),
        gauge("leadgen_model_unknown_dollars", "Dollars of questions of which nobody knows.", dollars["unknown"]),
        gauge("leadgen_queue_requests", "Requests that wait for a run.", waits.queued),
        gauge("leadgen_queue_age_seconds", "Seconds that the oldest of them has waited.", waits.oldest),
        gauge("leadgen_silent_seconds", "Longest time for which nothing was heard of a running request.", silent),
        gauge("leadgen_database_bytes", "Size of the database.", size),
        gauge("leadgen_database_connections", "Connections to the server.", used),
        histogram("leadgen_stage_seconds", "Time that a stage of a run took.", "stage", times),
    ]  # fmt: skip


def _of_process() -> list[Family]:
    process = psutil.Process()
    times = process.cpu_times()
    return [
        gauge("process_resident_memory_bytes", "Memory of the process that tells this.", process.memory_info().rss),
        counter("process_cpu_seconds_total", "Its processor time.", times.user + times.system),
        gauge("process_start_time_seconds", "When it began (Unix time).", process.create_time()),
    ]


def write_file(path: Path, text: str) -> None:
    """Write a file as a whole, as collectors of text files need it; through a link, the file that it leads to.

    Raises:
        CannotSave: it cannot be written, or is a device, a pipe or a folder.
    """
    beside = None
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            raise CannotSave(
                "The figures can be written to a file alone, and this is a device, a pipe or a folder.",
                str(path),
                "name a file; to have them printed, name none",
            )
        beside = target.with_name(f".{target.name}.{os.getpid()}")
        beside.write_text(text, encoding="utf-8")
        beside.chmod(0o644)
        beside.replace(target)
    except (OSError, RuntimeError) as error:  # the latter for links in a circle
        if beside is not None:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CannotSave(
            f"The figures cannot be written: {said}.", str(path), "name a file in a folder of yours"
        ) from error
