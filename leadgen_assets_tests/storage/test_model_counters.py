"""Whatever happens to calls in whatever order: counters are the sums over them, and no limit is passed."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadgen_assets.domain.errors import SettlementRefused
from leadgen_assets.llm.books import Hit, Refused, Reserved, UnderWay
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks
from leadgen_assets.storage.model_costs import settle, settle_all
from leadgen_assets.storage.model_limits import counter_faults

BUDGET = 1_000
_stories = count(1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("begin"), st.integers(0, 5), st.integers(0, 400)),
        st.tuples(st.sampled_from(["answered", "unusable", "failed", "unknown", "settle"]), st.integers(0, 7), st.integers(0, 400)),
        st.tuples(st.sampled_from(["settle all at maximum", "settle all at nothing"]), st.just(0), st.just(0)),
        st.tuples(st.just("wait"), st.just(0), st.integers(1, 90)),
        st.tuples(st.just("take over"), st.just(0), st.just(0)),
    ),
    min_size=1,
    max_size=25,
)  # fmt: skip


class Sequence:
    """One random story of calls: what is done to the books, and what must be true after every step."""

    def __init__(self, payer: Any, database: Database, name: str) -> None:
        self.payer, self.database, self.name = payer, database, name
        self.books = PostgresBooks(database, payer.settings, lambda: payer.now)
        self.calls: list[int] = []
        self.most: dict[int, int] = {}

    async def do(self, step: str, which: int, amount: int) -> None:
        """One step; a step that is about a call does nothing while there is none."""
        call = self.calls[which % len(self.calls)] if self.calls else None
        match step:
            case "begin":
                await self._begin(which, amount)
            case "wait":
                self.payer.now += timedelta(minutes=amount)
            case "take over":
                self.payer.take_over()
            case "settle all at maximum" | "settle all at nothing":
                async with self.database.tenant_tx(self.payer.shelf.tenant) as conn:
                    await settle_all(conn, self.payer.now, at_maximum=step.endswith("maximum"))
            case _ if call is not None:
                await self._book(step, call, min(amount, self.most[call]))

    async def _begin(self, which: int, amount: int) -> None:
        changes: dict[str, Any] = {"budget_micro_usd": BUDGET}
        if which == 5:  # one question of no request, under a run of its own
            changes |= {"request_key": "", "run_id": f"doctor {self.name}", "fence": 0}
        begun = await self.books.begin(self.payer.intent(f"{self.name} {which}", amount, **changes))
        assert isinstance(begun, Hit | Reserved | UnderWay | Refused)
        if isinstance(begun, Reserved):
            self.calls.append(begun.call_id)
            self.most[begun.call_id] = amount

    async def _book(self, step: str, call: int, cost: int) -> None:
        match step:
            case "answered" | "unusable":
                await self.books.answered(call, {}, {}, cost, step == "answered")
            case "failed":
                await self.books.failed(call, "500")
            case "unknown":
                await self.books.unknown(call, "time-out")
            case _:
                try:
                    async with self.database.tenant_tx(self.payer.shelf.tenant) as conn:
                        await settle(conn, call, cost, self.payer.now)
                except SettlementRefused:
                    pass  # most calls are none that a person has to settle

    async def check(self) -> None:
        """The sums are right, and no budget is passed."""
        async with self.database.tenant_tx(self.payer.shelf.tenant) as conn:
            assert await counter_faults(conn) == []
            cursor = await conn.execute(
                "SELECT max(in_flight_microusd + unknown_microusd + settled_microusd) AS most"
                " FROM leadgen.model_counters WHERE kind IN ('request', 'run')"
            )
            row = await cursor.fetchone()
            assert row is not None
            assert (row["most"] or 0) <= BUDGET


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_counters_are_the_sums_over_the_calls_and_no_budget_is_passed(
    payer: Any, steps: list[tuple[str, int, int]]
) -> None:
    name = f"story {next(_stories)}"
    payer.turn_to(name)

    async def story() -> None:
        async with Database(payer.shelf.url) as database:
            sequence = Sequence(payer, database, name)
            for step in steps:
                await sequence.do(*step)
                await sequence.check()

    asyncio.run(story())
