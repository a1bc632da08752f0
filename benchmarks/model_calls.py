"""What it costs to ask through the gateway: wall time beside a bare script, processor time a call, tokens and dollars a company.

    python -m benchmarks.model_calls                               # 50 and 500 companies, 10 and 50 at once, both latencies
    python -m benchmarks.model_calls --companies 50 --at-once 10 --latency one-second --json
    python -m benchmarks.model_calls --only cost                   # only tokens and dollars, on a made-up web

Needs no key: a service on loopback answers, in a process of its own. A company is three calls, one after another: what its pages
say, a search, its people; so many companies at once. The bare script sends the same bodies by the same `openai` client and
keeps nothing. Latency is a second, or as recorded (searching calls 5 to 140 s, others 2 to 20 s) and a hundred times quicker,
drawn by the body: so that both sides wait alike. Runs alternate, the quickest of `--times` counts.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LOOPBACK = Path(__file__).parents[1] / "leadgen_assets_tests" / "wire" / "loopback.py"
GOAL_RATIO, GOAL_MS = 1.10, 5.0


def recorded_latencies() -> list[float]:
    """Seconds of calls without a search, then of as many with one, a hundredth of what was seen."""
    dice = random.Random(1)
    reading = [min(20.0, max(2.0, dice.lognormvariate(1.6, 0.6))) for _ in range(500)]
    searching = [min(140.0, max(5.0, dice.lognormvariate(3.3, 0.8))) for _ in range(500)]
    return [seconds / 100 for seconds in (*reading, *searching)]


@contextmanager
def service(**options: Any) -> Iterator[str]:
    """A service on loopback as a process; gives its base URL."""
    command = [sys.executable, str(LOOPBACK), json.dumps(options)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.communicate("")


def settle_environment(home: Path) -> None:
    """Settings of nobody but the benchmark; limits that it never meets."""
    for name in [*os.environ]:
        if name.startswith(("LEADGEN_", "OPENAI_")):
            del os.environ[name]
    os.environ |= {
        "LEADGEN_HOME": str(home),
        "LEADGEN_MODE": "real",
        "LEADGEN_USD_PER_DAY": "1000000",
        "LEADGEN_CALLS_PER_HOUR": "1000000",
        "OPENAI_API_KEY": "sk-benchmark",
    }
    logging.disable(logging.WARNING)


def calls(arguments: argparse.Namespace, home: Path) -> list[dict[str, Any]]:
    """Measurements of every combination."""
    from benchmarks.model_asking import Bench

    latencies: dict[str, Any] = {"one-second": 1.0, "recorded": recorded_latencies()}
    found: list[dict[str, Any]] = []
    bench = Bench(home)
    try:
        for latency in arguments.latency:
            with service(fixed=True, seconds=latencies[latency]) as address:
                for companies in arguments.companies:
                    for at_once in arguments.at_once:
                        measured = bench.measure(address, companies, at_once, arguments.times)
                        found.append({"latency": latency, "companies": companies, "at_once": at_once, **measured})
                        if not arguments.json:
                            print(line_of(found[-1]), flush=True)
    finally:
        bench.close()
    return found


def line_of(one: dict[str, Any]) -> str:
    fine = "" if one["ratio"] <= GOAL_RATIO and one["overhead_ms"] < GOAL_MS else "   over the goal"
    return (
        f"{one['latency']:>10}  {one['companies']:>5} companies  {one['at_once']:>3} at once  {one['calls']:>5} calls"
        f"   bare {one['bare_s']:>7.2f} s   ours {one['ours_s']:>7.2f} s   ratio {one['ratio']:.2f}"
        f"   from 4 at once {one['cold_s']:>7.2f} s"
        f"   processor a call: bare {one['bare_ms']:.1f} ms, ours {one['ours_ms']:.1f} ms,"
        f" more {one['overhead_ms']:.1f} ms, database {one['database_ms']:.1f} ms"
        f" (processor {one['server_ms']:.1f} ms), service {one['service_ms']:.1f} ms{fine}"
    )


def cost_lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield (
            f"{row['what']:<36} {row['calls']:>5.1f} calls   {row['input_tokens']:>7,} tokens in  "
            f"{row['output_tokens']:>6,} out  {row['searches']:.2f} searches   ${row['usd']:.5f} a company"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="What it costs to ask through the gateway.")
    parser.add_argument("--companies", type=int, nargs="+", default=[50, 500])
    parser.add_argument("--at-once", type=int, nargs="+", default=[10, 50])
    parser.add_argument("--latency", nargs="+", choices=["one-second", "recorded"], default=["one-second", "recorded"])
    parser.add_argument("--times", type=int, default=1, help="runs of each side, of which the quickest counts")
    parser.add_argument("--only", choices=["calls", "cost"])
    parser.add_argument(
        "--firms", type=int, default=60, help="companies of the made-up web on which costs are reckoned"
    )
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    measured: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="leadgen-bench-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        settle_environment(home / "var")
        if arguments.only != "cost":
            measured["calls"] = calls(arguments, home / "var")
        if arguments.only != "calls":
            from benchmarks.model_costs import costs

            with service() as address:
                measured["costs"] = costs(address, home, arguments.firms)
            if not arguments.json:
                print(*cost_lines(measured["costs"]), sep="\n")
    if arguments.json:
        print(json.dumps(measured, indent=2))


if __name__ == "__main__":
    main()
