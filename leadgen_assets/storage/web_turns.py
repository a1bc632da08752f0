"""The turns at web sites that all processes on one database share.

Two things together, as for requests: a session-level advisory lock a site, which ends with its process, so that nobody who
was killed is in the way; and a row with what the next one must know, by the server's clock.
"""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import timedelta
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg import AsyncConnection

from leadgen_assets.storage.roles import APP, acting_as

log = logging.getLogger(__name__)

WHOLE_HOUSE = "*"
"""Whose rows these are: no tenant's, because sites do not care for whom they are asked."""
STANDSTILL = timedelta(minutes=3)
"""No question takes so long; a process that was stopped in the middle of one is not waited for any further."""
LONGEST_REST = timedelta(days=1)
"""So long at most a site is left alone by every process, whatever it asks for."""
_LOOK_AGAIN = 0.2
"""Seconds between two looks at a turn that another process has: a question mostly takes less."""
_ALONE_SECONDS = 10.0
"""How long nothing is asked of a database that does not answer."""


class WebTurns:
    """Turns of all processes; an asynchronous context that closes its one connection, opened at first use.

    While the database does not answer, every turn is given: each process still keeps its own turns, and a site is better
    asked by two at once for a moment than a run stopped for what others may be doing.

    Args:
        url: the database's address, as `open_url` gives it; its schema is this program's.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: AsyncConnection[Any] | None = None
        self._opening = asyncio.Lock()
        self._alone_until = 0.0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._drop(self._connection)

    async def take(self, site: str, delay: float) -> tuple[float, str]:
        """Seconds after which to try again, 0.0 if the turn is one's own now; and why the site is to be left alone, or "".

        Args:
            site: registrable domain, or host. delay: seconds since the end of the last question, whoever asked it.
        """
        row = await self._asked("SELECT seconds, why FROM leadgen.take_web_turn(%s, %s, %s)", site, delay, STANDSTILL)
        if row is None:
            return 0.0, ""
        seconds, why = row
        return (_LOOK_AGAIN if seconds is None else float(seconds)), str(why)

    async def give_back(self, site: str, delay: float) -> None:
        """The question is over; nobody asks for `delay` seconds."""
        await self._asked("SELECT leadgen.give_web_turn_back(%s, %s)", site, delay)

    async def postpone(self, site: str, seconds: float) -> None:
        """Nobody asks before so many seconds from now."""
        await self._asked(
            "INSERT INTO leadgen.web_turns AS t (site, free_at) VALUES (%s, clock_timestamp() + make_interval(secs => %s))"
            " ON CONFLICT (tenant_id, site) DO UPDATE SET free_at = greatest(t.free_at, excluded.free_at)",
            site,
            seconds,
        )

    async def rest(self, site: str, seconds: float, why: str) -> None:
        """Nobody asks for so many seconds, a day at most, nor waits for it; `why` is told instead."""
        await self._asked(
            "INSERT INTO leadgen.web_turns AS t (site, free_at, resting_until, resting_why)"
            " VALUES (%s, clock_timestamp(), clock_timestamp() + make_interval(secs => %s), %s)"
            " ON CONFLICT (tenant_id, site) DO UPDATE SET resting_until = excluded.resting_until, resting_why = excluded.resting_why",
            site,
            min(seconds, LONGEST_REST.total_seconds()),
            why,
        )

    async def _asked(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        """The first row that a statement gives; None where it gives none or the database does not answer."""
        fault: psycopg.Error | None = None
        for _ in range(2):
            if time.monotonic() < self._alone_until:
                return None
            connection = self._connection
            try:
                connection = await self._open()
                cursor = await connection.execute(statement.encode(), values)
                return await cursor.fetchone() if cursor.description else None
            except psycopg.OperationalError as error:
                self._drop(connection)
                fault = error
            except BaseException:
                # The server may have given a turn that nobody waits for any more: it goes with the connection.
                self._drop(connection)
                raise
        self._alone_until = time.monotonic() + _ALONE_SECONDS
        log.warning("turns at web sites are not shared with other processes for now: %s", str(fault).strip())
        return None

    async def _open(self) -> AsyncConnection[Any]:
        async with self._opening:
            if self._connection is None or self._connection.closed:
                opened = await AsyncConnection.connect(acting_as(self._url, APP), autocommit=True)
                self._connection = opened
                # What a server that crashes forgets of politeness need not be waited for on a disk.
                await opened.execute(
                    "SELECT set_config('leadgen.tenant', %s, false), set_config('synchronous_commit', 'off', false)",
                    [WHOLE_HOUSE],
                )
                await opened.execute(
                    "DELETE FROM leadgen.web_turns WHERE free_at < now() - interval '1 day'"
                    " AND coalesce(resting_until < now(), true)"
                )
            return self._connection

    def _drop(self, connection: AsyncConnection[Any] | None) -> None:
        """Close without waiting, as a loop that is going down needs it."""
        if connection is not None:
            connection.pgconn.finish()
            if self._connection is connection:
                self._connection = None
