"""The database's roles, and who may do what in schema `leadgen`.

- `leadgen_owner` owns the schema and migrates it.
- `leadgen_app` reads and writes rows of the tenant that its transaction names.
- `leadgen_operator` sees every tenant (BYPASSRLS): sensors, cost, backup, pruning.

None of them can log in; the address's user acts as them.
"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import errors, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.storage.address import told

OWNER = "leadgen_owner"
APP = "leadgen_app"
OPERATOR = "leadgen_operator"
SCHEMA = "leadgen"

_ROLES = {OWNER: "NOLOGIN", APP: "NOLOGIN", OPERATOR: "NOLOGIN BYPASSRLS"}

_GRANTS = """
SET ROLE leadgen_owner;
GRANT USAGE ON SCHEMA leadgen TO leadgen_app, leadgen_operator;
-- Tables of later migrations are covered as well.
ALTER DEFAULT PRIVILEGES FOR ROLE leadgen_owner IN SCHEMA leadgen
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO leadgen_app, leadgen_operator;
ALTER DEFAULT PRIVILEGES FOR ROLE leadgen_owner IN SCHEMA leadgen
    GRANT USAGE, SELECT ON SEQUENCES TO leadgen_app, leadgen_operator;
SET ROLE NONE;
"""


def acting_as(url: str, role: str) -> str:
    """Connection parameters with which a session acts as `role`, in UTC, and finds our tables first."""
    given = conninfo_to_dict(url).get("options") or ""
    ours = f"-c role={role} -c search_path=leadgen,public -c timezone=UTC"
    return make_conninfo(url, options=f"{given} {ours}".strip(), application_name="leadgen", connect_timeout=10)


def prepare(connection: psycopg.Connection[Any], url: str) -> None:
    """Create what migrations need: the extension, the roles and the schema. Whatever exists is left alone.

    Args:
        connection: of the address's user, committing every statement.
        url: only told in errors.

    Raises:
        DatabaseUnavailable: pgvector is not installed on the server, or the user may not create what is missing, with
            the SQL for an administrator.
    """
    _require_vector(connection, url)
    present = _roles_of(connection)
    try:
        if not _has_extension(connection):
            connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
        for role, attributes in _ROLES.items():
            if role not in present:
                _create_role(connection, role, attributes)
        _join(connection)
        if not _has_schema(connection):
            connection.execute("CREATE SCHEMA IF NOT EXISTS leadgen AUTHORIZATION leadgen_owner")
        connection.execute(_GRANTS)
    except errors.InsufficientPrivilege as error:
        user = connection.info.user
        raise DatabaseUnavailable(
            f"the user {user} may not create what leadgen needs: {error.diag.message_primary}",
            told(url),
            f"let an administrator run this once in database {connection.info.dbname}:\n{_administrator_sql(connection)}",
        ) from error


def _administrator_sql(connection: psycopg.Connection[Any]) -> str:
    """What an administrator runs once where the address's user may not; only what is missing."""
    lines = []
    if not _has_extension(connection):
        lines.append("CREATE EXTENSION vector;")
    present = _roles_of(connection)
    lines += [f"CREATE ROLE {role} {attributes};" for role, attributes in _ROLES.items() if role not in present]
    user = sql.Identifier(connection.info.user).as_string(None)
    lines.append(f"GRANT {', '.join(_ROLES)} TO {user};")
    if not _has_schema(connection):
        lines.append(f"CREATE SCHEMA {SCHEMA} AUTHORIZATION {OWNER};")
    return "\n".join(f"    {line}" for line in lines)


def _has_extension(connection: psycopg.Connection[Any]) -> bool:
    return connection.execute("SELECT 1 FROM pg_extension WHERE extname = 'vector'").fetchone() is not None


def _has_schema(connection: psycopg.Connection[Any]) -> bool:
    return connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [SCHEMA]).fetchone() is not None


def _roles_of(connection: psycopg.Connection[Any]) -> set[str]:
    return {name for (name,) in connection.execute("SELECT rolname FROM pg_roles").fetchall()}


def _require_vector(connection: psycopg.Connection[Any], url: str) -> None:
    if not connection.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'vector'").fetchone():
        raise DatabaseUnavailable(
            "the PostgreSQL server has no pgvector",
            told(url),
            "install pgvector on it (https://github.com/pgvector/pgvector), or unset LEADGEN_DATABASE_URL to use the "
            "embedded server, which has it",
        )


def _create_role(connection: psycopg.Connection[Any], role: str, attributes: str) -> None:
    statement = sql.SQL("CREATE ROLE {} {}").format(sql.Identifier(role), sql.SQL(attributes))
    try:
        connection.execute(statement)
    except (errors.DuplicateObject, errors.UniqueViolation):
        # Roles belong to the whole server, our lock to one database: another database's migration was quicker.
        return


def _join(connection: psycopg.Connection[Any]) -> None:
    """Let the address's user act as each role."""
    right = "SET" if connection.info.server_version >= 160000 else "MEMBER"
    for role in _ROLES:
        row = connection.execute("SELECT pg_has_role(current_user, %s, %s)", [role, right]).fetchone()
        if not (row and row[0]):
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(role)))
