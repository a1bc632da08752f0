"""Connections that go only to addresses that were checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import httpcore2

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.live.faults import Fault
from leadgen_assets.web.live.guard import NotAsked, forbidden_address
from leadgen_assets.web.live.resolving import Endpoint, Resolve

_MOST_ADDRESSES = 4
_NEXT_AFTER = 3.0
"""Seconds after which another address of the same name is tried."""


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Resolves a name, checks every address that it stands for, and connects to one of exactly these.

    TLS and the Host header keep the name: both are made above, from the address that is asked for.

    Args:
        private: whether addresses of one's own networks may be connected to.
    """

    def __init__(self, resolve: Resolve, *, private: bool) -> None:
        self._resolve, self._private = resolve, private
        self._sockets = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  (the pool's own interface)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect.

        Raises:
            NotAsked: one of the addresses is forbidden; a name that mixes them with public ones is up to something.
            Fault: the name does not resolve.
            httpcore2.ConnectError, httpcore2.ConnectTimeout: no address answers.
        """
        endpoints = list(dict.fromkeys(await self._resolve(host, port)))
        if not endpoints:
            raise Fault(Outcome.UNREACHABLE, "its name has no address (DNS)")
        for address, _ in endpoints:
            reason = forbidden_address(address, private=self._private)
            if reason:
                raise NotAsked(reason, forbidden=True)
        return await self._first_of(endpoints[:_MOST_ADDRESSES], socket_options)

    async def _first_of(
        self, endpoints: Sequence[Endpoint], socket_options: Iterable[Any] | None
    ) -> httpcore2.AsyncNetworkStream:
        *earlier, (last, port) = endpoints
        for address, port_of_it in earlier:
            try:
                return await self._sockets.connect_tcp(
                    str(address), port_of_it, timeout=_NEXT_AFTER, socket_options=socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._sockets.connect_tcp(str(last), port, socket_options=socket_options)

    async def connect_unix_socket(self, *args: Any, **kwargs: Any) -> httpcore2.AsyncNetworkStream:
        """Never: no site is there."""
        raise NotAsked("it is not an address of a web page", forbidden=True)

    async def sleep(self, seconds: float) -> None:
        """Of the pool's own tries, of which there are none."""
        await self._sockets.sleep(seconds)
