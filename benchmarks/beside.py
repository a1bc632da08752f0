"""Companies a second of the whole pipeline, beside what one would write instead: an asyncio script, and plain Dagster.

    python -m benchmarks.beside                            # 500 companies, 10 questions at once, answers after a second
    python -m benchmarks.beside --companies 200 --at-once 10 50 --json

One made-up web (every page readable) and one service on loopback for all of them. The pipeline runs first; its ledger says which
questions it asked about which company, and the other two ask the same ones, byte by byte, one company's one after another. The
ICP has a criterion that no page states, so that at least one question is asked about each company.

*ours*: discovery, reading, rules, questions, judgement, contacts, checks, three CSV files and the report, through Dagster in one
process, with everything kept: journal, ledger, fence, evidence, event log; from submission to the last file.
*script*: reads each company's pages from the same archive, takes their text, asks, writes one CSV row; `asyncio.gather` and a
semaphore; keeps nothing, and starts from nothing when it is killed.
*plain Dagster*: the same function as a step for each company (dynamic mapping) with Dagster's own multiprocess executor and SQLite
instance, as many steps at once as there are cores; and with the in-process executor. Slow, so with few companies.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.model_calls import service, settle_environment

GOAL = 0.9
"""Of the script's companies a second."""
SIDES = ("ours", "script", "multiprocess", "in_process")
NAMES = {
    "ours": "the pipeline, everything kept",
    "script": "asyncio script, nothing kept",
    "multiprocess": "plain Dagster, a process a company",
    "in_process": "plain Dagster, one company after another",
}


def compare(companies: int, few: int, at_once: int, seconds: float) -> dict[str, dict[str, float]]:
    """Measurements of every side."""
    from leadgen_assets.demo.build import build_web

    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory(prefix="leadgen-bench-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        home.chmod(0o755)
        settle_environment(home / "var")
        os.environ |= {"LEADGEN_MODEL_CONCURRENCY": str(at_once)}
        web = build_web(home / "web", firms=companies, traps=False)
        with service(fixed=True, seconds=seconds) as address:
            os.environ["OPENAI_BASE_URL"] = address
            for side in SIDES:
                told = {
                    "side": side, "home": str(home), "archive": str(web.archive), "companies": companies, "few": few,
                    "at_once": at_once, "questions": str(home / "questions.json"), "address": address,
                }  # fmt: skip
                command = [sys.executable, "-m", "benchmarks.beside_sides", json.dumps(told)]
                done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
                found[side] = json.loads(done.stdout.splitlines()[-1])
    return found


def table(found: Mapping[str, Mapping[str, float]], at_once: int) -> str:
    """As Markdown; throughput beside the script's."""
    lines = [
        f"| {at_once} questions at once | companies | questions | seconds | companies/s | of the script's | processor a company |",
        "|---|---|---|---|---|---|---|",
    ]
    base = found["script"]["companies"] / found["script"]["seconds"]
    for side, one in found.items():
        rate = one["companies"] / one["seconds"]
        lines.append(
            f"| {NAMES[side]} | {one['companies']:,.0f} | {one['questions']:,.0f} | {one['seconds']:.2f} | {rate:.2f}"
            f" | {rate / base:.2f} | {one['processor'] * 1000 / one['companies']:.0f} ms |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and print a table a number of questions at once."""
    parser = argparse.ArgumentParser(description="The whole pipeline beside what one would write instead.")
    parser.add_argument("--companies", type=int, default=500)
    parser.add_argument("--few", type=int, default=30, help="companies of plain Dagster")
    parser.add_argument("--at-once", type=int, nargs="+", default=[10])
    parser.add_argument("--seconds", type=float, default=1.0, help="until an answer comes")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    told: dict[str, Any] = {}
    for at_once in arguments.at_once:
        told[str(at_once)] = compare(arguments.companies, arguments.few, at_once, arguments.seconds)
        if not arguments.json:
            print(table(told[str(at_once)], at_once), end="\n\n", flush=True)
    if arguments.json:
        print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
