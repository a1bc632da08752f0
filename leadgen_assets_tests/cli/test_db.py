from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from leadgen_assets.cli.db import db
from leadgen_assets.domain.errors import DatabaseUnavailable, LeadgenError
from leadgen_assets.storage.migrations import head

ELSEWHERE = "postgresql://clerk:s3cr%40et@127.0.0.1:1/leads"


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(db, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def home(short_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEADGEN_HOME", str(short_home))
    return short_home


@pytest.mark.long
def test_from_start_to_stop(home: Path) -> None:
    assert json.loads(run("status", "--json").output)["running"] is False
    assert f"schema {head()}" in run("start").output
    told = json.loads(run("status", "--json").output)
    assert told["running"] is True
    assert told["data"] == str(home / "postgres" / "data")
    assert "running      yes" in run("status").output
    psql = [sys.executable, "-c", "from leadgen_assets.cli.db import db; db()", "psql", "-At", "-c"]
    said = subprocess.run([*psql, "SELECT count(*) FROM leadgen.tenants"], capture_output=True, text=True, check=True)
    assert said.stdout == "0\n"
    url = run("url").output.strip()
    assert run("start").output.endswith(f"{home}/postgres/socket, database leadgen, user postgres\n")
    assert "was stopped" in run("stop").output
    assert "was not running" in run("stop").output
    assert run("url").output.strip() == url, "the address does not depend on the server's running"


def test_a_server_of_ones_own_is_looked_at_but_not_stopped(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    told = json.loads(run("status", "--json").output)
    assert (told["server"], told["running"]) == ("LEADGEN_DATABASE_URL", True)
    with pytest.raises(DatabaseUnavailable, match="not ours to stop"):
        run("stop")


def test_the_password_is_told_on_demand_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", ELSEWHERE)
    status = run("status").output
    assert "running      no" in status
    assert "Connection refused" in status
    assert run("url").output.strip() == "postgresql://clerk:***@127.0.0.1:1/leads"
    assert run("url", "--reveal").output.strip() == ELSEWHERE
    with pytest.raises(LeadgenError) as caught:
        run("start")
    assert "s3cr" not in status + str(caught.value)


def test_psql_never_gets_the_password_as_an_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, list[str], dict[str, str]]] = []
    monkeypatch.setattr(os, "execve", lambda *given: called.append(given))
    monkeypatch.setenv("LEADGEN_DATABASE_URL", ELSEWHERE)
    run("psql", "-c", "SELECT 1")
    ((_, arguments, environment),) = called
    assert arguments[-2:] == ["-c", "SELECT 1"]
    assert "s3cr" not in " ".join(arguments)
    assert environment["PGPASSWORD"] == "s3cr@et"
