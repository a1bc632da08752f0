"""The inbox: files that people drop into a folder are taken, and stand in `done/` or, with the reason beside them, in `rejected/`.

Each file is taken for itself: a bad one holds nobody up. Whoever looks twice at once, or dies between taking a file and
moving it, does no harm: what is taken twice is the same request, and a file is moved once.
"""

from __future__ import annotations

import asyncio
import logging
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from leadgen_assets.domain.errors import DatabaseUnavailable, IcpInvalid, LeadgenError, SchemaNewer, SettingsInvalid
from leadgen_assets.domain.telling.file_kinds import no_file
from leadgen_assets.doors.drop_folders import FOLDERS, DropFolder, LeftAlone
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database

log = logging.getLogger(__name__)

SETTLED_SECONDS = 2.0
"""A file that was not changed for so long, or not since the last look, is taken as whole."""
EMPTY_SECONDS = 60.0
"""An empty file that stays empty for so long will not be filled any more."""
MOST_AT_ONCE = 2000
"""Files looked at in one tick; the rest wait for the next one."""

_UNFINISHED = (
    ".part",
    ".partial",
    ".tmp",
    ".temp",
    ".crdownload",
    ".download",
    ".filepart",
    ".swp",
    ".swo",
    ".swx",
    "~",
)
_OF_THE_SYSTEM = frozenset({"desktop.ini", "thumbs.db", "4913"})
_NOBODYS_FAULT = (DatabaseUnavailable, SchemaNewer, SettingsInvalid, IcpInvalid)
"""Errors that no file is to blame for: nothing is moved, and the next look tries again."""

