from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leadgen_assets.cli import entry
from leadgen_assets.storage.embedded import EmbeddedServer


class Said:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def leadgen(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Runs a command as `main` does, in this process."""

    def run(*arguments: str) -> Said:
        capsys.readouterr()
        code = entry.run(arguments)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Said(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="module")
def demo(environment_of: Callable[[Path], dict[str, str]]) -> Iterator[tuple[Path, subprocess.CompletedProcess[str]]]:
    """A LEADGEN_HOME in which `leadgen demo` ran as a process of its own, and what it said."""
    home = Path(tempfile.mkdtemp(prefix="leadgen-test-"))
    home.chmod(0o711)
    try:
        command = [sys.executable, "-m", "leadgen_assets.cli.entry", "demo", "--firms", "14", "--score"]
        # Whatever the mode is set to, the demo needs no key.
        alone = environment_of(home) | {"LEADGEN_MODE": "real"}
        done = subprocess.run(command, env=alone, capture_output=True, text=True, timeout=200)
        yield home, done
    finally:
        EmbeddedServer(home).stop()
        shutil.rmtree(home)


@pytest.fixture(scope="session")
def environment_of() -> Callable[[Path], dict[str, str]]:
    """The environment of a process that works in a home and knows nothing of whoever runs the tests."""

    def environment(home: Path) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LEADGEN_", "DAGSTER_"))}
        kept = {name: value for name, value in kept.items() if not name.startswith("OPENAI_")}
        return kept | {"LEADGEN_HOME": str(home), "LEADGEN_WORKERS": "0", "LEADGEN_MODE": "off"}

    return environment
