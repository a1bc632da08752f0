"""Connections to the service, in small pools.

httpx looks at each idle connection of its pool, with a system call, whenever a request begins or ends: with fifty questions at once
that is a third of what a question costs this process. So the connections are spread over pools of a few.
"""

from __future__ import annotations

import importlib.util
import os
import re
import urllib.request
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx2

IN_A_POOL = 6

MOST_BYTES = 32 * 1024 * 1024
"""Of an answer's body as it comes over the wire: the longest that a model writes is a hundredth of it."""


class SmallPools(httpx2.AsyncBaseTransport):
    """A transport that fills one small pool before it opens the next, so that few questions at once share few connections.

    Args:
        most: requests at once; further ones wait in the pool that has the fewest.
    """

    def __init__(self, most: int) -> None:
        self._context, self._most = httpx2.create_ssl_context(), most
        self._pools: list[httpx2.AsyncHTTPTransport] = []
        self._waiting: list[int] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer's head and the stream of its body, by the first pool that has room."""
        place = next((place for place, waiting in enumerate(self._waiting) if waiting < IN_A_POOL), None)
        if place is None:
            place = (
                self._opened() if len(self._pools) * IN_A_POOL < self._most else self._waiting.index(min(self._waiting))
            )
        self._waiting[place] += 1
        try:
            return await self._pools[place].handle_async_request(request)
        finally:
            self._waiting[place] -= 1

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in self._pools:
            await pool.aclose()

    def _opened(self) -> int:
        limits = httpx2.Limits(max_connections=None, max_keepalive_connections=IN_A_POOL)
        self._pools.append(httpx2.AsyncHTTPTransport(verify=self._context, limits=limits))
        self._waiting.append(0)
        return len(self._pools) - 1


async def bound(answer: httpx2.Response) -> None:
    """Let a body come no longer than `MOST_BYTES`, so that a service which never ends one does not take all memory.

    A hook of the client for each answer, before its body is read; reading on raises `httpx2.ReadError`.
    """
    if isinstance(answer.stream, httpx2.AsyncByteStream):
        answer.stream = _Bounded(answer.stream)


class _Bounded(httpx2.AsyncByteStream):
    """A stream that breaks where it is too long."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        room = MOST_BYTES
        async for part in self._stream:
            room -= len(part)
            if room < 0:
                raise httpx2.ReadError(f"the answer is longer than {MOST_BYTES // 2**20} MB")
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


def pools_or_proxy(most: int) -> SmallPools | None:
    """Small pools; None where the environment names a proxy, which httpx knows how to use by itself."""
    return None if urllib.request.getproxies() else SmallPools(most)


@dataclass(frozen=True, slots=True)
class UnusableProxy:
    """The environment variable that names a proxy, and why nothing can be asked by it; the address may hold a password."""

    variable: str
    why: str


def unusable_proxy() -> UnusableProxy | None:
    """The first proxy of the environment that the client could not be made with; None where there is none.

    The client takes them all when it is made, whatever address it is for, so that one alone breaks everything.
    """
    named = urllib.request.getproxies()
    if "*" in [host.strip() for host in named.get("no", "").split(",")]:
        return None
    for scheme in ("http", "https", "all"):
        why = _unusable(named[scheme]) if named.get(scheme) else ""
        if why:
            return UnusableProxy(_variable(scheme, named[scheme]), why)
    return None


def proxy_variable(address: str) -> str:
    """The environment variable whose proxy is on the way to an address; "" where none is."""
    parts, named = urlsplit(address), urllib.request.getproxies()
    scheme = next((scheme for scheme in (parts.scheme, "all") if named.get(scheme)), "")
    if not scheme or urllib.request.proxy_bypass(parts.netloc.rpartition("@")[2]):
        return ""
    return _variable(scheme, named[scheme])


def way_to(address: str) -> str:
    """What to check where nothing at an address answers: the proxy on the way to it first."""
    proxy = proxy_variable(address)
    if not proxy:
        return "check OPENAI_BASE_URL and the network"
    return (
        f"check {proxy}, or go around it: NO_PROXY={urlsplit(address).hostname}; then OPENAI_BASE_URL and the network"
    )


def reach_it(address: str) -> str:
    """What to do where the service at an address does not answer and somebody waits for it."""
    return f"{way_to(address)}; or go on without a model: LEADGEN_MODE=off"


def _variable(scheme: str, value: str) -> str:
    """As it is written in this environment: small or large."""
    written = (f"{scheme}_proxy", f"{scheme.upper()}_PROXY")
    return next((name for name in written if os.environ.get(name) == value), written[1])


def _unusable(address: str) -> str:
    """Why a proxy cannot be used; "" where it can."""
    kind = address.partition("://")[0] if "://" in address else "http"
    if kind in ("socks5", "socks5h") and importlib.util.find_spec("socksio") is None:
        return "SOCKS is not understood here (pip install socksio)"
    try:
        whole = address if "://" in address else f"http://{address}"
        httpx2.Proxy(whole)
        parts = urlsplit(whole)  # stricter: the other takes "[bad" and port 99999 for an address
        fine = bool(parts.hostname) and parts.port != 0 and not re.search(r"\s", whole)
    except (ValueError, httpx2.InvalidURL):
        fine = False
    if not fine:
        return "it is no address of a proxy" if kind in ("http", "https") else f"its kind, {kind}, is unknown"
    return ""
