"""One `leadgen up` per DAGSTER_HOME: two daemons would launch every run twice."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path

from leadgen_assets.domain.errors import LeadgenError


class UpLock:
    """A lock that dies with its process, and a note in it that outlives a process that was killed.

    Attributes:
        killed_before: whether the last `up` did not end in order; what it started may need some seconds to go.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "up.lock"
        self.killed_before = False
        self._file: int | None = None

    def take(self) -> None:
        """Take the lock.

        Raises:
            LeadgenError: another `leadgen up` holds it; says its process.
        """
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        note = _read(file)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(file)
            raise LeadgenError(
                f"`leadgen up` runs already for this folder (process {note.get('pid', 'unknown')}, {note.get('url', '')}).",
                str(self.path.parent),
                "use that one, or stop it with Ctrl-C; another LEADGEN_HOME gets a UI of its own",
            ) from error
        self._file = file
        self.killed_before = bool(note)

    def note(self, url: str) -> None:
        """Write down who holds the lock and where the UI is."""
        assert self._file is not None
        content = json.dumps({"pid": os.getpid(), "url": url}).encode()
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, content, 0)

    def release(self) -> None:
        """Give the lock back after everything was stopped in order."""
        if self._file is not None:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None


def _read(file: int) -> dict[str, object]:
    try:
        found = json.loads(os.pread(file, 10_000, 0) or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
