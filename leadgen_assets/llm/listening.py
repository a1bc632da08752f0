"""Whether a service takes questions now, found out by one that it refuses; a lenient one that answers spends a token, which is booked."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from datetime import datetime
from typing import Any, Protocol

from leadgen_assets.llm.bodies import written
from leadgen_assets.llm.booking import surely
from leadgen_assets.llm.books import Books, Intent, Reserved
from leadgen_assets.llm.faults import FaultClass, fault_of_error, fault_of_reply
from leadgen_assets.llm.prices import Prices
from leadgen_assets.llm.question import Asker, Body
from leadgen_assets.llm.reading import body_in, reading_of
from leadgen_assets.llm.wire import Kind, Reply, WireFault
from leadgen_assets.settings import Settings

STAGE = "listening"
"""Under which `leadgen cost` shows what such a question cost."""


class Sends(Protocol):
    """A wire, as far as it is needed here."""

    async def send(self, kind: Kind, body: Body) -> Reply:
        """One request over the wire; see `wire.Wire.send`."""
        ...


async def takes_questions(wire: Sends, books: Books, settings: Settings, account: str, now: datetime) -> bool:
    """Whether the service judges a question by its content, which only one that takes questions can.

    Its list of models would not say: it may answer while questions fail, and some services have none. So it gets a question
    without its text, and with room for one token where it answers that all the same: it refuses what it looked at, and
    one that is down says so instead. It is not sent where a limit or a rest of the service forbids any question. What was
    set aside for it is taken back unless an answer came: without a text there is nothing else to bill.

    Args:
        account: of whose turns one is taken.

    Raises:
        SettingsInvalid: the model has no price.
    """
    body: Body = {"model": settings.model, "max_output_tokens": 1, "store": False}
    prices, asked = Prices(settings.model_prices), written(body)
    most, token = prices.most(body, asked, now).micro_usd, uuid.uuid4().hex
    asker = Asker(settings.tenant, "", token, 0, STAGE, most, answers_since_days=0)
    intent = Intent(
        token, asker, "real", settings.model, STAGE, "whether it listens", body, most, token, account, len(asked) // 4
    )
    begun = await books.begin(intent)
    if not isinstance(begun, Reserved):
        return False
    said: dict[str, Any] | None = None
    try:
        if begun.turn.taken and not begun.turn.wait_seconds:
            takes, said = _heard(await wire.send("responses", body), now)
            return takes
    except WireFault:
        pass
    finally:
        await surely(_booked(books, begun.call_id, said, prices, body, most, now))
    return False


def _heard(reply: Reply, now: datetime) -> tuple[bool, dict[str, Any] | None]:
    """Whether that is a reply of a service that takes questions, and the answer where it gave one."""
    found, fault = body_in(reply), fault_of_reply(reply, now) or fault_of_error(reply, now)
    if not isinstance(found, dict):
        return False, None  # a page of something between
    if fault is None:
        return True, found
    return fault.kind is FaultClass.PERMANENT and not fault.stops, None


async def _booked(
    books: Books, call_id: int, said: dict[str, Any] | None, prices: Prices, body: Body, most: int, now: datetime
) -> None:
    if said is None:
        await books.unsent(call_id)
        return
    told = reading_of(said)
    cost = prices.cost(str(body["model"]), told.usage, now, told.service_tier) if told.usage_told else most
    await books.answered(call_id, said, asdict(told.usage), cost, usable=False, fault="it was asked nothing")
