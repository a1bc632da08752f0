"""Dagster's database is whole after it was opened, whatever a kill has left of it."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from dagster import DagsterInstance
from dagster._core.storage.event_log.schema import SqlEventLogStorageMetadata
from dagster_postgres import DagsterPostgresStorage
from sqlalchemy import create_engine

from leadgen_assets.resources import dagster_tables
from leadgen_assets.resources.dagster_storage import LeadgenDagsterStorage, sqlalchemy_url
from leadgen_assets.settings import PROJECT
from leadgen_assets.storage.embedded import EmbeddedServer

NAME = "dagster_half_made"


@pytest.fixture
def url(server: EmbeddedServer, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty database that is to be Dagster's."""
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {NAME}")
    yield server.url(NAME)
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def opened() -> LeadgenDagsterStorage:
    return LeadgenDagsterStorage.from_config_value(None, {"database": NAME})


def things(url: str) -> list[tuple[str, ...]]:
    """Tables, columns and indexes, marks and revision."""
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
            " UNION ALL SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = 'public'"
            " UNION ALL SELECT 'mark', name, '' FROM secondary_indexes WHERE migration_completed IS NOT NULL"
            " UNION ALL SELECT 'revision', version_num, '' FROM alembic_version ORDER BY 1, 2, 3"
        ).fetchall()


def test_a_new_database_is_as_dagster_itself_makes_it(url: str) -> None:
    opened()
    ours = things(url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    DagsterPostgresStorage(sqlalchemy_url(url))
    assert ours == things(url)
    assert dagster_tables.are_whole(url)


@pytest.mark.parametrize(
    "left",
    [
        "DROP TABLE dynamic_partitions, jobs, job_ticks, instigators, alembic_version",
        "DROP TABLE daemon_heartbeats; DROP INDEX idx_run_tags",
        "DELETE FROM secondary_indexes",
        "DROP TABLE alembic_version; DELETE FROM secondary_indexes",
    ],
)
def test_what_a_kill_left_out_is_made_when_it_is_opened_again(url: str, left: str) -> None:
    opened()
    whole = things(url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(left)  # type: ignore[arg-type]
    assert not dagster_tables.are_whole(url)
    opened()
    assert things(url) == whole


def test_a_database_of_which_dagster_made_only_the_first_tables_starts_runs(url: str) -> None:
    engine = create_engine(sqlalchemy_url(url))
    for table in SqlEventLogStorageMetadata.sorted_tables[-3:]:
        table.create(engine)
    engine.dispose()
    storage = opened()
    storage.event_log_storage.add_dynamic_partitions("requests", ["acme.texas"])
    assert storage.event_log_storage.get_dynamic_partitions("requests") == ["acme.texas"]


def test_tables_of_an_older_dagster_are_left_for_its_own_migration(url: str) -> None:
    opened()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP TABLE dynamic_partitions")
        connection.execute("UPDATE alembic_version SET version_num = '567bc23fd1ac'")  # the first of its chain
    before = things(url)
    opened()
    assert things(url) == before


def test_an_instance_that_is_done_with_holds_no_connection(
    url: str, short_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = short_home / "dagster"
    home.mkdir()
    text = (PROJECT / "dagster.yaml").read_text("utf-8")
    shutil.copy(PROJECT / "dagster.yaml", home)
    (home / "dagster.yaml").write_text(text.replace("database: dagster", f"database: {NAME}"), "utf-8")
    monkeypatch.setenv("DAGSTER_HOME", str(home))
    gc.disable()  # as in a code server: what is a cycle stays for minutes
    try:
        kept = []
        for _ in range(5):
            with DagsterInstance.get() as instance:
                assert instance.get_runs_count() == 0
            kept.append(instance)
        with psycopg.connect(url) as connection:
            others = (
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND backend_type = 'client backend'"
            )
            assert connection.execute(others).fetchone() == (0,)
    finally:
        gc.enable()
