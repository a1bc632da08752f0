"""A backup of both databases, ours and Dagster's, each as it was at one moment, and of the files beside them.

A snapshot of each is taken first, Dagster's a few milliseconds before ours, and dumps and counts are made of those
snapshots. In this order nothing gets lost in between: a request of which we know that a run was launched, while Dagster does
not know the run yet, is taken up again by the watchdog; the other way round its launch would count as done.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from psycopg import errors, sql
from psycopg.conninfo import conninfo_to_dict

from leadgen_assets.storage.address import unavailable, with_database
from leadgen_assets.storage.backup_file import (
    DAGSTER,
    LEADGEN,
    BackupWriter,
    Manifest,
    chunks_of,
    dump_name,
)
from leadgen_assets.storage.dump_programs import DumpProgram, dumped, find_program
from leadgen_assets.storage.kept_files import kept_files
from leadgen_assets.storage.migrations.forward import VERSION_TABLE
from leadgen_assets.storage.roles import OPERATOR, SCHEMA, acting_as


@dataclass(frozen=True, slots=True)
class Databases:
    """Where both databases are: `ours` as an address, Dagster's by its name on the same server."""

    ours: str
    dagster: str

    @property
    def dagsters(self) -> str:
        """The address of Dagster's."""
        return with_database(self.ours, self.dagster)

    @property
    def name(self) -> str:
        """Name of ours on the server."""
        return str(conninfo_to_dict(self.ours).get("dbname") or conninfo_to_dict(self.ours).get("user") or "")


def back_up(where: Databases, home: Path, path: Path, bin_dir: Path | None = None) -> tuple[Manifest, int]:
    """Write a backup; what it is, and its size in bytes. Nobody has to stop working meanwhile.

    Args:
        where: the schema of ours is this program's.
        home: LEADGEN_HOME. path: the file; it must not exist.

    Raises:
        DatabaseUnavailable: no connection, no `pg_dump`, or it failed.
        OSError: the file cannot be written; nothing stands under its name.
    """
    with ExitStack() as open_ones:
        dagsters = open_ones.enter_context(_snapshot(where.dagsters, "public", None))
        ours = open_ones.enter_context(_snapshot(where.ours, SCHEMA, OPERATOR))
        if ours is None:
            raise unavailable(where.ours, psycopg.OperationalError("the database is not there"))
        program = find_program("pg_dump", ours.server, bin_dir)
        writer = open_ones.enter_context(BackupWriter(path))
        if dagsters is not None:
            writer.add(dump_name(DAGSTER), _dump(program, where.dagsters, dagsters, []))
        # As the operator, who sees every tenant's rows; an ordinary user's dump would be refused by the policies.
        options = [f"--schema={SCHEMA}", f"--role={OPERATOR}"]
        writer.add(dump_name(LEADGEN), _dump(program, where.ours, ours, options))
        for name, file in kept_files(home):
            _add_file(writer, name, file)
        manifest = Manifest(
            made_at=ours.at.astimezone(UTC),
            home=str(home),
            versions={
                "leadgen": version("leadgen-assets"), "dagster": version("dagster"),
                "postgres": ours.version, "pg_dump": str(program.major),
            },
            schema=ours.revision,
            counts={LEADGEN: ours.counts, DAGSTER: dagsters.counts if dagsters else {}},
            parts=dict(writer.parts),
        )  # fmt: skip
        return manifest, writer.finish(manifest)


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """A moment of a database, held open: its exported name, the server's version, tables with their rows."""

    name: str
    at: datetime
    server: int
    version: str
    revision: str
    counts: dict[str, int]


@contextmanager
def _snapshot(url: str, schema: str, role: str | None) -> Iterator[_Snapshot | None]:
    """None where there is no such database: Dagster's is made at its first start."""
    try:
        connection = psycopg.connect(acting_as(url, role) if role else url, connect_timeout=10)
    except psycopg.OperationalError as error:
        if isinstance(error, errors.InvalidCatalogName) or "does not exist" in str(error):
            yield None
            return
        raise unavailable(url, error) from error
    with connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        # Of a server's owner: a long dump is no session that hangs.
        connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        connection.execute("SET LOCAL statement_timeout = 0")
        row = connection.execute(
            "SELECT pg_export_snapshot(), now(), current_setting('server_version_num')::int,"
            " current_setting('server_version')"
        ).fetchone()
        assert row is not None
        yield _Snapshot(
            name=row[0],
            at=row[1],
            server=row[2] // 10000,
            version=row[3].split()[0],
            revision=_revision(connection) if schema == SCHEMA else "",
            counts=row_counts(connection, schema),
        )


def row_counts(connection: psycopg.Connection[Any], schema: str) -> dict[str, int]:
    """Table -> its rows, of a schema."""
    tables = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY tablename", [schema]
    ).fetchall()
    counts = {}
    for (table,) in tables:
        statement = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(schema, table))
        row = connection.execute(statement).fetchone()
        counts[table] = row[0] if row else 0
    return counts


def _revision(connection: psycopg.Connection[Any]) -> str:
    row = connection.execute(f"SELECT version_num FROM {SCHEMA}.{VERSION_TABLE}").fetchone()
    return str(row[0]) if row else ""


def _dump(program: DumpProgram, url: str, snapshot: _Snapshot, options: list[str]) -> Iterator[bytes]:
    return dumped(program, url, ["--format=custom", f"--snapshot={snapshot.name}", "--no-comments", *options])


def _add_file(writer: BackupWriter, name: str, file: Path) -> None:
    """A file that went meanwhile, as those of the inbox do, is in the database by now, or was never wanted."""
    try:
        opened = file.open("rb")
    except FileNotFoundError:
        return
    with opened:
        writer.add(name, chunks_of(opened), file.stat().st_mtime if file.exists() else 0)
