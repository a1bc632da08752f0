from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import psycopg2
import pytest
import yaml
from dagster import DagsterInstance, DagsterRunStatus, asset, materialize
from dagster._core.definitions.run_request import InstigatorType
from dagster._core.run_coordinator import QueuedRunCoordinator
from sqlalchemy import Engine, event, inspect

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.resources.dagster_storage import LeadgenDagsterStorage, _connected
from leadgen_assets.settings import PROJECT
from leadgen_assets.storage.embedded import EmbeddedServer

TEAMS = {"database": "dagster_of_a_team"}
RUN = """
from dagster import DagsterInstance, asset, materialize

@asset
def leads():
    return None

with DagsterInstance.get() as instance:
    print(materialize([leads], instance=instance).run_id)
"""


@asset
def leads() -> None:
    pass


def test_a_run_is_stored_in_postgres_and_found_by_another_instance(dagster_instance: DagsterInstance) -> None:
    result = materialize([leads], instance=dagster_instance)
    with DagsterInstance.get() as another:
        run = another.get_run_by_id(result.run_id)
        assert run is not None
        assert run.status == DagsterRunStatus.SUCCESS
        assert another.get_latest_materialization_event(leads.key) is not None


def test_the_projects_dagster_yaml_is_what_the_instance_runs_under(dagster_instance: DagsterInstance) -> None:
    assert isinstance(dagster_instance.run_coordinator, QueuedRunCoordinator)
    assert dagster_instance.run_monitoring_enabled
    assert dagster_instance.run_monitoring_max_runtime_seconds > 0
    assert dagster_instance.run_monitoring_settings["free_slots_after_run_end_seconds"] == 30
    assert dagster_instance.run_monitoring_poll_interval_seconds == 30
    kept = dagster_instance.get_tick_retention_settings(InstigatorType.SENSOR)
    assert all(days > 0 for days in kept.values())
    assert not dagster_instance.telemetry_enabled
    assert dagster_instance.run_retries_enabled
    assert dagster_instance.get_settings("run_retries")["retry_on_asset_or_op_failure"] is False
    home = Path(os.environ["DAGSTER_HOME"])
    assert Path(dagster_instance.root_directory) == home
    assert dagster_instance.get_ref().compute_logs_data.class_name == "NoOpComputeLogManager"


def test_the_daemon_looks_at_its_sensors_each_second(dagster_instance: DagsterInstance) -> None:
    # Its process has loaded this module before it opens the instance; other processes never load it.
    from dagster._daemon import sensor

    sensor.MIN_INTERVAL_LOOP_TIME = 5  # as Dagster has it
    with DagsterInstance.get():
        assert sensor.MIN_INTERVAL_LOOP_TIME == 1  # type: ignore[comparison-overlap]


def test_the_address_and_its_password_are_not_in_what_dagster_passes_on(dagster_instance: DagsterInstance) -> None:
    assert "postgresql" not in str(dagster_instance.get_ref())


def test_workspace_yaml_names_our_definitions() -> None:
    workspace = yaml.safe_load((PROJECT / "workspace.yaml").read_text("utf-8"))
    (location,) = workspace["load_from"]
    assert location["python_module"]["module_name"] == "leadgen_assets.definitions"


@pytest.mark.slow  # storage/test_embedded.py has the like in make test
def test_processes_that_start_together_share_one_embedded_server_and_its_fresh_tables(short_home: Path) -> None:
    home = short_home / "dagster"
    home.mkdir()
    shutil.copy(PROJECT / "dagster.yaml", home)
    environment = {**os.environ, "LEADGEN_HOME": str(short_home), "DAGSTER_HOME": str(home)}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", RUN],
            env=environment,
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    assert "Retrying" not in said[0][1] + said[1][1]
    with psycopg.connect(EmbeddedServer(short_home).url("dagster")) as connection:
        stored = connection.execute("SELECT run_id, status FROM runs").fetchall()
    assert sorted(stored) == sorted((out.strip(), "SUCCESS") for out, _ in said)


