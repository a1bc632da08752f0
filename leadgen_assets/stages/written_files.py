"""Files that are there whole or not at all, and what a person is told when they cannot be written."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from leadgen_assets.domain.errors import FileUnwritable

UNFINISHED = ".unfinished"

_WHATS = {
    errno.ENOSPC: ("The disk is full", "make room there, then do the same again"),
    errno.EDQUOT: ("Your share of the disk is used up", "make room there, then do the same again"),
    errno.EFBIG: ("The file would be larger than the system allows", "raise the limit (ulimit -f), or ask for fewer companies"),
    errno.EACCES: ("It may not be written", "see who owns the folder, or choose another one"),
    errno.EPERM: ("It may not be written", "see who owns the folder, or choose another one"),
    errno.EROFS: ("The disk can only be read", "choose another folder"),
    errno.ENOENT: (
        "The folder is not there, and cannot be made",
        "choose another one; if it was there, see whether a disk was taken out or a folder renamed, then do the same again",
    ),
    errno.ENOTDIR: ("A part of the path is a file, not a folder", "choose another folder"),
    errno.EEXIST: ("A part of the path is a file, not a folder", "choose another folder"),
    errno.EISDIR: ("There is a folder of that name", "rename it, or choose another folder"),
    errno.ENAMETOOLONG: ("The path is too long", "choose a folder with a shorter path"),
    errno.EBUSY: ("The file is open in another program", "close it there, then do the same again"),
    errno.ETXTBSY: ("The file is open in another program", "close it there, then do the same again"),
    errno.EIO: ("The disk does not answer as it should", "look at the disk; choose another folder"),
    errno.ESTALE: ("The network folder is not there any more", "connect it again, then do the same again"),
}  # fmt: skip
_OPEN_ELSEWHERE = (32, 33)
"""Windows' codes of a sharing violation, which it calls EACCES."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was published; `sha256` as hex."""

    path: Path
    bytes: int
    sha256: str


@contextmanager
def told_plainly(where: Path, again: str = "") -> Iterator[None]:
    """While inside, an error of the file system becomes a message: what, where, what to do.

    Args:
        where: the folder or file that is written, named where the error does not name one. again: what to do afterwards,
            in place of "do the same again".

    Raises:
        FileUnwritable: in place of the OSError.
    """
    try:
        yield
    except OSError as error:
        if isinstance(error, (ConnectionError, TimeoutError)):
            raise
        raise unwritable(error, where, again) from error


def unwritable(error: OSError, where: Path, again: str = "") -> FileUnwritable:
    """The error as a person reads it."""
    what, shown, todo = what_and_todo(error, where)
    if again:
        todo = todo.replace("do the same again", again)
    return FileUnwritable(f"{what}; nothing was written, what was there before is untouched.", shown, todo)


def what_and_todo(error: OSError, where: Path | None = None) -> tuple[str, str, str]:
    """What is wrong, where, and what to do, of an error of the file system. where: named where the error does not name it."""
    what, todo = _WHATS.get(error.errno or 0, (error.strerror or str(error), "choose another folder"))
    if getattr(error, "winerror", None) in _OPEN_ELSEWHERE:
        what, todo = _WHATS[errno.EBUSY]
    place = error.filename2 or error.filename or where or ""
    shown = str(os.fsdecode(place) if isinstance(place, bytes) else place)
    shown = shown.replace(UNFINISHED, "") if shown.endswith(UNFINISHED) else shown
    if len(shown) > 300:
        shown = f"{shown[:200]}…{shown[-60:]}"
    return what, shown, todo


def write_whole(folder: Path, files: Mapping[str, bytes]) -> list[WrittenFile]:
    """Write files into a folder, all of them or none: beside their names first, on the disk, then renamed.

    Files of the same names are replaced at the end, one rename each.

    Raises:
        FileUnwritable: with what to do; no file is left half-written, and earlier ones are as they were.
    """
    unfinished = {name: folder / f".{name}{UNFINISHED}" for name in files}
    try:
        with told_plainly(folder):
            folder.mkdir(parents=True, exist_ok=True)
            for name, content in files.items():
                write_durably(unfinished[name], [content])
            for name in files:
                if (folder / name).is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(folder / name))
            for name, path in unfinished.items():
                path.replace(folder / name)
            sync_folder(folder)
    except BaseException:
        for path in unfinished.values():
            remove(path)
        raise
    return [
        WrittenFile(folder / name, len(content), hashlib.sha256(content).hexdigest()) for name, content in files.items()
    ]


def write_durably(path: Path, content: Iterable[bytes]) -> None:
    """Write a file, part by part, and see it on the disk: some file systems say only then that there is no room."""
    with path.open("wb") as file:
        file.writelines(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """See renames in a folder on the disk, where the system can be asked for that."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        return
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file if it is there; a folder that went has taken it along."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
