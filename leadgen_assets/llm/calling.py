"""One reserved call: turn, breaker, the wire, what came, and the settled row, whatever happens in between."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import asdict, dataclass
from datetime import datetime
from http import HTTPStatus
from math import inf
from typing import Any, Generic, TypeVar

from leadgen_assets.domain.errors import ModelDown
from leadgen_assets.llm.answer import Usage
from leadgen_assets.llm.booking import booked, surely
from leadgen_assets.llm.books import Books, Reserved, Turn
from leadgen_assets.llm.breaker import Breaker
from leadgen_assets.llm.connections import reach_it
from leadgen_assets.llm.faults import (
    LONGEST_WAIT_SECONDS,
    Fate,
    Fault,
    FaultClass,
    fault_of_error,
    fault_of_reply,
    fault_of_wire,
)
from leadgen_assets.llm.pace import Pace, Room
from leadgen_assets.llm.pausing import paused_by_service
from leadgen_assets.llm.prices import Prices
from leadgen_assets.llm.question import Body, Spend
from leadgen_assets.llm.reading import STATUSES, body_in
from leadgen_assets.llm.remarks import Remarks
from leadgen_assets.llm.stopping import Waits
from leadgen_assets.llm.wire import Kind, Reply, Wire, WireFault

V = TypeVar("V")

SOON_SECONDS = 0.25
"""A call that may go so soon stays reserved until then; money is set aside for no longer waiting."""
UNUSABLE = (FaultClass.BAD_OUTPUT, FaultClass.REFUSED, FaultClass.INCOMPLETE)
"""An answer came, and is of no use, paid or not."""
PATIENCE_SECONDS = 60.0
"""How long a question waits for an open breaker, where nobody can go on without the model."""


@dataclass(frozen=True, slots=True)
class Judged(Generic[V]):
    """What a body was found to be: a value, or a fault that is paid or not."""

    value: V | None
    fault: Fault | None
    usage: Usage
    model: str = ""
    service_tier: str = ""
    repeat: Callable[[Body], Body] | None = None


@dataclass(frozen=True, slots=True)
class Settled(Generic[V]):
    """A call that is in the books: what was judged, and what it cost."""

    judged: Judged[V]
    micro_usd: int = 0


class Caller:
    """Makes reserved calls; one for each gateway.

    Args:
        now: the time (UTC). waits: how a call waits before it is sent. patient: whether an open breaker is waited for.
    """

    def __init__(
        self,
        wire: Wire,
        books: Books,
        prices: Prices,
        pace: Pace,
        breaker: Breaker,
        now: Callable[[], datetime],
        waits: Waits,
        patient: bool,
        remarks: Remarks,
    ) -> None:
        self.wire, self.books, self.prices, self.pace, self.breaker = wire, books, prices, pace, breaker
        self._now, self._waits, self._patient, self._remarks = now, waits, patient, remarks

    def goes_soon(self, begun: Reserved) -> bool:
        """Whether a reserved call is about to be sent; else it is to be taken back, and begun anew after `rest`."""
        rests = self.breaker.rest_seconds(), self.pace.crowd.rest_seconds()
        return max(begun.turn.wait_seconds, *rests) <= SOON_SECONDS

    async def rest(self, turn: Turn, model: str, waited: float) -> float:
        """Wait for a turn, which stays its owner's, and for the breaker; errors as `call`.

        Args:
            waited: how long the question waited for the breaker before. Returns: the same afterwards.
        """
        await self._await(turn, model)
        return await self._let_rest(waited)

    async def call(
        self,
        kind: Kind,
        begun: Reserved,
        most: Spend,
        body: Body,
        judge: Callable[[dict[str, Any]], Judged[V]],
        room: Room,
    ) -> Settled[V]:
        """Send a reserved call and settle its row; an answer that does not say what it used is booked at its highest cost.

        Cancelled or stopped before it is sent, the call is taken back as if it had never been; cancelled after, the row is
        unknown: the service may go on. With an answer the room is left before it is booked: no other call waits for the database.

        Raises:
            ModelDown: the breaker is open. ModelPaused: the service asked to be left alone for longer than anybody waits.
            AskingStopped: the run is told to stop.
        """
        sent, call_id = False, begun.call_id
        try:
            await self._await(begun.turn, str(body["model"]))
            await self._let_rest(0.0)
            self._waits.go_on()
            self.breaker.wait_seconds()  # where it is not closed, and of the crowd, this call is the probe
            self.pace.crowd.wait_seconds()
            sent = True
            reply: Reply | WireFault = await self._send(kind, body)
        except BaseException as error:
            if not sent:
                await surely(self.books.unsent(call_id))
                raise
            await surely(self.books.unknown(call_id, f"dropped in flight: {type(error).__name__}"))
            self.breaker.unheard()
            self.pace.crowd.unheard()
            raise
        if isinstance(reply, Reply) and reply.status == HTTPStatus.OK and fault_of_error(reply, self._now()) is None:
            room.leave()
        return await self._settle(call_id, str(body["model"]), most, reply, judge)

    async def _send(self, kind: Kind, body: Body) -> Reply | WireFault:
        try:
            return await self.wire.send(kind, body)
        except WireFault as fault:
            return fault

    async def _await(self, turn: Turn, model: str) -> None:
        if not turn.taken or turn.wait_seconds > self._waits.at_most(inf):
            said, where = "it is left alone until then", self.wire.address
            raise paused_by_service(said, where, self._now(), turn.wait_seconds, turn.wait_seconds)
        if turn.wait_seconds > 0:
            self._remarks.waits(model, turn.wait_seconds)
            await self._waits.seconds(turn.wait_seconds)

    async def _let_rest(self, waited: float) -> float:
        """Wait until neither the crowd nor the breaker holds anybody up; as `rest`, but for the turn."""
        while True:
            if (crowded := self.pace.crowd.rest_seconds()) > 0:
                await self._wait_for_crowd(crowded)
            elif (wait := self.breaker.rest_seconds()) > 0:
                waited = await self._wait_for_breaker(wait, waited)
            else:
                return waited

    async def _wait_for_crowd(self, wait: float) -> None:
        if wait > self._waits.at_most(LONGEST_WAIT_SECONDS):
            raise paused_by_service(self.pace.crowd.last_fault, self.wire.address, self._now(), wait, None)
        await self._waits.seconds(wait)

    async def _wait_for_breaker(self, wait: float, waited: float) -> float:
        if not self._patient or waited + wait > PATIENCE_SECONDS:
            last = self.breaker.last_fault or "it gave no reason"
            raise ModelDown(
                f"the model's service failed again and again ({last}), and is not asked for a while",
                self.wire.address,
                f"it is asked again in {wait:.0f} seconds; {reach_it(self.wire.address)}",
            )
        await self._waits.seconds(wait)
        return waited + wait

    async def _settle(
        self,
        call_id: int,
        model: str,
        most: Spend,
        reply: Reply | WireFault,
        judge: Callable[[dict[str, Any]], Judged[V]],
    ) -> Settled[V]:
        """Judge what came and have it booked; nothing is waited for in between, so that a paid answer is never dropped."""
        body: dict[str, Any] = {}
        judged: Judged[V]
        if isinstance(reply, WireFault):
            judged = Judged(None, fault_of_wire(reply), Usage())
        else:
            fault, body = _fault_or_body(reply, self._now())
            judged = judge(body) if fault is None else Judged(None, fault, Usage())
        rest = self._heed(judged.fault)
        cost, entry = self._entry(call_id, model, most, body, judged)
        await booked(self._learned(model, reply, rest, entry), usable=judged.fault is None)
        return Settled(judged, cost)

    async def _learned(
        self, model: str, reply: Reply | WireFault, rest: float, entry: Coroutine[Any, Any, None]
    ) -> None:
        if isinstance(reply, Reply):
            await self._learn(model, reply)
        if rest > 0:  # other processes need not find out as well
            await self.books.told_limits(self.wire.account, model, {"retry-after": f"{rest:.3f}"})
        await entry

    def _entry(
        self, call_id: int, model: str, most: Spend, body: dict[str, Any], judged: Judged[V]
    ) -> tuple[int, Coroutine[Any, Any, None]]:
        """What a call cost, as far as that is known, and its entry in the books."""
        fault = judged.fault
        if fault is not None and fault.fate is Fate.GIVEN_BACK:
            return 0, self.books.failed(call_id, fault.note)
        if fault is not None and fault.fate is Fate.UNKNOWN:
            return 0, self.books.unknown(call_id, fault.note)
        cost = self.prices.cost(model, judged.usage, self._now(), judged.service_tier)
        odd = _odd(judged.usage, most, judged.service_tier) if cost > most.micro_usd else ""
        if odd:
            # What is billed nobody knows then: its highest cost counts until a person settles it.
            self._remarks.odd(odd)
            return 0, self.books.unknown(call_id, f"{fault.note}; {odd}" if fault else f"odd usage: {odd}")
        if judged.usage.input_tokens + judged.usage.output_tokens == 0:
            cost = most.micro_usd  # it does not say what it used
        usage, note = asdict(judged.usage), fault.note if fault else ""
        return cost, self.books.answered(call_id, body, usage, cost, fault is None, note)

    async def _learn(self, model: str, reply: Reply) -> None:
        told = {
            name: value for name, value in reply.headers.items() if name.startswith(("x-ratelimit-", "retry-after"))
        }
        if told:
            await self.books.told_limits(self.wire.account, model, told)

    def _heed(self, fault: Fault | None) -> float:
        """Have everybody know what became of a call; seconds for which the service is left alone, as it turns all away."""
        if fault is not None and fault.kind is FaultClass.TRANSIENT:
            self.breaker.bad(fault.what)
        else:
            self.breaker.good()
        if fault is None:
            self._remarks.answered()
        elif fault.fate is Fate.PAID or fault.kind in UNUSABLE:
            self._remarks.unusable(fault.note, paid=fault.fate is Fate.PAID)
        elif not fault.stops:  # what stops ends the stage, and says so itself
            again = fault.kind is not FaultClass.PERMANENT
            by_rules = fault.kind is FaultClass.TRANSIENT and not self._patient
            away = fault.kind is FaultClass.RATE_LIMITED
            self._remarks.failed(fault.what, self._now(), again=again, by_rules=by_rules, turned_away=away)
        if fault is not None and fault.kind is FaultClass.RATE_LIMITED:
            self.pace.refused(fault.what)
            return self.pace.crowd.rest_seconds()
        self.pace.crowd.good()
        if fault is not None and fault.overrun:
            self.pace.bad()
        elif fault is None or fault.fate is Fate.PAID:
            self.pace.good()
        return 0.0


def _odd(usage: Usage, most: Spend, tier: str) -> str:
    """What cannot be of an answer that would cost more than the most: a usage, by what was sent, or a tier that nobody asked for."""
    for what, used, bound in (
        ("input tokens", usage.input_tokens, most.input_tokens),
        ("output tokens", usage.output_tokens, most.output_tokens),
        ("searches", usage.searches, most.searches),
    ):
        if used > bound:
            return f"{used:,} {what} where {bound:,} are the most that can be"
    return f"the service tier {tier!r}, which is dearer than the one asked for"


def _fault_or_body(reply: Reply, now: datetime) -> tuple[Fault | None, dict[str, Any]]:
    fault = fault_of_reply(reply, now)
    if fault is not None:
        return fault, {}
    body = body_in(reply)
    if isinstance(body, Fault):
        return body, {}
    # An answer that failed has a status of its own, and may say what it used: it is read as an answer.
    told = None if body.get("status") in STATUSES else fault_of_error(reply, now)
    return (told, {}) if told is not None else (None, body)
