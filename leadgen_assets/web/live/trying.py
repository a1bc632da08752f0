"""An exchange with the tries that it needs: the one place where anything of the web is asked for again."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.live.asking import Asker, Headers, Limits
from leadgen_assets.web.live.exchange import Exchange
from leadgen_assets.web.live.faults import Fault
from leadgen_assets.web.live.guard import NotAsked, Target
from leadgen_assets.web.live.turns import Turns
from leadgen_assets.web.walls import WALL

TRIES = 3
FIRST_PAUSE = 1.0
"""Seconds before the second try, doubled before each further one, and up to half as much again by chance."""
LONGEST_PAUSE = 30.0
"""Seconds that are waited when a site says when to come back; it is left alone when it names more."""
_PASSING = frozenset({500, 502, 503, 504, 520, 521, 522, 523, 524})


class Tries:
    """Asks until there is an answer to keep, at most `TRIES` times.

    Args:
        now: for times at which a site wants to be asked again. clock: seconds that only grow.
        chance: spreads the pauses, so that many askers do not come back together.
    """

    def __init__(
        self,
        asker: Asker,
        turns: Turns,
        now: Callable[[], datetime],
        clock: Callable[[], float],
        chance: random.Random,
    ) -> None:
        self._asker, self._turns, self._now, self._clock, self._chance = asker, turns, now, clock, chance

    async def exchange(self, target: Target, further: Headers, limits: Limits) -> tuple[Exchange, float]:
        """The exchange that counts, and the seconds that it took, pauses and waiting for the turn not included.

        What went wrong is an exchange without status; nothing is raised for what a site does.
        """
        for attempt in range(1, TRIES + 1):
            async with self._turns.of(target.host):
                resting = self._turns.resting(target.host)
                if resting:
                    return self._nothing(target, Outcome.BLOCKED, resting), 0.0
                began = self._clock()
                exchange, passing = await self._once(target, further, limits)
                took = self._clock() - began
            pause = self._pause(exchange, attempt) if passing else None
            if pause is None or (attempt == TRIES and pause <= LONGEST_PAUSE):
                return exchange, took
            if pause > LONGEST_PAUSE:
                return await self._left_alone(target, exchange, pause), took
            await self._turns.postpone(target.host, pause)
        raise AssertionError("the last try returns")

    async def _once(self, target: Target, further: Headers, limits: Limits) -> tuple[Exchange, bool]:
        try:
            exchange = await self._asker.ask(target, further, limits)
        except Fault as fault:
            return self._nothing(target, fault.outcome, fault.detail), fault.passing
        except NotAsked as refused:
            return self._nothing(target, Outcome.BLOCKED, refused.reason), False
        asked_to_wait = exchange.status in (429, 503) and bool(exchange.header("retry-after"))
        wall = exchange.detail.startswith(WALL)  # it wants a proof, not another question
        return exchange, asked_to_wait or (exchange.status in _PASSING and not wall)

    def _pause(self, exchange: Exchange, attempt: int) -> float:
        told = retry_after(exchange.header("retry-after"), self._now()) if exchange.status in (429, 503) else None
        if told is not None:
            return told
        return FIRST_PAUSE * (1 << (attempt - 1)) * (1 + self._chance.random() / 2)

    async def _left_alone(self, target: Target, exchange: Exchange, pause: float) -> Exchange:
        await self._turns.rest(target.host, pause, f"HTTP {exchange.status}")
        detail = self._turns.resting(target.host)
        return Exchange(
            exchange.url, exchange.at, exchange.status, exchange.headers, exchange.body, exchange.outcome, detail
        )

    def _nothing(self, target: Target, outcome: Outcome, detail: str) -> Exchange:
        return Exchange(target.url, self._now(), None, (), b"", outcome, detail)


def retry_after(header: str, now: datetime) -> float | None:
    """Seconds from now that a Retry-After header asks to wait, never less than 0; None when it cannot be read."""
    text = header.strip()
    if re.fullmatch(r"[0-9]{1,12}", text):
        return float(text)
    try:
        at = parsedate_to_datetime(text)
        wait = (at if at.tzinfo else at.replace(tzinfo=UTC)) - now
        return max(0.0, wait.total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
