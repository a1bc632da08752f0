from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from psycopg import errors
from psycopg.conninfo import make_conninfo

from leadgen_assets.settings import PROJECT
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.roles import APP, OPERATOR, OWNER, acting_as

NO_TENANT = "LG002"
WITHOUT_TENANT = {"alembic_version"}
"""Tables about the schema itself, which hold nobody's rows."""


def query(url: str, text: str, *values: object) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(text.encode(), values).fetchall()


@pytest.fixture
def two_tenants(database_url: str) -> str:
    """Address of a database in which `acme` and `zenith` have a row each in `tenants`."""
    with psycopg.connect(acting_as(database_url, APP)) as connection:
        for tenant in ("acme", "zenith"):
            connection.execute("SELECT set_config('leadgen.tenant', %s, true)", [tenant])
            connection.execute("INSERT INTO leadgen.tenants (name) VALUES (%s)", [tenant.upper()])
    return database_url


def test_the_role_of_the_runbook_reads_every_tenant_and_writes_nothing(two_tenants: str) -> None:
    runbook = (PROJECT / "docs" / "operations.md").read_text("utf-8")
    made = [line for line in runbook.splitlines() if "lead_reader" in line and line.endswith(";")]
    script = (PROJECT / "deploy" / "compose" / "postgres" / "10-leadgen.sh").read_text("utf-8")
    assert all(line in script for line in made[:3])
    with psycopg.connect(two_tenants, autocommit=True) as administrator:
        for line in (*made[:3], "ALTER ROLE lead_reader LOGIN PASSWORD 'reader'"):
            administrator.execute(line.encode())
        try:
            address = make_conninfo(two_tenants, user="lead_reader", password="reader")
            with psycopg.connect(address, autocommit=True) as reader:
                seen = reader.execute("SELECT name FROM leadgen.tenants").fetchall()
                assert {("ACME",), ("ZENITH",)} <= set(seen)
                with pytest.raises(errors.ReadOnlySqlTransaction):
                    reader.execute("DELETE FROM leadgen.tenants")
                reader.execute("SET default_transaction_read_only = off")
                for text in (
                    b"INSERT INTO leadgen.tenants (name) VALUES ('X')",
                    b"UPDATE leadgen.tenants SET name = 'X'",
                    b"DELETE FROM leadgen.tenants",
                    b"CREATE TABLE leadgen.x (a int)",
                    b"SET ROLE leadgen_app",
                ):
                    with pytest.raises(errors.InsufficientPrivilege):
                        reader.execute(text)
        finally:
            administrator.execute("DROP OWNED BY lead_reader")
            administrator.execute("DROP ROLE lead_reader")


def test_every_table_belongs_to_tenants_under_forced_row_security(database_url: str) -> None:
    tables = query(
        database_url,
        """SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, r.rolname,
                  EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull)
           FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
           WHERE c.relnamespace = 'leadgen'::regnamespace AND c.relkind IN ('r', 'p')""",
    )
    open_tables = [table[0] for table in tables if table[1:] != (True, True, OWNER, True)]
    assert set(open_tables) == WITHOUT_TENANT
    assert len(tables) > 15


def test_every_policy_compares_the_tenant_for_reading_and_writing(database_url: str) -> None:
    own = "(tenant_id = ( SELECT leadgen.current_tenant() AS current_tenant))"
    policies = query(
        database_url,
        "SELECT tablename, permissive, roles::text, cmd, qual, with_check FROM pg_policies WHERE schemaname = 'leadgen'",
    )
    assert {policy[1:] for policy in policies} == {("PERMISSIVE", "{public}", "ALL", own, own)}
    tables = query(database_url, "SELECT tablename FROM pg_tables WHERE schemaname = 'leadgen'")
    assert sorted(policy[0] for policy in policies) == sorted({name for (name,) in tables} - WITHOUT_TENANT)


def test_no_view_lends_its_owners_eyes(database_url: str) -> None:
    views = query(
        database_url,
        """SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'leadgen'::regnamespace AND c.relkind IN ('v', 'm')
           AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)""",
    )
    definers = query(
        database_url,
        "SELECT proname FROM pg_proc WHERE pronamespace = 'leadgen'::regnamespace AND prosecdef",
    )
    assert views + definers == []


@pytest.mark.parametrize("role", [APP, OWNER])
def test_a_raw_session_sees_its_own_tenant_only(two_tenants: str, role: str) -> None:
    with psycopg.connect(acting_as(two_tenants, role)) as connection:
        connection.execute("SELECT set_config('leadgen.tenant', 'acme', true)")
        assert connection.execute("SELECT tenant_id FROM leadgen.tenants").fetchall() == [("acme",)]
        assert connection.execute("UPDATE leadgen.tenants SET name = 'x'").rowcount == 1
        assert connection.execute("DELETE FROM leadgen.tenants WHERE tenant_id = 'zenith'").rowcount == 0
        with pytest.raises(errors.InsufficientPrivilege), connection.transaction():
            connection.execute("INSERT INTO leadgen.tenants (tenant_id, name) VALUES ('other', 'x')")
        with pytest.raises(errors.InsufficientPrivilege), connection.transaction():
            connection.execute("UPDATE leadgen.tenants SET tenant_id = 'other'")


@pytest.mark.parametrize("role", [APP, OWNER])
def test_without_a_tenant_a_raw_session_fails_instead_of_seeing_nothing(two_tenants: str, role: str) -> None:
    with psycopg.connect(acting_as(two_tenants, role), autocommit=True) as connection:
        for _ in range(2):  # never set, then set for a transaction and read back as ''
            with pytest.raises(psycopg.DatabaseError) as caught:
                connection.execute("SELECT * FROM leadgen.tenants").fetchall()
            assert caught.value.sqlstate == NO_TENANT
            with connection.transaction():
                connection.execute("SELECT set_config('leadgen.tenant', 'acme', true)")


def test_the_operator_sees_all_tenants(two_tenants: str) -> None:
    found = query(acting_as(two_tenants, OPERATOR), "SELECT tenant_id FROM leadgen.tenants ORDER BY 1")
    assert found == [("acme",), ("zenith",)]


@pytest.mark.parametrize("role", [APP, OPERATOR])
def test_neither_role_may_change_the_schema_or_its_version(two_tenants: str, role: str) -> None:
    with psycopg.connect(acting_as(two_tenants, role), autocommit=True) as connection:
        for statement in (
            "ALTER TABLE leadgen.tenants DISABLE ROW LEVEL SECURITY",
            "CREATE TABLE leadgen.mine (x int)",
            "UPDATE leadgen.alembic_version SET version_num = '0000_none'",
            "TRUNCATE leadgen.tenants CASCADE",
        ):
            with pytest.raises(errors.InsufficientPrivilege):
                connection.execute(statement)


def test_a_database_object_keeps_tenants_apart(two_tenants: str, database: Callable[[], Database]) -> None:
    async def seen() -> tuple[list[str], list[str], list[str]]:
        async with database() as opened:

            async def names(tenant: str) -> list[str]:
                async with opened.tenant_tx(tenant) as connection:
                    rows = await (await connection.execute("SELECT name FROM tenants")).fetchall()
                    return [row["name"] for row in rows]

            many = await asyncio.gather(*(names(tenant) for tenant in ["acme", "zenith"] * 20))
            async with opened.operator_tx() as connection:
                rows = await (await connection.execute("SELECT name FROM tenants ORDER BY 1")).fetchall()
            return many[0::2][0], many[1::2][0], [row["name"] for row in rows]

    assert asyncio.run(seen()) == (["ACME"], ["ZENITH"], ["ACME", "ZENITH"])
