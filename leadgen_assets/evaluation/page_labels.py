"""What people marked on pages: JSON lines, one a page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.telling.faults import did_you_mean

TYPES = (
    "ORG", "TEL", "FAX", "EMAIL", "STREET", "CITY", "STATE", "ZIPCODE", "COUNTRY", "PER", "FUNC", "SUBJ", "HOURS",
)  # fmt: skip
"""Types of labels that the development data have; a set of one's own may have more, which no suite scores."""

_WHAT_TO_DO = "each line is one page: {url, site, entities: [{type, text}]} (docs/evaluation.md)"


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """One page's labels: (type in capitals, text) of each marked mention, in order, and the line that they stand in."""

    number: int
    url: str
    site: str
    labels: tuple[tuple[str, str], ...]


def labelled_lines(gold: Path) -> Sequence[LabelledLine]:
    """The labelled pages of a file, in its order; a byte order mark is no part of the first one.

    Raises:
        LeadgenError: a file that cannot be read; a line that is no labelled page, or labels a page again; says which line.
    """
    try:
        lines = gold.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LeadgenError("The labels cannot be read", str(gold), "name a file of JSON lines in UTF-8") from error
    found: dict[str, LabelledLine] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{gold}, line {number}"
        read = _line(line, number, where)
        if read.url in found:
            raise LeadgenError(
                f"The page is labelled twice, in lines {found[read.url].number} and {number}: {read.url}",
                where,
                "write all labels of a page into one line",
            )
        found[read.url] = read
    return list(found.values())


def unscored(gold: Path) -> Iterator[str]:
    """A sentence for each type of label that no suite knows.

    Raises:
        LeadgenError: as `labelled_lines`.
    """
    lines = labelled_lines(gold)
    times = Counter(kind for line in lines for kind, _ in line.labels if kind not in TYPES)
    for kind, count in times.items():
        first = next(line.number for line in lines if kind in {each for each, _ in line.labels})
        many = "label" if count == 1 else "labels"
        near = did_you_mean(kind, TYPES)
        near = near if near.startswith("; did") else f"; the suites know {', '.join(TYPES)}"
        yield f"no suite knows the type {kind!r}: {count:,} {many}, the first in line {first}, passed over{near}"


def _line(line: str, number: int, where: str) -> LabelledLine:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LeadgenError("A line is no labelled page: it is no JSON", where, _WHAT_TO_DO) from error
    if not isinstance(entry, dict):
        raise LeadgenError("A line is no labelled page: it is no JSON object", where, _WHAT_TO_DO)
    entities = entry.get("entities")
    if not isinstance(entities, list):
        raise LeadgenError("A line is no labelled page: entities is no list", where, _WHAT_TO_DO)
    url, site = (_text(entry, name, where) for name in ("url", "site"))
    labels = []
    for place, each in enumerate(entities, 1):
        at = f"{where}, entity {place}"
        if not isinstance(each, dict):
            raise LeadgenError("A line is no labelled page: an entity is no JSON object", at, _WHAT_TO_DO)
        labels.append((_text(each, "type", at).upper(), _text(each, "text", at)))
    return LabelledLine(number, url, site, tuple(labels))


def _text(entry: dict[str, Any], name: str, where: str) -> str:
    """A text of a line, blanks made one; refused where it is missing, empty or no text."""
    value = entry.get(name)
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text:
        wrong = "missing" if name not in entry else "empty" if isinstance(value, str) else "no text"
        raise LeadgenError(f"A line is no labelled page: {name} is {wrong}", where, _WHAT_TO_DO)
    return text
