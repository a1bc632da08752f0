from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
from pydantic import SecretStr

from leadgen_assets.domain.errors import DatabaseUnavailable, SettingsInvalid
from leadgen_assets.settings import Settings
from leadgen_assets.storage import database as module
from leadgen_assets.storage.database import IN_TENANT, Database, open_url
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.migrations import migrate

ADD_TENANT = "INSERT INTO tenants (name) VALUES ('Acme')"
WHOSE: LiteralString = f"SELECT leadgen.current_tenant() AS tenant, %(much)s AS much FROM {IN_TENANT}"
COUNT = "SELECT count(*) AS n FROM leadgen.tenants"

TORN_DOWN = """
import asyncio, os, sys, time
import psycopg
from leadgen_assets.storage.database import Database

loop = asyncio.new_event_loop()

async def waiting():
    async with Database(sys.argv[1]) as opened, opened.tenant_tx("acme") as connection:
        await connection.execute("INSERT INTO tenants (name) VALUES ('Acme')")
        loop.stop()
        await asyncio.Event().wait()

suspended = waiting()
task = loop.create_task(suspended)
loop.run_forever()
suspended.close()  # what the end of a process does: GeneratorExit, nothing can be awaited
OPEN = "SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()"
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    for _ in range(100):  # the server needs a moment to see that its client is gone
        (sessions,) = connection.execute(OPEN).fetchone()
        if not sessions:
            break
        time.sleep(0.05)
    (rows,) = connection.execute("SELECT count(*) FROM leadgen.tenants").fetchone()
print(f"{rows} rows, {sessions} open", flush=True)
os._exit(0)
"""


@pytest.fixture(scope="module")
def mortal() -> Iterator[EmbeddedServer]:
    """A server of its own that tests may kill, with the role that connections act as."""
    home = Path(tempfile.mkdtemp(prefix="leadgen-test-"))
    home.chmod(0o711)
    server = EmbeddedServer(home)
    try:
        with psycopg.connect(server.start(), autocommit=True) as connection:
            connection.execute("CREATE ROLE leadgen_app")
        yield server
    finally:
        server.stop()
        shutil.rmtree(home)


async def count(opened: Database, tenant: str = "acme") -> int:
    async with opened.tenant_tx(tenant) as connection:
        row = await (await connection.execute(COUNT)).fetchone()
    assert row is not None
    return int(row["n"])


def test_rows_are_dicts_and_times_are_utc(database: Callable[[], Database]) -> None:
    async def told() -> dict[str, object]:
        async with database() as opened, opened.tenant_tx("acme") as connection:
            await connection.execute("SET LOCAL timezone = 'America/Chicago'")
            await connection.execute("RESET timezone")
            text = "SELECT '2026-01-02 03:04:05-05'::timestamptz AS at, current_user::text AS who"
            row = await (await connection.execute(text)).fetchone()
            assert row is not None
            return row

    row = asyncio.run(told())
    assert row["who"] == "leadgen_app"
    at = row["at"]
    assert isinstance(at, datetime)
    assert (at, at.utcoffset()) == (datetime(2026, 1, 2, 8, 4, 5, tzinfo=UTC), timedelta(0))


def test_a_call_is_its_own_tenants_whoever_had_the_connection_before(database: Callable[[], Database]) -> None:
    async def told() -> list[object]:
        async with database() as opened:
            tenants = ["acme", "bolt", "*"] * 6  # planned once, and more often than the pool has connections
            calls = [opened.tenant_call(tenant, WHOSE, {"much": 10**n}) for n, tenant in enumerate(tenants)]
            rows = await asyncio.gather(*calls)
            with pytest.raises(psycopg.DatabaseError, match="no tenant is set"):
                await opened.tenant_call("acme", "SELECT leadgen.current_tenant()", {})
            with pytest.raises(ValueError, match="not a tenant"):
                await opened.tenant_call("a'b", WHOSE, {"much": 1})
            assert [row["much"] for row in rows] == [10**n for n in range(18)]
            return [row["tenant"] for row in rows]

    assert asyncio.run(told()) == ["acme", "bolt", "*"] * 6


