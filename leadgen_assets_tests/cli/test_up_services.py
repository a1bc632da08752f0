"""What `leadgen up` starts, and where its services stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from dagster._core.secrets.env_file import get_env_var_dict

from leadgen_assets.cli import up
from leadgen_assets.cli.desk_link import DeskLink
from leadgen_assets.cli.ports import Ports
from leadgen_assets.settings import Settings


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
