"""The embedded PostgreSQL server: found running or started by whoever needs it first, stopped only when told to.

Several processes may ask at once; a file lock beside the data folder lets one of them do the work. Nothing is believed
that can be asked: a server lives when it answers, not when a pid file says so.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.storage import server_process
from leadgen_assets.storage.account import Account, open_owned, own_folder, server_account
from leadgen_assets.storage.carrier import SHARED, binaries_for, find_binaries, major_version, make_shared
from leadgen_assets.storage.server_process import Postmaster

DATABASES = ("leadgen", "dagster")
LOCK_SECONDS = 120.0
LONGEST_SOCKET_FOLDER = 85
"""Operating systems allow about 104 characters for the whole address, the socket's own name included."""

_CREATING = 0xC4EA7E
"""Key of the advisory lock under which databases and extension are created."""


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """What is known about the embedded server.

    Attributes:
        pid, since: of the running server, else None.
        version: PostgreSQL's, "18.4" while running, the data folder's major version otherwise, "" before the first start.
        data: the data folder, which is not under the project where root's server account could not reach it.
        socket: folder of the socket, the `host` of a connection.
        silence: in words, of a process that lives and does not answer; "" else.
    """

    running: bool
    pid: int | None
    version: str
    data: Path
    socket: Path
    log: Path
    since: datetime | None
    silence: str


