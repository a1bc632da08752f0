"""Dagster's own tables, all of them, whatever was killed while they were made.

Dagster makes them one by one, each committed by itself, and afterwards takes them for complete when one of them is there:
killed in between, its database stays half made for good, and no run starts any more. Here they are made in one
transaction, and what an earlier kill left out is made good.
"""

from __future__ import annotations

import psycopg
from dagster._core.storage.event_log.migration import ASSET_DATA_MIGRATIONS, EVENT_LOG_DATA_MIGRATIONS
from dagster._core.storage.event_log.schema import SqlEventLogStorageMetadata
from dagster._core.storage.runs.migration import OPTIONAL_DATA_MIGRATIONS, REQUIRED_DATA_MIGRATIONS
from dagster._core.storage.runs.schema import RunStorageSqlMetadata
from dagster._core.storage.schedules.migration import (
    OPTIONAL_SCHEDULE_DATA_MIGRATIONS,
    REQUIRED_SCHEDULE_DATA_MIGRATIONS,
)
from dagster._core.storage.schedules.schema import ScheduleStorageSqlMetadata
from dagster._core.storage.sql import check_alembic_revision, stamp_alembic_rev
from dagster_postgres import DagsterPostgresStorage
from dagster_postgres.run_storage import run_storage
from dagster_postgres.utils import pg_alembic_config
from sqlalchemy import Connection, create_engine

_ALL = (RunStorageSqlMetadata, SqlEventLogStorageMetadata, ScheduleStorageSqlMetadata)
TABLES = frozenset(table.name for metadata in _ALL for table in metadata.sorted_tables)
"""What Dagster's three parts keep; `alembic_version` beside them says which of its schemas they have."""
MARKS = frozenset(
    {
        *REQUIRED_DATA_MIGRATIONS, *OPTIONAL_DATA_MIGRATIONS, *EVENT_LOG_DATA_MIGRATIONS, *ASSET_DATA_MIGRATIONS,
        *REQUIRED_SCHEDULE_DATA_MIGRATIONS, *OPTIONAL_SCHEDULE_DATA_MIGRATIONS,
    }
)  # fmt: skip
"""Changes of rows that a database has behind it, or never needed, being new."""


def are_whole(url: str) -> bool:
    """Whether nothing is missing; two statements, where Dagster would open an engine a part to see one table."""
    with psycopg.connect(url, connect_timeout=10) as connection:
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()
        if not {row[0] for row in rows} >= {*TABLES, "alembic_version"}:
            return False
        marks = connection.execute("SELECT name FROM secondary_indexes WHERE migration_completed IS NOT NULL")
        return {row[0] for row in marks.fetchall()} >= MARKS


def make_whole(url: str) -> None:
    """Make what is missing; tables of an older Dagster are left as they are: it says itself what to do with them.

    Args:
        url: as SQLAlchemy reads it.
    """
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            if not _all_made(connection):
                return
    finally:
        engine.dispose()
    storage = DagsterPostgresStorage(url, should_autocreate_tables=False)
    for part in (storage.run_storage, storage.schedule_storage):
        part.migrate()
        part.optimize()
    storage.event_log_storage.reindex_events()
    storage.event_log_storage.reindex_assets()


def _all_made(connection: Connection) -> bool:
    """Make the tables in the connection's transaction; False where they are an older Dagster's."""
    alembic = pg_alembic_config(run_storage.__file__)
    there, newest = check_alembic_revision(alembic, connection)
    if there not in (None, newest):
        return False
    for metadata in _ALL:
        metadata.create_all(connection)
        for table in metadata.sorted_tables:
            for index in table.indexes:  # a kill may have come between a table and its index
                index.create(connection, checkfirst=True)
    if there is None:
        stamp_alembic_rev(alembic, connection)
    return True
