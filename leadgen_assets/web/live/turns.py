"""Whose turn it is: each site is asked one question at a time, with a rest between two.

A site here is a registrable domain, because the hosts of one firm (`www.`, `blog.`) mostly share one machine; a host
without one counts for itself. Customers of a site builder each have a domain of their own there: those machines are made for many.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Protocol

from leadgen_assets.web.addresses import domain_of


class SharedTurns(Protocol):
    """Turns that several processes keep together. Nothing is raised where that is not possible just now: turns are given then."""

    async def take(self, site: str, delay: float) -> tuple[float, str]:
        """Take a site's turn if it is free now.

        Args:
            delay: seconds that must have passed since the last question, whoever asked it.

        Returns:
            seconds after which to try again, 0.0 if the turn was taken; and why the site is to be left alone, or "".
        """
        ...

    async def give_back(self, site: str, delay: float) -> None:
        """The question is over; nobody asks for `delay` seconds."""
        ...

    async def postpone(self, site: str, seconds: float) -> None:
        """Nobody asks before so many seconds from now."""
        ...

    async def rest(self, site: str, seconds: float, why: str) -> None:
        """Nobody asks for so many seconds, nor waits for it."""
        ...


@dataclass(slots=True)
class _Site:
    key: str
    delay: float
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    resting: str = ""


class Turns:
    """The turns of all sites.

    Args:
        delay: seconds from the end of one question to the begin of the next.
        clock: seconds that only grow. sleep: waits so many of them.
        shared: the turns of other processes too; None: this fetcher keeps its own alone.
    """

    def __init__(
        self,
        delay: float,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        shared: SharedTurns | None = None,
    ) -> None:
        self._delay, self._clock, self._sleep, self._shared = delay, clock, sleep, shared
        self._sites: dict[str, _Site] = {}

    @asynccontextmanager
    async def of(self, host: str) -> AsyncIterator[None]:
        """Wait for the site's turn, and have it to oneself inside; no wait for a site that is `resting`."""
        site = self._site(host)
        async with site.lock:
            taken = await self._taken(site)
            try:
                yield
            except GeneratorExit:
                taken = False  # the loop is going down and nothing can be awaited; the turn ends with its connection
                raise
            finally:
                site.free_at = max(site.free_at, self._clock() + site.delay)
                if taken and self._shared is not None:
                    await self._shared.give_back(site.key, site.delay)

    async def _taken(self, site: _Site) -> bool:
        """Wait for the turn; whether it is one that other processes wait for."""
        while not site.resting:
            wait = site.free_at - self._clock()
            if wait > 0:
                await self._sleep(wait)
            if self._shared is None:
                return False
            wait, why = await self._shared.take(site.key, site.delay)
            if why:
                site.resting = _asks_for_rest(why, wait)
            elif wait > 0:
                await self._sleep(wait)
            else:
                return True
        return False

    async def slow_down(self, host: str, delay: float) -> None:
        """The site asked for so many seconds between two questions; the longest that was asked for counts."""
        site = self._site(host)
        if delay <= site.delay:
            return
        site.free_at += (delay - site.delay) if site.free_at else 0.0
        site.delay = delay
        if self._shared is not None and site.free_at:
            await self._shared.postpone(site.key, max(0.0, site.free_at - self._clock()))

    async def postpone(self, host: str, seconds: float) -> None:
        """No question to the site before so many seconds from now."""
        site = self._site(host)
        site.free_at = max(site.free_at, self._clock() + seconds)
        if self._shared is not None:
            await self._shared.postpone(site.key, seconds)

    async def rest(self, host: str, seconds: float, why: str) -> None:
        """No question to the site any more; other processes do not ask it for so many seconds."""
        site = self._site(host)
        site.resting = _asks_for_rest(why, seconds)
        if self._shared is not None:
            await self._shared.rest(site.key, seconds, why)

    def resting(self, host: str) -> str:
        """Why the site is asked nothing any more; "" while it is."""
        return self._site(host).resting

    def _site(self, host: str) -> _Site:
        key = domain_of(host) or host
        if key not in self._sites:
            self._sites[key] = _Site(key, self._delay)
        return self._sites[key]


_MONTH = 31 * 24 * 3600


def _asks_for_rest(why: str, seconds: float) -> str:
    return f"{why}, asks to come back in {_span(seconds)}"


def _span(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    if seconds > _MONTH:
        return "more than a month"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{seconds / 3600:.0f} h"
