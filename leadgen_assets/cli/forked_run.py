"""What happens in each run that is forked (`forked_runs.py`); imported by the process that they are forked from, and by nobody else.

When that process is killed, Dagster takes all its runs for lost and has them retried. They are asked to stop then: else each
would work on alone and keep its retry waiting for the request's lock.
"""

from __future__ import annotations

import ctypes
import os
import signal

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def _stop_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)


os.register_at_fork(after_in_child=_stop_with_parent)
