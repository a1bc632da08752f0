"""`leadgen backup` and `leadgen restore`, over a delivered request whose second run is under way."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
import yaml
from dagster import DagsterInstance, DagsterRunStatus

from leadgen_assets.definitions import defs
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.storage.embedded import EmbeddedServer

if TYPE_CHECKING:
    from leadgen_assets_tests.cli.conftest import Said
    from leadgen_assets_tests.conftest import Chain, Delivered

_LEFT = (
    "UPDATE leadgen.lead_requests SET status = 'running', run_id = 'lost', updated_at = now() - interval '1 hour'",
)
_UNDER_WAY = (
    "INSERT INTO leadgen.model_calls (tenant_id, call_hash, request_key, stage, model, status, prompt, reserved_microusd)"
    " SELECT tenant_id, 'hash', request_key, 'contacts', 'made-up', 'sent', '{}', 700 FROM leadgen.lead_requests",
    "INSERT INTO leadgen.model_counters (tenant_id, kind, bucket, calls, in_flight_microusd)"
    " SELECT tenant_id, 'request', request_key, 1, 700 FROM leadgen.model_calls"
    " UNION SELECT tenant_id, 'day', leadgen.day_bucket(created_at), 1, 700 FROM leadgen.model_calls",
    # What was done since is lost: contacts are chosen anew.
    "DELETE FROM leadgen.work_items WHERE stage = 'contacts'",
)


def at_home(chain: Chain, home: Path) -> dict[str, bytes]:
    """Have the delivered files stand in this home; their content by name."""
    paths = [Path(path) for (path,) in chain.sql("SELECT path FROM leadgen.exports")]
    folder = home / "exports" / paths[0].parent.name
    folder.mkdir(parents=True)
    for path in paths:
        shutil.copy(path, folder / path.name)
        chain.sql("UPDATE leadgen.exports SET path = %s WHERE path = %s", str(folder / path.name), str(path))
    return {path.name: path.read_bytes() for path in paths}


def full_disk(*arguments: object) -> int:
    raise psycopg.errors.DiskFull("could not extend file")


class Elsewhere:
    """Another home, whose two databases are not there yet."""

    def __init__(self, server: EmbeddedServer, home: Path, environment: pytest.MonkeyPatch) -> None:
        self.home, self.name, self._environment = home, f"restored_{os.getpid()}", environment
        self.url = server.url(self.name)

    def turn_to(self) -> None:
        """Have commands work there from now on."""
        (self.home / "dagster").mkdir(parents=True)
        config = yaml.safe_load((Path(os.environ["DAGSTER_HOME"]) / "dagster.yaml").read_text("utf-8"))
        config["storage"]["custom"]["config"]["database"] = f"{self.name}_dagster"
        (self.home / "dagster" / "dagster.yaml").write_text(yaml.safe_dump(config), "utf-8")
        self._environment.setenv("LEADGEN_HOME", str(self.home))
        self._environment.setenv("DAGSTER_HOME", str(self.home / "dagster"))
        self._environment.setenv("LEADGEN_DATABASE_URL", self.url)


@pytest.fixture
def elsewhere(server: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Elsewhere]:
    other = Elsewhere(server, tmp_path / "elsewhere", monkeypatch)
    yield other
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        left = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [other.name]
        ).fetchall()
        for (database,) in left:
            connection.execute(f'ALTER DATABASE "{database}" IS_TEMPLATE false'.encode())
            connection.execute(f'DROP DATABASE "{database}" WITH (FORCE)'.encode())


@pytest.mark.long
def test_a_request_goes_on_where_the_backup_had_it(
    delivered: tuple[Chain, Delivered],
    leadgen: Callable[..., Said],
    elsewhere: Elsewhere,
    server: EmbeddedServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chain, done = delivered
    files = at_home(chain, Path(os.environ["LEADGEN_HOME"]))
    for statement in (*_LEFT, *_UNDER_WAY):
        chain.sql(statement)
    (fence,) = chain.sql("SELECT fence FROM leadgen.request_fences")
    lost = chain.instance.create_run_for_job(
        defs.resolve_job_def("submit_lead_request"), status=DagsterRunStatus.STARTED
    ).run_id
    file = tmp_path / "nightly.tar"
    said = leadgen("backup", str(file), "--json")
    assert said.code == 0, said.err
    assert json.loads(said.out)["requests"] == 1
    counts = chain.sql("SELECT (SELECT count(*) FROM leadgen.evidence), (SELECT count(*) FROM leadgen.pages)")

    elsewhere.turn_to()
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{elsewhere.name}" IS_TEMPLATE true'.encode())
    said = leadgen("restore", str(file), "--json")
    assert said.code == 0, said.err
    told = json.loads(said.out)
    ((empty, why),) = told["not_dropped"].items()
    assert (empty.startswith(f"{elsewhere.name}_before_"), why) == (True, "cannot drop a template database")
    assert (told["running"], told["unknown_calls"], told["runs_ended"], told["kept"]) == ([done.key], 1, 1, [])
    # The files are at home here, and what the database says of them holds.
    said = leadgen("export", done.key, "--json")
    assert said.code == 0, said.err
    there = {path.name: path.read_bytes() for path in (elsewhere.home / "exports").rglob("*.csv")}
    assert there == files
    with DagsterInstance.from_config(os.environ["DAGSTER_HOME"]) as instance:
        again = type(chain)(instance, elsewhere.url, tmp_path)
        assert (
            again.sql("SELECT (SELECT count(*) FROM leadgen.evidence), (SELECT count(*) FROM leadgen.pages)") == counts
        )
        assert again.sql("SELECT fence FROM leadgen.request_fences")[0] > fence, "no old process writes"
        assert again.sql("SELECT status, reserved_microusd FROM leadgen.model_calls") == [("unknown", 700)]
        assert {*again.sql("SELECT in_flight_microusd, unknown_microusd FROM leadgen.model_counters")} == {(0, 700)}
        assert instance.get_run_by_id(lost).status is DagsterRunStatus.FAILURE  # type: ignore[union-attr]
        assert instance.get_run_by_id(done.run_id).status is DagsterRunStatus.SUCCESS  # type: ignore[union-attr]
        result = again.materialize(done.key)
        assert result.success, again.words_of_failure(result)
        assert again.stored(done.key).status is RequestStatus.READY
        instance.event_log_storage._engine.dispose()  # type: ignore[attr-defined]
    newest = max((elsewhere.home / "exports").rglob("companies_*.csv"), key=lambda path: path.stat().st_mtime)
    assert newest.name not in files
    (earlier,) = (content for name, content in files.items() if name.startswith("companies"))
    assert newest.read_bytes() == earlier

    # Over what is there now only when it is said, and never beside somebody who works.
    said = leadgen("restore", str(file))
    assert (said.code, "There is data already" in said.err) == (1, True)
    with psycopg.connect(elsewhere.url, application_name="a colleague"):
        said = leadgen("restore", str(file), "--yes")
        assert (said.code, "a colleague in restored_" in said.err) == (1, True)
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE starts_with(datname, 'restored_')"
        )
    monkeypatch.setattr("leadgen_assets.jobs.stored_runs.end_lost_runs", full_disk)
    said = leadgen("restore", str(file), "--yes")
    assert said.code == 0, said.err
    assert "kept as database restored_" in said.out
    assert "could not be ended (the database's disk is full)" in said.out
    assert again.stored(done.key).status is RequestStatus.RUNNING


def test_a_backup_that_is_killed_leaves_nothing_under_its_name(
    dagster_instance: DagsterInstance, leadgen: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "slow"
    slow.mkdir()
    (slow / "pg_dump").write_text('#!/bin/sh\n[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 18.4" && exit\n'
                                  "printf PGDMP; exec sleep 3\n")  # fmt: skip
    (slow / "pg_dump").chmod(0o755)
    file, unfinished = tmp_path / "nightly.tar", tmp_path / ".nightly.tar.unfinished"
    command = [sys.executable, "-m", "leadgen_assets.cli.entry", "backup", str(file)]
    with subprocess.Popen(command, env={**os.environ, "LEADGEN_POSTGRES_BIN": str(slow)}) as process:
        until = time.monotonic() + 30
        while not unfinished.exists() and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    assert unfinished.exists()
    assert not file.exists()
    assert leadgen("backup", str(file)).code == 0
    assert not unfinished.exists()
    assert file.stat().st_mode & 0o777 == 0o600
    said = leadgen("backup", str(file))
    assert (said.code, "something of that name" in said.err) == (1, True)
