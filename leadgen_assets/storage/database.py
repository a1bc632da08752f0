"""The only way to a connection: transactions of one tenant, or of the operator, under row-level security.

Whoever the address's user is, a connection acts as `leadgen_app` or `leadgen_operator`: a superuser would see every
tenant's rows in spite of the policies.
"""

from __future__ import annotations

import asyncio
import logging
import math
import re
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, LiteralString, Self

import psycopg
from psycopg import AsyncConnection, errors
from psycopg.pq import TransactionStatus
from psycopg.rows import DictRow, dict_row
from psycopg.sql import SQL
from psycopg.types.numeric import Int8
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.settings import Settings
from leadgen_assets.storage.address import full, no_room, normal_url, told, unavailable
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.roles import APP, OPERATOR, OWNER, acting_as

_TENANT = re.compile(r"[a-z0-9-]{1,40}")

Pool = AsyncConnectionPool[AsyncConnection[DictRow]]

WAIT_SECONDS = 30.0
"""How long a transaction waits for a free connection."""

_CALLS = "calls"
CALLS_AT_ONCE = 2
"""How many of this program's one-message transactions are under way at once: those of a run meet at the same rows, where more
of them would only wait for each other within the server, which costs twice its processor time."""

IN_TENANT: LiteralString = "(SELECT set_config('leadgen.tenant', %(tenant)s, true) OFFSET 0) AS in_tenant"
"""What a statement of `Database.tenant_call` selects from: the tenant is set before the select list is evaluated."""

DOWN_SECONDS = 5.0
"""How long it waits before it asks whether the server is there at all; a restart takes less."""


def open_url(settings: Settings) -> str:
    """The address of the database to use: LEADGEN_DATABASE_URL, else the embedded server's, started when needed.

    Raises:
        SettingsInvalid: LEADGEN_DATABASE_URL is no address.
        DatabaseUnavailable: the embedded server cannot be started.
    """
    if settings.database_url is not None:
        return normal_url(settings.database_url.get_secret_value())
    return EmbeddedServer(settings.home, settings.postgres_bin).start()


