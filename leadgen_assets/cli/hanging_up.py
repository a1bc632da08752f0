"""A terminal that was closed, or a lost connection: SIGHUP stops a command in order, and what it still prints goes nowhere."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

_HUNG_UP = threading.Event()


def stop_when_hung_up() -> Callable[[int, FrameType | None], Any] | int | None:
    """Have SIGHUP do what SIGTERM does, whoever listens to that then; returns what it did before.

    Where it is ignored, as under nohup, it stays so: the command is to outlive its terminal.
    """
    before = signal.getsignal(signal.SIGHUP)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, _as_terminated)
    return before


def _as_terminated(number: int, frame: FrameType | None) -> None:
    _HUNG_UP.set()
    signal.raise_signal(signal.SIGTERM)


def nobody_reads(error: OSError) -> bool:
    """Whether it only says that the terminal is gone, on which something was to be printed; a disk's own errors are none."""
    return error.errno == errno.EIO and _HUNG_UP.is_set()


def leave_dead_terminal() -> None:
    """After SIGHUP, let what nobody can read any more go nowhere: the flush at exit would fail and change the exit code to 120."""
    if not _HUNG_UP.is_set():
        return
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Terminal(io.TextIOWrapper):
    """A copy of a descriptor to print on; once its terminal is gone, what is printed goes nowhere."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(os.fdopen(os.dup(descriptor), "wb"), encoding="utf-8")

    def write(self, text: str) -> int:
        """Print it."""
        return int(_unless_gone(lambda: super(Terminal, self).write(text)) or 0)

    def flush(self) -> None:
        """Have it printed now."""
        _unless_gone(super().flush)

    def close(self) -> None:
        """Close the copy."""
        _unless_gone(super().close)


def _unless_gone(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        return None