@pytest.fixture
def teams_url(server: EmbeddedServer, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a database for Dagster that nobody has made yet, on a server of one's own."""
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url.replace("postgresql:", "postgres:"))
    yield server.url("dagster_of_a_team")
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS dagster_of_a_team WITH (FORCE)")


def test_dagsters_database_is_made_on_a_server_of_ones_own(teams_url: str) -> None:
    storage = LeadgenDagsterStorage.from_config_value(None, TEAMS)
    assert storage.run_storage.get_runs_count() == 0


def test_what_is_missing_of_dagsters_tables_is_made_when_it_is_opened_again(teams_url: str) -> None:
    LeadgenDagsterStorage.from_config_value(None, TEAMS)
    with psycopg.connect(teams_url, autocommit=True) as connection:
        connection.execute("DROP TABLE runs CASCADE")
    assert LeadgenDagsterStorage.from_config_value(None, TEAMS).run_storage.get_runs_count() == 0


def test_the_catalogue_is_asked_once_about_a_table_that_is_there_and_each_time_about_one_that_is_not(
    dagster_instance: DagsterInstance,
) -> None:
    engine = dagster_instance.run_storage._engine  # type: ignore[attr-defined]
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))

    def looked_up(table: str) -> tuple[bool, int]:
        asked.clear()
        return inspect(engine).has_table(table), len(asked)

    looked_up("runs")
    assert looked_up("runs") == (True, 0)
    assert looked_up("made_later") == (False, 1)
    with psycopg.connect(_psycopg_url(engine), autocommit=True) as connection:
        connection.execute("CREATE TABLE made_later (id int)")
    assert looked_up("made_later") == (True, 1), "a table may come while the process lives"
    assert looked_up("made_later") == (True, 0)
    assert [column["name"] for column in inspect(engine).get_columns("made_later")] == ["id"]


def _psycopg_url(engine: Engine) -> str:
    return engine.url.set(drivername="postgresql").render_as_string(hide_password=False)


def test_connections_that_the_server_cut_are_replaced_unnoticed(
    dagster_instance: DagsterInstance, server: EmbeddedServer
) -> None:
    runs = dagster_instance.get_runs_count()
    name = dagster_instance.run_storage._engine.url.database  # type: ignore[attr-defined]
    cut = (
        "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
        " WHERE datname = %s AND backend_type = 'client backend'"
    )
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        row = connection.execute(cut, [name]).fetchone()
    assert row is not None
    assert row[0] > 0
    assert dagster_instance.get_runs_count() == runs


class Killed:
    """Stands for an embedded server that does not answer; `fate` is what becomes of an attempt to revive it."""

    def __init__(self, fate: str) -> None:
        self.fate, self.runs = fate, False

    def revive(self) -> bool:
        if self.fate == "cannot be started":
            raise DatabaseUnavailable("no room for its log")
        self.runs = self.fate == "was killed"
        return self.runs

    def connect(self, *told: object, **more: object) -> str:
        if not self.runs:
            raise psycopg2.OperationalError("Connection refused")
        return "a connection"


@pytest.mark.parametrize("fate", ["was killed", "was stopped", "cannot be started"])
def test_an_embedded_server_that_was_killed_is_started_again_where_only_dagster_asks(fate: str) -> None:
    server: Any = Killed(fate)
    if fate == "was killed":
        assert _connected(server, server, None, (), {}) == "a connection"
    else:
        with pytest.raises(psycopg2.OperationalError, match="Connection refused"):
            _connected(server, server, None, (), {})


def test_a_server_that_is_down_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", "postgresql://u:s3cret@127.0.0.1:1/x")
    with pytest.raises(DatabaseUnavailable, match="cannot be reached") as caught:
        LeadgenDagsterStorage.from_config_value(None, {"database": "dagster"})
    assert "s3cret" not in str(caught.value)
