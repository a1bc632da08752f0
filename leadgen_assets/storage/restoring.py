"""A backup put back: filled into new databases beside the old ones, compared, mended, and then renamed into their place.

Until the renames, which are one transaction, nothing of what is there is touched; killed before, a restore leaves two databases
that the next one throws away. What stood there is kept under another name.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import errors, sql

from leadgen_assets.domain.errors import BackupUnusable, DatabaseUnavailable, RestoreRefused, SchemaNewer
from leadgen_assets.storage.address import no_room, told, unavailable, with_database
from leadgen_assets.storage.backing_up import Databases, row_counts
from leadgen_assets.storage.backup_file import DAGSTER, LEADGEN, BackupFile, Manifest, dump_name
from leadgen_assets.storage.dagsters import ANOTHER, foreign_request
from leadgen_assets.storage.dump_programs import find_program, restored
from leadgen_assets.storage.mending import Mended, mend
from leadgen_assets.storage.migrations import migrate
from leadgen_assets.storage.migrations.forward import head, revisions
from leadgen_assets.storage.roles import OPERATOR, OWNER, SCHEMA, acting_as, prepare

_LOCK = 0x4E5704E
"""Key of the advisory lock under which one restore at a time works on a server."""
_NEW = "_restoring"
_LEAVING_TRIES = 5
TELLS_TIMEOUT = 17
"""From this version on `pg_restore` sets `transaction_timeout`, which older servers do not know and stop at."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a restore.

    Attributes:
        kept: names of the databases that were there before and held something.
        mended: what had to be made true again.
        not_dropped: name of a database that was there before and held nothing -> why it could not be dropped.
    """

    kept: tuple[str, ...]
    mended: Mended
    not_dropped: dict[str, str]


def require_known(manifest: Manifest, path: Path, leadgen: str, dagster: str) -> None:
    """Refuse what a newer program wrote.

    Args:
        leadgen, dagster: versions of this program and of the installed Dagster.

    Raises:
        SchemaNewer: with the version that reads it.
    """
    theirs = manifest.versions.get("leadgen", "?")
    update = f"update leadgen to {theirs} or newer, then restore"
    if theirs == leadgen:
        update = f"update the clone to the state that wrote the backup, which is called {leadgen} too, then restore"
    if manifest.schema not in revisions():
        raise SchemaNewer(
            f"the backup has schema {manifest.schema}, this program knows schemas up to {head()}", str(path), update
        )
    needed = manifest.versions.get("dagster", "")
    if _numbers(needed) > _numbers(dagster):
        update = f"install Dagster {needed} or newer (`make setup` of the leadgen that wrote the backup), then restore"
        raise SchemaNewer(f"the backup is of Dagster {needed}, installed is {dagster}", str(path), update)


def require_server(manifest: Manifest, server: int, where: str) -> None:
    """Refuse a server that is too old for the backup, before anything is filled into it.

    Args:
        server: its major version, such as 18. where: the server in words.

    Raises:
        RestoreRefused: with the version that takes it.
    """
    least, written_by = _major(manifest, "postgres"), _major(manifest, "pg_dump")
    if least > server:
        why = f"The backup is of a server of PostgreSQL {manifest.versions['postgres']}"
    elif written_by >= TELLS_TIMEOUT > server:
        least, why = TELLS_TIMEOUT, f"The backup was written by pg_dump {written_by}"
    else:
        return
    raise RestoreRefused(
        f"{why}, this server is PostgreSQL {server}, which is too old for what is in it.",
        where,
        f"restore into a server of PostgreSQL {least} or newer",
    )


def restore(
    where: Databases,
    backup: BackupFile,
    home: Path,
    now: datetime,
    put_files: Callable[[], None],
    *,
    replace: bool,
    bin_dir: Path | None = None,
) -> Restored:
    """Put a backup back, whose parts were verified.

    Args:
        home: LEADGEN_HOME; published files are looked for there from now on.
        put_files: puts the files of the backup there; called when the new databases are whole, before they are used.
        replace: also where there are requests or runs already; those are kept under another name.

    Raises:
        RestoreRefused: something is there, or somebody works with it.
        BackupUnusable: what came out is not what went in.
        DatabaseUnavailable: no connection, no `pg_restore`, or a right is missing.
    """
    old = {LEADGEN: where.name, DAGSTER: where.dagster}
    with _server(where) as admin:
        require_server(backup.manifest, admin.info.server_version // 10000, told(where.ours))
        full = {part: _holds_something(where, name) for part, name in old.items()}
        if any(full.values()) and not replace:
            raise RestoreRefused(
                "There is data already: requests or runs.",
                told(where.ours),
                "restore into another LEADGEN_HOME or database, or say --yes: what is there is kept under another name",
            )
        _require_own(where)
        _require_alone(admin, list(old.values()), where)
        new = {part: f"{name}{_NEW}" for part, name in old.items()}
        try:
            for part, name in new.items():
                _create(admin, name, where)
                _fill(with_database(where.ours, name), part, backup, bin_dir)
            fresh = with_database(where.ours, new[LEADGEN])
            migrate(fresh)
            mended = mend(fresh, backup.manifest, home, now)
            put_files()
            aside = _swap(admin, old, new, now, where)
        except BaseException:
            for name in new.values():
                _why_not_dropped(admin, name)  # what failed first is what is told; the next restore drops them
            raise
        # It is restored: nothing may fail any more.
        if any(full.values()):
            return Restored(aside, mended, {})
        return Restored((), mended, {name: why for name in aside if (why := _why_not_dropped(admin, name))})


@contextmanager
def _server(where: Databases) -> Iterator[psycopg.Connection[Any]]:
    """A connection to none of the two databases, alone among restores."""
    url = with_database(where.ours, "postgres")
    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise unavailable(url, error) from error
    with connection:
        row = connection.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK]).fetchone()
        if not (row and row[0]):
            raise RestoreRefused("Another restore is under way on this server.", told(where.ours), "wait for its end")
        yield connection


def _holds_something(where: Databases, name: str) -> bool:
    """Whether there are requests, or runs, or tables that are not ours."""
    try:
        connection = psycopg.connect(with_database(where.ours, name), autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        if "does not exist" in str(error):
            return False
        raise unavailable(with_database(where.ours, name), error) from error
    table = f"{SCHEMA}.lead_requests" if name == where.name else "public.runs"
    with connection:
        strange = connection.execute(
            "SELECT schemaname FROM pg_tables WHERE schemaname NOT IN (%s, 'pg_catalog', 'information_schema')"
            " AND NOT (schemaname = 'public' AND %s) LIMIT 1",
            [SCHEMA, name == where.dagster],
        ).fetchone()
        if strange:
            raise RestoreRefused(
                f"The database {name} also holds tables that are not leadgen's, in schema {strange[0]}.",
                told(where.ours),
                "give leadgen a database of its own, and restore into that one",
            )
        if connection.execute("SELECT to_regclass(%s)", [table]).fetchone() == (None,):
            return False
    url = acting_as(where.ours, OPERATOR) if name == where.name else where.dagsters
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            return connection.execute(f"SELECT FROM {table} LIMIT 1".encode()).fetchone() is not None
    except errors.InsufficientPrivilege as error:
        raise RestoreRefused(
            f"The database {name} belongs to somebody else: {error.diag.message_primary}.",
            told(where.ours),
            "restore as the user to whom both databases belong",
        ) from error


def _require_own(where: Databases) -> None:
    """Refuse to put somebody else's runs aside."""
    try:
        foreign = foreign_request(where)
    except psycopg.Error as error:
        raise unavailable(where.dagsters, error) from error
    if foreign:
        raise RestoreRefused(
            f"Dagster's database {where.dagster} also has runs of requests that are not in {where.name}, such as {foreign}:"
            " another installation works with it, whose runs would be put aside.",
            told(where.dagsters),
            f"{ANOTHER}, then restore; where nobody uses it any more: ALTER DATABASE {where.dagster} RENAME TO"
            f" {where.dagster}_old",
        )