class Database:
    """Connections to one database, to be used as `async with Database(url) as database`; pools open at first use.

    Rows are dicts, times are aware and UTC.

    Args:
        url: the address, as `open_url` gives it.
        connections: most connections at once for tenants' transactions; further ones wait.

    Attributes:
        seconds: wall time spent inside transactions so far, all tasks added up.
    """

    def __init__(self, url: str, connections: int = 8) -> None:
        self.url = url
        self.seconds = 0.0
        self._sizes = {APP: connections, OPERATOR: 2, _CALLS: CALLS_AT_ONCE}
        self._pools: dict[str, Pool] = {}
        self._opening: asyncio.Lock | None = None
        self._looked_at = -math.inf

    async def __aenter__(self) -> Self:
        self._opening = asyncio.Lock()  # belongs to the running loop; another asyncio.run enters again
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opening = None
        pools, self._pools = self._pools, {}
        if kind is GeneratorExit:
            return  # the loop is going down and nothing can be awaited; the process's end closes the rest
        for pool in pools.values():
            await pool.close()

    @asynccontextmanager
    async def tenant_tx(self, tenant: str) -> AsyncIterator[AsyncConnection[DictRow]]:
        """A transaction that sees and writes the rows of one tenant; committed at the end, rolled back on any error.

        Raises:
            DatabaseUnavailable: no connection, or it broke in the middle.
        """
        if not _TENANT.fullmatch(tenant):
            raise ValueError(f"not a tenant: {tenant!r}")
        # One round trip; `true` ends the setting with the transaction.
        begin = f"BEGIN; SELECT set_config('leadgen.tenant', '{tenant}', true)"
        async with self._transaction(APP, begin) as connection:
            yield connection

    async def tenant_call(self, tenant: str, statement: LiteralString, values: Mapping[str, object]) -> DictRow:
        """The one row of a statement that is a transaction of its own, in one round trip; it must bear being done twice.

        What it locks is free again when the server is done, not when this program gets round to committing: for rows at
        which many workers meet. It is parsed and planned once a connection.

        Args:
            tenant: or "*", which no tenant can be called: its rows belong to all, and no tenant's row is seen.
            statement: calls a function of ours in its select list, `FROM` what is `IN_TENANT`; without that it is refused.

        Raises:
            DatabaseUnavailable: no connection, or it broke in the middle.
        """
        if tenant != "*" and not _TENANT.fullmatch(tenant):
            raise ValueError(f"not a tenant: {tenant!r}")
        # One type for all numbers: else each size of them would be a plan of its own.
        typed = {name: _typed(value) for name, value in values.items()}
        pool = await self._pool(_CALLS)
        for _ in range(pool.max_size + 1):
            connection = await self._free(pool)
            began = time.perf_counter()
            try:
                cursor = await connection.execute(statement, typed | {"tenant": tenant}, prepare=True)
                row = await cursor.fetchone()
            except BaseException as error:
                if not (isinstance(error, psycopg.OperationalError) and connection.closed):
                    raise
            else:
                assert row is not None
                return row
            finally:
                await self._put_back(pool, connection, began)
        raise _closes_all(self.url)

    @asynccontextmanager
    async def operator_tx(self) -> AsyncIterator[AsyncConnection[DictRow]]:
        """A transaction over all tenants' rows, for sensors, cost, backup and pruning; else as `tenant_tx`.

        Raises:
            DatabaseUnavailable: no connection, or it broke in the middle.
        """
        async with self._transaction(OPERATOR, "BEGIN") as connection:
            yield connection

    def lock_connection(self) -> psycopg.Connection[DictRow]:
        """A connection of its own for session-level advisory locks, as the app role; the caller closes it.

        It belongs to no pool and no loop, commits every statement, and dies with the process, and so do its locks.

        Raises:
            DatabaseUnavailable: no connection.
        """
        try:
            connection = psycopg.connect(acting_as(self.url, APP), autocommit=True, row_factory=dict_row)
            # A host that loses its power says no goodbye: by the system's default the server would keep its locks for two
            # hours. So it asks after 15 s of silence, and lets go after three questions without an answer.
            connection.execute(
                "SELECT set_config('tcp_keepalives_idle', '15', false), set_config('tcp_keepalives_interval', '5', false),"
                " set_config('tcp_keepalives_count', '3', false)"
            )
        except psycopg.OperationalError as error:
            raise unavailable(self.url, error) from error
        return connection

    def end_session(self, backend_pid: int, wait_seconds: float = 5.0) -> bool:
        """End another session, with its locks, and wait until it is gone; False when there was none.

        Asked as the address's user: the roles may not end a session that a superuser has opened.

        Raises:
            DatabaseUnavailable: no connection.
        """
        try:
            with psycopg.connect(self.url, autocommit=True) as connection:
                row = connection.execute(
                    "SELECT pg_terminate_backend(%s, %s)", [backend_pid, int(wait_seconds * 1000)]
                ).fetchone()
        except psycopg.OperationalError as error:
            raise unavailable(self.url, error) from error
        return bool(row and row[0])

    async def refresh_statistics(self, *, older_than: float = 0.0) -> None:
        """Have the planner know how large the tables have become.

        A stage fills them by thousands of rows within seconds, long before autovacuum looks: until then the planner takes
        them for nearly empty and joins them row by row, which grows with the square of a request's size. Costs a tenth or two of
        a second whatever the size, since PostgreSQL looks at a sample. Done as the owner, who alone may.

        Args:
            older_than: seconds since this was last done here, below which nothing is.

        Raises:
            DatabaseUnavailable: no connection.
        """
        if time.monotonic() - self._looked_at < older_than:
            return
        self._looked_at = time.monotonic()
        try:
            async with await AsyncConnection.connect(acting_as(self.url, OWNER), autocommit=True) as connection:
                tables = await connection.execute(
                    "SELECT string_agg(format('leadgen.%I', tablename), ', ') FROM pg_tables WHERE schemaname = 'leadgen'"
                )
                row = await tables.fetchone()
                await connection.execute(SQL("ANALYZE {}").format(SQL(row[0] if row else "")))
        except psycopg.OperationalError as error:
            raise unavailable(self.url, error) from error

    @asynccontextmanager
    async def _transaction(self, role: str, begin: str) -> AsyncIterator[AsyncConnection[DictRow]]:
        pool = await self._pool(role)
        connection, began = await self._begun(pool, begin)
        try:
            yield connection
            await _commit(connection)
        except GeneratorExit:
            # The loop is going down and nothing can be awaited: the server rolls back what loses its connection.
            connection.pgconn.finish()
            raise
        except BaseException as error:
            lost = connection.closed
            if not lost and connection.info.transaction_status != TransactionStatus.IDLE:
                await connection.rollback()
            await self._put_back(pool, connection, began)
            if lost and isinstance(error, psycopg.OperationalError):
                raise unavailable(self.url, error) from error
            if isinstance(error, errors.DiskFull):
                raise full(told(self.url), no_room(error)) from error
            raise
        else:
            await self._put_back(pool, connection, began)

    async def _begun(self, pool: Pool, begin: str) -> tuple[AsyncConnection[DictRow], float]:
        """A connection with the transaction open; connections that a restart of the server broke are thrown away."""
        for _ in range(pool.max_size + 1):
            connection = await self._free(pool)
            began = time.perf_counter()
            try:
                await connection.execute(begin.encode())
            except BaseException as error:
                await pool.putconn(connection)
                if not (isinstance(error, psycopg.OperationalError) and connection.closed):
                    raise
            else:
                return connection, began
        raise _closes_all(self.url)

    async def _free(self, pool: Pool) -> AsyncConnection[DictRow]:
        """A connection of the pool; a server that is down is noticed earlier than one that is only busy."""
        for _ in range(int(WAIT_SECONDS / DOWN_SECONDS)):
            try:
                return await pool.getconn(DOWN_SECONDS)
            except PoolTimeout:
                await self._probe(pool.name)
        raise DatabaseUnavailable(
            f"no connection became free within {WAIT_SECONDS:.0f} seconds",
            f"{told(self.url)}, {pool.max_size} connections",
            "transactions of this program take too long: see pg_stat_activity",
        )

    async def _probe(self, role: str) -> None:
        """Connect once beside the pool, which tries for ever in the background and does not say why it fails."""
        try:
            await (await AsyncConnection.connect(acting_as(self.url, role))).close()
        except psycopg.OperationalError as error:
            raise unavailable(self.url, error) from error

    async def _put_back(self, pool: Pool, connection: AsyncConnection[DictRow], began: float) -> None:
        self.seconds += time.perf_counter() - began
        await pool.putconn(connection)

    async def _pool(self, role: str) -> Pool:
        if self._opening is None:
            raise RuntimeError("a Database is used inside `async with`")
        async with self._opening:
            if role not in self._pools:
                self._pools[role] = await self._opened(role)
            return self._pools[role]

    async def _opened(self, role: str) -> Pool:
        acting, configure = (APP, _plan_once) if role == _CALLS else (role, None)
        conninfo = acting_as(self.url, acting)
        await self._probe(acting)
        # Its warnings are about attempts; what comes of them is raised to whoever waits.
        logging.getLogger("psycopg.pool").setLevel(logging.ERROR)
        settings: dict[str, Any] = {"autocommit": True, "row_factory": dict_row}
        pool: Pool = AsyncConnectionPool(
            conninfo,
            min_size=1,
            max_size=self._sizes[role],
            kwargs=settings,
            configure=configure,
            open=False,
            name=acting,
        )
        try:
            # Whoever asks before the first connection is there makes the pool grow.
            await pool.open(wait=True, timeout=WAIT_SECONDS)
        except PoolTimeout as error:
            raise unavailable(self.url, error) from error
        return pool


def _typed(value: object) -> object:
    if type(value) is int:
        return Int8(value)
    return [_typed(one) for one in value] if isinstance(value, list) else value


async def _plan_once(connection: AsyncConnection[DictRow]) -> None:
    """Statements of calls are the same for ever: planned once, by indexes, though the tables were empty then."""
    await connection.execute("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off")


def _closes_all(url: str) -> DatabaseUnavailable:
    return DatabaseUnavailable("the database closes every connection", told(url), "see its log, then start again")


async def _commit(connection: AsyncConnection[DictRow]) -> None:
    if connection.info.transaction_status == TransactionStatus.INERROR:
        # COMMIT would roll back without a word.
        raise errors.InFailedSqlTransaction("a statement failed and its error was ignored; nothing was committed")
    await connection.execute("COMMIT")
