"""Companies that were done by rules alone while the model's service was down: offered to be done again when it answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from leadgen_assets.domain.requests.proposal import Proposal, companies
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.fallbacks import FallenBack, fallen_back, note_offer, unsettled


@dataclass(frozen=True, slots=True)
class Service:
    """The model's service of the settings, as far as it must be known to offer it again.

    Attributes:
        account: by which its turns are kept; "" where there is no key. models: that would be asked.
        answers: whether it answers now.
    """

    account: str
    models: tuple[str, ...]
    answers: Callable[[], Awaitable[bool]]


async def offer_again(database: Database, service: Service, now: datetime) -> list[str]:
    """Add to each request with such companies, once, what a person could do; returns the requests' keys.

    Nothing is queued and nothing is spent: that is the person's decision. The service is asked only where somebody would be
    told and it is not known to have answered since the fault.
    """
    async with database.operator_tx() as conn:
        found = await fallen_back(conn, service.account, service.models)
    unheard = [one for one in found if not one.answered_since]
    if unheard and not await service.answers():
        found = [one for one in found if one.answered_since]
    return [one.key for one in found if await _offered(database, one, now)]


async def _offered(database: Database, one: FallenBack, now: datetime) -> bool:
    async with database.tenant_tx(one.key.partition(".")[0]) as conn:
        stored = await unsettled(conn, one.key)
        if stored is None:
            return False
        number = companies(one.companies)
        command = f"leadgen run {one.key} --redo failed"
        proposal = Proposal(f"ask the model about {number} that were done without it", command)
        words = f"{stored.next_step} {number} were done without the model, whose service answers again: {command}."
        await note_offer(conn, one.key, [*stored.proposals, proposal], words, now)
        return True