def _require_alone(admin: psycopg.Connection[Any], names: list[str], where: Databases) -> None:
    for _ in range(_LEAVING_TRIES):
        others = admin.execute(
            "SELECT datname, coalesce(nullif(application_name, ''), 'unnamed'), pid FROM pg_stat_activity"
            " WHERE datname = ANY(%s) AND backend_type = 'client backend' ORDER BY backend_start LIMIT 5",
            [names],
        ).fetchall()
        if not others:
            break
        time.sleep(0.2)  # who has just closed a connection is seen for a moment longer
    if others:
        who = ", ".join(f"{name} in {database} (process {pid})" for database, name, pid in others)
        raise RestoreRefused(
            f"Somebody works with the databases: {who}.",
            told(where.ours),
            "stop `leadgen up`, runs and whatever else is connected, then restore",
        )


def _create(admin: psycopg.Connection[Any], name: str, where: Databases) -> None:
    _drop(admin, name)
    try:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except errors.InsufficientPrivilege as error:
        raise DatabaseUnavailable(
            f"the user {admin.info.user} may not create the databases into which the backup is filled",
            told(where.ours),
            f"let an administrator run: ALTER ROLE {sql.Identifier(admin.info.user).as_string(None)} CREATEDB;",
        ) from error


def _drop(admin: psycopg.Connection[Any], name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _why_not_dropped(admin: psycopg.Connection[Any], name: str) -> str:
    """Drop a database; why that failed, "" when it is gone."""
    try:
        _drop(admin, name)
    except psycopg.Error as error:
        return no_room(error) or next(iter(str(error).splitlines()), type(error).__name__)
    return ""


def _fill(url: str, part: str, backup: BackupFile, bin_dir: Path | None) -> None:
    """Fill a new database and compare the number of rows of each table."""
    manifest = backup.manifest
    options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-acl", "--no-comments"]
    with psycopg.connect(url, autocommit=True) as connection:
        server = connection.info.server_version // 10000
        if part == LEADGEN:
            _extend(connection, url)
            # Tables are made by their owner in the prepared schema, whose default rights they get. The policies come last.
            prepare(connection, url)
            options += [f"--schema={SCHEMA}", f"--role={OWNER}"]
    if dump_name(part) not in manifest.parts:
        return
    written_by = _major(manifest, "pg_dump")
    restored(find_program("pg_restore", max(server, written_by), bin_dir), url, options, backup.part(dump_name(part)))
    schema = SCHEMA if part == LEADGEN else "public"
    with psycopg.connect(acting_as(url, OPERATOR) if part == LEADGEN else url, autocommit=True) as connection:
        counts = row_counts(connection, schema)
    wanted = manifest.counts.get(part, {})
    if counts != wanted:
        wrong = [table for table in wanted.keys() | counts.keys() if wanted.get(table) != counts.get(table)]
        raise BackupUnusable(
            f"What came out of the backup is not what went in: {', '.join(sorted(wrong)[:5])}.",
            told(url),
            "take another backup; nothing was changed",
        )


def _extend(connection: psycopg.Connection[Any], url: str) -> None:
    """Have pgvector in a new database, which only a superuser may put there on most servers."""
    try:
        connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
    except errors.InsufficientPrivilege as error:
        raise DatabaseUnavailable(
            f"the user {connection.info.user} may not put pgvector into the new database",
            told(url),
            "let an administrator run this once in database template1, of which new ones are copies:"
            " CREATE EXTENSION vector; then restore again",
        ) from error
    except errors.Error:
        return  # the server has none: `prepare` tells what to install


def _swap(
    admin: psycopg.Connection[Any],
    old: dict[str, str],
    new: dict[str, str],
    now: datetime,
    where: Databases,
) -> tuple[str, ...]:
    """All renames or none. Names under which is now what was there."""
    aside = {part: f"{name}_before_{now:%Y%m%d_%H%M%S}" for part, name in old.items()}
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    there = {name for (name,) in admin.execute("SELECT datname FROM pg_database").fetchall()}
    try:
        with admin.transaction():
            for part, name in old.items():
                if name in there:
                    admin.execute(rename.format(sql.Identifier(name), sql.Identifier(aside[part])))
                admin.execute(rename.format(sql.Identifier(new[part]), sql.Identifier(name)))
    except errors.ObjectInUse as error:
        _require_alone(admin, list(old.values()), where)
        raise RestoreRefused(
            "Somebody came to work with the databases meanwhile.", told(where.ours), "stop them, then restore again"
        ) from error
    except errors.InsufficientPrivilege as error:
        raise DatabaseUnavailable(
            f"the user {admin.info.user} may not rename the databases: {error.diag.message_primary}",
            told(where.ours),
            "restore as their owner, who may create databases",
        ) from error
    return tuple(name for part, name in aside.items() if old[part] in there)


def _major(manifest: Manifest, name: str) -> int:
    """Major version of the server or of `pg_dump`; 0 where the backup does not say."""
    return next(iter(_numbers(manifest.versions.get(name, ""))), 0)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
