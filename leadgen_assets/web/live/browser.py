"""A page as a browser of this machine makes it, for pages whose text appears only there."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from leadgen_assets.domain.page import Outcome
from leadgen_assets.web.fetching import Fetched, rendered_page
from leadgen_assets.web.live.browser_proxy import GuardedProxy
from leadgen_assets.web.live.resolving import Resolve

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Browsers at the same time: each wants some 300 MB and a core."""
_VIRTUAL_MS = 8000
"""Time that passes for the page's scripts; waiting in it is skipped, so that it takes less in truth."""
_START_SECONDS = 15.0
_END_SECONDS = 5.0
"""That a browser may take to be gone after it was killed."""
_CPU_SECONDS = 120
"""Of a browser that nobody is there to end any more."""
_PAGES_WORTH = 20
"""Bytes that a page's scripts, styles and data may have, in pages."""
_READ = 1 << 16
_LOG_LINE = 1 << 20
_NAVIGATION = b'"request_type":"main frame"'

_FLAGS = (
    "--headless=new", "--dump-dom", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--mute-audio",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
    "--disable-extensions", "--disable-domain-reliability", "--disable-breakpad", "--no-pings", "--disable-quic",
    "--disable-client-side-phishing-detection", "--disable-dev-shm-usage", "--blink-settings=imagesEnabled=false",
    "--dns-prefetch-disable", "--webrtc-ip-handling-policy=disable_non_proxied_udp", "--deny-permission-prompts",
    # Without these two, names of this machine would go past the proxy, and others be looked up by the browser itself.
    "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    f"--virtual-time-budget={_VIRTUAL_MS}",
)  # fmt: skip


class BrowserFailed(Exception):
    """There is no page; the text says why, as half a sentence."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a browser made of a page: its address in the end, scripts may have led elsewhere; its document as UTF-8."""

    url: str
    html: bytes


class Browser:
    """Starts a Chromium for one page at a time, with an empty profile of its own, behind a proxy that guards where it goes.

    Args:
        path: the program. agent: the User-Agent header.
        resolve, private: as of the fetcher whose pages are shown.
        seconds: that a page may take, the browser's start not counted. page_bytes: larger documents are not read.
    """

    def __init__(
        self, path: Path, agent: str, resolve: Resolve, *, private: bool, seconds: float, page_bytes: int
    ) -> None:
        self._path, self._agent, self._resolve, self._private = path, agent, resolve, private
        self._seconds, self._page_bytes = seconds, page_bytes
        self._places = asyncio.Semaphore(AT_ONCE)
        self._missing = ""

    async def draw(self, url: str) -> Drawn:
        """Show a page and take its document.

        Raises:
            BrowserFailed: no browser, no document, or not in time.
        """
        if self._missing:
            raise BrowserFailed(self._missing)
        async with self._places:
            most = self._page_bytes * _PAGES_WORTH
            proxy = GuardedProxy(self._resolve, private=self._private, most_bytes=most)
            # What a browser that was killed still writes must not keep the folder from being removed.
            with tempfile.TemporaryDirectory(prefix="leadgen-browser-", ignore_cleanup_errors=True) as folder:
                async with proxy:
                    return await self._drawn(url, Path(folder), proxy.port)

    async def _drawn(self, url: str, folder: Path, port: int) -> Drawn:
        visits = folder / "visits.json"
        command = [
            str(self._path), *_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else []),
            f"--user-data-dir={folder / 'profile'}", f"--log-net-log={visits}", f"--user-agent={self._agent}",
            f"--proxy-server=http://127.0.0.1:{port}", url,
        ]  # fmt: skip
        process = await self._started(command, folder)
        try:
            async with asyncio.timeout(_START_SECONDS + self._seconds):
                html = await self._document(process)
                code = await process.wait()
        except TimeoutError as error:
            raise BrowserFailed(f"the browser was not done within {_START_SECONDS + self._seconds:.0f} s") from error
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            # `wait` ends only when the pipe has: what stands in it must be taken out, or nobody learns of its end.
            with suppress(TimeoutError):
                async with asyncio.timeout(_END_SECONDS):
                    while process.stdout is not None and await process.stdout.read(_READ):
                        pass
                    await process.wait()
        if not html.strip():
            raise BrowserFailed(f"the browser gave no document (exit code {code})")
        ended = await asyncio.to_thread(_last_visit, visits)
        if not ended:
            # A script may have led to another firm's site: what nobody can place is not believed.
            raise BrowserFailed("the browser does not tell whose page it shows in the end")
        return Drawn(ended, html)

    async def _started(self, command: Sequence[str], folder: Path) -> asyncio.subprocess.Process:
        # Nothing of ours is told to it: no key, no database's address.
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(folder),
            "TMPDIR": str(folder),
            "LANG": "C.UTF-8",
        }
        try:
            process = await asyncio.create_subprocess_exec(
                *command, env=environment, cwd=folder, start_new_session=True, limit=_READ,
                stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
        except OSError as error:
            self._missing = f"the browser {self._path} cannot be started: {error.strerror or error}"
            log.warning("LEADGEN_BROWSER: %s. Pages that need one are not read.", self._missing)
            raise BrowserFailed(self._missing) from error
        if sys.platform == "linux":
            import resource

            with suppress(OSError, ValueError):
                resource.prlimit(process.pid, resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
        return process

    async def _document(self, process: asyncio.subprocess.Process) -> bytes:
        assert process.stdout is not None
        pieces, size = list[bytes](), 0
        while piece := await process.stdout.read(_READ):
            pieces.append(piece)
            size += len(piece)
            if size > self._page_bytes:
                raise BrowserFailed(f"the page is larger than {self._page_bytes:,} bytes in a browser")
        return b"".join(pieces)


def _last_visit(visits: Path) -> str:
    """The last address that the browser's window itself went to, from its log of what it asked for; "" when it does not say."""
    last = ""
    with suppress(OSError), visits.open("rb") as file:
        while line := file.readline(_LOG_LINE):
            if _NAVIGATION in line:
                with suppress(ValueError, AttributeError):  # a line that was cut off by the browser's end
                    last = str(json.loads(line.strip().rstrip(b",]")).get("params", {}).get("url", last))
    return last


async def drawn_page(browser: Browser, fetched: Fetched) -> Fetched:
    """A page with the document that a browser made of it; SCRIPT_ONLY with the reason where it made none."""
    try:
        drawn = await browser.draw(fetched.final_url)
    except BrowserFailed as failed:
        return replace(fetched, outcome=Outcome.SCRIPT_ONLY, detail=f"its text appears only in a browser; {failed}")
    return rendered_page(fetched, drawn.url, drawn.html)
