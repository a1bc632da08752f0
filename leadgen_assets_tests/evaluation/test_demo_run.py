"""The suite over fictional webs runs the real pipeline and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from leadgen_assets.evaluation.usable_rows import usable_rows


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary folders are made; short, and open to root's server account."""
    path = Path(tempfile.mkdtemp(prefix="leadgen-test-"))
    path.chmod(0o711)
    monkeypatch.setattr(tempfile, "tempdir", str(path))
    yield path
    shutil.rmtree(path)


def servers(folder: Path) -> list[int]:
    return [one.pid for one in psutil.process_iter(["cmdline"]) if str(folder) in " ".join(one.info["cmdline"] or [])]


@pytest.mark.slow
def test_a_small_web(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADGEN_TENANT", "someone")  # no setting of whoever measures has a part in it
    told: list[str] = []
    suite = usable_rows((3,), 5, told.append)
    assert (suite.when_named, suite.options) == (True, "--seeds 3 --firms 5")
    found = suite.run(Path())
    usable, cells = found.measures
    assert usable.total.right + usable.total.missed == len(usable.units) > 0
    assert cells.total.right > 40
    assert {"title", "domain", "pms_detected"} <= {one.field for one in found.judged}
    assert told == ["  seed 3: 5 firms …"]
    assert list(folder.iterdir()) == []
    assert servers(folder) == []


@pytest.mark.slow
def test_stopped_in_the_middle_it_leaves_no_server(tmp_path: Path, folder: Path) -> None:
    words = [sys.executable, "-m", "leadgen_assets.cli.entry", "eval", "--suite", "usable-rows", "--firms", "400"]
    environment = os.environ | {"LEADGEN_HOME": str(tmp_path), "TMPDIR": str(folder)}
    with subprocess.Popen([*words, "--out", str(tmp_path)], env=environment, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 60
        while len(servers(folder)) < 2 and time.monotonic() < deadline:  # the server, and the run that talks to it
            time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 130
    assert list(folder.iterdir()) == []
    assert servers(folder) == []
