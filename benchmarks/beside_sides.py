"""The sides of `benchmarks.beside`, each in a process of its own."""

from __future__ import annotations

import asyncio
import csv
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Bodies = dict[str, list[dict[str, Any]]]
"""Domain of a company -> bodies of the questions about it, in their order."""
UNSAID = {
    "kind": "count", "label": "Service vans", "nouns": ["service vans"], "least": 1, "most": 1000, "when": ["we", "our"],
}  # fmt: skip
CRITERION = {
    "name": "vans", "field": "vans", "weight": 5, "reason": "it has about {value} vans ({band})",
    "bands": [{"name": "few", "most": 9, "points": 0.1}, {"name": "many", "least": 10, "points": 1}],
}  # fmt: skip
"""What no page of the made-up web states, so that a question is left for every company."""


def ours(told: dict[str, Any]) -> dict[str, float]:
    """The whole request; leaves the questions that it asked in a file."""
    import psycopg

    from benchmarks.request_run import RequestRun

    write_icp(Path(os.environ["LEADGEN_HOME"]))
    run = RequestRun(Path(told["archive"]), told["companies"], icp="benchmark", budget_usd=10_000)
    try:
        measured = timed(run.execute)
        with psycopg.connect(run.url) as connection:
            asked = connection.execute("SELECT about, prompt FROM leadgen.model_calls ORDER BY call_id").fetchall()
    finally:
        run.close()
    bodies: Bodies = {}
    for about, prompt in asked:
        bodies.setdefault(about, []).append(prompt)
    Path(told["questions"]).write_text(json.dumps(bodies), "utf-8")
    return {**measured, "companies": told["companies"], "questions": len(asked)}


def write_icp(home: Path) -> None:
    """The shipped ICP with one more criterion, among the user's own."""
    import yaml

    from leadgen_assets.stages.icp_folder import SHIPPED

    icp = yaml.safe_load((SHIPPED / "property_management.yaml").read_text("utf-8"))
    icp["name"] = "benchmark"
    icp["vocabulary"]["fields"]["vans"] = UNSAID
    icp["criteria"].append(CRITERION)
    (home / "icp").mkdir(parents=True, exist_ok=True)
    (home / "icp" / "benchmark.yaml").write_text(yaml.safe_dump(icp, sort_keys=False), "utf-8")


def script(told: dict[str, Any]) -> dict[str, float]:
    """What one would write: gather, a semaphore, a CSV file."""
    import openai

    from leadgen_assets.web.archive import ArchiveFetcher

    bodies: Bodies = json.loads(Path(told["questions"]).read_text("utf-8"))

    async def work() -> None:
        fetcher = ArchiveFetcher([Path(told["archive"])])
        slots = asyncio.Semaphore(told["at_once"])
        async with openai.AsyncOpenAI(api_key="sk-benchmark", base_url=told["address"], max_retries=0) as client:

            async def company(domain: str) -> list[str]:
                async with slots:
                    texts = [text_of((await fetcher.fetch(url)).body) for url in await fetcher.listed(domain)]
                    answers = [(await client.responses.create(**body)).output_text for body in bodies.get(domain, [])]
                    return [domain, str(sum(map(len, texts))), *answers]

            rows = await asyncio.gather(*(company(site.domain) for site in fetcher.sites()))
        write_csv(Path(told["home"]) / "script.csv", rows)

    asked = sum(map(len, bodies.values()))
    return {**timed(lambda: asyncio.run(work())), "companies": told["companies"], "questions": asked}


def plain_dagster(told: dict[str, Any]) -> dict[str, float]:
    """A step a company, by Dagster's own executors."""
    from dagster import DagsterInstance, execute_job, reconstructable

    from benchmarks.plain_dagster import in_process, multiprocess

    bodies: Bodies = json.loads(Path(told["questions"]).read_text("utf-8"))
    some = sorted(bodies)[: told["few"]]
    part = Path(told["home"]) / "some.json"
    part.write_text(json.dumps({**told, "bodies": {domain: bodies[domain] for domain in some}}), "utf-8")
    os.environ["BENCHMARK_TOLD"] = str(part)
    home = Path(told["home"]) / f"dagster-{told['side']}"
    home.mkdir()
    (home / "dagster.yaml").write_text("telemetry:\n  enabled: false\n", "utf-8")
    os.environ["DAGSTER_HOME"] = str(home)
    job = reconstructable(multiprocess if told["side"] == "multiprocess" else in_process)

    def work() -> None:
        with DagsterInstance.get() as instance, execute_job(job, instance=instance) as result:
            assert result.success

    asked = sum(len(bodies[domain]) for domain in some)
    return {**timed(work), "companies": len(some), "questions": asked}


def text_of(body: bytes) -> str:
    """A page's text, as one takes it."""
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(body).body
    return root.text(separator=" ", strip=True) if root else ""


def write_csv(path: Path, rows: list[list[str]]) -> None:
    """The file that one would want."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["domain", "characters", "answers"], *rows])


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Wall and processor seconds of this process and of the children that it waited for."""
    began, used = time.perf_counter(), sum(os.times()[:4])
    work()
    return {"seconds": time.perf_counter() - began, "processor": sum(os.times()[:4]) - used}


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    side = {"ours": ours, "script": script}.get(given["side"], plain_dagster)
    print(json.dumps(side(given)))
