"""The log's file: what finds no room in it is no trace on the terminal, and is known to who asks."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from leadgen_assets.domain.errors import FileUnwritable


class LogFile(RotatingFileHandler):
    """A file of log lines that goes on without those it has no room for.

    Attributes:
        fault: why the last line was not written; None where it was.
    """

    def __init__(self, path: Path, most_bytes: int) -> None:
        super().__init__(
            path, maxBytes=most_bytes, backupCount=2, encoding="utf-8", errors="backslashreplace", delay=True
        )
        self.fault: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line."""
        self.fault = None
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Keep why it could not be written."""
        self.fault = sys.exc_info()[1]


def require_written() -> None:
    """Refuse where this process has a log file and the last line did not get into it.

    Raises:
        FileUnwritable: with the file and the reason.
    """
    for handler in logging.getLogger().handlers:
        if isinstance(handler, LogFile) and handler.fault is not None:
            why = getattr(handler.fault, "strerror", None) or str(handler.fault)
            raise FileUnwritable(
                f"The log was not written: {why}.", handler.baseFilename, "make room on its disk, or look at its place"
            )
