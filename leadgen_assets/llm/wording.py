"""Text of somebody else made fit: for a message, and for being sent and stored."""

from __future__ import annotations

import re
from typing import Any


def one_line(text: str, most: int = 300) -> str:
    """Fit for a message: one line, printable, short, and without anything that looks like a key."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text[: most * 8]).split())
    line = re.sub(r"\b(sk|sess|key)-[\w*.-]{4,}", "[key]", line)
    return line if len(line) <= most else line[: most - 1] + "…"


def storable_text(text: str) -> str:
    """Fit for the wire and for PostgreSQL: neither NUL nor half a pair of surrogates."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def storable(value: Any) -> Any:
    """A JSON value with all its texts, keys among them, made storable."""
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {storable_text(name): storable(item) for name, item in value.items()}
    return value
