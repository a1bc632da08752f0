"""Bring a database to the schema of this program when it starts; one query when it is there already."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import psycopg
from psycopg import errors, sql

from leadgen_assets.domain.errors import DatabaseUnavailable, SchemaNewer
from leadgen_assets.storage.address import told, unavailable
from leadgen_assets.storage.roles import APP, OPERATOR, OWNER, SCHEMA, acting_as, prepare

LOCK_SECONDS = 2
"""How long a step waits for a table: whoever comes behind it waits as long, although he only wants to read."""
LOCK_TRIES = 30
CONCURRENT = ("0007_indexes",)
"""Steps of indexes alone, which are built without keeping anybody from writing; nothing else may stand in their files."""
ROOM = Path(__file__).resolve().parent
VERSION_TABLE = "alembic_version"
_LOCK = 0x1EAD6E17
"""Key of the advisory lock under which one process at a time migrates a database."""


def revisions() -> list[str]:
    """The ids of all steps, oldest first; known by their names, so that a start at head loads no Alembic."""
    return sorted(file.stem for file in (ROOM / "versions").glob("[0-9]*.py"))


def head() -> str:
    """The id of the newest step of this program."""
    return revisions()[-1]


def migrate(url: str) -> str:
    """Bring the database's schema forward to this program's; every process may call it at once.

    Args:
        url: address whose user may act as `leadgen_owner`, or may create the roles.

    Returns:
        the revision that the database has now.

    Raises:
        SchemaNewer: a newer version of this program migrated the database.
        DatabaseUnavailable: no connection, no pgvector, or a right is missing.
    """
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
            if _revision(connection, url) == head():
                return head()
            while connection.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK]).fetchone() != (True,):
                # Not waited for on the server: a statement that waits has a snapshot, whose end the building of an index awaits.
                time.sleep(0.05)
            if _revision(connection, url) != head():
                prepare(connection, url)
                for step in CONCURRENT:
                    if (has := _revision(connection, url)) is not None and has < step:
                        before = revisions()[revisions().index(step) - 1]
                        if has != before:
                            _upgrade(url, before)
                        _build_indexes(url, step)
                _upgrade(url, "head")
            return head()
    except psycopg.OperationalError as error:
        raise unavailable(url, error) from error


def run_sql_file(bind: Any, name: str) -> None:
    """Run one file of `sql/` in the migration's transaction; for the scripts in `versions/`.

    Args:
        bind: the SQLAlchemy connection of the migration.
    """
    # Without parameters a file may hold several statements, and % is only a sign.
    bind.exec_driver_sql((ROOM / "sql" / name).read_text("utf-8"), execution_options={"no_parameters": True})


def _revision(connection: psycopg.Connection[Any], url: str) -> str | None:
    """The database's revision, None before the first migration.

    Raises:
        SchemaNewer: a revision that this program does not know.
    """
    try:
        row = connection.execute(f"SELECT version_num FROM {SCHEMA}.{VERSION_TABLE}").fetchone()
    except (errors.UndefinedTable, errors.InvalidSchemaName, errors.InsufficientPrivilege):
        return None
    if row is None:
        return None
    if row[0] not in revisions():
        raise SchemaNewer(
            f"the database has schema {row[0]}, this program knows schemas up to {head()}",
            told(url),
            "update leadgen, or point LEADGEN_DATABASE_URL or LEADGEN_HOME to another database",
        )
    return str(row[0])


def _build_indexes(url: str, step: str) -> None:
    """Build the indexes of a step one by one beside those who work; what a killed build left is built anew."""
    text = (ROOM / "sql" / f"{step}.sql").read_text("utf-8")
    with psycopg.connect(acting_as(url, OWNER), autocommit=True) as connection:
        for name, definition in re.findall(r"CREATE INDEX IF NOT EXISTS (\w+) (ON .*?);", text, re.DOTALL):
            half = connection.execute(
                "SELECT FROM pg_index WHERE NOT indisvalid AND indexrelid = to_regclass(%s)", [f"{SCHEMA}.{name}"]
            ).fetchone()
            if half is not None:
                connection.execute(sql.SQL("DROP INDEX CONCURRENTLY {}").format(sql.Identifier(SCHEMA, name)))
            connection.execute(f"CREATE INDEX CONCURRENTLY IF NOT EXISTS {name} {definition}".encode())


def _upgrade(url: str, revision: str) -> None:
    """Do the steps up to a revision, all or none; again while somebody keeps a table from being changed.

    Raises:
        DatabaseUnavailable: somebody keeps it for longer than is waited.
    """
    for attempt in range(LOCK_TRIES):
        if attempt:
            time.sleep(min(attempt * 0.2, 2.0))
        if _upgraded(url, revision):
            return
    raise DatabaseUnavailable(
        "the schema cannot be brought forward: somebody keeps a table that has to be changed",
        told(url),
        "see who: SELECT pid, xact_start, query FROM pg_stat_activity ORDER BY xact_start; let it end, then do the same again",
    )


def _upgraded(url: str, revision: str) -> bool:
    """Do it once; False where a table could not be had, and nothing was done."""
    from alembic import command  # 0.4 s to load, needed once per database and step
    from alembic.config import Config
    from sqlalchemy import NullPool, create_engine
    from sqlalchemy.exc import OperationalError

    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: psycopg.connect(acting_as(url, OWNER)), poolclass=NullPool
    )
    config = Config()
    config.set_main_option("script_location", str(ROOM).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as connection:
        # The lock above ends with a migrator that is killed, what it asked the server for does not: this one waits for
        # it. It also opens the transaction that all steps share, so that they are done together or not at all.
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK + 1})")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, revision)
        except OperationalError as error:
            if isinstance(error.orig, errors.LockNotAvailable):
                return False
            raise
        # Default privileges gave the roles every table; this one is not theirs to write.
        connection.exec_driver_sql(f"REVOKE INSERT, UPDATE, DELETE ON {SCHEMA}.{VERSION_TABLE} FROM {APP}, {OPERATOR}")
        connection.commit()
    return True
