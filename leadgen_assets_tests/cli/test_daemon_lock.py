"""One `leadgen up` per database: told to a second one, taken again after a restart of the database, gone with its process."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from leadgen_assets.cli import daemon_lock
from leadgen_assets.cli.daemon_lock import DaemonLock
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.settings import PROJECT
from leadgen_assets.storage.address import with_database

if TYPE_CHECKING:
    from leadgen_assets_tests.cli.conftest import Said

HOLDERS = "SELECT pid, application_name FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory'" + (
    " AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
HOLD = "import sys, time; from leadgen_assets.cli.daemon_lock import DaemonLock\n" + (
    "with DaemonLock(sys.argv[1], 'killed'): print('held', flush=True); time.sleep(60)"
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daemon_lock, "LOOKS_EVERY_SECONDS", 0.05)
    monkeypatch.setattr(daemon_lock, "PATIENCE_SECONDS", 0.5)


def holders(url: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(HOLDERS).fetchall()


def cut(url: str) -> None:
    """As a restart of the database does: the session ends with its locks."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"SELECT pg_terminate_backend(pid, 5000) FROM ({HOLDERS}) AS h")


def soon(what: Callable[[], Any]) -> Any:
    until = time.monotonic() + 10
    while not (found := what()) and time.monotonic() < until:
        time.sleep(0.02)
    return found


def test_a_second_up_from_another_home_is_refused_in_words(
    database_url: str, leadgen: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path))
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    with DaemonLock(database_url, "process 7 on worker-2"):
        said = leadgen("up", "--headless")
        daemon = next(one for one in json.loads(leadgen("health", "--json").out)["lines"] if one["name"] == "daemon")
    assert said.code == 1
    assert "Another `leadgen up` works on this database (process 7 on worker-2)" in said.err
    assert "Starting Dagster" not in said.out
    assert "`leadgen up` is being started" in daemon["seen"]
    with DaemonLock(database_url, "the next") as lock:
        assert lock.tend() == ""
    # Of another database of ours, with the same one of Dagster's.
    with DaemonLock(with_database(database_url, "dagster"), "process 8 on worker-3"):
        said = leadgen("up", "--headless")
    assert (said.code, "Starting Dagster" in said.out) == (1, False)
    assert "works on this database (process 8 on worker-3)" in said.err
    assert "name another database for Dagster in this clone's dagster.yaml" in said.err


def test_it_is_taken_again_after_a_restart_of_the_database(database_url: str) -> None:
    with DaemonLock(database_url, "one") as lock:
        ((before, _),) = holders(database_url)
        cut(database_url)
        soon(lambda: holders(database_url))
        ((after, name),) = holders(database_url)
        assert (after != before, name) == (True, "one")
        assert lock.tend() == ""


def test_who_lost_it_to_another_meanwhile_ends(database_url: str) -> None:
    with DaemonLock(database_url, "one") as lock, psycopg.connect(database_url, autocommit=True) as connection:
        own = lock._let_go
        connection.execute("SELECT set_config('application_name', 'two', false)")

        def let_go() -> None:  # after the loss and before the next try: another one comes first
            connection.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [daemon_lock.UP_KEY])
            own()

        lock._let_go = let_go  # type: ignore[method-assign]
        cut(database_url)

        def lost() -> str:
            try:
                return lock.tend()
            except LeadgenError as error:
                return str(error)

        assert "(two)" in soon(lost)
        lock._let_go = own  # type: ignore[method-assign]


def test_it_dies_with_a_process_that_is_killed(database_url: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, database_url], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LeadgenError, match="killed"), DaemonLock(database_url):
            pass
        holder.kill()
        holder.wait()
    soon(lambda: not holders(database_url))
    with DaemonLock(database_url, "next") as lock:
        assert lock.tend() == ""
