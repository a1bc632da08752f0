"""What stands under a path where a file is expected, told before it is opened: a pipe would never end, a device neither."""

from __future__ import annotations

import platform
import stat

_KINDS = (
    (stat.S_ISDIR, "a folder", "name one file in it"),
    (stat.S_ISFIFO, "a pipe", "save what comes out of it as a file, and name that"),
    (stat.S_ISCHR, "a device", "name a file"),
    (stat.S_ISBLK, "a device", "name a file"),
    (stat.S_ISSOCK, "a socket", "name a file"),
)


def on_this_host() -> str:
    """Where a file was looked for, for messages: a run may work on another host than the one where its request was written."""
    return f"on this host ({platform.node() or 'it has no name'})"


def missing_here() -> str:
    """What to do about a file that is missing."""
    return (
        f"correct the path: it is not {on_this_host()}; where several hosts work on requests, it must lie there on each"
    )


def no_file(mode: int) -> tuple[str, str] | None:
    """What it is and what to do, by `st_mode`: ("a folder", "name one file in it"); None for a file."""
    if stat.S_ISREG(mode):
        return None
    return next(((what, todo) for is_it, what, todo in _KINDS if is_it(mode)), ("no ordinary file", "name a file"))
