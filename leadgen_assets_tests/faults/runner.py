"""`leadgen run` in a process of its own that tells what it does, and is slow or breaks where FAULTS asks for it.

Not a test: tests start it. Lines that begin with "@ " on its stdout are for them: "@ fetched URL", "@ stage done total",
"@ held" where it waits because it was told to. FAULTS is JSON:
    hold_fetch_after   so many pages; the next ones wait until the file `go` exists
    hang_parse_after   so many sites; parsing the next ones hangs in a worker process
    slow_parse         seconds that each site's parsing takes longer, in the run's own process
    slow_fetch         seconds that each page takes longer
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

FAULTS: dict[str, Any] = json.loads(os.environ.get("FAULTS", "{}"))


def tell(*words: object) -> None:
    print("@", *words, flush=True)


class WatchedFetcher:
    """Tells each page; waits where it was told to."""

    def __init__(self, inner: Any) -> None:
        self._inner, self._number = inner, 0

    async def fetch(self, url: str) -> Any:
        self._number += 1
        after = FAULTS.get("hold_fetch_after")
        if after is not None and self._number > after:
            tell("held")
            while not Path(FAULTS["go"]).exists():  # noqa: ASYNC110  (another process makes it)
                await asyncio.sleep(0.05)
        await asyncio.sleep(FAULTS.get("slow_fetch", 0))
        fetched = await self._inner.fetch(url)
        tell("fetched", url)
        return fetched

    async def listed(self, domain: str) -> Any:
        return await self._inner.listed(domain)


def watch_workshop() -> None:
    """Have the workshop's parts told and broken."""
    from leadgen_assets.resources.workshop import Workshop

    init, fetcher = Workshop.__init__, Workshop.fetcher

    def watched_init(self: Workshop, settings: Any, is_alive: Any, listener: Any = lambda progress: None) -> None:
        def listen(progress: Any) -> None:
            tell(progress.stage, progress.done, progress.total)
            listener(progress)

        init(self, settings, is_alive, listen)
        break_parsing(self.parsing)

    Workshop.__init__ = watched_init  # type: ignore[method-assign]
    Workshop.fetcher = lambda self, session: WatchedFetcher(fetcher(self, session))  # type: ignore[method-assign]


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


def main() -> None:
    from leadgen_assets.cli import entry

    watch_workshop()
    entry.main(["run", sys.argv[1]])


if __name__ == "__main__":
    main()
