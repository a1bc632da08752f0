"""The database that commits and then breaks before it says so: everything is done a second time, and counts once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.llm.books import Intent, Reserved
from leadgen_assets.llm.question import Asker
from leadgen_assets.settings import Settings
from leadgen_assets.stages import steady
from leadgen_assets.stages.steady_books import SteadyBooks
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks
from leadgen_assets.storage.model_limits import counter_faults


class Breaking:
    """Books whose every method does its work and then fails, the first time that it is asked something."""

    def __init__(self, books: PostgresBooks) -> None:
        self._books = books
        self.broken: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        async def broken_once(*given: Any) -> Any:
            done = await getattr(self._books, name)(*given)
            if (told := f"{name} {given[0]}") not in self.broken:
                self.broken.append(told)
                raise DatabaseUnavailable("the server closed the connection unexpectedly")
            return done

        return broken_once


def test_what_is_done_twice_counts_once(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steady, "WAITS", (0.0,))
    asker = Asker("acme", "", "doctor-1", 0, "doctor", 1_000_000)

    def intent(name: str) -> Intent:
        return Intent(name, asker, "real", "m", "doctor", "", {}, 100_000, token=f"token of {name}")

    async def asked() -> tuple[list[str], list[str]]:
        async with Database(database_url) as opened:
            breaking = Breaking(PostgresBooks(opened, Settings(), lambda: datetime.now(UTC)))
            books = SteadyBooks(breaking)  # type: ignore[arg-type]
            first, second, third = [await books.begin(intent(name)) for name in ("first", "second", "third")]
            assert isinstance(first, Reserved)
            assert isinstance(second, Reserved)
            assert isinstance(third, Reserved)
            await books.answered(first.call_id, {"said": "yes"}, {}, 7, True)
            await books.failed(second.call_id, "500")
            await books.unknown(third.call_id, "time-out")
            await books.told_limits("account", "m", {"retry-after": "9"})
            late = await books.begin(replace(intent("late"), account="account", tokens=1))
            assert isinstance(late, Reserved)
            assert late.turn.wait_seconds > 8
            await books.unsent(late.call_id)
            async with opened.tenant_tx("acme") as conn:
                return await counter_faults(conn), breaking.broken

    faults, broken = asyncio.run(asked())
    assert faults == []
    assert len(broken) == 9
    with psycopg.connect(database_url) as connection:
        rows = connection.execute(
            "SELECT kind, calls, in_flight_microusd, unknown_microusd, settled_microusd FROM leadgen.model_counters"
            " WHERE kind IN ('run', 'hour') ORDER BY kind DESC"
        ).fetchall()
    assert rows == [("run", 3, 0, 100_000, 7), ("hour", 3, 0, 0, 0)]
