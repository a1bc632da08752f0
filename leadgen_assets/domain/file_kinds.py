"""What stands under a path where a file is expected, told before it is opened: a pipe would never end, a device neither."""

from __future__ import annotations

import stat

_KINDS = (
    (stat.S_ISDIR, "a folder", "name one file in it"),
    (stat.S_ISFIFO, "a pipe", "save what comes out of it as a file, and name that"),
    (stat.S_ISCHR, "a device", "name a file"),
    (stat.S_ISBLK, "a device", "name a file"),
    (stat.S_ISSOCK, "a socket", "name a file"),
)


def no_file(mode: int) -> tuple[str, str] | None:
    """What it is and what to do, by `st_mode`: ("a folder", "name one file in it"); None for a file."""
    if stat.S_ISREG(mode):
        return None
    return next(((what, todo) for is_it, what, todo in _KINDS if is_it(mode)), ("no ordinary file", "name a file"))
