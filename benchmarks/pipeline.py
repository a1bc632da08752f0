"""How fast a whole request is: from its submission to its CSV files, on generated archives of several sizes.

    python -m benchmarks.pipeline                    # 50, 500 and 5,000 companies
    python -m benchmarks.pipeline --sizes 500 --json

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
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

SIZES = (50, 500, 5000)


@dataclass(frozen=True)
class Measured:
    """One run.

    Attributes:
        seconds: from submission to the last CSV and the report. start_seconds: before that: server, schema, imports.
        database_ms: time in which the server executed statements, per company (pg_stat_database.active_time).
        database_share: of `seconds`.
        peak_mb: largest sum of resident memory (proportional shares) of the run's process and its parsing workers.
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
    delivered: int
    contacts: int


def run_one(size: int, home: Path) -> Measured:
    """Build a web of `size` firms, run one request for all of them, and measure."""
    from leadgen_assets.demo.build import build_web
    from leadgen_assets.domain.errors import LeadgenError

    web = build_web(home / "web", firms=size, traps=False)
    os.environ["LEADGEN_HOME"] = str(home / "var")
    os.environ["LEADGEN_MODE"] = "off"
    os.environ.pop("LEADGEN_DATABASE_URL", None)
    started = time.perf_counter()
    from benchmarks.request_run import RequestRun

    run = RequestRun(web.archive, size)
    memory = PeakMemory()
    try:
        start_seconds = time.perf_counter() - started
        with memory:
            began = time.perf_counter()
            run.execute()
            seconds = time.perf_counter() - began
        active_ms = run.active_ms()
        pages, delivered, contacts = run.counts()
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
        peak_mb=round(memory.peak / 1e6),
        delivered=delivered,
        contacts=contacts,
    )


class PeakMemory:
    """Largest memory of this process and its children while inside, sampled five times a second."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> PeakMemory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _sample(self) -> None:
        import psutil

        me = psutil.Process()
        while not self._over.wait(0.2):
            total = 0.0
            for process in [me, *me.children(recursive=True)]:
                try:
                    full = process.memory_full_info()
                except psutil.Error:
                    continue
                total += getattr(full, "pss", full.rss)
            self.peak = max(self.peak, total)


def main() -> None:
    """Measure each size in a process of its own and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
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
        print(table(results))


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


def table(results: list[Measured]) -> str:
    """The results as a Markdown table, with the growth against the smallest size but one."""
    lines = [
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        "",
        "| companies | pages | archive | seconds | companies/s | database a company | share | peak memory | growth |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    base = next((r for r in results if r.companies >= 500), results[0])
    for r in results:
        growth = (r.seconds / r.companies) / (base.seconds / base.companies)
        lines.append(
            f"| {r.companies:,} | {r.pages:,} | {r.archive_mb} MB | {r.seconds} | {r.companies_per_second} "
            f"| {r.database_ms} ms | {r.database_share:.0%} | {r.peak_mb} MB | {growth:.2f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
