"""What is said to a Chromium about one page, by its own protocol: show this address, load only what its text is made of."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

_VIRTUAL_MS = 8000
"""Time that passes for the page's scripts once it is loaded; waiting in it is skipped, so that it takes less in truth."""
_MOST_RELOADS = 3
_MOST_PACKING = 6
"""Bytes that one byte of a document may have in a message: "\\u003c"."""
_MESSAGE = 1 << 20
_READ = 1 << 16
_LOADED = frozenset({"Script", "Stylesheet", "XHR", "Fetch"})
"""What a page is made of; pictures, fonts, films, frames, signs for tabs, pings and what is loaded ahead are not asked for."""

_AHEAD = "Sec-Purpose"
"""Header of a request for what may be wanted later; no script can set it."""


class TalkEnded(Exception):
    """The browser went."""


class NotUnderstood(Exception):
    """The browser said what nobody can use; the text says what, as half a sentence."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The document that stands in the end, or the address that the page led to, which was not asked."""

    html: str = ""
    led_to: str = ""


class PageTalk:
    """The talk about one page.

    Args:
        reader, writer: the browser's debugging pipe. page_bytes: larger documents are not read.
        admit: is told each address that the browser may ask for, before it does.
    """

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        page_bytes: int,
        admit: Callable[[str], None],
    ) -> None:
        self._reader, self._writer, self._page_bytes, self._admit = reader, writer, page_bytes, admit
        self._rest = bytearray()
        self._last = 0
        self._session = self._frame = self._own = self._led_to = ""
        self._reloads = 0
        self._happened: set[str] = set()

    async def shown(self, url: str) -> Shown:
        """Show the page.

        Raises:
            TalkEnded, NotUnderstood.
        """
        self._frame = str((await self._call("Target.createTarget", url="about:blank")).get("targetId", ""))
        attached = await self._call("Target.attachToTarget", targetId=self._frame, flatten=True)
        self._session = str(attached.get("sessionId", ""))
        await self._call("Fetch.enable", patterns=[{"urlPattern": "*"}])
        await self._call("Page.enable")
        await self._call("Network.enable")
        await self._call("Network.setBypassServiceWorker", bypass=True)
        self._say("Page.navigate", url=url)
        await self._until("Page.loadEventFired")
        self._say(
            "Emulation.setVirtualTimePolicy", policy="pauseIfNetworkFetchesPending", budget=_VIRTUAL_MS,
            maxVirtualTimeTaskStarvationCount=9999,
        )  # fmt: skip
        await self._until("Emulation.virtualTimeBudgetExpired")
        if self._led_to:
            return Shown(led_to=self._led_to)
        root = await self._call("DOM.getDocument", depth=0)
        held = await self._call("DOM.getOuterHTML", nodeId=root.get("root", {}).get("nodeId", 0))
        html = str(held.get("outerHTML", ""))
        if len(html.encode("utf-8", "replace")) > self._page_bytes:
            raise self._too_large()
        return Shown(html, self._led_to)

    def _say(self, method: str, **parameters: Any) -> int:
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._writer.write(json.dumps(message).encode() + b"\0")
        return self._last

    async def _call(self, method: str, **parameters: Any) -> Mapping[str, Any]:
        """What the browser answers; {} where it refuses."""
        number = self._say(method, **parameters)
        while True:
            message = await self._heard()
            if message.get("id") == number:
                result = message.get("result")
                return result if isinstance(result, dict) else {}

    async def _until(self, event: str) -> None:
        """Wait for an event, or until the page leads elsewhere."""
        while event not in self._happened and not self._led_to:
            await self._heard()

    async def _heard(self) -> Mapping[str, Any]:
        """The next message; a request in it was answered."""
        try:
            message = json.loads(await self._message())
        except (ValueError, RecursionError) as error:
            raise NotUnderstood("the browser does not speak as a Chromium does") from error
        if not isinstance(message, dict):
            raise NotUnderstood("the browser does not speak as a Chromium does")
        event, parameters = message.get("method"), message.get("params")
        if isinstance(event, str) and isinstance(parameters, dict):
            self._happened.add(event)
            if event == "Fetch.requestPaused":
                self._decided(parameters)
            elif event in ("Inspector.targetCrashed", "Target.detachedFromTarget"):
                raise NotUnderstood("the page brought the browser down")
        return message

    async def _message(self) -> bytes:
        most = self._page_bytes * _MOST_PACKING + _MESSAGE
        searched = 0
        while (end := self._rest.find(b"\0", searched)) < 0:
            searched = len(self._rest)
            if searched > most:
                raise self._too_large()
            with suppress(OSError):  # a browser that went is told by the end of what it says
                await self._writer.drain()
            piece = await self._reader.read(_READ)
            if not piece:
                raise TalkEnded
            self._rest += piece
        message = bytes(self._rest[:end])
        del self._rest[: end + 1]
        return message

    def _too_large(self) -> NotUnderstood:
        return NotUnderstood(f"the page is larger than {self._page_bytes:,} bytes in a browser")

    def _decided(self, paused: Mapping[str, Any]) -> None:
        """Let a request through, or refuse it: of pages only the one that was named, and of the rest what it is made of."""
        request, kind = paused.get("requestId", ""), paused.get("resourceType")
        url = str(paused.get("request", {}).get("url", ""))
        if kind == "Document" and paused.get("frameId") == self._frame:
            self._own = self._own or url
            self._reloads += 1
            if url == self._own and self._reloads <= _MOST_RELOADS:
                self._admit(url)
                self._say("Fetch.continueRequest", requestId=request)
                return
            # Whether that address may be asked is not for a browser to say.
            self._led_to = url
        elif kind in _LOADED and _AHEAD not in paused.get("request", {}).get("headers", {}):
            self._admit(url)
            self._say("Fetch.continueRequest", requestId=request)
            return
        self._say("Fetch.failRequest", requestId=request, errorReason="Aborted" if self._led_to else "BlockedByClient")
