"""How fast a whole request is: from its submission to its CSV files, on generated archives of several sizes.

    python -m benchmarks.pipeline                        # 50, 500, 1,000 and 5,000 companies
    python -m benchmarks.pipeline --sizes 10000 --base 26    # beside 26 ms a company, measured before with 1,000
    python -m benchmarks.pipeline --sizes 500 --json     # also: bytes of each table, seconds of each page of the UI

Each size runs in a process, a database server and a folder of its own, so that nothing is warm or shared. The web has
four pages a company of realistic size (median 25 KB) and no traps: every page is read, every company researched.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

SIZES = (50, 500, 1000, 5000)
BASE = 1000
"""Companies of the request that others are compared with."""


@dataclass(frozen=True)
class Measured:
    """One run.

    Attributes:
        seconds: from submission to the last CSV and the report. start_seconds: before that: server, schema, imports.
        database_ms: time in which the server executed statements, per company (pg_stat_database.active_time).
        database_share: of `seconds`.
        peak_mb: largest sum of resident memory (proportional shares) of the run's process and its parsing workers; run_mb
            and workers_mb are its parts, peak_at what was under way then. server_mb: of the database server, at its own peak.
        delivered, contacts, evidence: rows of the files; evidence_json_bytes: of the frozen evidence, a delivered company.
        event_log_bytes: of Dagster's event log, per company; dagster_bytes of all its tables. events: rows of the log.
        table_bytes: of each of our tables with its indexes, per company. database_bytes: all of them.
        ui_seconds: of each question of the UI's pages about the partition; ui_slowest the slowest.
    """

    companies: int
    pages: int
    archive_mb: float
    start_seconds: float
    seconds: float
    companies_per_second: float
    database_ms: float
    database_share: float
    peak_mb: float
    run_mb: float
    workers_mb: float
    server_mb: float
    peak_at: str
    processor: float
    delivered: int
    contacts: int
    evidence: int
    evidence_json_bytes: float
    events: int
    event_log_bytes: float
    dagster_bytes: float
    database_bytes: float
    table_bytes: dict[str, float]
    ui_seconds: dict[str, float]
    ui_slowest: float


def run_one(size: int, home: Path) -> Measured:
    """Build a web of `size` firms, run one request for all of them, and measure."""
    from leadgen_assets.demo.build import build_web
    from leadgen_assets.domain.errors import LeadgenError

    web = build_web(home / "web", firms=size, traps=False)
    os.environ["LEADGEN_HOME"] = str(home / "var")
    os.environ["LEADGEN_MODE"] = "off"
    os.environ.pop("LEADGEN_DATABASE_URL", None)
    started = time.perf_counter()
    from benchmarks.dagster_share import event_log
    from benchmarks.memory import PeakMemory
    from benchmarks.request_run import RequestRun
    from benchmarks.ui_pages import ask_pages
    from leadgen_assets.settings import PROJECT

    run = RequestRun(web.archive, size)
    memory = PeakMemory(home / "var")

    def listen(stage: str) -> None:
        memory.now = stage

    try:
        start_seconds = time.perf_counter() - started
        with memory:
            began, used = time.perf_counter(), sum(os.times()[:4])
            run.execute(listen)
            seconds, processor = time.perf_counter() - began, sum(os.times()[:4]) - used
        active_ms = run.active_ms()
        pages, delivered, contacts, evidence = run.counts()
        tables, frozen = run.table_bytes(), run.evidence_json_bytes()
        log = event_log(run.url)
        ui = ask_pages(run.key, run.run_id(), PROJECT / "workspace.yaml")
    except LeadgenError as error:
        raise SystemExit(str(error)) from error
    finally:
        run.close()
    return Measured(
        companies=size,
        pages=pages,
        archive_mb=round(web.archive.stat().st_size / 1e6, 1),
        start_seconds=round(start_seconds, 2),
        seconds=round(seconds, 2),
        companies_per_second=round(size / seconds, 1),
        database_ms=round(active_ms / size, 2),
        database_share=round(active_ms / 1000 / seconds, 3),
        peak_mb=round(memory.ours / 1e6),
        run_mb=round(memory.run / 1e6),
        workers_mb=round(memory.workers / 1e6),
        server_mb=round(memory.database / 1e6),
        peak_at=memory.at,
        processor=round(processor, 2),
        delivered=delivered,
        contacts=contacts,
        evidence=evidence,
        evidence_json_bytes=round(frozen / max(1, delivered)),
        events=log["rows"],
        event_log_bytes=round(log["whole"] / size),
        dagster_bytes=round(log["dagster"] / size),
        database_bytes=round(sum(tables.values()) / size),
        table_bytes={name: round(number / size) for name, number in tables.items()},
        ui_seconds=ui,
        ui_slowest=max(ui.values()),
    )


def main() -> None:
    """Measure each size in a process of its own and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument(
        "--base", type=float, help="ms a company of an earlier command, with which to compare the growth"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(asdict(run_one(arguments.sizes[0], arguments.one))))
        return
    results = [_in_own_process(size) for size in arguments.sizes]
    if arguments.json:
        print(json.dumps([asdict(result) for result in results], indent=2))
    else:
        print(table(results, arguments.base))


