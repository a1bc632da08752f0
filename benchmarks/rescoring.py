"""How long it takes to judge 10,000 stored companies again by changed weights, with nothing fetched, read or asked.

    python -m benchmarks.rescoring                        # 10,000 companies
    python -m benchmarks.rescoring --companies 2000 --json

Five hundred firms of a generated web go through a whole request; their profiles and evidence are then multiplied in the database.
The weights are changed, the request is amended to them as `leadgen amend --icp-again` does it, and the asset `icp_assessments` is
materialised. The archive is gone by then: whoever wanted a page would fail.
"""

from __future__ import annotations

import argparse
import asyncio
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
from typing import TYPE_CHECKING, LiteralString

if TYPE_CHECKING:
    from benchmarks.request_run import RequestRun

FIRMS = 500
"""Firms that are really researched."""


@dataclass(frozen=True)
class Measured:
    """One measurement.

    Attributes:
        evidence: pieces of evidence behind the profiles. seconds: of the stage alone; whole: of the run with Dagster's own work.
        processor: seconds of this process in the stage. changed: companies whose fit or tier is another.
        pages, profiles, calls: how many more there are afterwards: none.
    """

    companies: int
    evidence: int
    seconds: float
    processor: float
    whole: float
    changed: int
    pages: int
    profiles: int
    calls: int


def run_one(companies: int, home: Path) -> Measured:
    """Build, multiply, change the weights, judge again."""
    os.environ |= {"LEADGEN_HOME": str(home / "var"), "LEADGEN_MODE": "off"}
    os.environ.pop("LEADGEN_DATABASE_URL", None)
    from benchmarks.request_run import RequestRun as Run
    from leadgen_assets.demo.build import build_web

    web = build_web(home / "web", firms=FIRMS, traps=False)
    run = Run(web.archive, FIRMS)
    try:
        run.execute()
        web.archive.unlink()
        _multiply(run.url, run.key, -(-companies // FIRMS))
        own = run.settings.home / "icp" / "property_management.yaml"
        own.parent.mkdir(parents=True)
        before = _counts(run.url)
        _judge(run)
        verdicts = _verdicts(run.url)
        own.write_text(_changed(), "utf-8")
        _amend(run)
        started = time.perf_counter()
        seconds, processor = _judge(run)
        whole = time.perf_counter() - started
        after, now = _counts(run.url), _verdicts(run.url)
    finally:
        run.close()
    return Measured(
        companies=len(now),
        evidence=before[3],
        seconds=round(seconds, 2),
        processor=round(processor, 2),
        whole=round(whole, 2),
        changed=sum(verdicts[company] != verdict for company, verdict in now.items()),
        pages=after[0] - before[0],
        profiles=after[1] - before[1],
        calls=after[2] - before[2],
    )


def _changed() -> str:
    from leadgen_assets.stages.icp_folder import SHIPPED

    text = (SHIPPED / "property_management.yaml").read_text("utf-8")
    for old, new in (("weight: 35", "weight: 20"), ("weight: 25", "weight: 30"), ("weight: 10", "weight: 25")):
        assert old in text
        text = text.replace(old, new, 1)
    return text


def _judge(run: RequestRun) -> tuple[float, float]:
    """Materialise `icp_assessments`; seconds of the stage, wall and processor."""
    from dagster import AssetKey

    from leadgen_assets.assets import icp_assessments
    from leadgen_assets.definitions import defs

    spent: list[float] = []
    stage = icp_assessments.assess_companies

    async def timed(*arguments: object) -> object:
        wall, processor = time.perf_counter(), time.process_time()
        result = await stage(*arguments)  # type: ignore[arg-type]
        spent.extend((time.perf_counter() - wall, time.process_time() - processor))
        return result

    icp_assessments.assess_companies = timed  # type: ignore[assignment]
    try:
        job = defs.resolve_implicit_global_asset_job_def()
        done = job.execute_in_process(
            partition_key=run.key,
            instance=run.instance,
            asset_selection=[AssetKey(["leadgen", "icp_assessments"])],
        )
        assert done.success
    finally:
        icp_assessments.assess_companies = stage
    return spent[0], spent[1]


def _amend(run: RequestRun) -> None:
    from leadgen_assets.decisions.amending import Amendment, amend
    from leadgen_assets.storage.database import Database

    async def change() -> None:
        async with Database(run.url) as database:
            await amend(database, run.settings, run.key, Amendment(icp_again=True), run_here=True)

    asyncio.run(change())


def _multiply(url: str, key: str, times: int) -> None:
    """Copies of each company with profile, evidence and standing, as if so many had been researched."""
    copies: tuple[LiteralString, ...] = (
        "INSERT INTO leadgen.companies (tenant_id, identity_key, name, domain, website, city, state)"
        " SELECT tenant_id, identity_key || '~' || n, name, replace(domain, '.', '-' || n || '.'), website, city, state"
        " FROM leadgen.companies, generate_series(2, %(times)s) n WHERE identity_key NOT LIKE '%%~%%'",
        "CREATE TEMP TABLE copies AS SELECT old.company_id AS old_id, new.company_id AS new_id FROM leadgen.companies old"
        " JOIN leadgen.companies new ON split_part(new.identity_key, '~', 1) = old.identity_key AND new.company_id <> old.company_id",
        "INSERT INTO leadgen.profiles (tenant_id, company_id, input_hash, body, pages_read, rejected)"
        " SELECT tenant_id, new_id, input_hash, body, pages_read, rejected FROM leadgen.profiles JOIN copies ON company_id = old_id",
        "INSERT INTO leadgen.evidence SELECT (jsonb_populate_record(e, jsonb_build_object('company_id', new_id))).*"
        " FROM leadgen.evidence e JOIN copies ON company_id = old_id",
        "INSERT INTO leadgen.request_companies (tenant_id, request_key, company_id, status, reason, rank, round)"
        " SELECT tenant_id, request_key, new_id, status, reason, rank + new_id * 1000, round FROM leadgen.request_companies"
        " JOIN copies ON company_id = old_id",
        "INSERT INTO leadgen.work_items (tenant_id, request_key, stage, item, input_hash, status, attempts, result, run_id)"
        " SELECT tenant_id, request_key, stage, new_id::text, input_hash, status, attempts, result, run_id FROM leadgen.work_items"
        " JOIN copies ON item = old_id::text WHERE stage IN ('company_pages', 'company_profiles')",
        "ANALYZE",
    )
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for statement in copies:
            connection.execute(statement, {"times": times} if "%(times)s" in statement else None)


def _counts(url: str) -> tuple[int, int, int, int]:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM leadgen.pages), (SELECT count(*) FROM leadgen.profiles),"
            " (SELECT count(*) FROM leadgen.model_calls), (SELECT count(*) FROM leadgen.evidence)"
        ).fetchone()
    assert row is not None
    return row[0], row[1], row[2], row[3]


