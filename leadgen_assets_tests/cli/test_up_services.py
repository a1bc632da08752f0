"""What `leadgen up` starts: where its services stand, and by what time they have stopped."""

from __future__ import annotations

import os
import time
from pathlib import Path

import psutil
import pytest
from dagster._core.secrets.env_file import get_env_var_dict

from leadgen_assets.cli import up
from leadgen_assets.cli.desk_link import DeskLink
from leadgen_assets.cli.ports import Ports
from leadgen_assets.cli.service import Service
from leadgen_assets.cli.tied_process import GRACE_SECONDS
from leadgen_assets.settings import PROJECT, Settings
from leadgen_assets.stages.work import DRAIN_SECONDS, LAST_COMMIT_SECONDS

STUBBORN = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
if os.fork():
    print("ready", flush=True)
time.sleep(600)
"""


def test_no_service_stands_where_dagster_would_freeze_the_values_of_dot_env(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dagster copies the `.env` of its folder into its environment, which would win over every later change of the file."""
    clone, home = tmp_path / "clone", tmp_path / "home"
    clone.mkdir()
    (clone / ".env").write_text("LEADGEN_HEALTH_FREE_GB=5\n")
    monkeypatch.setattr(up, "PROJECT", clone)
    settings = Settings(home=home)
    settings.dagster_home.mkdir(parents=True)
    services = up._services(settings, Ports(3000, 3001), home / "code.sock", DeskLink("token", "http://127.0.0.1:3001"))
    assert {service.name for service in services} == {"code server", "webserver", "daemon", "desk"}
    assert get_env_var_dict(str(clone))
    for service in services:
        assert service.folder.is_dir()
        assert get_env_var_dict(str(service.folder)) == {}


def test_what_does_not_stop_is_killed_in_time_with_all_that_it_started(tmp_path: Path) -> None:
    assert DRAIN_SECONDS + LAST_COMMIT_SECONDS + 1 <= GRACE_SECONDS, "a run has time to commit, and Dagster for its end"
    assert GRACE_SECONDS + up._KILL_SECONDS <= 8, "and the database has time to stop within the ten seconds"
    (tmp_path / "stubborn.py").write_text(STUBBORN)
    log = tmp_path / "stubborn.log"
    environment = {**os.environ, "PYTHONPATH": f"{PROJECT}{os.pathsep}{tmp_path}"}
    service = Service("stubborn", ["stubborn"], tmp_path, log, environment)
    service.start()
    while "ready" not in (log.read_text() if log.exists() else ""):
        time.sleep(0.02)
    started = psutil.Process(service.pid).children()
    began = time.monotonic()
    service.ask_to_stop()
    service.stop(began + 0.3)
    assert time.monotonic() - began < 5
    assert (len(started), psutil.wait_procs(started, timeout=5)[1], service.pid) == (1, [], None)