def _in_own_process(size: int) -> Measured:
    # Not pytest's and not /root: the embedded server's account must be able to reach it.
    home = Path(tempfile.mkdtemp(prefix="leadgen-bench-"))
    home.chmod(0o755)
    command = [sys.executable, "-m", "benchmarks.pipeline", "--sizes", str(size), "--one", str(home)]
    try:
        print(f"{size} companies …", file=sys.stderr, flush=True)
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
        return Measured(**json.loads(done.stdout.splitlines()[-1]))
    finally:
        shutil.rmtree(home, ignore_errors=True)


def table(results: list[Measured], base_ms: float | None = None) -> str:
    """The results as Markdown, with the growth against `base_ms` a company, else the request nearest to `BASE` companies."""
    lines = [
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        "",
        "| companies | pages | archive | seconds | companies/s | database a company | share | peak memory | growth |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    nearest = min(results, key=lambda r: abs(r.companies - BASE))
    base = base_ms / 1000 if base_ms else nearest.seconds / nearest.companies
    for r in results:
        growth = (r.seconds / r.companies) / base
        lines.append(
            f"| {r.companies:,} | {r.pages:,} | {r.archive_mb} MB | {r.seconds} | {r.companies_per_second} "
            f"| {r.database_ms} ms | {r.database_share:.0%} | {r.peak_mb} MB | {growth:.2f} |"
        )
    lines += [
        "",
        "| companies | processor | peak: run | workers | while | database server | events | event log a company | slowest page of the UI |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {r.companies:,} | {r.processor:.0f} s | {r.run_mb} MB | {r.workers_mb} MB | {r.peak_at or 'start'} | {r.server_mb} MB "
        f"| {r.events:,} | {r.event_log_bytes:,.0f} bytes | {r.ui_slowest:.2f} s |"
        for r in results
    ]
    largest = max(results, key=lambda r: r.companies)
    lines += ["", f"| table ({largest.companies:,} companies) | bytes a company |", "|---|---|"]
    lines += [f"| {name} | {number:,.0f} |" for name, number in largest.table_bytes.items()]
    lines += [f"| (a delivered company's evidence in one export, as JSON) | {largest.evidence_json_bytes:,.0f} |"]
    lines += [f"| all of ours | {largest.database_bytes:,.0f} |", f"| Dagster's | {largest.dagster_bytes:,.0f} |"]
    lines += ["", f"| question of the UI ({largest.companies:,} companies) | seconds |", "|---|---|"]
    lines += [f"| {name} | {seconds:.3f} |" for name, seconds in largest.ui_seconds.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
