from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SERVER = """
import multiprocessing
import sys

from leadgen_assets.cli import forked_runs

forked_runs.LOADED = ("colorsys", "leadgen_assets.cli.forked_run")


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


FORSAKEN = """
import multiprocessing
import os
import signal
import time
from multiprocessing import forkserver

from leadgen_assets.cli import forked_runs

forked_runs.LOADED = ("leadgen_assets.cli.forked_run",)


def run(told):
    signal.signal(signal.SIGTERM, lambda *_: told.put("stops"))
    told.put(os.getppid())
    time.sleep(20)


if __name__ == "__main__":
    forked_runs.fork_what_is_spawned()
    spawning = multiprocessing.get_context("spawn")
    told = spawning.Queue()
    process = spawning.Process(target=run, args=(told,))
    process.start()
    os.kill(told.get(timeout=20), signal.SIGKILL)
    print(told.get(timeout=20), flush=True)
    os.kill(process.pid, signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere runs are spawned, as Dagster does it")
def test_a_run_is_asked_to_stop_when_the_process_that_it_is_forked_from_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(FORSAKEN)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["stops"], done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere runs are spawned, as Dagster does it")
def test_what_is_spawned_is_forked_from_a_process_that_is_loaded_and_hears_and_tells_as_before(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(SERVER)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["True", "False", "0", "False"], done.stderr
