"""A child process that cannot outlive its parent: `python -m leadgen_assets.cli.tied_process FD MODULE ARGUMENTS…`.

FD is the reading end of a pipe that the parent alone holds open. When the parent closes it, or dies in whatever way,
SIGKILL included, reading ends: the module's process and the runs that it started are asked to stop, then the whole
group is killed. A pipe, because it works on every Unix and needs nobody who is still alive.
"""

from __future__ import annotations

import contextlib
import os
import runpy
import signal
import sys
import threading
import time

import psutil

GRACE_SECONDS = 7.5
"""A run that is told to stop commits what is under way, for at most 6 s (stages/work.py), and Dagster writes down its end.

One that is killed then, as on a machine that is too busy, is found by the watchdog and goes on where it stopped. The database
is stopped last: all of it is to be over in ten seconds.
"""


def main() -> None:
    """Become the module, tied to the parent."""
    descriptor, module, *arguments = sys.argv[1:]
    reset_signals()
    os.set_inheritable(int(descriptor), False)
    threading.Thread(target=_follow, args=(int(descriptor),), name="parent", daemon=True).start()
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def reset_signals() -> None:
    """Undo what was inherited: a shell's `&` has SIGINT ignored, and a blocked signal stays blocked."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])


def _follow(descriptor: int) -> None:
    while os.read(descriptor, 1):
        pass
    for run in _runs():
        with contextlib.suppress(psutil.NoSuchProcess):
            run.terminate()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os.killpg(os.getpgrp(), signal.SIGKILL)


def _runs() -> list[psutil.Process]:
    """Children of the code server, or of the process that it has them forked from; it would wait for them.

    Their own children, the parsing processes, are theirs to end: a run still needs them while it drains.
    """
    found: list[psutil.Process] = []
    for child in psutil.Process().children():
        with contextlib.suppress(psutil.NoSuchProcess):
            forks = child.children() if "multiprocessing.forkserver" in " ".join(child.cmdline()) else []
            found += forks or [child]
    return found


if __name__ == "__main__":
    main()
