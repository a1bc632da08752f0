"""The breaker: when the service fails again and again, nobody asks it for a while, then one asks whether it is back."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

FAILURES = 8
"""Transient failures in a row that open it: where three in ten calls fail by chance, this happens once in 15,000 calls."""
REST_SECONDS = 15.0
LONGEST_REST_SECONDS = 120.0


class State(StrEnum):
    """What may pass."""

    CLOSED = "closed"  # everything
    OPEN = "open"  # nothing until it has rested
    HALF_OPEN = "half-open"  # one call that finds out


class Breaker:
    """One breaker for a process and an account; each rest in a row is twice as long as the one before.

    Args:
        clock: seconds that only grow.

    Attributes:
        last_fault: what went wrong at last, for whoever is not let through; "" while it goes well.
    """

    def __init__(
        self, clock: Callable[[], float], failures: int = FAILURES, rest_seconds: float = REST_SECONDS
    ) -> None:
        self._clock, self._failures, self._first_rest = clock, failures, rest_seconds
        self._in_a_row, self._rest, self._opened, self._probing = 0, rest_seconds, 0.0, False
        self.state, self.last_fault = State.CLOSED, ""

    def wait_seconds(self) -> float:
        """How long until a call may pass: 0 for now. Whoever gets 0 while it is not closed is the probe, and must tell what came."""
        left = self.rest_seconds()
        if left == 0 and self.state is not State.CLOSED:
            self.state, self._probing = State.HALF_OPEN, True
        return left

    def rest_seconds(self) -> float:
        """The same for whoever is not to go yet, and is no probe: 0 when one may pass."""
        if self.state is State.CLOSED:
            return 0.0
        left = self._opened + self._rest - self._clock()
        return max(left, self._first_rest / 10) if self._probing else max(left, 0.0)

    def good(self) -> None:
        """The service answered, whatever it said."""
        self.state, self._in_a_row, self._rest, self._probing = State.CLOSED, 0, self._first_rest, False
        self.last_fault = ""

    def bad(self, what: str = "") -> None:
        """A call failed for a reason that may pass; `what` in words."""
        self._in_a_row += 1
        self.last_fault = what
        if self.state is State.HALF_OPEN:
            self._rest = min(self._rest * 2, LONGEST_REST_SECONDS)
            self._open()
        elif self.state is State.CLOSED and self._in_a_row >= self._failures:
            self._open()

    def unheard(self) -> None:
        """The call was dropped before anything was known; another may be the probe."""
        self._probing = False

    def _open(self) -> None:
        self.state, self._opened, self._probing = State.OPEN, self._clock(), False
