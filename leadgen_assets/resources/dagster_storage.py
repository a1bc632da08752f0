"""Dagster's storage on the same PostgreSQL server as ours, in a database of its own.

`dagster.yaml` names the class under `storage: custom:`. Whatever Dagster process loads the instance first (UI, daemon,
a run, `dagster` on the command line) so starts the embedded server; no process has to be told its address.
"""

from __future__ import annotations

import contextlib
import select
import sys
from functools import partial
from typing import Any

import psycopg
import psycopg2
from dagster import Field, StringSource
from dagster._config import UserConfigSchema
from dagster._serdes import ConfigurableClassData
from dagster_postgres import DagsterPostgresStorage
from sqlalchemy import Connection, Dialect, Engine, create_engine, event
from sqlalchemy.engine.interfaces import ReflectedColumn
from sqlalchemy.exc import DisconnectionError

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.resources import dagster_tables
from leadgen_assets.resources.dagster_schedules import LeadgenScheduleStorage
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.address import unavailable, with_database
from leadgen_assets.storage.backing_up import Databases
from leadgen_assets.storage.dagsters import have_database
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.opening import with_server

_LOCK = 0xDA657E12
"""Key of the advisory lock, in our database, under which one process at a time opens Dagster's."""
SENSOR_LOOP_SECONDS = 1
"""How often the daemon looks which sensor is due. Its own 5 s would be most of what a queued request waits for its run."""


class LeadgenDagsterStorage(DagsterPostgresStorage):
    """DagsterPostgresStorage that finds its server itself: LEADGEN_DATABASE_URL's, else the embedded one.

    Configuration: `database`, the name of Dagster's database there, made when it is missing.
    """

    def __init__(
        self, postgres_url: str, should_autocreate_tables: bool = True, inst_data: ConfigurableClassData | None = None
    ) -> None:
        super().__init__(postgres_url, should_autocreate_tables, inst_data)
        self._schedule_storage = LeadgenScheduleStorage(postgres_url, should_autocreate_tables=False)
        # Dagster's parts open a connection for each of a run's hundreds of events and questions, which costs more than
        # the answers. `_see_that_it_lives` lets a restarted server go unnoticed, as it does where nothing is kept open.
        kept = create_engine(postgres_url, isolation_level="AUTOCOMMIT", pool_size=2, max_overflow=-1)
        event.listen(kept, "checkout", partial(_see_that_it_lives, kept))
        _remember_tables(kept.dialect)
        for part in (self._run_storage, self._event_log_storage, self._schedule_storage):
            part._engine = kept
        # Dagster ends an instance by ending its parts, which hold no connections as it makes them. A code server opens an
        # instance for each tick of a sensor: left to the collector, their connections filled a server within minutes.
        self._run_storage.dispose = kept.dispose  # type: ignore[method-assign]
        self._kept = kept
        daemon = sys.modules.get("dagster._daemon.sensor")  # in the daemon's process alone
        if daemon is not None:
            daemon.MIN_INTERVAL_LOOP_TIME = SENSOR_LOOP_SECONDS  # type: ignore[attr-defined]

    def _revive_by(self, server: EmbeddedServer) -> None:
        """Have a server that was killed started again by whoever needs it next, which between two stages is Dagster alone."""
        event.listen(self._kept, "do_connect", partial(_connected, server))

    @classmethod
    def config_type(cls) -> UserConfigSchema:
        """The block under `config:` in dagster.yaml."""
        return {"database": Field(StringSource, is_required=False, default_value="dagster")}

    @classmethod
    def from_config_value(  # type: ignore[override]
        cls, inst_data: ConfigurableClassData | None, config_value: dict[str, Any]
    ) -> LeadgenDagsterStorage:
        """Start or find the server; called by Dagster when it loads the instance.

        Raises:
            SettingsInvalid, DatabaseUnavailable: with what to do.
        """
        settings, database = load_settings(), config_value["database"]
        theirs = with_server(settings, partial(_made_whole, database))
        storage = cls(sqlalchemy_url(theirs), should_autocreate_tables=False, inst_data=inst_data)
        if settings.embedded:
            storage._revive_by(EmbeddedServer(settings.home, settings.postgres_bin))
        return storage


def _made_whole(database: str, ours: str) -> str:
    """The address of Dagster's database beside ours, which has its tables."""
    try:
        with psycopg.connect(ours, autocommit=True, connect_timeout=10) as connection:
            # Dagster makes its tables without a lock: processes that start together would trip over each other.
            connection.execute("SET lock_timeout = '60s'")
            connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            have_database(Databases(ours, database))
            theirs = with_database(ours, database)
            if not dagster_tables.are_whole(theirs):
                dagster_tables.make_whole(sqlalchemy_url(theirs))
            return theirs
    except psycopg.OperationalError as error:
        raise unavailable(ours, error) from error


def _remember_tables(dialect: Dialect) -> None:
    """Look a table and its columns up once: Dagster reads the catalogue for each run, step and check.

    Only `dagster instance migrate` adds any, which is a process of its own.
    """
    has_table, get_columns = dialect.has_table, dialect.get_columns
    there: set[str] = set()
    columns: dict[str, list[ReflectedColumn]] = {}

    def has(connection: Connection, table_name: str, schema: str | None = None, **more: Any) -> bool:
        if table_name not in there and has_table(connection, table_name, schema, **more):
            there.add(table_name)
        return table_name in there

    def columns_of(
        connection: Connection, table_name: str, schema: str | None = None, **more: Any
    ) -> list[ReflectedColumn]:
        if table_name not in columns:
            columns[table_name] = get_columns(connection, table_name, schema, **more)
        return columns[table_name]

    dialect.has_table, dialect.get_columns = has, columns_of  # type: ignore[method-assign]


def _see_that_it_lives(engine: Engine, connection: Any, record: object, proxy: object) -> None:
    """Find out whether a kept connection still has its server, before it is used.

    A server that ends, however it ends, closes the connection, so that there is something to read where nobody was asked
    anything: only then is it asked. `pool_pre_ping` asks each time, which was four of ten statements of a small run.

    Raises:
        DisconnectionError: it has not; the pool opens another one in its place.
    """
    waiting = select.poll()
    waiting.register(connection.fileno(), select.POLLIN)
    if not waiting.poll(0):
        return
    try:
        engine.dialect.do_ping(connection)
    except Exception as error:  # whatever psycopg2 says of a lost connection
        raise DisconnectionError from error


def _connected(server: EmbeddedServer, dialect: Dialect, record: object, args: Any, options: Any) -> Any:
    """A new connection; to a server that had been killed, once it runs again. One that was stopped stays stopped."""
    try:
        return dialect.connect(*args, **options)
    except psycopg2.OperationalError:
        with contextlib.suppress(DatabaseUnavailable):  # then the next line says why, and Dagster tries again
            server.revive()
        return dialect.connect(*args, **options)


def sqlalchemy_url(url: str) -> str:
    """The address as SQLAlchemy with psycopg2 reads it.

    A bare `postgresql://` would mean psycopg 3 to SQLAlchemy, under which Dagster's first start fails.
    """
    return url.replace("postgresql://", "postgresql+psycopg2://", 1)
