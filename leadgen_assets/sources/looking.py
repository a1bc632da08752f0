"""Whether a request's sources are there, seen before any run: the one place where they are looked at."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from leadgen_assets.domain.requests.proposal import YOUR_FILE
from leadgen_assets.domain.requests.request import SourceSpec
from leadgen_assets.domain.requests.source_address import is_address
from leadgen_assets.domain.telling.file_kinds import no_file
from leadgen_assets.domain.telling.shown import clipped_path
from leadgen_assets.sources.registry import source_faults

_FILES = frozenset({"list", "archive", "portals"})
"""Kinds of sources that are files; portals may also be an address."""


def looking_in(base: Path) -> Callable[[SourceSpec], list[str]]:
    """What is wrong with a source, asked one by one; empty where nothing is, or nothing can be seen from here.

    Args:
        base: folder that relative paths start in; one that is not there belongs to another machine, and the run will tell.
    """
    base = base.resolve()

    def look(spec: SourceSpec) -> list[str]:
        if not base.is_dir():
            return []
        return _file_faults(spec, base) or source_faults(spec, base)

    return look


def other_files(sources: Sequence[SourceSpec], first: Path, second: Path) -> list[str]:
    """Relative paths of sources at which another file stands in the second folder than in the first.

    A file of the same content is the same; where the second folder has none, there is no other (`lacking_files`).
    """
    return [path for path in _relative(sources) if _differ(first / path, second / path)]


def lacking_files(sources: Sequence[SourceSpec], first: Path, second: Path) -> list[str]:
    """Relative paths of sources at which the first folder has a file and the second one, which is of this machine, has none."""
    if not second.is_dir():
        return []
    return [path for path in _relative(sources) if _is_file(first / path) and not (second / path).exists()]


def _relative(sources: Sequence[SourceSpec]) -> list[str]:
    return [
        spec.path
        for spec in sources
        if spec.kind in _FILES
        and not (spec.kind == "portals" and is_address(spec.path))
        and not Path(spec.path).expanduser().is_absolute()
    ]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that may not be looked into
        return False


def _differ(one: Path, other: Path) -> bool:
    try:
        if not other.is_file():
            return False
        return not one.is_file() or not (one.samefile(other) or filecmp.cmp(one, other, shallow=False))
    except OSError:  # a folder that may not be looked into: nobody sees that it is the same
        return True


def _file_faults(spec: SourceSpec, base: Path) -> list[str]:
    if spec.kind not in _FILES or (spec.kind == "portals" and is_address(spec.path)):
        return []
    try:
        path = base / Path(spec.path).expanduser()
        other = no_file(path.stat().st_mode)
        if other is None:
            return []
        what = f"is {other[0]}; {other[1]}"
    except RuntimeError:  # ~somebody
        return [f"{clipped_path(spec.path)}: there is no such user's folder; write the whole path"]
    except FileNotFoundError:
        if spec.path == YOUR_FILE:
            return [f"{YOUR_FILE} does not exist; write your file's name"]
        what = "is a link that leads nowhere" if path.is_symlink() else "does not exist"
    except OSError as error:  # a name too long, a folder that may not be looked into
        what = f"cannot be looked at ({error.strerror})"
    # Without the .. in it; what a link stands for is not written in its place.
    return [f"{clipped_path(os.path.normpath(path))} {what}"]
