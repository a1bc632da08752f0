"""Who may work on a request now.

Two things together: a session-level advisory lock on a connection of its own, which dies with its process and so tells
the living from the dead; and a fence number, raised once per run, which every commit checks, so that an orphan of an
older run can neither write nor spend although it lives.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import psycopg
from psycopg import AsyncConnection

from leadgen_assets.domain.errors import RequestBusy
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.settings import Settings
from leadgen_assets.stages.steady import steady
from leadgen_assets.storage import locks
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")

PATIENCE_SECONDS = 2.0
"""How long a held lock is tried again before its holder is looked at."""
STANDSTILL = "20s"
"""A process that is stopped in the middle of a commit loses it after this time: whoever takes over waits for it."""


class RequestHold:
    """The lock and the fence of one run on one request, held from the run's first stage to the end of its process.

    Between two stages of a run the lock stays held, so that another run cannot slip in there.
    """

    def __init__(self, connection: psycopg.Connection[Any], key: str, run_id: str, fence: int) -> None:
        self._connection, self.key, self.run_id, self.fence = connection, key, run_id, fence

    @classmethod
    def take(
        cls,
        database: Database,
        tenant: str,
        key: str,
        run_id: str,
        is_alive: Callable[[str], bool],
        *,
        again: bool = False,
        session_name: str = "",
    ) -> RequestHold:
        """Lock the request for a run and take its fence.

        Args:
            is_alive: whether a run of this id is still under way, for Dagster.
            again: the run had the hold and lost its connection, as when the database restarts.
            session_name: by which others know who holds it (`locks.RUN_HERE`); the usual one without it.

        Raises:
            RequestBusy: the lock is held and the holder's run lives.
            FenceLost: another run had the request since (`again` only).
        """
        connection = database.lock_connection()
        try:
            if session_name:
                connection.execute("SELECT set_config('application_name', %s, false)", [session_name])
            # The connection serves this tenant alone and for as long as it lives.
            connection.execute("SELECT set_config('leadgen.tenant', %s, false)", [tenant])
            if not _soon_locked(connection, key):
                _oust(database, connection, key, run_id, is_alive)
            if again:
                _require_own(connection, key, run_id)
            fence = locks.take_fence(connection, key, run_id)
        except BaseException:
            connection.close()
            raise
        return cls(connection, key, run_id, fence)

    def holds(self) -> bool:
        """Whether the connection, and with it the lock, is still there."""
        try:
            self._connection.execute("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def release(self) -> None:
        """Give the lock back and close its connection."""
        try:
            with suppress(psycopg.DatabaseError):
                locks.note_end(self._connection, self.key, self.run_id)
            # By a statement: a closed connection keeps its locks until its backend has noticed.
            self._connection.execute("SELECT pg_advisory_unlock_all()")
        except psycopg.OperationalError:
            log.info("%s: the lock went with its connection", self.key)
        self._connection.close()


def _soon_locked(connection: psycopg.Connection[Any], key: str) -> bool:
    """Whether the lock could be had within a moment: the server may notice the end of a killed run a little later."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not _try_lock(connection, key):
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def _try_lock(connection: psycopg.Connection[Any], key: str) -> bool:
    row = connection.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0)) AS locked", [key]).fetchone()
    return bool(row and row["locked"])


def _oust(
    database: Database, connection: psycopg.Connection[Any], key: str, run_id: str, is_alive: Callable[[str], bool]
) -> None:
    """Take the lock from a run that has ended although its process lives (an orphan step)."""
    holder, locked_by = locks.holder(connection, key), locks.lock_pid(connection, key)
    if locked_by is None and _try_lock(connection, key):
        return  # it was given back just now
    if holder is None or holder.backend_pid != locked_by or is_alive(holder.run_id):
        # Whoever has the lock but not yet the fence is starting: the fence still names the run before it.
        run = holder.run_id if holder and holder.backend_pid == locked_by else "that is just starting"
        raise RequestBusy(
            f"Request {key} is being worked on by run {run}.",
            todo="wait for that run to end, or terminate it in the Dagster UI",
        )
    # The fence first: a process that loses its connection takes the lock again, unless another run has the fence.
    locks.take_fence(connection, key, run_id)
    database.end_session(holder.backend_pid)
    if not _soon_locked(connection, key):
        raise RequestBusy(f"Request {key} was taken by another run just now.", todo="wait for that run to end")


def _require_own(connection: psycopg.Connection[Any], key: str, run_id: str) -> None:
    holder = locks.holder(connection, key)
    if holder is None or holder.run_id != run_id:
        raise locks.fence_lost(key, run_id)


@dataclass(frozen=True)
class RequestSession:
    """Everything that a stage needs to work on one request.

    Attributes:
        stored: the request with its pinned ICP, round and redo cut-offs, as of the session's start.
        now: the clock; injected, so that a test can set it.
    """

    database: Database
    settings: Settings
    stored: StoredRequest
    run_id: str
    fence: int
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    _bells: dict[str, asyncio.Event] = field(default_factory=dict, repr=False, compare=False)

    def bell(self, stage: str) -> asyncio.Event:
        """Set whenever items of a stage were committed; the one who waits for it, which is the stage behind it, clears it."""
        return self._bells.setdefault(stage, asyncio.Event())

    @property
    def key(self) -> str:
        """The request's key, which is its partition."""
        return self.stored.key

    @property
    def request(self) -> LeadRequest:
        """What was asked for."""
        return self.stored.request

    @property
    def icp(self) -> Icp:
        """The snapshot of the ICP that the request is pinned to."""
        return self.stored.icp

    @property
    def most_companies(self) -> int | None:
        """Of how many companies, those found first, the stages may work: a preview's; None for all."""
        return self.request.preview if self.stored.previewing else None

    @property
    def base_folder(self) -> Path:
        """Folder from which relative paths of the request's sources start."""
        return Path(self.stored.base_folder)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection[Any]]:
        """A transaction that only reads."""
        async with self.database.tenant_tx(self.request.tenant) as connection:
            yield connection

    async def read(
        self,
        query: Callable[Concatenate[AsyncConnection[Any], P], Awaitable[T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """What a query gives in a transaction of its own, tried again while the database does not answer.

        Raises:
            DatabaseUnavailable: it did not answer for a quarter of a minute and more.
        """

        async def transaction() -> T:
            async with self.reading() as connection:
                return await query(connection, *args, **kwargs)

        return await steady(transaction)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection[Any]]:
        """A transaction that commits only while this run holds the fence.

        Raises:
            FenceLost: a newer run took the request over; nothing was written.
        """
        async with self.database.tenant_tx(self.request.tenant) as connection:
            try:
                await connection.execute(
                    "SELECT set_config('idle_in_transaction_session_timeout', %s, true), leadgen.hold_fence(%s, %s)",
                    [STANDSTILL, self.key, self.fence],
                )
            except psycopg.Error as error:
                if error.sqlstate != locks.FENCE_LOST:
                    raise
                raise locks.fence_lost(self.key, self.run_id) from error
            yield connection
