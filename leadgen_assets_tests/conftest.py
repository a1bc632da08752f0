"""One real PostgreSQL server a session (and xdist worker), and for each test a database of its own made from a template."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import yaml
from dagster import DagsterInstance
from psycopg import sql

from leadgen_assets.resources.dagster_storage import LeadgenDagsterStorage, sqlalchemy_url
from leadgen_assets.settings import PROJECT, Settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.migrations import migrate

_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings of whoever runs it, nor may it call a paid service with their key."""
    for name in [*os.environ]:
        if name in ("DAGSTER_HOME", "OPENAI_API_KEY") or (
            name.startswith("LEADGEN_") and name != "LEADGEN_SHARED_DATA"
        ):
            monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", None)


@pytest.fixture
def short_home() -> Iterator[Path]:
    """A LEADGEN_HOME with room for a socket's path, which root's server account can reach; pytest's are closed to it."""
    with _open_folder() as home:
        try:
            yield home
        finally:
            EmbeddedServer(home).stop()


@pytest.fixture(scope="session")
def server() -> Iterator[EmbeddedServer]:
    """A running embedded server; stopped at the end whatever happened."""
    with _open_folder() as home:
        embedded = EmbeddedServer(home)
        try:
            embedded.start()
            with psycopg.connect(embedded.url("postgres"), autocommit=True) as connection:
                connection.execute("ALTER SYSTEM SET fsync = off")  # nothing here outlives the session
                connection.execute("SELECT pg_reload_conf()")
            yield embedded
        finally:
            embedded.stop()


@pytest.fixture(scope="session")
def template(server: EmbeddedServer) -> str:
    """Name of a migrated database that tests' databases are copies of."""
    _create(server, "template_leadgen")
    migrate(server.url("template_leadgen"))
    return "template_leadgen"


@pytest.fixture(scope="session")
def dagster_template(server: EmbeddedServer) -> str:
    """Name of a database with Dagster's tables: making them takes much longer than copying them."""
    _create(server, "template_dagster")
    LeadgenDagsterStorage(postgres_url=sqlalchemy_url(server.url("template_dagster")))
    return "template_dagster"


@pytest.fixture
def empty_database_url(server: EmbeddedServer) -> Iterator[str]:
    """Address, as a superuser, of a database without our schema; dropped afterwards."""
    name = f"empty_{next(_numbers)}"
    _create(server, name)
    yield server.url(name)
    _drop(server, name)


@pytest.fixture
def database_url(server: EmbeddedServer, template: str) -> Iterator[str]:
    """Address, as a superuser, of a migrated and otherwise empty database; dropped afterwards."""
    name = f"leadgen_{next(_numbers)}"
    _create(server, name, template)
    yield server.url(name)
    _drop(server, name)


@pytest.fixture
def database(database_url: str) -> Callable[[], Database]:
    """Makes a `Database` on the test's own database: `async with database() as opened` inside asyncio.run."""
    return lambda: Database(database_url)


@pytest.fixture
def dagster_instance(
    server: EmbeddedServer,
    dagster_template: str,
    database_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[DagsterInstance]:
    """A DagsterInstance of the project's dagster.yaml on the test's own database.

    LEADGEN_DATABASE_URL, LEADGEN_HOME and DAGSTER_HOME are set to match, for other processes that the test starts.
    """
    name = f"dagster_{next(_numbers)}"
    _create(server, name, dagster_template)
    home = tmp_path / "home" / "dagster"
    home.mkdir(parents=True)
    config = yaml.safe_load((PROJECT / "dagster.yaml").read_text("utf-8"))
    config["storage"]["custom"]["config"]["database"] = name
    (home / "dagster.yaml").write_text(yaml.safe_dump(config), "utf-8")
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    monkeypatch.setenv("LEADGEN_HOME", str(home.parent))
    monkeypatch.setenv("DAGSTER_HOME", str(home))
    with DagsterInstance.from_config(str(home)) as instance:
        yield instance
    _drop(server, name)


@contextmanager
def _open_folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="leadgen-test-"))
    path.chmod(0o711)
    try:
        yield path
    finally:
        shutil.rmtree(path)


def _create(server: EmbeddedServer, name: str, template: str = "template1") -> None:
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(statement)


def _drop(server: EmbeddedServer, name: str) -> None:
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