def _verdicts(url: str) -> dict[int, tuple[str, str]]:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        rows = connection.execute("SELECT company_id, fit, tier FROM leadgen.assessments").fetchall()
    return {row[0]: (row[1], row[2]) for row in rows}


def main() -> None:
    """Measure in a process of its own, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--companies", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(asdict(run_one(given.companies, given.one))))
        return
    # Not /root: the embedded server's account must be able to reach it.
    home = Path(tempfile.mkdtemp(prefix="leadgen-bench-"))
    home.chmod(0o755)
    command = [sys.executable, "-m", "benchmarks.rescoring", "--companies", str(given.companies), "--one", str(home)]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    measured = Measured(**json.loads(done.stdout.splitlines()[-1]))
    print(json.dumps(asdict(measured), indent=2) if given.json else table(measured))


def table(m: Measured) -> str:
    """The figures as a Markdown table."""
    return "\n".join([
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        "",
        "| companies | pieces of evidence | stage | processor | whole run | another fit or tier | pages, profiles, questions more |",
        "|---|---|---|---|---|---|---|",
        f"| {m.companies:,} | {m.evidence:,} | {m.seconds} s | {m.processor} s | {m.whole} s | {m.changed:,} |"
        f" {m.pages}, {m.profiles}, {m.calls} |",
    ])  # fmt: skip


if __name__ == "__main__":
    main()
