"""The forms of a log line: text for people, JSON for collectors; neither with keys, passwords or e-mail addresses."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, Literal

from leadgen_assets.domain.errors import LeadgenError, SettingsInvalid
from leadgen_assets.settings import load_settings
from leadgen_assets.telemetry.work import present_work

Form = Literal["text", "json"]
_TEXT = "%(asctime)s %(process)d %(levelname)s %(name)s%(work)s: %(message)s"
_HIDDEN = (
    (re.compile(r"\b(sk|sess|rk|pk|ek)-[A-Za-z0-9_*.-]{6,}"), r"\1-***"),
    (re.compile(r"(?i)\b(Bearer|Basic)\s+[A-Za-z0-9_.~+/=-]{6,}"), r"\1 ***"),
    (re.compile(r"(?<=://)[^/\s@:]*:[^/\s@]*@"), "***@"),
    (re.compile(r"(?i)\b((?:api_?)?key|token|password|secret)=[^\s&,;]+"), r"\1=***"),
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "***@***"),
    (re.compile(r"\b\d{3}-\d{2}-\d{4}\b"), "***"),
)


def harmless(text: str) -> str:
    """The text without what looks like a key, a password, an e-mail address or a social security number."""
    for pattern, instead in _HIDDEN:
        text = pattern.sub(instead, text)
    return text


class TextLines(logging.Formatter):
    """Lines for people; what a line is about stands behind the logger's name."""

    def __init__(self) -> None:
        super().__init__(_TEXT)

    def format(self, record: logging.LogRecord) -> str:
        """The line, and a trace beneath it where there is one."""
        work = present_work()
        record.work = f" [{work.request} {work.stage} {work.run[:8]}]" if work.request else ""
        return harmless(super().format(record))


class JsonLines(logging.Formatter):
    """One JSON object a line.

    Of an error that is not meant for people only class and places are told: its words may quote a row.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The object: time, level, logger, process, message; request, tenant, stage, run where it is about them."""
        work = present_work()
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": harmless(record.getMessage()),
            "request": work.request,
            "tenant": work.tenant,
            "stage": work.stage,
            "run": work.run,
        }
        told = {name: value for name, value in told.items() if value or name == "message"}
        if record.exc_info and record.exc_info[1] is not None:
            told |= _of_error(record.exc_info[1])
        return json.dumps(told, ensure_ascii=True)


def _of_error(error: BaseException) -> dict[str, Any]:
    told: dict[str, Any] = {"error": type(error).__name__}
    if isinstance(error, LeadgenError):
        told["what"] = harmless(error.as_clause())
    places = traceback.extract_tb(error.__traceback__)
    told["trace"] = [f"{place.filename}:{place.lineno} {place.name}" for place in places]
    return told


def lines_of(form: Form) -> logging.Formatter:
    """The formatter of a form."""
    return JsonLines() if form == "json" else TextLines()


def form_of_settings() -> Form:
    """The form that the settings ask for; text where they cannot be read, of which somebody else tells."""
    try:
        return load_settings().log_format
    except SettingsInvalid:
        return "text"


class _Stderr(logging.StreamHandler[Any]):
    """Writes to whatever stderr is at that time: Dagster exchanges it."""

    @property
    def stream(self) -> Any:
        return sys.stderr

    @stream.setter
    def stream(self, given: Any) -> None:
        """A handler sets one when it is made; it is not kept."""


def log_to_stderr(level: int = logging.INFO) -> None:
    """Have this program's own lines written to stderr, in a process of Dagster's where nobody else writes them."""
    ours = logging.getLogger("leadgen_assets")
    if not os.environ.get("DAGSTER_HOME") or logging.getLogger().handlers or ours.handlers:
        return
    handler = _Stderr()
    handler.setFormatter(lines_of(form_of_settings()))
    ours.addHandler(handler)
    ours.setLevel(level)
