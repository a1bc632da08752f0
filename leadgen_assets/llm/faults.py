"""Classes of faults, and what each is answered with: asked again, put off, stopped, or paid and given up."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from leadgen_assets.llm.told_errors import code_and_message, holds_answer, parsed, status_told, told_error
from leadgen_assets.llm.told_limits import rest_asked
from leadgen_assets.llm.wire import Reply, WireFault

TRIES = 3
FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 60.0
"""A service that asks to wait longer is not waited for: the item is put off."""


class FaultClass(StrEnum):
    """What went wrong, by what it calls for."""

    TRANSIENT = "transient"  # asked again, three tries in all; then the service is down
    RATE_LIMITED = "rate limited"  # waited for as told, asked again; put off when told to wait long
    QUOTA = "quota"  # the account has no money: nothing can succeed
    AUTHENTICATION = "authentication"  # key, project or region: nothing can succeed
    PERMANENT = "permanent"  # this question can never succeed; with `stops`, none can
    BAD_OUTPUT = "bad output"  # paid; asked again once, with the error told
    REFUSED = "refused"  # paid; the model will not answer
    INCOMPLETE = "incomplete"  # paid; cut short, asked again once with more room where that was why


class Fate(StrEnum):
    """What became of the money that was set aside."""

    GIVEN_BACK = "given back"  # nothing was sent, or the service said no
    UNKNOWN = "unknown"  # perhaps executed, perhaps billed
    PAID = "paid"  # by the usage that came with it


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that went wrong.

    Attributes:
        what: for people; what the service said, without key and prompt.
        again: whether the same may be asked again.
        stops: whether no other question can succeed either.
        wait_seconds: that the service asked for; None when it asked for nothing.
        overrun: whether it is a sign that fewer questions at once should be asked.
    """

    kind: FaultClass
    what: str
    fate: Fate
    again: bool = False
    stops: bool = False
    wait_seconds: float | None = None
    overrun: bool = False
    todo: str = ""

    @property
    def note(self) -> str:
        """As the ledger keeps it."""
        return f"{self.kind}: {self.what}"[:500]


def fault_of_wire(fault: WireFault) -> Fault:
    """No answer came: transient; the money is given back only where certainly nothing was sent."""
    fate = Fate.UNKNOWN if fault.sent else Fate.GIVEN_BACK
    return Fault(FaultClass.TRANSIENT, fault.what, fate, again=True, overrun=fault.sent)


def fault_of_reply(reply: Reply, now: datetime) -> Fault | None:
    """What a status says; None for 2xx. A 504 comes from something between, so the call may have been executed."""
    status, headers = reply.status, reply.headers
    if 200 <= status < 300:
        return None
    written, said = code_and_message(reply.body)
    code = written.lower()
    what = f"HTTP {status}" + (f" ({written})" if written else "") + (f": {said}" if said else "")
    wait = rest_asked(headers, now)
    if status in (401, 403):
        return _stop(FaultClass.AUTHENTICATION, what, "check OPENAI_API_KEY, its project and its rights")
    if status == 402 or code in ("insufficient_quota", "billing_hard_limit_reached", "billing_not_active"):
        return _stop(FaultClass.QUOTA, what, "add credit or raise the limit in the account of the key, then resume")
    again = {"true": True, "false": False}.get(headers.get("x-should-retry", "").lower())
    if status == 429:
        fine = again is not False
        return Fault(FaultClass.RATE_LIMITED, what, Fate.GIVEN_BACK, again=fine, wait_seconds=wait, overrun=True)
    if status in (408, 409) or (status >= 500 and status != 501) or again:
        fate = Fate.UNKNOWN if status in (504, 524) else Fate.GIVEN_BACK
        fine = again is not False
        return Fault(FaultClass.TRANSIENT, what, fate, again=fine, wait_seconds=wait, overrun=status == 503)
    if code in ("model_not_found", "unsupported_model") or status in (404, 405, 501) or status < 400:
        todo = "check OPENAI_BASE_URL, and LEADGEN_MODEL, LEADGEN_SEARCH_MODEL, LEADGEN_EMBEDDING_MODEL"
        return _stop(FaultClass.PERMANENT, what, todo)
    return Fault(FaultClass.PERMANENT, what, Fate.GIVEN_BACK)


def fault_of_error(reply: Reply, now: datetime, fate: Fate = Fate.UNKNOWN) -> Fault | None:
    """What a body says that holds an error and no answer, though its status is 200, as some proxies send it; None for others.

    It is classed as if it had come with its status. That nothing was billed is not believed of it, but where it was turned away
    for the rate and says nothing of use: what was not begun is what a 429 books.
    """
    body = parsed(reply.body)
    error = told_error(body)
    if error is None or holds_answer(body):
        return None
    told = json.dumps({"error": error}).encode()
    fault = fault_of_reply(Reply(status_told(body, error), reply.headers, told), now)
    if fault is None:
        return None
    if fault.kind is FaultClass.RATE_LIMITED and fate is Fate.UNKNOWN and not body.get("usage"):
        fate = Fate.GIVEN_BACK
    return replace(fault, what=f"HTTP {reply.status} with an error{fault.what[len('HTTP 000') :]}", fate=fate)


def wait_before(tries: int, told: float | None, chance: random.Random) -> float:
    """Seconds before the next try, after `tries` of them: what was told and a little, else exponential with full jitter."""
    if told is not None:
        return told + chance.uniform(0, min(1.0, 0.1 + told / 10))
    return chance.uniform(0, min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2.0 ** (tries - 1) * 2))


def _stop(kind: FaultClass, what: str, todo: str) -> Fault:
    return Fault(kind, what, Fate.GIVEN_BACK, stops=True, todo=todo)
