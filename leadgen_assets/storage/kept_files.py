"""Files of LEADGEN_HOME that go into a backup, and their way back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from leadgen_assets.storage.backup_file import FILES, FOLDERS, BackupFile, is_backup

_UNFINISHED = ".unfinished"


def kept_files(home: Path) -> Iterator[tuple[str, Path]]:
    """(name within a backup, file) of what is kept; no backup, or each would hold all that were before it."""
    for folder in FOLDERS:
        for path in sorted((home / folder).rglob("*")):
            ours = path.is_file() and not path.is_symlink() and not path.name.endswith(_UNFINISHED)
            if ours and not is_backup(path):
                yield f"{FILES}{path.relative_to(home).as_posix()}", path


def put_back(backup: BackupFile, home: Path, aside: Path) -> int:
    """Write a backup's files into LEADGEN_HOME, each whole or not at all; how many.

    Args:
        aside: folder to which files of the same name and other content are moved.

    Raises:
        OSError: a file cannot be written.
    """
    names = backup.files()
    for name in names:
        path = home / name
        if path.is_file():
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() == backup.manifest.parts[f"{FILES}{name}"].sha256:
                    continue
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            path.rename(aside / name)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
        with unfinished.open("wb") as out:
            for chunk in backup.part(f"{FILES}{name}"):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(path)
    return len(names)
