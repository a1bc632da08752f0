"""The only way out for a browser: a proxy on this machine that goes to addresses that were checked, and to no other."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from types import TracebackType
from typing import Self

import httpcore2

from leadgen_assets.web.live.connecting import GuardedBackend
from leadgen_assets.web.live.faults import Fault
from leadgen_assets.web.live.guard import NotAsked, Target, checked_target
from leadgen_assets.web.live.resolving import Resolve

_HEAD = 64 * 1024
_PIECE = 64 * 1024
_SECONDS = 10.0
_REQUEST = re.compile(rb"([A-Z]{3,10}) (\S{1,8192}) HTTP/1\.[01]")
_OWN_HEADERS = re.compile(rb"(?im)^(?:proxy-[^:\r\n]*|connection|keep-alive):[^\r\n]*\r\n")
_BROWSERS_OWN = re.compile(
    r"(?:clients\d*|accounts|update|www|android\.clients)\.google\.com"
    r"|(?:update|safebrowsing|optimizationguide-pa|content-autofill|chromewebstore|firebaseperusertopics-pa)\.googleapis\.com"
    r"|(?:.*\.)?gvt1\.com"
)
"""Where a browser turns to on its own account, without any page."""


class GuardedProxy:
    """An HTTP proxy for one rendering; an asynchronous context. It listens on 127.0.0.1 on a port of its own.

    Args:
        resolve: finds the addresses of names. private: whether those of one's own networks may be asked.
        most_bytes: after so many bytes, of everything together, nothing more is let through.
    """

    def __init__(self, resolve: Resolve, *, private: bool, most_bytes: int) -> None:
        self._backend, self._private, self._left = GuardedBackend(resolve, private=private), private, most_bytes
        self._busy: set[asyncio.Task[None]] = set()
        self._admitted: set[str] = set()

    def admit(self, url: str) -> None:
        """Let an address be asked for: nothing else is, whatever the browser would load of its own accord.

        Of a site with TLS it is the host: what is said to it stands in a tunnel.
        """
        with suppress(NotAsked):
            self._admitted.add(_asked(checked_target(url, private=self._private)))

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_HEAD)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._busy:
            task.cancel()
        await asyncio.gather(*self._busy, return_exceptions=True)
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._busy.add(task)
        try:
            await self._conversation(reader, writer)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass  # the browser went, or is made to go
        except (httpcore2.NetworkError, httpcore2.TimeoutException):
            pass  # whoever answered went
        finally:
            self._busy.discard(task)
            writer.close()
            with suppress(OSError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _conversation(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with asyncio.timeout(_SECONDS):
            head = await reader.readuntil(b"\r\n\r\n")
        line, _, headers = head.partition(b"\r\n")
        asked = _REQUEST.fullmatch(line)
        if asked is None:
            await _refuse(writer, 400, "no request that this proxy understands")
            return
        method, address = asked.group(1), asked.group(2).decode("latin-1")
        tunnel = method == b"CONNECT"
        try:
            target = checked_target(f"https://{address}/" if tunnel else address, private=self._private)
            if _BROWSERS_OWN.fullmatch(target.host):
                raise NotAsked("the browser asks for itself", forbidden=True)
            if _asked(target) not in self._admitted:
                raise NotAsked("no part of the page", forbidden=True)
            stream = await self._backend.connect_tcp(target.host, target.port, timeout=_SECONDS)
        except NotAsked as refused:
            await _refuse(writer, 403, refused.reason)
            return
        except (Fault, OSError, httpcore2.NetworkError, httpcore2.TimeoutException):
            await _refuse(writer, 502, "no answer from there")
            return
        try:
            if tunnel:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await writer.drain()
            else:
                await stream.write(_as_asked_there(method, target, headers))
            await self._both_ways(reader, writer, stream)
        finally:
            await stream.aclose()

    async def _both_ways(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, stream: httpcore2.AsyncNetworkStream
    ) -> None:
        async def out() -> None:
            while piece := await reader.read(_PIECE):
                await stream.write(piece)

        async def back() -> None:
            while self._left > 0 and (piece := await stream.read(_PIECE)):
                self._left -= len(piece)
                writer.write(piece)
                await writer.drain()

        tasks = [asyncio.ensure_future(out()), asyncio.ensure_future(back())]
        try:
            # An answer may come to its end while the browser still keeps its side open; the other way round nobody waits.
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def _asked(target: Target) -> str:
    return target.site if target.scheme == "https" else f"{target.site}{target.path.decode('ascii')}"


def _as_asked_there(method: bytes, target: Target, headers: bytes) -> bytes:
    """The request as the site sees it; a connection serves one, so that each further one is checked too."""
    kept = _OWN_HEADERS.sub(b"", headers)
    return b"%s %s HTTP/1.1\r\nConnection: close\r\n%s" % (method, target.path, kept)


async def _refuse(writer: asyncio.StreamWriter, status: int, reason: str) -> None:
    body = reason.encode()
    fields = f"Content-Type: text/plain\r\nContent-Length: {len(body)}\r\nConnection: close"
    writer.write(f"HTTP/1.1 {status} No\r\n{fields}\r\n\r\n".encode() + body)
    await writer.drain()