def test_an_error_rolls_back_and_the_connection_is_used_again(database: Callable[[], Database]) -> None:
    async def broken(opened: Database) -> None:
        async with opened.tenant_tx("acme") as connection:
            await connection.execute(ADD_TENANT)
            raise ZeroDivisionError

    async def after() -> int:
        async with database() as opened:
            for _ in range(20):  # more often than the pool has connections
                with pytest.raises(ZeroDivisionError):
                    await broken(opened)
            return await count(opened)

    assert asyncio.run(after()) == 0


def test_an_ignored_sql_error_is_not_a_silent_rollback(database: Callable[[], Database]) -> None:
    async def twice(opened: Database) -> None:
        async with opened.tenant_tx("acme") as connection:
            await connection.execute(ADD_TENANT)
            with pytest.raises(psycopg.errors.UniqueViolation):
                await connection.execute(ADD_TENANT)

    async def ignore() -> int:
        async with database() as opened:
            with pytest.raises(psycopg.errors.InFailedSqlTransaction, match="nothing was committed"):
                await twice(opened)
            return await count(opened)

    assert asyncio.run(ignore()) == 0


def test_an_inner_transaction_is_a_savepoint(database: Callable[[], Database]) -> None:
    async def nested() -> int:
        async with database() as opened:
            async with opened.tenant_tx("acme") as connection:
                await connection.execute(ADD_TENANT)
                with pytest.raises(psycopg.errors.UniqueViolation):
                    async with connection.transaction():
                        await connection.execute(ADD_TENANT)
            return await count(opened)

    assert asyncio.run(nested()) == 1


def test_a_cancelled_task_gives_its_connection_back(database_url: str) -> None:
    async def cancelled() -> int:
        async with Database(database_url, connections=1) as opened:

            async def slow() -> None:
                async with opened.tenant_tx("acme") as connection:
                    await connection.execute(ADD_TENANT)
                    await connection.execute("SELECT pg_sleep(60)")

            task = asyncio.create_task(slow())
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return await count(opened)

    assert asyncio.run(cancelled()) == 0


def test_a_coroutine_that_is_torn_down_leaves_no_rows_and_no_session(database_url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TORN_DOWN, database_url], capture_output=True, text=True, check=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("0 rows, 0 open\n", "")


def test_seconds_count_what_transactions_take(database: Callable[[], Database]) -> None:
    async def spent() -> float:
        async with database() as opened:
            async with opened.tenant_tx("acme") as connection:
                await connection.execute("SELECT pg_sleep(0.05)")
            return opened.seconds

    assert asyncio.run(spent()) >= 0.05


def test_one_object_serves_several_loops(database: Callable[[], Database]) -> None:
    opened = database()

    async def busy() -> list[int]:
        async with opened:
            return await asyncio.gather(*(count(opened) for _ in range(20)))

    assert asyncio.run(busy()) == asyncio.run(busy()) == [0] * 20


def test_it_must_be_entered_and_given_a_tenant(database: Callable[[], Database]) -> None:
    async def outside() -> None:
        async with database().tenant_tx("acme"):
            pass

    async def nobody(tenant: str) -> None:
        async with database() as opened, opened.tenant_tx(tenant):
            pass

    with pytest.raises(RuntimeError, match="async with"):
        asyncio.run(outside())
    for tenant in ("", "Acme", "a'; DROP TABLE x; --", "a\n"):
        with pytest.raises(ValueError, match="not a tenant"):
            asyncio.run(nobody(tenant))


def test_a_restarted_server_is_not_noticed(mortal: EmbeddedServer) -> None:
    url = mortal.start()

    async def across() -> list[object]:
        answers = []
        async with Database(url) as opened:
            for _ in range(3):
                async with opened.tenant_tx("acme") as connection:
                    row = await (await connection.execute("SELECT 1 AS one")).fetchone()
                    answers.append(row and row["one"])
                pid = mortal.status().pid
                assert pid is not None
                os.kill(pid, signal.SIGKILL)
                mortal.start()
        return answers

    assert asyncio.run(across()) == [1, 1, 1]


def test_a_connection_lost_in_the_middle_is_told(database: Callable[[], Database]) -> None:
    async def lose() -> None:
        async with database() as opened, opened.tenant_tx("acme") as connection:
            opened.end_session(connection.info.backend_pid)
            await connection.execute(COUNT)

    with pytest.raises(DatabaseUnavailable, match="cannot be reached"):
        asyncio.run(lose())


