"""Serves processes that are `leadgen run`, each forked with everything imported: starting a hundred modules takes seconds.

Not a test: tests start it. A line of JSON on stdin asks for something: {"key": …, "out": path, "err": path, "environment":
{…}, "faults": {…}} for a run, which is answered with its pid; {"wait": pid} for its end, which is answered with its exit
code. A run is slow or breaks where `faults` says so, and tells what it does: lines that begin with "@ " on its stdout are
"@ fetched URL", "@ stage done total", and "@ held" where it waits because it was told to. Faults:
    hold_fetch_after   so many pages; the next ones wait until the file `go` exists
    hang_parse_after   so many sites; parsing the next ones hangs in a worker process
    slow_parse         seconds that each site's parsing takes longer, in the run's own process
    slow_fetch         seconds that each page takes longer
    clock_steps        [pages, seconds]: after so many pages the clock of the run's commits is set by so many seconds
    rest_seconds       the breaker's first rest, 15 without it
    more               further arguments of `leadgen run`; no fault
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import dagster_postgres  # noqa: F401  (these: what a run imports only when it needs it)
import genai_prices.data  # noqa: F401
import openai  # noqa: F401
import pandas  # noqa: F401
import upath  # noqa: F401

import leadgen_assets.cli.run
import leadgen_assets.cli.running
import leadgen_assets.llm.wire
import leadgen_assets.resources.dagster_storage
import leadgen_assets.runs  # noqa: F401
from leadgen_assets.cli import entry
from leadgen_assets.llm import opening
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.stages.session import RequestSession

FAULTS: dict[str, Any] = {}
FETCHED = [0]


def tell(*words: object) -> None:
    print("@", *words, flush=True)


class WatchedFetcher:
    """Tells each page; waits where it was told to."""

    def __init__(self, inner: Any) -> None:
        self._inner, self._number = inner, 0

    def origin_of(self, domain: str) -> Any:
        return self._inner.origin_of(domain)

    async def fetch(self, url: str, known: Any = None) -> Any:
        self._number += 1
        after = FAULTS.get("hold_fetch_after")
        if after is not None and self._number > after:
            tell("held")
            while not Path(FAULTS["go"]).exists():  # noqa: ASYNC110  (another process makes it)
                await asyncio.sleep(0.05)
        await asyncio.sleep(FAULTS.get("slow_fetch", 0))
        fetched = await self._inner.fetch(url, known)
        FETCHED[0] += 1
        tell("fetched", url)
        return fetched

    async def listed(self, domain: str) -> Any:
        return await self._inner.listed(domain)


def watch_workshop() -> None:
    """Have the workshop's parts told and broken."""
    init, fetcher = Workshop.__init__, Workshop.fetcher

    def watched_init(
        self: Workshop, settings: Any, is_alive: Any, listener: Any = lambda progress: None, *more: Any
    ) -> None:
        def listen(progress: Any) -> None:
            tell(progress.stage, progress.done, progress.total)
            listener(progress)

        init(self, settings, is_alive, listen, *more)
        break_parsing(self.parsing)

    Workshop.__init__ = watched_init  # type: ignore[method-assign]

    @asynccontextmanager
    async def watched_fetcher(self: Workshop, session: Any, **options: Any) -> AsyncIterator[WatchedFetcher]:
        async with fetcher(self, session, **options) as inner:
            yield WatchedFetcher(inner)

    Workshop.fetcher = watched_fetcher  # type: ignore[method-assign,assignment]


def step_clock(pages: int, seconds: float) -> None:
    """Have the sessions' clock, from which every time that a run writes comes, stepped in the middle of the run."""
    init = RequestSession.__init__

    def stepped_init(self: RequestSession, *args: Any, **kwargs: Any) -> None:
        def now() -> datetime:
            step = seconds if FETCHED[0] > pages else 0.0
            return datetime.now(UTC) + timedelta(seconds=step)

        init(self, *args, **{"now": now, **kwargs})

    RequestSession.__init__ = stepped_init  # type: ignore[method-assign]


def break_parsing(parsing: Any) -> None:
    real, calls = parsing.run, 0

    async def run(function: Any, *args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls > FAULTS.get("hang_parse_after", calls):
            parsing._left = 0
            tell("held")
            return await real(time.sleep, 600)
        time.sleep(FAULTS.get("slow_parse", 0))  # noqa: ASYNC251  (parsing does keep the loop busy)
        return await real(function, *args, **kwargs)

    parsing.run = run


def become(asked: dict[str, Any]) -> None:
    """Turn this fresh child into `leadgen run`; never returns."""
    code = 1
    try:
        os.setsid()
        for number, path in ((1, asked["out"]), (2, asked["err"])):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
        for name in [*os.environ]:
            if name.startswith(("LEADGEN_", "DAGSTER_")):
                del os.environ[name]
        os.environ.update(asked["environment"])
        FAULTS.update(asked["faults"])
        watch_workshop()
        if "rest_seconds" in FAULTS:
            opening.Breaker = partial(opening.Breaker, rest_seconds=FAULTS["rest_seconds"])  # type: ignore[assignment,misc]
        if "clock_steps" in FAULTS:
            step_clock(*FAULTS["clock_steps"])
        code = entry.run(["run", asked["key"], "--yes", *FAULTS.pop("more", [])])
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        # As at the end of any process, workers are ended by their pool; this only spares the server's own clean-up.
        os._exit(code)


def serve() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        if "wait" in asked:
            answer = os.waitstatus_to_exitcode(os.waitpid(asked["wait"], 0)[1])
        else:
            answer = os.fork()
            if answer == 0:
                # Tests that run under nohup hand down that it is ignored.
                signal.signal(signal.SIGHUP, signal.SIG_DFL)
                become(asked)
        print(answer, flush=True)


if __name__ == "__main__":
    serve()
