from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import psycopg
import pytest

from leadgen_assets.cli import kept_database
from leadgen_assets.cli.kept_database import KeptDatabase
from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.health.examining import known_url
from leadgen_assets.settings import Settings
from leadgen_assets.storage import carrier, embedded, server_process
from leadgen_assets.storage.embedded import EmbeddedServer

START = "import sys, pathlib; from leadgen_assets.storage.embedded import EmbeddedServer; " + (
    "print(EmbeddedServer(pathlib.Path(sys.argv[1])).start())"
)


def starter(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", START, str(home)], stdout=subprocess.PIPE, text=True)


def keep_a_row(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('still here')")


def kept_rows(url: str) -> list[tuple[str]]:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT word FROM kept").fetchall()


@pytest.fixture(scope="module")
def used() -> Iterator[EmbeddedServer]:
    """A server of its own with a row in it, for tests that maltreat it one after the other."""
    home = Path(tempfile.mkdtemp(prefix="leadgen-test-"))
    home.chmod(0o711)
    server = EmbeddedServer(home)
    try:
        keep_a_row(server.start())
        yield server
    finally:
        server.stop()
        shutil.rmtree(home)


def test_first_start_makes_both_databases_and_the_extension(used: EmbeddedServer) -> None:
    with psycopg.connect(used.start()) as connection:
        assert connection.execute("SELECT '[1,2]'::vector <-> '[1,4]'::vector").fetchone() == (2.0,)
        assert connection.execute("SELECT lower('ÄÖ'), current_setting('timezone')").fetchone() == ("äö", "UTC")
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    with psycopg.connect(used.url("dagster")):
        pass
    assert used.started_here


def test_a_second_start_finds_the_first_ones_server(server: EmbeddedServer) -> None:
    again = EmbeddedServer(server.home)
    assert again.start() == server.url("leadgen")
    assert not again.started_here
    assert again.status().pid == server.status().pid


def test_status_before_the_first_start_makes_nothing(short_home: Path) -> None:
    before = EmbeddedServer(short_home).status()
    assert (before.running, before.pid, before.version, before.since) == (False, None, "", None)
    assert not list(short_home.iterdir())


def test_status_while_running_and_after(used: EmbeddedServer) -> None:
    used.start()
    during = used.status()
    assert during.running
    assert during.pid is not None
    assert psutil.Process(during.pid).name() == "postgres"
    assert during.since is not None
    assert during.version.startswith(f"{(during.data / 'PG_VERSION').read_text().strip()}.")
    assert used.stop() is True
    assert used.stop() is False
    after = used.status()
    assert (after.running, after.pid) == (False, None)


def test_simultaneous_starters_share_one_server(short_home: Path) -> None:
    starters = [starter(short_home) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:  # starters within one process too
        urls = set(threads.map(lambda _: EmbeddedServer(short_home).start(), range(4)))
    urls |= {process.communicate(timeout=60)[0].strip() for process in starters}
    assert [process.returncode for process in starters] == [0, 0, 0, 0]
    assert len(urls) == 1
    assert EmbeddedServer(short_home).status().log.read_text().count("starting PostgreSQL") == 1


def test_a_killed_server_comes_back_with_all_rows(used: EmbeddedServer) -> None:
    used.start()
    for _ in range(2):
        pid = used.status().pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        assert kept_rows(EmbeddedServer(used.home).start()) == [("still here",)]
        assert used.status().pid != pid


def test_a_server_that_stands_still_is_told_from_one_that_ended(
    used: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_process, "SILENT_SECONDS", 0.0)
    monkeypatch.setattr(server_process, "_PING_SECONDS", 1)
    monkeypatch.setattr(kept_database, "LOOKS_EVERY_SECONDS", 0.0)
    used.start()
    before, kept = used.status(), KeptDatabase(used)
    pid = before.pid
    assert (before.silence, kept.tend()) == ("", "")
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        settings = Settings(home=used.home)
        for ask in (used.start, lambda: known_url(settings)):
            with pytest.raises(DatabaseUnavailable, match=f"process {pid} runs but does not answer .*kill -CONT {pid}"):
                ask()
        told = kept.tend()
        kept.leave()
        again = kept.tend()
    finally:
        os.kill(pid, signal.SIGCONT)
    assert told.startswith(f"The database's process {pid} runs but does not answer")
    assert again.startswith("The database does not answer; the next try is in")
    assert used.status().pid == pid


def test_a_killed_server_is_revived_and_a_stopped_one_is_not(
    used: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_database, "LOOKS_EVERY_SECONDS", 0.0)
    assert not used.revive()
    pid, kept = used.status().pid, KeptDatabase(used)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert used.revive()
    assert used.answers()
    # A run or a service was quicker than `leadgen up`, which tells of it all the same, once.
    assert kept.tend().startswith("The database ended; who needed it first has started it. The database runs again.")
    assert kept.tend() == ""
    used.stop()
    assert not used.revive()
    assert not used.answers()


def test_a_pid_file_with_a_strangers_pid_is_seen_through(used: EmbeddedServer) -> None:
    used.start()
    status = used.status()
    text = (status.data / "postmaster.pid").read_text()
    used.stop()
    stranger = f"{os.getpid()}\n"
    (status.data / "postmaster.pid").write_text(stranger + text.split("\n", 1)[1])
    (status.socket / ".s.PGSQL.5432.lock").write_text(stranger + text.split("\n", 1)[1])
    assert not used.status().running
    assert kept_rows(used.start()) == [("still here",)]


def test_a_cut_off_pid_file_is_seen_through(used: EmbeddedServer) -> None:
    used.start()
    data = used.status().data
    used.stop()
    (data / "postmaster.pid").write_text("12")
    assert kept_rows(used.start()) == [("still here",)]


@pytest.mark.slow
def test_a_first_start_killed_in_the_middle_does_no_harm(short_home: Path) -> None:
    server = EmbeddedServer(short_home)
    first = starter(short_home)
    deadline = time.monotonic() + 30
    while not list(server.folder.glob("initdb-*/base")) and time.monotonic() < deadline:
        time.sleep(0.002)
    first.kill()
    first.wait()
    assert list(server.folder.glob("initdb-*")), "the start was not killed in the middle of initdb"
    first.communicate()
    keep_a_row(server.start())
    assert kept_rows(server.url("leadgen")) == [("still here",)]
    assert not list(server.folder.glob("initdb-*"))


def test_databases_missing_after_a_crash_are_made(used: EmbeddedServer) -> None:
    used.start()
    with psycopg.connect(used.url("postgres"), autocommit=True) as connection:
        connection.execute("DROP DATABASE dagster")
    (used.folder / "databases-created").unlink()
    used.start()
    with psycopg.connect(used.url("dagster")):
        pass


@pytest.mark.slow
def test_a_long_path_gets_its_socket_elsewhere(short_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = short_home / ("with a blank, a comma and 'quotes' " + "x" * 100)
    server = EmbeddedServer(home)
    try:
        keep_a_row(server.start())
        socket = server.status().socket
        assert not socket.is_relative_to(short_home)
        assert socket.stat().st_mode & 0o077 == 0
        other_temp = short_home / "tmp"
        other_temp.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(other_temp))
        assert kept_rows(EmbeddedServer(home).start()) == [("still here",)], "found whatever TMPDIR is"
    finally:
        server.stop()
        socket.rmdir()


def test_somebody_elses_socket_folder_is_refused(short_home: Path) -> None:
    home = short_home / ("x" * 100)
    server = EmbeddedServer(home)
    socket = server.status().socket
    socket.symlink_to(short_home)
    try:
        with pytest.raises(DatabaseUnavailable, match="not a folder of the account"):
            server.start()
    finally:
        socket.unlink()


def test_data_of_another_version_is_named(used: EmbeddedServer) -> None:
    used.start()
    data = used.status().data
    used.stop()
    version = (data / "PG_VERSION").read_text()
    (data / "PG_VERSION").write_text("9\n")
    with pytest.raises(DatabaseUnavailable, match=r"made by PostgreSQL 9, the binaries are version \d+"):
        used.start()
    (data / "PG_VERSION").write_text(version)


def test_a_folder_that_is_no_data_folder_is_left_alone(short_home: Path) -> None:
    server = EmbeddedServer(short_home)
    (server.folder / "data").mkdir(parents=True)
    (server.folder / "data" / "thesis.txt").write_text("mine")
    with pytest.raises(DatabaseUnavailable, match="not a PostgreSQL data folder"):
        server.start()
    assert (server.folder / "data" / "thesis.txt").read_text() == "mine"


def test_a_server_that_cannot_start_says_why(short_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(server_process.SETTINGS, "max_connections", "many")
    with pytest.raises(DatabaseUnavailable) as caught:
        EmbeddedServer(short_home).start()
    assert "max_connections" in str(caught.value)
    assert "server.log" in str(caught.value)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another account")
@pytest.mark.long
def test_root_under_a_closed_home_keeps_data_where_the_account_can_reach_it(
    short_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = short_home / "shared"
    monkeypatch.setattr(carrier, "SHARED", shared)
    monkeypatch.setattr(embedded, "SHARED", shared)
    closed = short_home / "closed"
    closed.mkdir(mode=0o700)
    server = EmbeddedServer(closed / "home")
    try:
        keep_a_row(server.start())
        assert server.status().data.is_relative_to(shared)
        assert server.status().data.stat().st_uid != 0
        closed.chmod(0o711)
        assert kept_rows(EmbeddedServer(closed / "home").start()) == [("still here",)], "it does not move back"
    finally:
        server.stop()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
def test_a_folder_of_another_account_is_explained(short_home: Path) -> None:
    (short_home / "postgres").mkdir(mode=0o000)
    with pytest.raises(DatabaseUnavailable, match="cannot be used by this account"):
        EmbeddedServer(short_home).start()
    (short_home / "postgres").chmod(0o700)
