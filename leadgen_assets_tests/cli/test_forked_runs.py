from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SERVER = """
import multiprocessing
import sys

from leadgen_assets.cli import forked_runs

forked_runs.LOADED = "colorsys"


def run(heard, told):
    heard.wait(20)
    told.put("colorsys" in sys.modules)


if __name__ == "__main__":
    forked_runs.fork_what_is_spawned()
    spawning = multiprocessing.get_context("spawn")
    heard, told = spawning.Event(), spawning.Queue()
    process = spawning.Process(target=run, args=(heard, told))
    process.start()
    heard.set()
    print(told.get(timeout=20), "colorsys" in sys.modules)
    process.join(20)
    print(process.exitcode, process.is_alive())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere runs are spawned, as Dagster does it")
def test_what_is_spawned_is_forked_from_a_process_that_is_loaded_and_hears_and_tells_as_before(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(SERVER)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["True", "False", "0", "False"], done.stderr
