from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from psycopg import errors, sql

from leadgen_assets.domain.errors import DatabaseUnavailable, SchemaNewer
from leadgen_assets.storage import roles
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.migrations import forward, head, migrate
from leadgen_assets.storage.roles import APP, acting_as

MIGRATE = "import sys; from leadgen_assets.storage.migrations import migrate; print(migrate(sys.argv[1]))"


def tables(url: str) -> set[str]:
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'leadgen'").fetchall()
    return {name for (name,) in rows}


def test_an_empty_database_is_brought_to_head_without_a_word(
    empty_database_url: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert migrate(empty_database_url) == head()
    assert {"lead_requests", "evidence", "alembic_version"} <= tables(empty_database_url)
    assert migrate(empty_database_url) == head()
    assert capfd.readouterr() == ("", "")


def test_a_start_at_head_asks_one_question_and_loads_no_alembic(database_url: str) -> None:
    program = f"{MIGRATE}; print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program, database_url], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [head(), "False"]


@pytest.mark.long
def test_simultaneous_migrations_do_it_once(empty_database_url: str) -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", MIGRATE, empty_database_url], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [process.communicate(timeout=60)[0].strip() for process in started] == [head()] * 3


def test_a_newer_schema_is_refused(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE leadgen.alembic_version SET version_num = '9999_flying_cars'")
    with pytest.raises(SchemaNewer, match="9999_flying_cars") as caught:
        migrate(database_url)
    assert head() in str(caught.value)
    assert "update leadgen" in str(caught.value)


def test_a_failed_step_leaves_nothing_behind(empty_database_url: str) -> None:
    with psycopg.connect(empty_database_url) as connection:
        roles.prepare(connection, empty_database_url)
    with psycopg.connect(acting_as(empty_database_url, roles.OWNER)) as connection:
        connection.execute("CREATE TABLE leadgen.events (in_the_way int)")
    with pytest.raises(Exception, match='"events" already exists'):
        migrate(empty_database_url)
    assert tables(empty_database_url) <= {"events", "alembic_version"}
    with psycopg.connect(empty_database_url) as connection:
        connection.execute("DROP TABLE leadgen.events")
    assert migrate(empty_database_url) == head()


def test_the_steps_are_one_chain_named_like_their_files() -> None:
    config = Config()
    config.set_main_option("script_location", str(forward.ROOM))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [head()]
    assert [step.revision for step in script.walk_revisions()][::-1] == forward.revisions()
    assert sorted(file.stem for file in (forward.ROOM / "sql").glob("*.sql")) == forward.revisions()


@pytest.fixture
def clerk_url(server: EmbeddedServer, empty_database_url: str) -> Iterator[str]:
    """Address of an empty database for `clerk`, an ordinary user without rights on the server."""
    name = psycopg.conninfo.conninfo_to_dict(empty_database_url)["dbname"]
    admin = server.url("postgres")
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("CREATE ROLE clerk LOGIN")
    yield server.url(str(name)).replace("postgres@", "clerk@")
    with psycopg.connect(empty_database_url, autocommit=True) as connection:
        connection.execute("DROP OWNED BY clerk")
        connection.execute("DROP ROLE clerk")


def test_what_a_user_without_rights_lacks_is_told_as_sql_that_works(clerk_url: str, empty_database_url: str) -> None:
    with pytest.raises(DatabaseUnavailable, match="the user clerk may not create") as caught:
        migrate(clerk_url)
    administrators = caught.value.todo.split("\n", 1)[1]
    assert "CREATE SCHEMA leadgen" in administrators
    with psycopg.connect(empty_database_url) as connection:
        connection.execute(administrators.encode())
    assert migrate(clerk_url) == head()
    assert migrate(clerk_url) == head()
    with psycopg.connect(acting_as(clerk_url, APP)) as connection:
        connection.execute("SELECT set_config('leadgen.tenant', 'acme', true)")
        connection.execute("INSERT INTO leadgen.tenants (name) VALUES ('Acme')")
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE leadgen.mine (x int)")


def test_roles_are_made_where_they_are_missing_and_never_can_log_in(server: EmbeddedServer, template: str) -> None:
    with psycopg.connect(server.url(template)) as connection:
        found = connection.execute(
            "SELECT rolname, rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname LIKE 'leadgen%' ORDER BY 1"
        ).fetchall()
    assert found == [
        ("leadgen_app", False, False, False),
        ("leadgen_operator", False, False, True),
        ("leadgen_owner", False, False, False),
    ]


def test_later_tables_are_the_roles_to_use_without_a_grant(database_url: str) -> None:
    with psycopg.connect(acting_as(database_url, roles.OWNER), autocommit=True) as connection:
        connection.execute("CREATE TABLE leadgen.later (x bigint GENERATED ALWAYS AS IDENTITY, y int)")
    for role in (roles.APP, roles.OPERATOR):
        with psycopg.connect(acting_as(database_url, role), autocommit=True) as connection:
            connection.execute("INSERT INTO later (y) VALUES (1)")
            connection.execute("UPDATE later SET y = 2")
            connection.execute("DELETE FROM later")


def test_a_server_without_pgvector_is_told(database_url: str) -> None:
    class Without:
        def execute(self, *_: object) -> Without:
            return self

        def fetchone(self) -> None:
            return None

    connection: Any = Without()
    with pytest.raises(DatabaseUnavailable, match="no pgvector"):
        roles.prepare(connection, database_url)


def test_an_odd_users_name_is_quoted_in_the_administrators_sql(server: EmbeddedServer, empty_database_url: str) -> None:
    name = sql.Identifier('o"dd; user')
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
        try:
            with pytest.raises(DatabaseUnavailable) as caught:
                migrate(empty_database_url.replace("postgres@", "o%22dd%3B%20user@"))
            assert '"o""dd; user";' in caught.value.todo
        finally:
            connection.execute(sql.SQL("DROP ROLE {}").format(name))
