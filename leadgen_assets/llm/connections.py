"""Connections to the service, in small pools.

httpx looks at each idle connection of its pool, with a system call, whenever a request begins or ends: with fifty questions at once
that is a third of what a question costs this process. So the connections are spread over pools of a few.
"""

from __future__ import annotations

import urllib.request

import httpx2

IN_A_POOL = 6


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


def pools_or_proxy(most: int) -> SmallPools | None:
    """Small pools; None where the environment names a proxy, which httpx knows how to use by itself."""
    return None if urllib.request.getproxies() else SmallPools(most)
