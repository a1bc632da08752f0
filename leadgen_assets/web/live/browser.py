"""A page as a browser of this machine makes it, for pages whose text appears only there."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.fetching import Fetched, rendered_page
from leadgen_assets.web.live.browser_proxy import GuardedProxy
from leadgen_assets.web.live.browser_talk import NotUnderstood, PageTalk, TalkEnded
from leadgen_assets.web.live.resolving import Resolve

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Browsers at the same time: each wants some 300 MB and a core."""
_START_SECONDS = 15.0
_END_SECONDS = 5.0
"""That a browser may take to be gone after it was killed."""
_CPU_SECONDS = 120
"""Of a browser that nobody is there to end any more."""
_PAGES_WORTH = 20
"""Bytes that a page's scripts, styles and data may have, in pages."""
_READ = 1 << 16
_OWN_PIPES = 'exec "$@" 3<&0 4>&1 0</dev/null 1>/dev/null'
"""A Chromium is talked to through its files 3 and 4; ours are the ends of what it would have as 0 and 1."""

_FLAGS = (
    "--headless=new", "--remote-debugging-pipe", "--no-startup-window", "--block-new-web-contents",
    "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--mute-audio",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
    "--disable-extensions", "--disable-domain-reliability", "--disable-breakpad", "--no-pings", "--disable-quic",
    "--disable-client-side-phishing-detection", "--disable-dev-shm-usage", "--blink-settings=imagesEnabled=false",
    "--dns-prefetch-disable", "--webrtc-ip-handling-policy=disable_non_proxied_udp", "--deny-permission-prompts",
    # Without these two, names of this machine would go past the proxy, and others be looked up by the browser itself.
    "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    # A page that is shown ahead of a click would be one that nobody asked its site about; and an http address is shown as
    # it was fetched: asked over https first, it is another one, which many a site does not have.
    "--disable-features=Prerender2,SpeculationRulesPrefetchFuture,PreconnectToSearch,LoadingPredictorPrefetch,"
    "HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
)  # fmt: skip


class BrowserFailed(Exception):
    """There is no page; the text says why, as half a sentence."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a browser made of a page: its document as UTF-8, or the address that its scripts led to, which was not asked."""

    html: bytes = b""
    led_to: str = ""


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
        """Show one page and take its document. No other page is asked for: where scripts lead elsewhere, that is the answer.

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
                    return await self._drawn(url, Path(folder), proxy)

    async def _drawn(self, url: str, folder: Path, proxy: GuardedProxy) -> Drawn:
        command = [
            "/bin/sh", "-c", _OWN_PIPES, "sh",
            str(self._path), *_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else []),
            f"--user-data-dir={folder / 'profile'}", f"--user-agent={self._agent}",
            f"--proxy-server=http://127.0.0.1:{proxy.port}",
        ]  # fmt: skip
        process = await self._started(command, folder)
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            async with asyncio.timeout(_START_SECONDS + self._seconds):
                talk = PageTalk(process.stdout, process.stdin, self._page_bytes, proxy.admit)
                shown = await talk.shown(url)
        except TimeoutError as error:
            raise BrowserFailed(f"the browser was not done within {_START_SECONDS + self._seconds:.0f} s") from error
        except TalkEnded as error:
            code = await _end_of(process)
            raise BrowserFailed(f"the browser gave no document (exit code {code})") from error
        except NotUnderstood as error:
            raise BrowserFailed(str(error)) from error
        finally:
            await _ended(process)
        return Drawn(shown.html.encode("utf-8", "replace"), shown.led_to)

    async def _started(self, command: Sequence[str], folder: Path) -> asyncio.subprocess.Process:
        # Nothing of ours is told to it: no key, no database's address.
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(folder),
            "TMPDIR": str(folder),
            "LANG": "C.UTF-8",
        }
        try:
            if not os.access(self._path, os.X_OK):
                self._path.stat()
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            process = await asyncio.create_subprocess_exec(
                *command, env=environment, cwd=folder, start_new_session=True, limit=_READ,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
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


async def _end_of(process: asyncio.subprocess.Process) -> int | None:
    """The code with which it ended; None for one that lives on."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_END_SECONDS):
            return await process.wait()
    return None


async def _ended(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    if process.stdin is not None:
        process.stdin.close()
    # `wait` ends only when the pipe has: what stands in it must be taken out, or nobody learns of its end.
    with suppress(TimeoutError):
        async with asyncio.timeout(_END_SECONDS):
            while process.stdout is not None and await process.stdout.read(_READ):
                pass
            await process.wait()


async def drawn_page(browser: Browser, fetched: Fetched) -> tuple[Fetched, str]:
    """A page with the document that a browser made of it, and the address that its scripts led to instead ("": nowhere).

    The page is SCRIPT_ONLY with the reason where there is no document.
    """
    try:
        drawn = await browser.draw(fetched.final_url)
    except BrowserFailed as failed:
        detail = f"its text appears only in a browser; {failed}"
        return replace(fetched, outcome=Outcome.SCRIPT_ONLY, detail=detail), ""
    if drawn.led_to:
        return fetched, drawn.led_to
    return rendered_page(fetched, fetched.final_url, drawn.html), ""
