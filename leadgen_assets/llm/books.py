"""What the gateway needs kept: the journal of answers, the ledger of money, and turns at the service; storage/ keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from leadgen_assets.llm.question import Asker, Body


class CallStatus(StrEnum):
    """How far a call is; a row of the ledger is one request over the wire, a second try is a second row."""

    SENT = "sent"  # reserved and under way
    ANSWERED = "answered"  # complete and schema-valid: the journal's hits
    UNUSABLE = "unusable"  # answered and paid, but refused, incomplete or bad output
    FAILED = "failed"  # the service said no before doing anything; costs nothing
    UNKNOWN = "unknown"  # sent, and nobody knows what became of it: counts at its maximum until settled by a person
    SETTLED = "settled"  # an unknown one, settled by a person


class Limit(StrEnum):
    """Which limit a reservation would pass."""

    REQUEST = "request"  # dollars of the request
    DAY = "day"  # dollars of the tenant and day (UTC)
    HOUR = "hour"  # calls of the tenant and hour (UTC)


@dataclass(frozen=True, slots=True)
class Intent:
    """A call that is about to be sent.

    Attributes:
        call_hash: of everything that the answer depends on, tenant and mode included.
        most_micro_usd: what it can cost at most.
        prompt: the request body, stored for whoever audits; holds no key.
        token: names this one sending, so that a `begin` that is done twice (the database did not answer) reserves once; new
            for each request over the wire, "" where nobody repeats.
        account: of whose turns at the service one is taken with the reservation; "" takes none. tokens: that it counts there.
    """

    call_hash: str
    asker: Asker
    mode: str
    model: str
    agent: str
    about: str
    prompt: Body
    most_micro_usd: int
    token: str = ""
    account: str = ""
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """How long to wait before the call may go, 0 for now; `taken` is False where that is too long, and it must not go."""

    wait_seconds: float
    taken: bool = True


AT_ONCE = Turn(0.0)


@dataclass(frozen=True, slots=True)
class Hit:
    """The journal has the answer: the response body as received, its ledger row and what it cost then."""

    call_id: int
    response: dict[str, Any]
    model: str
    saved_micro_usd: int


@dataclass(frozen=True, slots=True)
class Reserved:
    """The money is set aside, and the call has its turn.

    Attributes:
        alerts: limits of which it was the first to pass 80 %.
        heard: the newest answer to the question that could not be used, where it came to this very body; None for none. A run that
            was killed behind it goes on with what it would have sent then.
    """

    call_id: int
    alerts: tuple[Limit, ...] = ()
    turn: Turn = AT_ONCE
    heard: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class UnderWay:
    """Somebody who lives asks the same just now: wait for the answer."""

    call_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The limit would be passed.

    Attributes:
        in_flight_micro_usd: reserved by calls under way, which may be given back: worth waiting for when not 0 (for `HOUR`
            never).
        until: when the limit is new (None for the request's budget).
    """

    limit: Limit
    allowed: int
    used: int
    in_flight_micro_usd: int
    until: datetime | None


class Books(Protocol):
    """Journal, ledger and turns, shared by all processes of the installation."""

    async def begin(self, intent: Intent) -> Hit | Reserved | UnderWay | Refused:
        """Look the answer up, else reserve its highest cost against every limit, in one transaction under the fence.

        What is reserved takes its turn too, within the requests and tokens a minute of the account's model, all processes
        together; none is taken where the service asked to be left alone for longer than anybody waits. Begun twice it may
        take two turns, which only costs time.

        Raises:
            FenceLost: a newer run took the request over.
        """
        ...

    async def answered(
        self,
        call_id: int,
        response: dict[str, Any],
        usage: Mapping[str, int],
        micro_usd: int,
        usable: bool,
        fault: str = "",
    ) -> None:
        """Settle a paid call and put its answer into the journal, in one transaction; also when the fence was lost since."""
        ...

    async def failed(self, call_id: int, fault: str) -> None:
        """Give the reservation back: the service did nothing."""
        ...

    async def unsent(self, call_id: int) -> None:
        """Take a call back that was certainly not sent: it counts against no limit, of money or of calls."""
        ...

    async def unknown(self, call_id: int, fault: str) -> None:
        """Keep the reservation at its maximum: nobody knows whether the call was executed."""
        ...

    async def told_limits(self, account: str, model: str, headers: Mapping[str, str]) -> None:
        """Learn limits, what remains and when it is new from `x-ratelimit-*` and `retry-after` headers."""
        ...
