"""Journal and ledger of questions to a model, in PostgreSQL: what `llm.books.Books` asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, LiteralString

import psycopg

from leadgen_assets.domain.money import micro_usd
from leadgen_assets.llm.books import CallStatus, Hit, Intent, Limit, Refused, Reserved, Turn, UnderWay
from leadgen_assets.llm.question import Asker
from leadgen_assets.llm.told_limits import ToldLimits, read_told_limits
from leadgen_assets.settings import Settings
from leadgen_assets.storage import locks, model_ledger, model_turns
from leadgen_assets.storage.convoy import Convoy
from leadgen_assets.storage.database import IN_TENANT, Database
from leadgen_assets.storage.stored_json import storable

SWEEP_EVERY = timedelta(seconds=5)
"""How often a tenant's calls under way are looked at for orphans, while its limits are reached."""

_Begun = tuple[dict[str, Any], float, datetime]
"""What was found, after how many seconds the call may go, and when that was said."""


class PostgresBooks:
    """Books shared by all processes on one database; every method is one transaction and may be done twice.

    Questions that are begun meanwhile go into one transaction together, and so do answers.

    Faults of the database are raised as they come (`stages.steady` has the one retry). A call is booked by the object that
    began it, which knows its tenant.

    Args:
        settings: limits of tenants that have none of their own, requests and tokens a minute, the longest time of an answer.
        now: the clock, in UTC: it decides day and hour of a call, the age of answers, and turns.
    """

    def __init__(self, database: Database, settings: Settings, now: Callable[[], datetime]) -> None:
        self._database, self._settings, self._now = database, settings, now
        self._tenants: dict[int, str] = {}
        self._swept_at: dict[str, datetime] = {}
        self._told: dict[tuple[str, str], tuple[int | None, int | None]] = {}
        self._begins: Convoy[tuple[Asker, str], Intent, _Begun] = Convoy(self._begun_together)
        self._bookings: Convoy[str, model_ledger.Booking, None] = Convoy(self._booked_together)

    async def begin(self, intent: Intent) -> Hit | Reserved | UnderWay | Refused:
        """The journal's answer, or a reservation; see `Books.begin`.

        Raises:
            FenceLost: a newer run took the request over.
            DatabaseUnavailable: no connection, or it broke in the middle.
        """
        found, wait, now = await self._begun(intent)
        if found["outcome"] == "refused" and found["in_flight"] and await self._orphans_found(intent.asker.tenant):
            found, wait, now = await self._begun(intent)  # what nobody waits for is not worth waiting for
        match found["outcome"]:
            case "hit":
                return Hit(found["call_id"], found["response"], found["model"], found["saved"])
            case "under_way":
                return UnderWay(found["call_id"])
            case "refused":
                limit = Limit(found["limit"])
                return Refused(
                    limit, found["allowed"], found["used"], found["in_flight"], model_ledger.new_at(limit, now)
                )
        self._tenants[found["call_id"]] = intent.asker.tenant
        turn = Turn(abs(wait), taken=wait >= 0)
        alerts = tuple(Limit(name) for name in found["alerts"])
        return Reserved(found["call_id"], alerts, turn, found.get("heard"))

    async def answered(
        self,
        call_id: int,
        response: dict[str, Any],
        usage: Mapping[str, int],
        micro_usd: int,
        usable: bool,
        fault: str = "",
    ) -> None:
        """Settle a paid call and keep its answer; see `Books.answered`."""
        status = CallStatus.ANSWERED if usable else CallStatus.UNUSABLE
        await self._book(call_id, status, micro_usd, storable(response), storable(dict(usage)), fault)

    async def failed(self, call_id: int, fault: str) -> None:
        """Give the reservation back; see `Books.failed`."""
        await self._book(call_id, CallStatus.FAILED, 0, None, None, fault)

    async def unsent(self, call_id: int) -> None:
        """Take the call back; see `Books.unsent`."""
        statement: LiteralString = f"SELECT leadgen.unsend_model_call(%(call)s) AS taken_back FROM {IN_TENANT}"
        await self._database.tenant_call(self._tenants[call_id], statement, {"call": call_id})

    async def unknown(self, call_id: int, fault: str) -> None:
        """Keep the reservation at its maximum; see `Books.unknown`."""
        await self._book(call_id, CallStatus.UNKNOWN, None, None, None, fault)

    async def told_limits(self, account: str, model: str, headers: Mapping[str, str]) -> None:
        """Learn limits from headers; see `Books.told_limits`."""
        told = read_told_limits(headers, self._now())
        if told.anything and self._is_news(account, model, told):
            await model_turns.note_limits(self._database, account, model, told, self._most_a_minute, self._now())

    def _is_news(self, account: str, model: str, told: ToldLimits) -> bool:
        """Whether turns change by it: every answer tells the same limits, and plenty left holds nobody up."""
        limits = (told.requests, told.tokens)
        lefts = ((told.requests_left, told.requests), (told.tokens_left, told.tokens))
        scarce = any(left is not None and (limit is None or left * 2 < limit) for left, limit in lefts)
        known = self._told.get((account, model)) == limits
        self._told[account, model] = limits
        return scarce or not known or told.rest_seconds is not None

    async def _begun(self, intent: Intent) -> _Begun:
        asker = intent.asker
        try:
            return await self._begins.join((asker, intent.mode), intent)
        except psycopg.Error as error:
            if error.sqlstate != locks.FENCE_LOST:
                raise
            raise locks.fence_lost(asker.request_key, asker.run_id) from error

    async def _begun_together(self, key: tuple[Asker, str], intents: Sequence[Intent]) -> list[_Begun]:
        settings = self._settings
        now = self._now()  # one time for all: what is refused just before midnight is new in a moment
        bounds = model_ledger.Bounds(
            per_day_micro_usd=micro_usd(settings.usd_per_day),
            per_hour=settings.calls_per_hour,
            answers_since=now - timedelta(days=key[0].answers_since_days),
            sent_since=model_ledger.sent_since(settings, now),
            a_minute=self._most_a_minute,
        )
        begun = await model_ledger.begin(self._database, intents, bounds, now)
        return [(found, wait, now) for found, wait in begun]

    async def _orphans_found(self, tenant: str) -> int:
        """Number of calls under way that were nobody's and are unknown from now on; looked for now and then only."""
        now = self._now()
        if now - self._swept_at.get(tenant, now - SWEEP_EVERY) < SWEEP_EVERY:
            return 0
        self._swept_at[tenant] = now
        async with self._database.tenant_tx(tenant) as conn:
            return await model_ledger.sweep_orphans(conn, model_ledger.sent_since(self._settings, now), now)

    async def _book(
        self, call_id: int, status: CallStatus, cost: int | None, answer: str | None, usage: str | None, fault: str
    ) -> None:
        booking = model_ledger.Booking(call_id, status, cost, answer, usage, fault, self._now())
        await self._bookings.join(self._tenants[call_id], booking)

    async def _booked_together(self, tenant: str, bookings: Sequence[model_ledger.Booking]) -> list[None]:
        await model_ledger.book(self._database, tenant, bookings)
        return [None] * len(bookings)

    @property
    def _most_a_minute(self) -> tuple[int, int]:
        return self._settings.model_requests_per_minute, self._settings.model_tokens_per_minute
