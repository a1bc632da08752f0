"""Word lists of the fictional web, as plain files, and their readers."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of `<name>.csv`."""
    with (_HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def keyed(name: str) -> dict[str, tuple[str, ...]]:
    """Lines "key: words" of `<name>.txt`; words are parted by `|` if there is one, else by spaces."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _text(name).splitlines():
        key, _, words = line.partition(": ")
        found[key] = tuple(words.split("|") if "|" in words else words.split())
    return found


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """Lines of `<name>.txt` beneath their `[heading]`; "" is the heading of lines before the first."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in _text(name).splitlines():
        if line.startswith("[") and line.endswith("]"):
            heading = line[1:-1]
        elif line:
            found.setdefault(heading, []).append(line)
    return {heading: tuple(lines) for heading, lines in found.items()}


def _text(name: str) -> str:
    return (_HERE / f"{name}.txt").read_text(encoding="utf-8")
