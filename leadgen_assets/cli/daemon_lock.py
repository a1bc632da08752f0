"""One `leadgen up` per database, ours and Dagster's, whatever its home: two daemons would launch every run twice."""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

import psycopg

from leadgen_assets.domain.errors import DatabaseUnavailable, LeadgenError
from leadgen_assets.storage.address import told
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.locks import UP_KEY, lock_pid

PATIENCE_SECONDS = 5.0
"""For the session of an `up` that has just ended, which the server may not have noticed yet."""
LOOKS_EVERY_SECONDS = 1.0
OTHERWISE = "another LEADGEN_DATABASE_URL gets an `up` of its own"


class DaemonLock:
    """An advisory lock that dies with this process, and is taken again when the database was restarted.

    Its session is in a thread of its own: a database that stands still must not keep `up` from ending.

    Args:
        url: of the database.
        otherwise: what else to do where another `up` holds it.
        name: of the session; who holds the lock is told by it. This host and process without it.
    """

    def __init__(self, url: str, name: str = "", otherwise: str = OTHERWISE) -> None:
        self.name = (name or f"process {os.getpid()} on {socket.gethostname()}")[:63]
        self._url, self._otherwise = url, otherwise
        self._connection: psycopg.Connection[Any] | None = None
        self._ended = threading.Event()
        self._fault: LeadgenError | None = None
        self._thread = threading.Thread(target=self._keep, name="daemon lock", daemon=True)

    def __enter__(self) -> Self:
        """Take the lock.

        Raises:
            LeadgenError: another `leadgen up` holds it; says where.
            DatabaseUnavailable: no connection.
        """
        until = time.monotonic() + PATIENCE_SECONDS
        while (holder := self._take()) is not None:
            if time.monotonic() > until:
                raise self._held_by(holder)
            time.sleep(0.2)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join(LOOKS_EVERY_SECONDS)
        self._let_go()

    def tend(self) -> str:
        """Nothing to tell while the lock is ours, or is being taken again.

        Raises:
            LeadgenError: another `leadgen up` took it while the database was away.
        """
        if self._fault is not None:
            raise self._fault
        return ""

    def _keep(self) -> None:
        while not self._ended.wait(LOOKS_EVERY_SECONDS):
            try:
                if self._connection is not None:
                    self._connection.execute("SELECT 1")
                    continue
                holder = self._take()
            except (psycopg.Error, DatabaseUnavailable):
                self._let_go()
                continue
            # Cut off, the server may hold on to our own old session for half a minute.
            if holder is not None and holder != self.name:
                self._fault = self._held_by(holder)
                return
        self._let_go()  # what was taken while nobody waited for it any more

    def _take(self) -> str | None:
        """Try once; who holds the lock, None when we do."""
        connection = Database(self._url).lock_connection()
        try:
            connection.execute("SELECT set_config('application_name', %s, false)", [self.name])
            row = connection.execute(
                "SELECT pg_try_advisory_lock(hashtextextended(%s, 0)) AS ours", [UP_KEY]
            ).fetchone()
            if row is not None and row["ours"]:
                self._connection = connection
                return None
            found = connection.execute(
                "SELECT application_name AS name FROM pg_stat_activity WHERE pid = %s", [lock_pid(connection, UP_KEY)]
            ).fetchone()
        finally:
            if self._connection is not connection:
                connection.close()
        return str(found["name"]) if found else self.name  # it has just let go: the next try will tell

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(psycopg.Error):
                connection.close()

    def _held_by(self, holder: str) -> LeadgenError:
        return LeadgenError(
            f"Another `leadgen up` works on this database ({holder}); two daemons would launch every run twice.",
            told(self._url),
            f"use that one, or stop it first; {self._otherwise}",
        )
