"""How many questions at once: few at first, more while answers are good, half as many when the service is overrun.

And none for a while where it turns every one away, whatever time it names: the process finds out once, not each question.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from leadgen_assets.llm.breaker import Breaker, State

FIRST = 4
"""Questions at once before the first answer: as few as may be sent in vain where there is no credit, or no such model."""

_MORE = 7.0
"""Room that each good answer makes while none was refused; what a service cannot bear halves it at once."""


CROWDED = 5
"""Refusals for the rate in a row, each after those that were under way at the one before, with no answer in between."""
CROWDED_SECONDS = 3.0
"""The first rest after them: the sixth in a row is longer than anybody waits, and puts the questions off."""


class Pace:
    """Adaptive concurrency of one process.

    Until the first refusal each good answer makes room for seven more: four, then 32; after that a whole good round
    makes room for one. A bad sign (rate limit, time-out) halves it, at most once a round: the calls that were under way at the first sign
    tell the same again.

    Attributes:
        crowd: opens where the service turns away whatever is asked, for its rate; one question finds out then whether it still does.

    Args:
        clock: seconds that only grow.
    """

    def __init__(self, most: int, first: int = FIRST, clock: Callable[[], float] = time.monotonic) -> None:
        self.crowd = Breaker(clock, CROWDED, CROWDED_SECONDS)
        self.most, self.limit = most, float(min(first, most))
        self.running = 0
        self._growing, self._deaf = True, 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Room]:
        """Room for one call, first come, first served."""
        await self._enter()
        room = Room(self)
        try:
            yield room
        finally:
            room.leave()

    def left(self) -> None:
        """Somebody left the room that a turn gave."""
        self.running -= 1
        self._wake()

    def good(self) -> None:
        """A call was answered."""
        self._deaf = max(0, self._deaf - 1)
        self.limit = min(self.most, self.limit + (_MORE if self._growing else 1.0 / self.limit))
        self._wake()

    def bad(self) -> None:
        """The service is overrun: a rate limit, or a time-out."""
        if self._deaf:
            self._deaf -= 1
            return
        self._growing, self._deaf = False, max(0, self.running - 1)
        self.limit = max(1.0, self.limit / 2)

    def refused(self, what: str) -> None:
        """A rate limit, with what the service said: also a sign that it takes nothing at all."""
        # Before the crowd has opened, what was under way at the first sign says nothing new.
        if not self._deaf or self.crowd.state is not State.CLOSED:
            self.crowd.bad(what)
        self.bad()

    async def _enter(self) -> None:
        if self.running < int(self.limit) and not self._waiting:
            self.running += 1
            return
        place = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        try:
            await place  # whoever wakes it has counted it as running
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.running -= 1
                self._wake()
            elif place in self._waiting:
                self._waiting.remove(place)
            raise

    def _wake(self) -> None:
        while self._waiting and self.running < int(self.limit):
            place = self._waiting.popleft()
            if not place.done():
                self.running += 1
                place.set_result(None)


class Room:
    """Room for one call, which may be left before the turn ends: once the service has answered, it has room for another."""

    def __init__(self, pace: Pace) -> None:
        self._pace, self._is_held = pace, True

    def leave(self) -> None:
        """Leave it; once more does nothing."""
        if self._is_held:
            self._is_held = False
            self._pace.left()
