"""Where the command line's log goes: a file, so that the terminal shows only what a person asked for."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.settings import PROJECT, load_settings
from leadgen_assets.telemetry.log_file import LogFile
from leadgen_assets.telemetry.log_lines import form_of_settings, lines_of

MOST_BYTES = 5_000_000


def log_path() -> Path:
    """`<home>/logs/leadgen.log`; under the project's `var` where the settings cannot be read."""
    try:
        home = load_settings().home
    except SettingsInvalid:
        home = PROJECT / "var"
    return home.absolute() / "logs" / "leadgen.log"


def log_to_file(level: int = logging.INFO) -> Path:
    """Send every log record and every warning of this process to the file, and none to the terminal; returns its path."""
    path = log_path()
    root = logging.getLogger()
    if not any(isinstance(handler, LogFile) for handler in root.handlers):
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = LogFile(path, MOST_BYTES)
        handler.setFormatter(lines_of(form_of_settings()))
        root.addHandler(handler)
        root.setLevel(level)
        logging.captureWarnings(True)
        logging.raiseExceptions = False  # a line that no handler could write is no trace on the terminal
        # A paragraph at every start, of no use to whoever looks for an error.
        logging.getLogger("alembic").setLevel(logging.WARNING)
    return path


@contextmanager
def stderr_to_file() -> Iterator[None]:
    """Send what is printed on stderr, by Dagster or a child, to the log file too; where it cannot be opened, nowhere."""
    stderr = sys.stderr.fileno()
    sys.stderr.flush()
    kept = os.dup(stderr)
    try:
        file = os.open(log_path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    except OSError:
        file = os.open(os.devnull, os.O_WRONLY)
    os.dup2(file, stderr)
    os.close(file)
    try:
        yield
    finally:
        with suppress(OSError):
            sys.stderr.flush()
        os.dup2(kept, stderr)
        os.close(kept)


def record_crash(error: BaseException) -> str:
    """Append an error's trace to the log file; its path, or why the trace could not be kept."""
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(lines_of(form_of_settings()).format(_crash(error)) + "\n")
    except OSError as refused:
        return f"{path} (which could not be written: {refused.strerror})"
    return str(path)


def _crash(error: BaseException) -> logging.LogRecord:
    trace = (type(error), error, error.__traceback__)
    return logging.makeLogRecord(
        {
            "name": __name__,
            "levelno": logging.CRITICAL,
            "levelname": "CRITICAL",
            "msg": "a command ended unexpectedly",
            "exc_info": trace,
        }
    )