Fate = Literal["done", "rejected", "waiting", "left", "stuck"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was at the last look, and whether it was left where it is then."""

    size: int
    mtime_ns: int
    left: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file.

    Attributes:
        name: relative to the inbox.
        fate: "waiting": it is still being written. "left": it is none that is taken, such as a list that a request names.
            "stuck": it was taken, or could not be, and cannot be moved.
        words: for people.
        left: what of a file that was taken was not, and where that stands; names nobody.
    """

    name: str
    fate: Fate
    words: str
    left: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """One look into the inbox: what became of each file that is new or has changed, and what the next look must know."""

    taken: tuple[Taken, ...]
    seen: Mapping[str, Seen]
    unfinished: bool


def make_folders(settings: Settings) -> None:
    """Make the inbox and its folders where they are missing.

    Raises:
        OSError: they cannot be made.
    """
    for folder in FOLDERS:
        (settings.inbox / folder.name).mkdir(parents=True, exist_ok=True)


async def look(
    database: Database,
    settings: Settings,
    seen: Mapping[str, Seen],
    now: float,
    in_time: Callable[[], bool] = lambda: True,
    folders: Sequence[DropFolder] = FOLDERS,
) -> Look:
    """Take every file that is whole, the oldest first.

    Args:
        seen: what the last look gave, {} for the first.
        now: seconds since the epoch.
        in_time: whether another file may be begun.

    Raises:
        DatabaseUnavailable, IcpInvalid, SettingsInvalid: no file's fault; what was not taken waits.
    """
    taken: list[Taken] = []
    after: dict[str, Seen] = {}
    unfinished = False
    for folder in folders:
        root = settings.inbox / folder.name
        for path, state in await asyncio.to_thread(_files, root):
            name = path.relative_to(settings.inbox).as_posix()
            known = seen.get(name)
            mark = Seen(state.st_size, state.st_mtime_ns)
            if known == Seen(mark.size, mark.mtime_ns, True):
                after[name] = known
                continue
            if not _is_whole(state, known, now):
                after[name] = mark
                taken.append(_told(name, "waiting", "it is still being written, or empty"))
                continue
            if not in_time() or len(taken) >= MOST_AT_ONCE:
                unfinished = True
                break
            one = await _take(database, settings, folder, path, state, name)
            if one is not None:
                taken.append(one)
                # A file that its suffix alone tells costs nothing to look at again.
                if one.fate == "stuck" or (one.fate == "left" and path.suffix.lower() in folder.suffixes):
                    after[name] = Seen(mark.size, mark.mtime_ns, True)
    return Look(tuple(taken), after, unfinished)


def _files(root: Path) -> list[tuple[Path, os.stat_result]]:
    """What somebody dropped into a folder, the oldest first; hidden and unfinished files and folders are left out."""
    found = []
    try:
        with os.scandir(root) as entries:
            for entry in entries:
                name = entry.name.lower()
                if name.startswith((".", "~$", "#")) or name.endswith(_UNFINISHED) or name in _OF_THE_SYSTEM:
                    continue
                try:
                    state = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                if not stat.S_ISDIR(state.st_mode):  # folders are for lists that requests name
                    found.append((Path(entry.path), state))
    except FileNotFoundError:
        return []
    return sorted(found, key=lambda one: (one[1].st_mtime_ns, one[0].name))


def _is_whole(state: os.stat_result, known: Seen | None, now: float) -> bool:
    if not stat.S_ISREG(state.st_mode):
        return True  # a link, pipe or socket will not become a file
    age = now - state.st_mtime
    if state.st_size == 0:
        return age > EMPTY_SECONDS
    # Copied with a time that lies ahead, a file never grows old: then it is enough that it did not change.
    return age > SETTLED_SECONDS or known == Seen(state.st_size, state.st_mtime_ns)


async def _take(
    database: Database, settings: Settings, folder: DropFolder, path: Path, state: os.stat_result, name: str
) -> Taken | None:
    """Hand one file to its folder and move it; None where somebody else moved it meanwhile."""
    home = settings.inbox
    try:
        _look_at(path, state, folder)
        took = await folder.take(database, settings, path)
    except LeftAlone as left:
        return _told(name, "left", str(left))
    except _NOBODYS_FAULT:
        raise
    except LeadgenError as error:
        return _moved(path, name, home / "rejected", "rejected", str(error))
    except Exception as error:
        if not path.exists() and not path.is_symlink():
            return None
        if isinstance(error, OSError) and error.filename is not None:
            refused = LeadgenError(f"The file cannot be read: {error.strerror}.", str(path), "check its permissions")
            return _moved(path, name, home / "rejected", "rejected", str(refused))
        log.exception("the file %s", name)
        return _told(name, "stuck", f"something unexpected went wrong ({type(error).__name__}); it stays where it is")
    moved = _moved(path, name, home / "done", "done", took.words)
    return replace(moved, left=_with_printable_names(took.left, name)) if moved else None


def _look_at(path: Path, state: os.stat_result, folder: DropFolder) -> None:
    """Refuse what is not to be opened at all.

    Raises:
        LeadgenError: with what to do.
        LeftAlone: it is a file that a request may name.
    """
    if stat.S_ISLNK(state.st_mode):
        raise LeadgenError("It is a link, not a file.", str(path), "copy the file itself into the inbox")
    if not stat.S_ISREG(state.st_mode):
        what, todo = no_file(state.st_mode) or ("nothing that can be read", "put a file there")
        raise LeadgenError(f"It is {what}, not a file.", str(path), todo)
    if state.st_size == 0:
        raise LeadgenError("The file is empty.", str(path), "write it, then put it into the inbox again")
    folder.look_at(path, state.st_size)


def _told(name: str, fate: Fate, words: str) -> Taken:
    """With the name, and each place in the words that says it, as `_printable` writes them."""
    return Taken(_printable(name), fate, _with_printable_names(words, name))


def _with_printable_names(words: str, name: str) -> str:
    """The words on lines of their own, which a line break in a file's name makes none of."""
    path = Path(name)
    for part in (path.name, path.suffix, path.stem):
        if not part.isprintable():
            words = words.replace(part, _printable(part))
    return "\n".join(_printable(line) for line in words.split("\n"))


def _printable(text: str) -> str:
    """The text with what cannot be printed as Python and `ls -b` write it: a file's name may hold anything, also no text.

    A byte that is no UTF-8 is "\\xe9", a line break "\\n": the person must be able to find the file.
    """
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    byte = ord(char) - 0xDC00  # how the system's names carry a byte that is no UTF-8
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else char.encode("unicode_escape").decode("ascii")


def _moved(path: Path, name: str, to: Path, fate: Literal["done", "rejected"], words: str) -> Taken | None:
    try:
        target = _move(path, to, _with_printable_names(words, name) if fate == "rejected" else "")
    except FileNotFoundError:
        return None  # somebody else took it at the same time: the same was done
    except OSError as error:
        told = f"{words}\n  It cannot be moved to {to}: {error.strerror or error}. Move it away by hand."
        return _told(name, "stuck", told)
    if fate == "done":
        return _told(name, fate, words)
    return _told(name, fate, f"{words}\n  it is now: {_printable(str(target))}")


def _move(path: Path, to: Path, reason: str) -> Path:
    """Move a file, and write the reason beside it if there is one; nothing is ever overwritten.

    Raises:
        FileNotFoundError: it is gone.
    """
    to.mkdir(parents=True, exist_ok=True)
    for target in _free_names(to, path.name):
        try:
            # The empty file keeps the name until the rename, which replaces it in one step.
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        beside = target.with_name(f"{target.name}.reason.txt")
        try:
            if reason:
                beside.write_text(f"{reason}\n", "utf-8", errors="replace")
            path.replace(target)
        except OSError:
            target.unlink(missing_ok=True)
            if reason:
                beside.unlink(missing_ok=True)
            raise
        return target
    raise AssertionError("names never end")


def _free_names(to: Path, name: str) -> Iterator[Path]:
    """The name itself, then numbered ones ("a-2.csv"), shortened where a reason's name would become too long."""
    stem, suffix = Path(name).stem, Path(name).suffix
    while len(os.fsencode(f"{stem}-99999{suffix}.reason.txt")) > 255:
        stem = stem[:-1]
    number = 1
    while True:
        target = to / (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}")
        if not target.with_name(f"{target.name}.reason.txt").exists():
            yield target
        number += 1
