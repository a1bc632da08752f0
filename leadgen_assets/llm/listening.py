"""Whether a service takes questions now, found out by one that it refuses; a lenient one that answers spends a token."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from leadgen_assets.llm.faults import FaultClass, fault_of_reply
from leadgen_assets.llm.question import Body
from leadgen_assets.llm.reading import body_in
from leadgen_assets.llm.wire import Kind, Reply, WireFault


class Sends(Protocol):
    """A wire, as far as it is needed here."""

    async def send(self, kind: Kind, body: Body) -> Reply:
        """One request over the wire; see `wire.Wire.send`."""
        ...


async def takes_questions(wire: Sends, model: str, now: datetime) -> bool:
    """Whether the service judges a question by its content, which only one that takes questions can.

    Its list of models would not say: it may answer while questions fail, and some services have none. So it gets a question
    without its text, and with room for one token where it answers that all the same: it refuses what it looked at, and
    one that is down says so instead.
    """
    try:
        reply = await wire.send("responses", {"model": model, "max_output_tokens": 1, "store": False})
    except WireFault:
        return False
    if not isinstance(body_in(reply), dict):
        return False  # a page of something between
    fault = fault_of_reply(reply, now)
    return fault is None or (fault.kind is FaultClass.PERMANENT and not fault.stops)
