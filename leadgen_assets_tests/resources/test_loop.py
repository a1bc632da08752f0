"""One event loop and its connections for a whole run, thrown away with whatever an error left in it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from leadgen_assets.resources.loop import DatabaseLoop
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain


async def backend(database: Database) -> int:
    async with database.operator_tx() as conn:
        row = await (await conn.execute("SELECT pg_backend_pid() AS pid")).fetchone()
    assert row is not None
    return int(row["pid"])


def test_what_comes_next_has_the_connection_of_what_came_before(database_url: str) -> None:
    loop = DatabaseLoop(database_url)
    try:
        assert loop.run(backend) == loop.run(backend)
    finally:
        loop.close()
    loop.close()  # once more harms nothing


def test_after_an_error_nothing_of_it_goes_on(database_url: str) -> None:
    ended: list[str] = []
    loop = DatabaseLoop(database_url)
    before = loop.run(backend)

    async def for_ever() -> None:
        try:
            await asyncio.sleep(600)
        finally:
            ended.append("cancelled")

    async def failing(database: Database) -> None:
        ended.append("begun")
        failing.left = asyncio.create_task(for_ever())  # type: ignore[attr-defined]  (a task nobody holds may vanish)
        await asyncio.sleep(0)
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        loop.run(failing)
    assert ended == ["begun", "cancelled"]
    assert loop.run(backend) != before
    loop.close()


@pytest.mark.long
def test_a_whole_run_opens_few_connections(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    count = "SELECT sessions FROM pg_stat_database WHERE datname = current_database()"
    ((before,),) = chain.sql(count)
    assert chain.materialize(key).success
    ((after,),) = chain.sql(count)
    assert after - before < 30