def test_a_full_disk_under_the_database_is_told(database: Callable[[], Database]) -> None:
    """As the server raises it; a real one would have to fill a disk."""

    async def inside() -> None:
        async with database() as opened:
            with pytest.raises(DatabaseUnavailable, match="disk is full; what was committed is kept"):
                async with opened.tenant_tx("acme") as conn:
                    await conn.execute(
                        "DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$"
                    )
            async with opened.tenant_tx("acme") as conn:
                await conn.execute("SELECT 1")

    asyncio.run(inside())


def test_locks_live_as_long_as_their_connection(database: Callable[[], Database]) -> None:
    try_lock = "SELECT pg_try_advisory_lock(7) AS got, current_user::text AS who"
    with database().lock_connection() as first, database().lock_connection() as second:
        assert first.execute(try_lock).fetchone() == {"got": True, "who": "leadgen_app"}
        assert second.execute(try_lock).fetchone() == {"got": False, "who": "leadgen_app"}
        assert database().end_session(first.info.backend_pid)
        assert second.execute(try_lock).fetchone() == {"got": True, "who": "leadgen_app"}


@pytest.mark.parametrize("way", ["tenant", "operator", "lock", "end", "migrate"])
def test_a_database_that_is_down_is_told_without_the_password(way: str) -> None:
    unreachable = Database("postgresql://clerk:s3cr%40et@127.0.0.1:1/leads")

    async def begin(operator: bool) -> None:
        async with unreachable as opened, opened.operator_tx() if operator else opened.tenant_tx("acme"):
            pass

    ways: dict[str, Callable[[], object]] = {
        "tenant": lambda: asyncio.run(begin(operator=False)),
        "operator": lambda: asyncio.run(begin(operator=True)),
        "lock": unreachable.lock_connection,
        "end": lambda: unreachable.end_session(1),
        "migrate": lambda: migrate(unreachable.url),
    }
    with pytest.raises(DatabaseUnavailable) as caught:
        ways[way]()
    said = str(caught.value)
    assert "127.0.0.1:1, database leads, user clerk" in said
    assert "LEADGEN_DATABASE_URL" in said
    assert "s3cr" not in said


def test_a_server_that_goes_away_for_good_is_told(mortal: EmbeddedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DOWN_SECONDS", 0.2)
    url = mortal.start()

    async def ask() -> None:
        async with Database(url) as opened:
            async with opened.tenant_tx("acme"):
                pass
            mortal.stop()
            async with opened.tenant_tx("acme"):
                pass

    with pytest.raises(DatabaseUnavailable, match="leadgen db start"):
        asyncio.run(ask())


def test_a_busy_pool_is_told_apart_from_a_dead_server(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DOWN_SECONDS", 0.1)
    monkeypatch.setattr(module, "WAIT_SECONDS", 0.2)

    async def ask() -> None:
        async with Database(database_url, connections=1) as opened, opened.tenant_tx("acme"), opened.tenant_tx("acme"):
            pass

    with pytest.raises(DatabaseUnavailable, match="no connection became free"):
        asyncio.run(ask())


def test_open_url_starts_the_embedded_server(mortal: EmbeddedServer) -> None:
    mortal.stop()
    with psycopg.connect(open_url(Settings(home=mortal.home))) as connection:
        assert connection.info.dbname == "leadgen"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_open_url_takes_every_spelling(scheme: str) -> None:
    given = Settings(database_url=SecretStr(f"{scheme}://u:p@h:5433/leads?sslmode=require"))
    assert open_url(given) == "postgresql://u:p@h:5433/leads?sslmode=require"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:s3cret@h/x",
        "s3cret",
        "postgresql://u:s3cret@x@h/db",
        "postgresql://u:s3c/ret@h/db",
        "postgresql://u:s3c#ret@h/db",
        "postgresql://u:s3cret%zz@h/db",
        "postgresql://u:s3cret@h/db?nonsense=s3cret",
    ],
)
def test_open_url_refuses_what_is_no_address_without_repeating_it(url: str) -> None:
    with pytest.raises(SettingsInvalid, match="LEADGEN_DATABASE_URL") as caught:
        open_url(Settings(database_url=SecretStr(url)))
    assert "s3c" not in str(caught.value)
