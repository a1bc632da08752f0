"""Each site's robots.txt, asked for once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.answers import readable_body, redirect_target
from leadgen_assets.web.live.exchange import Exchange
from leadgen_assets.web.live.guard import Target
from leadgen_assets.web.robots import MOST_BYTES, NOT_HAD, Robots, closes, parse_robots

LONGEST_DELAY = 30.0
"""Seconds that are waited between two questions; a site that wants more is not read."""
_MOST_HOPS = 5
_DECODED = 4 * MOST_BYTES

AskForRules = Callable[[str], Awaitable[Exchange]]
"""Asks for one address of a robots.txt; a forbidden or broken one is an exchange without status."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page may not be read."""

    outcome: Outcome
    detail: str


class SiteRules:
    """What the sites allow.

    Args:
        ask: for one robots.txt, without following redirects.
    """

    def __init__(self, ask: AskForRules) -> None:
        self._ask = ask
        self._sites: dict[str, asyncio.Future[Robots | Refusal]] = {}

    async def of(self, target: Target) -> Robots | Refusal:
        """The rules of a target's scheme, host and port, asked for once whoever asks, or why nothing there may be read."""
        if target.site not in self._sites:
            self._sites[target.site] = asyncio.ensure_future(self._had(f"{target.site}/robots.txt"))
        # One asker that is cancelled must not take the answer from the others.
        return await asyncio.shield(self._sites[target.site])

    async def close(self) -> None:
        """End what is still being asked for."""
        for asked in self._sites.values():
            asked.cancel()
        await asyncio.gather(*self._sites.values(), return_exceptions=True)

    async def _had(self, url: str) -> Robots | Refusal:
        for _ in range(_MOST_HOPS + 1):
            exchange = await self._ask(url)
            if exchange.status is None:
                return Refusal(exchange.outcome, exchange.detail)
            target = redirect_target(exchange.status, exchange.header("location"), url)
            if not target:
                return _rules(exchange)
            url = target
        return Robots()


def _rules(exchange: Exchange) -> Robots | Refusal:
    if closes(exchange.status or 0):
        return Refusal(Outcome.BLOCKED, NOT_HAD)
    if exchange.outcome is not Outcome.OK:
        return Robots()
    outcome, _, body = readable_body(
        exchange.body, "", "", exchange.header("content-encoding"), _DECODED, any_type=True
    )
    if outcome is not Outcome.OK:
        return Refusal(Outcome.BLOCKED, NOT_HAD)
    robots = parse_robots(body)
    if robots.crawl_delay > LONGEST_DELAY:
        wanted = f"robots.txt wants {robots.crawl_delay:.0f} s between two questions, more than {LONGEST_DELAY:.0f}"
        return Refusal(Outcome.BLOCKED, wanted)
    return robots
