"""Dagster's code server, whose runs are forks of a process that has loaded everything: `python -m leadgen_assets.cli.forked_runs
dagster api grpc …`.

Dagster starts a new Python for each run, which takes 2.5 s of the processor to load Dagster and this package before its first
step: more than half of what a queued request waits for its first item. A fork has all that already, and shares its memory.
"""

from __future__ import annotations

import multiprocessing
import runpy
import sys
from multiprocessing import forkserver

LOADED = ("leadgen_assets.definitions", "leadgen_assets.cli.forked_run")
"""What runs need; importing it starts no thread and opens no connection, so that its process may be forked."""


def main() -> None:
    """Become the code server."""
    if sys.platform == "linux":  # forks of a process with Apple's frameworks loaded crash
        fork_what_is_spawned()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def fork_what_is_spawned() -> None:
    """Have this process's `multiprocessing.get_context("spawn")` start its processes by forking one that is loaded.

    Dagster's code server asks for that context and offers no setting. What it hands over (queue, event, arguments) is pickled
    for both alike. When this process is killed its runs live on, as those that are spawned do, and the fork server with them
    until the last has ended.
    """
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload(list(LOADED))
    multiprocessing.get_context("spawn").Process = forking.Process  # type: ignore[assignment,misc]
    forkserver.ensure_running()


if __name__ == "__main__":
    main()
