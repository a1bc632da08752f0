"""Ends what a dead service left behind once `leadgen up` is gone: `python -m leadgen_assets.cli.tied_group FD GROUP`.

Runs outlive a code server that is killed, and end well. But nobody would watch over them any more if `leadgen up` were killed
too: so a process waits at the same kind of pipe as the services do (`tied_process.py`), and leaves with the group's last member.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import time

from leadgen_assets.cli.tied_process import GRACE_SECONDS, reset_signals

LOOKS_EVERY_SECONDS = 1.0


def main() -> None:
    """Wait for the pipe's end or for the group's."""
    descriptor, group = map(int, sys.argv[1:])
    reset_signals()
    while not select.select([descriptor], [], [], LOOKS_EVERY_SECONDS)[0]:
        if not _told(group, 0):
            return
    _told(group, signal.SIGTERM)
    until = time.monotonic() + GRACE_SECONDS
    while _told(group, 0) and time.monotonic() < until:
        time.sleep(0.1)
    _told(group, signal.SIGKILL)


def _told(group: int, number: int) -> bool:
    """Send a signal to the group; whether it has a member."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, number)
        return True
    return False


if __name__ == "__main__":
    main()
