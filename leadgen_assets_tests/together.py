"""What the processes of one test session share: a PostgreSQL server, and whatever is made once for all of them.

pytest-xdist starts several workers. Each of them a server, templates and a delivered demo of its own would cost more
than many a room's tests, so the first that needs one of these makes it and the others find it.
"""

from __future__ import annotations

import fcntl
import gc
import itertools
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import psycopg
import pytest
from psycopg import sql

from leadgen_assets.storage import server_process
from leadgen_assets.storage.embedded import EmbeddedServer

T = TypeVar("T")
FOLDER = pytest.StashKey[Path]()
ROOM_IN_MEMORY = 2_000_000_000
"""Bytes that must be free for a server's files; what tests leave is a few hundred million."""

# None of its databases outlives the session, and none lives long enough to be vacuumed. Servers that tests start of their own have
# the settings that users get: what survives a kill there must survive with those.
QUICK = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off", "max_connections": "400"}


def pytest_configure(config: pytest.Config) -> None:
    """A folder for the session: made by the process that a person started, told to its workers."""
    told = getattr(config, "workerinput", None)
    config.stash[FOLDER] = Path(told["together"]) if told else _new_folder(_memory())


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where the folder is."""
    node.workerinput["together"] = str(node.config.stash[FOLDER])


def pytest_unconfigure(config: pytest.Config) -> None:
    """The server ends with the session, whatever happened in it."""
    folder = config.stash.get(FOLDER, None)
    if folder and not hasattr(config, "workerinput"):
        EmbeddedServer(folder).stop()
        shutil.rmtree(folder)


def pytest_collection_finish() -> None:
    """Thousands of collected tests and all of Dagster stay to the end: the collector need not look at them each time.

    Without that every tenth second of the suite is the collector's.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Files go to workers as a whole; so do all those of faults, whose server, runner and undisturbed runs are one worker's."""
    from xdist.scheduler import LoadFileScheduling

    class ByHouse(LoadFileScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return "faults" if "/faults/" in nodeid else str(super()._split_scope(nodeid))

    return ByHouse(config, log) if config.getoption("dist") == "loadfile" else None


class Together:
    """The session's server and what stands on it.

    Attributes:
        server: started by whoever needed it first.
        folder: for files that are made once; read them only.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = EmbeddedServer(folder)
        self._worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
        self._numbers = itertools.count(1)
        self._kept: psycopg.Connection[Any] | None = None

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` returns, from whichever process made it; it is pickled. One that fails is tried again by the next."""
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            kept = self.folder / f"{name}.pickle"
            if not kept.exists():
                made = make()
                kept.write_bytes(pickle.dumps(made))
                return made
            return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]

    def create(self, name: str, template: str = "template1") -> str:
        """Make a database, anew where one is left of a try that failed; returns its name."""
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
            sql.Identifier(name), sql.Identifier(template)
        )
        try:
            self._say(statement)
        except psycopg.errors.DuplicateDatabase:
            self._drop(name)
            self._say(statement)
        return name

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """Name of a database that nobody else uses, a copy of `template`; dropped afterwards."""
        name = self.create(f"{self._worker}_{next(self._numbers)}", template)
        yield name
        self._drop(name)

    def _drop(self, name: str) -> None:
        self._say(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _say(self, statement: sql.Composed) -> None:
        """On one connection for all: a new one for each statement would cost a third of what the statement does."""
        if self._kept is None:
            self._kept = psycopg.connect(self.server.url("postgres"), autocommit=True)
        self._kept.execute(statement)

    def close(self) -> None:
        """Let go of the server."""
        if self._kept is not None:
            self._kept.close()


@pytest.fixture(scope="session")
def together(pytestconfig: pytest.Config) -> Iterator[Together]:
    """The session's server, running, and what its processes share.

    It stands in memory where the system has room there: most of what a test's database costs is that its files are made
    and removed.
    """
    shared = Together(pytestconfig.stash[FOLDER])
    with pytest.MonkeyPatch.context() as patch:
        for name, value in QUICK.items():
            patch.setitem(server_process.SETTINGS, name, value)
        shared.server.start()
    yield shared
    shared.close()


@pytest.fixture(scope="session")
def server(together: Together) -> EmbeddedServer:
    """The session's server; never stop it."""
    return together.server


@pytest.fixture
def short_home() -> Iterator[Path]:
    """A LEADGEN_HOME with room for a socket's path, which root's server account can reach; pytest's are closed to it."""
    home = _new_folder()
    try:
        yield home
    finally:
        EmbeddedServer(home).stop()
        shutil.rmtree(home)


def _new_folder(where: Path | None = None) -> Path:
    """A folder with a path short enough for a socket's, which root's server account can reach."""
    path = Path(tempfile.mkdtemp(prefix="leadgen-test-", dir=where))
    path.chmod(0o711)
    return path


def _memory() -> Path | None:
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM_IN_MEMORY
    return memory if roomy else None
