"""Turns at web sites that several processes keep together, each here with a connection of its own."""

from __future__ import annotations

import asyncio
import itertools
import logging
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from psycopg import errors

from leadgen_assets.storage import web_turns
from leadgen_assets.storage.roles import APP, acting_as
from leadgen_assets.storage.web_turns import WebTurns

HOLDER = """
import asyncio, sys
from leadgen_assets.storage.web_turns import WebTurns
async def hold():
    async with WebTurns(sys.argv[1]) as turns:
        print(await turns.take("acme.example", 0.3), flush=True)
        await asyncio.sleep(60)
asyncio.run(hold())
"""


def both(url: str, work: Callable[[WebTurns, WebTurns], Awaitable[None]]) -> None:
    async def inside() -> None:
        async with WebTurns(url) as one, WebTurns(url) as other:
            await work(one, other)

    asyncio.run(inside())


async def taken(turns: WebTurns, site: str, delay: float) -> None:
    """Take a turn that must become free within 3 seconds."""
    until = time.monotonic() + 3.0
    for _ in range(1000):
        wait, why = await turns.take(site, delay)
        if not wait:
            return
        assert why == ""
        assert time.monotonic() < until
        await asyncio.sleep(wait)


def query(url: str, statement: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(statement.encode()).fetchall()


def test_one_has_the_turn_and_the_other_waits_for_its_end_and_the_rest(database_url: str) -> None:
    async def work(one: WebTurns, other: WebTurns) -> None:
        assert await one.take("acme.example", 0.3) == (0.0, "")
        assert await other.take("acme.example", 0.3) == (0.2, ""), "nobody knows when the question ends"
        assert await other.take("beta.example", 0.3) == (0.0, ""), "another site"
        await one.give_back("acme.example", 0.3)
        wait, why = await other.take("acme.example", 0.3)
        assert 0.1 < wait <= 0.3
        assert why == ""
        assert (await one.take("acme.example", 0.3))[0] > 0.1, "the rest is everybody's"
        await asyncio.sleep(wait)
        assert await other.take("acme.example", 0.3) == (0.0, "")

    both(database_url, work)


def test_whoever_knows_of_a_longer_delay_keeps_it_and_hands_it_on(database_url: str) -> None:
    async def work(one: WebTurns, other: WebTurns) -> None:
        await one.take("acme.example", 0.1)
        await one.give_back("acme.example", 0.1)
        assert (await other.take("acme.example", 9.0))[0] > 8.5, "since the end of the other's question"
        await one.postpone("acme.example", 20.0)
        assert (await other.take("acme.example", 0.1))[0] > 19.5
        await one.postpone("acme.example", 1.0)
        assert (await other.take("acme.example", 0.1))[0] > 19.5, "a shorter wish takes nothing back"

    both(database_url, work)


def test_a_site_that_wants_to_be_left_alone_is_by_all_and_not_for_ever(database_url: str) -> None:
    async def work(one: WebTurns, other: WebTurns) -> None:
        await one.take("acme.example", 0.0)
        await one.rest("acme.example", 7200.0, "HTTP 429")
        await one.give_back("acme.example", 0.0)
        wait, why = await other.take("acme.example", 0.0)
        assert (round(wait), why) == (7200, "HTTP 429")
        await one.rest("beta.example", 1e12, "HTTP 503")
        assert round((await other.take("beta.example", 0.0))[0]) == 86_400
        await one.rest("gamma.example", 0.05, "HTTP 503")
        await asyncio.sleep(0.06)
        assert await other.take("gamma.example", 0.0) == (0.0, "")

    both(database_url, work)


def test_many_that_ask_at_once_ask_one_by_one(database_url: str) -> None:
    spans: list[tuple[float, float]] = []

    async def asker(turns: WebTurns) -> None:
        for _ in range(4):
            await taken(turns, "acme.example", 0.02)
            began = time.monotonic()
            await asyncio.sleep(0.003)
            spans.append((began, time.monotonic()))
            await turns.give_back("acme.example", 0.02)

    async def inside() -> None:
        turns = [WebTurns(database_url) for _ in range(4)]
        await asyncio.gather(*(asker(one) for one in turns))
        for one in turns:
            await one.__aexit__(None, None, None)

    asyncio.run(inside())
    spans.sort()
    assert len(spans) == 16
    assert all(later[0] - earlier[1] >= 0.02 for earlier, later in itertools.pairwise(spans))


def test_a_killed_process_is_in_nobodys_way(database_url: str) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, database_url], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "(0.0, '')\n"

        async def work(one: WebTurns, other: WebTurns) -> None:
            assert (await one.take("acme.example", 0.3))[0] > 0
            holder.kill()
            holder.wait()
            await taken(one, "acme.example", 0.3)

        both(database_url, work)


