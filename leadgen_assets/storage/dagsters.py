"""Dagster's database beside ours: made when it is missing, and whether another installation has its runs there too."""

from __future__ import annotations

import psycopg
from psycopg import sql

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.storage.address import told, unavailable
from leadgen_assets.storage.backing_up import Databases
from leadgen_assets.storage.roles import OPERATOR, SCHEMA, acting_as

ANOTHER = "name another database for Dagster in this clone's dagster.yaml (storage: custom: config: database)"
"""What helps where two installations would share one."""
_LOCK = 0xDA657E13
"""Key of the advisory lock, in our database, under which Dagster's is made."""


def have_database(where: Databases) -> None:
    """Make Dagster's database where it is missing.

    Raises:
        DatabaseUnavailable: no connection, or it may not be made.
    """
    try:
        with psycopg.connect(where.ours, autocommit=True, connect_timeout=10) as connection:
            connection.execute("SET lock_timeout = '60s'")
            connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            there = "SELECT 1 FROM pg_database WHERE datname = %s"
            if not connection.execute(there, [where.dagster]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(where.dagster)))
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseUnavailable(
            f"The database {where.dagster!r}, in which Dagster keeps its runs, is missing and may not be created.",
            told(where.ours),
            f"ask the server's administrator for: CREATE DATABASE {where.dagster} OWNER <the user of LEADGEN_DATABASE_URL>",
        ) from error
    except psycopg.OperationalError as error:
        raise unavailable(where.ours, error) from error


def foreign_request(where: Databases) -> str:
    """A request that has runs in Dagster's database and is not in ours, "" where there is none.

    Requests are never deleted, so that it belongs to another installation, or to a database of ours that was lost.

    Raises:
        psycopg.Error: a database does not answer, or may not be read.
    """
    try:
        with psycopg.connect(where.dagsters, autocommit=True, connect_timeout=10) as connection:
            if connection.execute("SELECT to_regclass('public.runs')").fetchone() == (None,):
                return ""
            rows = connection.execute(
                "SELECT DISTINCT partition FROM public.runs WHERE pipeline_name = 'lead_pipeline'"
                " AND partition IS NOT NULL"
            ).fetchall()
    except psycopg.OperationalError as error:
        if "does not exist" in str(error):
            return ""
        raise
    keys = sorted(key for (key,) in rows)
    return next(iter(_unknown(where, keys)), "") if keys else ""


def _unknown(where: Databases, keys: list[str]) -> list[str]:
    table = f"{SCHEMA}.lead_requests"
    try:
        with psycopg.connect(where.ours, autocommit=True, connect_timeout=10) as connection:
            if connection.execute("SELECT to_regclass(%s)", [table]).fetchone() == (None,):
                return keys
        with psycopg.connect(acting_as(where.ours, OPERATOR), autocommit=True, connect_timeout=10) as connection:
            rows = connection.execute(
                "SELECT key FROM unnest(%s::text[]) AS key WHERE NOT EXISTS"
                f" (SELECT FROM {table} WHERE request_key = key) LIMIT 1".encode(),
                [keys],
            ).fetchall()
    except psycopg.OperationalError as error:
        if "does not exist" in str(error):
            return keys
        raise
    return [key for (key,) in rows]
