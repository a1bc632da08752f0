"""Whose turn it is: each site is asked one question at a time, with a rest between two.

A site here is a registrable domain, because the hosts of one firm (`www.`, `blog.`) mostly share one machine; a host
without one counts for itself. Customers of a site builder each have a domain of their own there: those machines are made for many.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from leadgen_assets.web.addresses import domain_of


@dataclass(slots=True)
class _Site:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    delay: float = 0.0
    free_at: float = 0.0
    resting: str = ""


class Turns:
    """The turns of all sites.

    Args:
        delay: seconds from the end of one question to the begin of the next.
        clock: seconds that only grow. sleep: waits so many of them.
    """

    def __init__(self, delay: float, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self._delay, self._clock, self._sleep = delay, clock, sleep
        self._sites: dict[str, _Site] = {}

    @asynccontextmanager
    async def of(self, host: str) -> AsyncIterator[None]:
        """Wait for the site's turn, and have it to oneself inside."""
        site = self._site(host)
        async with site.lock:
            wait = site.free_at - self._clock()
            if wait > 0:
                await self._sleep(wait)
            try:
                yield
            finally:
                site.free_at = max(site.free_at, self._clock() + site.delay)

    def slow_down(self, host: str, delay: float) -> None:
        """The site asked for so many seconds between two questions; the longest that was asked for counts."""
        site = self._site(host)
        site.free_at += max(0.0, delay - site.delay) if site.free_at else 0.0
        site.delay = max(site.delay, delay)

    def postpone(self, host: str, seconds: float) -> None:
        """No question to the site before so many seconds from now."""
        site = self._site(host)
        site.free_at = max(site.free_at, self._clock() + seconds)

    def rest(self, host: str, why: str) -> None:
        """No question to the site any more."""
        self._site(host).resting = why

    def resting(self, host: str) -> str:
        """Why the site is asked nothing any more; "" while it is."""
        return self._site(host).resting

    def _site(self, host: str) -> _Site:
        key = domain_of(host) or host
        if key not in self._sites:
            self._sites[key] = _Site(delay=self._delay)
        return self._sites[key]
