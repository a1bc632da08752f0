"""Bring a database to the schema of this program when it starts; one query when it is there already."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
from psycopg import errors

from leadgen_assets.domain.errors import SchemaNewer
from leadgen_assets.storage.address import told, unavailable
from leadgen_assets.storage.roles import APP, OPERATOR, OWNER, SCHEMA, acting_as, prepare

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
            connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            if _revision(connection, url) != head():
                prepare(connection, url)
                _upgrade(url)
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


def _upgrade(url: str) -> None:
    from alembic import command  # 0.4 s to load, needed once per database and step
    from alembic.config import Config
    from sqlalchemy import NullPool, create_engine

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
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        # Default privileges gave the roles every table; this one is not theirs to write.
        connection.exec_driver_sql(f"REVOKE INSERT, UPDATE, DELETE ON {SCHEMA}.{VERSION_TABLE} FROM {APP}, {OPERATOR}")
        connection.commit()
