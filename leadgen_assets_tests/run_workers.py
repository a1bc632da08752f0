"""Which processes execute runs that `leadgen up` launched."""

from __future__ import annotations

import psutil


def is_run_worker(process: psutil.Process) -> bool:
    """Whether it is one; what they are forked from is none."""
    words = " ".join(process.cmdline())
    if "multiprocessing.forkserver" not in words:
        return "spawn_main" in words
    parent = process.parent()
    return parent is None or "forked_runs" not in " ".join(parent.cmdline())
