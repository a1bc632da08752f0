"""Several hosts on one database: each has a LEADGEN_HOME of its own, and nothing is handed on by a disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leadgen_assets.cli import entry
from leadgen_assets.demo.build import build_web

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered


def test_what_one_host_wrote_another_gives_out_the_same_to_the_byte(
    delivered: tuple[Chain, Delivered], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chain, done = delivered
    written = {Path(path): Path(path).read_bytes() for (path,) in chain.sql("SELECT path FROM leadgen.exports")}
    chain.sql("UPDATE leadgen.exports SET path = '/another-host' || path")
    assert entry.run(["export", done.key]) == 0
    said = capsys.readouterr()
    assert "4 of the files were not on this host" in said.err
    here = tmp_path / "home" / "exports" / done.key
    assert {path.name: path.read_bytes() for path in here.iterdir()} == {p.name: c for p, c in written.items()}
    assert entry.run(["export", done.key, "--to", str(tmp_path / "taken")]) == 0
    assert {path.read_bytes() for path in (tmp_path / "taken").iterdir()} == set(written.values())
    # Of rows that make other bytes than were published, nothing is given out.
    chain.sql("UPDATE leadgen.export_sets SET contacts = contacts - 0")
    shutil.rmtree(here)
    capsys.readouterr()
    assert entry.run(["export", done.key]) == 1
    refused = capsys.readouterr().err
    assert "made again from its rows it has another SHA-256" in refused
    assert f"leadgen run {done.key}" in refused


@pytest.mark.slow
def test_submitted_here_run_there_exported_elsewhere(database_url: str, server: object, tmp_path: Path) -> None:
    """Three processes, three homes, one database; the host that ran it is gone before a third one exports."""
    web = build_web(tmp_path / "web", firms=12)
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LEADGEN_", "DAGSTER_", "OPENAI_"))
    }

    def host(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        own = {"LEADGEN_HOME": str(tmp_path / name), "LEADGEN_DATABASE_URL": database_url, "LEADGEN_MODE": "off"}
        command = [sys.executable, "-m", "leadgen_assets.cli.entry", *arguments]
        return subprocess.run(
            command, env=kept | own | {"LEADGEN_WORKERS": "0"}, capture_output=True, text=True, timeout=120
        )

    inbox = tmp_path / "a" / "inbox"
    inbox.mkdir(parents=True)
    shutil.copy(web.request, inbox / "request.yaml")
    (key,) = (f"demo.{line.split()[1]}" for line in web.request.read_text("utf-8").splitlines() if line[:5] == "name:")
    assert host("a", "inbox").returncode == 0
    ran = host("b", "run", key, "--yes")
    written = {path.name: path.read_bytes() for path in (tmp_path / "b" / "exports" / key).glob("*.csv")}
    assert len(written) == 4, ran.stderr
    shutil.rmtree(tmp_path / "b")
    assert host("c", "export", key).returncode == 0
    given = {path.name: path.read_bytes() for path in (tmp_path / "c" / "exports" / key).glob("*.csv")}
    assert given == written

    # A list lies on the disk of whoever wrote the request; where it is on no other host, that is told.
    names = tmp_path / "a" / "names.csv"
    names.write_text("name,website\nBluestem,bluestem.example\n")
    (inbox / "lost.yaml").write_text(f"tenant: demo\nname: lost\nsources: list:{names}\n")
    assert host("a", "inbox").returncode == 0
    names.rename(tmp_path / "elsewhere.csv")
    failed = host("b", "run", "demo.lost", "--yes")
    assert failed.returncode == 1
    assert "There is no such list" in failed.stdout + failed.stderr
    assert "it is not on this host" in " ".join((failed.stdout + failed.stderr).split())
