"""Which hidden elements another of their classes shows again: `class="hidden md:block"` is seen on every desktop.

Of two rules for one element that is kept which a browser keeps: the important one, then the one of the narrower selector, then the
later one. Counted are rules outside all blocks and those of screens from a width on that any desktop has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from leadgen_assets.web.sheet_rules import end_of_block, rules_in

_MOST_RULES = 5_000
_WIDE = re.compile(
    r"@media\s?(?:(?:only\s)?screen\s{1,3}and\s{0,3})?\(\s{0,3}(?:min-)?width\s{0,3}(?::|>=?)\s{0,3}(\d{1,4}(?:\.\d{1,4})?)(px|r?em)\s{0,3}\)"
    r"\s{0,3}\{",
    re.IGNORECASE,
)
_DESKTOP, _EM = 1536, 16
"""Pixels of the widest step that frameworks know, and of one em."""
_CLASS = re.compile(r"\s*([a-z][a-z0-9]*)?\.((?:[\w-]|\\3\d\s?|\\[^\w\s])+)\s*", re.IGNORECASE)
_ESCAPED = re.compile(r"\\3(\d)\s?|\\(.)")
_SHOWS = re.compile(
    r"(?<![\w-])(display)\s{0,3}:\s{0,3}(?!none)[a-z]|(?<![\w-])(visibility)\s{0,3}:\s{0,3}visible", re.IGNORECASE
)
_IMPORTANT = {
    name: re.compile(rf"(?<![\w-]){name}\s{{0,3}}:[^;]{{0,40}}!\s{{0,3}}important", re.IGNORECASE)
    for name in ("display", "visibility")
}


class Rank(NamedTuple):
    """What decides between two rules: the greater one holds. `at`: number of the sheet, and where in it the rule's block begins."""

    important: bool
    ids: int
    classes: int
    tags: int
    at: tuple[int, int]


class Shown:
    """What rules of classes show.

    Args:
        sheets: of the page, in order.
    """

    def __init__(self, sheets: Sequence[str]) -> None:
        self._sheets = sheets
        self._ranks: dict[tuple[str, str], list[tuple[str, Rank]]] | None = None

    def shows(self, tag: str, classes: Sequence[str], hidden: Rank, says: str) -> bool:
        """Whether one of an element's classes takes back what a rule hides.

        Args:
            hidden: of that rule. says: what it says, in lower case.
        """
        if len(classes) <= hidden.classes:
            return False  # it has no class but those by which it is hidden
        if self._ranks is None:
            self._ranks = {}
            for property_, name, of_tag, rank in self._all():
                self._ranks.setdefault((property_, name), []).append((of_tag, rank))
        property_ = "display" if "display" in says else "visibility"
        hidden = hidden._replace(important=is_important(says, property_))
        found = (one for name in classes for one in self._ranks.get((property_, name), ()))
        return any(of_tag in ("", tag) and rank > hidden for of_tag, rank in found)

    def _all(self) -> Iterator[tuple[str, str, str, Rank]]:
        for number, sheet in enumerate(self._sheets):
            for begin, selectors, says in _rules(sheet):
                for match in _SHOWS.finditer(says):
                    property_ = (match[1] or match[2]).lower()
                    for plain in map(_CLASS.fullmatch, selectors.split(",")):
                        if plain:
                            name = _ESCAPED.sub(lambda found: found[1] or found[2], plain[2])
                            rank = Rank(is_important(says, property_), 0, 1, bool(plain[1]), (number, begin))
                            yield property_, name, (plain[1] or "").lower(), rank


def is_important(says: str, property_: str) -> bool:
    """Whether what a rule says of a property, "display" or "visibility", comes before what other rules say."""
    return _IMPORTANT[property_].search(says) is not None


def _rules(sheet: str) -> Iterator[tuple[int, str, str]]:
    """Rules outside all blocks, and in those for screens of a width: where their block begins, selectors, what they say."""
    yield from _plain_rules(sheet, 0, len(sheet))
    for block in islice(_WIDE.finditer(sheet), 100):
        if float(block[1]) * (1 if block[2].lower() == "px" else _EM) <= _DESKTOP:
            yield from _plain_rules(sheet, block.end(), end_of_block(sheet, block.end()))


def _plain_rules(sheet: str, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    for rule in islice(rules_in(sheet, start, end), _MOST_RULES):
        if rule.depth == 0:
            yield rule.begin, rule.selectors.rpartition(";")[2], rule.says