class EmbeddedServer:
    """One server for one folder.

    Args:
        home: LEADGEN_HOME; the server's files stand in `postgres` beneath it.
        bin_dir: folder with initdb and postgres; found by itself when None.

    Attributes:
        started_here: whether this object's `start()` launched the server instead of finding it running.
    """

    def __init__(self, home: Path, bin_dir: Path | None = None) -> None:
        self.home = home.absolute()
        self.bin_dir = bin_dir
        self.started_here = False
        self._folder: Path | None = None

    def start(self) -> str:
        """The address of database `leadgen`, with the server behind it running; a few milliseconds when it runs already.

        Raises:
            DatabaseUnavailable: it cannot be started, with the reason and what to do.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        with self._access_explained():
            if self._attached() is None:
                self._bring_up()
        return self.url("leadgen")

    def stop(self) -> bool:
        """Stop the server, whoever started it; True when one was running.

        Raises:
            DatabaseUnavailable: it does not stop, or belongs to another account.
        """
        with self._access_explained():
            if not self._data.exists():
                return False
            account = server_account(self.folder)
            with self._locked(account):
                postmaster = server_process.await_leftovers(self._data)
                if postmaster is None:
                    return False
                server_process.shut_down(self._data, postmaster)
                return True

    def revive(self) -> bool:
        """Start a server again that died without being stopped, as by kill -9; whether it had died.

        Raises:
            DatabaseUnavailable: it cannot be started.
        """
        with self._access_explained():
            if self.answers() or not self._data.exists():
                return False
            with self._locked(server_account(self.folder)):
                # Whoever stops it holds this lock until its note is gone.
                if server_process.read_postmaster(self._data) is None:
                    return False
        self.start()
        return True

    def answers(self) -> bool:
        """Whether the server runs and takes connections."""
        return self.running_pid() is not None

    def running_pid(self) -> int | None:
        """The first process of the server that runs and takes connections; None where none does."""
        with self._access_explained():
            attached = self._attached()
            return attached.pid if attached else None

    def status(self) -> ServerStatus:
        """What is known about the server; changes nothing."""
        with self._access_explained():
            postmaster = server_process.read_postmaster(self._data) if self._data.exists() else None
            running = postmaster if postmaster and server_process.answers(postmaster.socket) else None
            return ServerStatus(
                running=running is not None,
                pid=running.pid if running else None,
                version=self._running_version() if running else self._data_version(),
                data=self._data,
                socket=running.socket if running else self._socket_folder(),
                log=self.log,
                since=running.since if running else None,
                silence=server_process.silence(postmaster) if postmaster and not running else "",
            )

    def silence(self) -> str:
        """Of a server that does not answer: in words, that its process lives all the same; "" where it does not."""
        postmaster = server_process.read_postmaster(self._data)
        return server_process.silence(postmaster) if postmaster and postmaster.ready else ""

    def url(self, database: str) -> str:
        """The address of one of the server's databases, for psycopg and libpq; the server need not be running."""
        postmaster = server_process.read_postmaster(self._data)
        socket = postmaster.socket if postmaster else self._socket_folder()
        return f"postgresql://postgres@/{quote(database, safe='')}?host={quote(str(socket), safe='/')}"

    def psql(self) -> Path:
        """The psql that fits the server; an older one cannot list a newer server's databases."""
        return find_binaries(self.bin_dir, self._data_version()) / "psql"

    @property
    def folder(self) -> Path:
        """Where data, lock, log and socket stand: `home/postgres`, or for root a folder that the account can reach."""
        if self._folder is None:
            self._folder = _folder_of(self.home)
        return self._folder

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.folder / "server.log"

    @property
    def _prepared(self) -> Path:
        """A mark that the databases exist: a server answers a little earlier."""
        return self.folder / "databases-created"

    def _attached(self) -> Postmaster | None:
        """The running and prepared server, if there is one."""
        postmaster = server_process.read_postmaster(self._data)
        if postmaster is None or not self._prepared.exists() or not server_process.answers(postmaster.socket):
            return None
        return postmaster

    def _bring_up(self) -> None:
        account = server_account(self.folder)
        bin_dir = binaries_for(account, find_binaries(self.bin_dir, self._data_version()))
        if self.folder.parent == SHARED.resolve():
            make_shared()
        own_folder(self.folder, account)
        with self._locked(account):
            if self._attached():
                return
            if server_process.await_leftovers(self._data) is None:
                self._launch(bin_dir, account)
            _create_databases(self.url)
            os.close(open_owned(self._prepared, account))

    def _launch(self, bin_dir: Path, account: Account) -> None:
        last = server_process.read_postmaster(self._data)
        socket = self._socket_folder()
        server_process.clear_stale(self._data, {socket, *([last.socket] if last else [])})
        own_folder(socket, account)
        if self._data.exists() and not any(self._data.iterdir()):
            self._data.rmdir()
        if not self._data.exists():
            self._prepared.unlink(missing_ok=True)
            server_process.create_data(bin_dir, account, self._data)
        self._check_version(bin_dir)
        server_process.launch(bin_dir, account, self._data, socket, self.log)
        self.started_here = True

    def _check_version(self, bin_dir: Path) -> None:
        made_by, have = self._data_version(), str(major_version(bin_dir))
        if not made_by:
            raise DatabaseUnavailable(
                "this folder is not a PostgreSQL data folder, or an incomplete one",
                str(self._data),
                "move it away; a new one is made at the next start",
            )
        if made_by != have:
            raise DatabaseUnavailable(
                f"the data folder was made by PostgreSQL {made_by}, the binaries are version {have}",
                f"{self._data}, {bin_dir}",
                f"set LEADGEN_POSTGRES_BIN to a PostgreSQL {made_by} with pgvector, or export and restore the data",
            )

    def _data_version(self) -> str:
        file = self._data / "PG_VERSION"
        return file.read_text().strip() if file.exists() else ""

    def _running_version(self) -> str:
        with psycopg.connect(self.url("postgres")) as connection:
            number = connection.info.server_version
        return f"{number // 10000}.{number % 10000}"

    def _socket_folder(self) -> Path:
        """Beside the data, or under the temp folder where that is too long or holds signs that lists are cut at."""
        beside = self.folder / "socket"
        if len(os.fsencode(beside)) <= LONGEST_SOCKET_FOLDER and not set(str(beside)) & set(",\"'\\\n"):
            return beside
        name = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"leadgen-{name}"

    @contextmanager
    def _locked(self, account: Account) -> Iterator[None]:
        file = open_owned(self.folder / "lock", account)
        try:
            began = time.monotonic()
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() - began > LOCK_SECONDS:
                        raise DatabaseUnavailable(
                            f"another program has been starting or stopping the database for {LOCK_SECONDS:.0f} seconds",
                            str(self.folder / "lock"),
                            "see which one holds that file (`fuser`), end it, then run `leadgen db start`",
                        ) from None
                    time.sleep(0.02)
            yield
        finally:
            os.close(file)

    @contextmanager
    def _access_explained(self) -> Iterator[None]:
        """Say whose files they are when another account has started the server here."""
        try:
            yield
        except PermissionError as error:
            raise DatabaseUnavailable(
                f"the embedded database's files cannot be used by this account: {error.strerror}",
                str(error.filename or self.home),
                "run leadgen as the user who started it, or set LEADGEN_HOME to a folder of your own",
            ) from error


def _folder_of(home: Path) -> Path:
    """`home/postgres` where the server's account can reach it, else a folder named after it under `SHARED`."""
    home = home.resolve()
    inside = (home / "postgres").resolve()
    if os.geteuid() != 0:
        return inside
    outside = SHARED.resolve() / hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    if (outside / "data").exists():
        return outside
    if server_account(inside).reaches(inside):
        return inside
    if (inside / "data").exists():
        raise DatabaseUnavailable(
            "the database's folder was closed to the account that runs the server",
            str(inside),
            f"open it again: chmod o+x {home}, and the same for the folders above it",
        )
    return outside


def _create_databases(url_of: Callable[[str], str]) -> None:
    """Create what is missing of databases and extension.

    Our file lock is gone with a starter that is killed, but what it asked the server for is still being done: the
    advisory locks wait for that.
    """
    with psycopg.connect(url_of("postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [_CREATING])
        present = {name for (name,) in connection.execute("SELECT datname FROM pg_database").fetchall()}
        for name in DATABASES:
            if name not in present:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    with psycopg.connect(url_of("leadgen"), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [_CREATING])
        connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