def test_a_process_that_stands_still_is_not_waited_for_for_ever(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_turns, "STANDSTILL", timedelta(seconds=0.2))

    async def work(one: WebTurns, other: WebTurns) -> None:
        await one.take("acme.example", 0.0)
        assert (await other.take("acme.example", 0.0))[0] > 0
        await asyncio.sleep(0.25)
        assert await other.take("acme.example", 0.0) == (0.0, "")
        await one.give_back("acme.example", 0.0)
        await other.give_back("acme.example", 0.0)
        assert await one.take("acme.example", 0.0) == (0.0, "")

    both(database_url, work)


def test_a_connection_that_breaks_is_opened_again(database_url: str) -> None:
    async def work(one: WebTurns, other: WebTurns) -> None:
        await one.take("acme.example", 0.0)
        query(database_url, "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE query LIKE '%web_turn%'"
              " AND pid <> pg_backend_pid() AND datname = current_database()")  # fmt: skip
        await one.give_back("acme.example", 0.0)
        assert await other.take("acme.example", 0.0) == (0.0, "")

    both(database_url, work)


def test_a_wait_that_is_given_up_leaves_no_turn_taken(database_url: str) -> None:
    async def work(one: WebTurns, other: WebTurns) -> None:
        await other.take("beta.example", 0.0)  # its connection is open
        with psycopg.connect(acting_as(database_url, APP)) as blocker:
            blocker.execute("SELECT set_config('leadgen.tenant', '*', true)")
            blocker.execute("INSERT INTO leadgen.web_turns (site, free_at) VALUES ('acme.example', now())")
            asking = asyncio.create_task(one.take("acme.example", 0.0))
            await asyncio.sleep(0.2)
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking
        await taken(other, "acme.example", 0.0)

    both(database_url, work)


def test_without_a_database_every_turn_is_given_and_it_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    async def work(one: WebTurns, other: WebTurns) -> None:
        for _ in range(3):
            assert await one.take("acme.example", 1.0) == (0.0, "")
            await one.give_back("acme.example", 1.0)

    with caplog.at_level(logging.WARNING):
        both("postgresql://nobody@127.0.0.1:1/nothing", work)
    assert [record.message[:57] for record in caplog.records] == [
        "turns at web sites are not shared with other processes fo"
    ]


def test_the_rows_are_no_tenants_and_old_ones_go(database_url: str) -> None:
    both(database_url, lambda one, other: one.postpone("acme.example", 1.0))
    assert query(database_url, "SELECT tenant_id, site FROM leadgen.web_turns") == [("*", "acme.example")]
    with psycopg.connect(acting_as(database_url, APP)) as connection:
        connection.execute("SELECT set_config('leadgen.tenant', 'default', true)")
        assert connection.execute("SELECT * FROM leadgen.web_turns").fetchall() == []
        with pytest.raises(errors.CheckViolation):
            connection.execute("INSERT INTO leadgen.web_turns (site, free_at) VALUES ('mine.example', now())")
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("UPDATE leadgen.web_turns SET free_at = now() - interval '2 days'")
    both(database_url, lambda one, other: one.postpone("beta.example", 1.0))
    assert query(database_url, "SELECT site FROM leadgen.web_turns") == [("beta.example",)]
