"""Cards: which repeated siblings of a page belong together as one person, branch or entry.

Siblings of one tag and one set of classes, at least two of them, most with 2 to 15 lines, are cards; so is each heading
with the few lines behind it, where three or more of one level follow each other. Where cards lie in cards the inner ones
win, unless they are only a pair in a row of three or more: then they are the halves of one entry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from leadgen_assets.domain.pages.page import Kind, Region

_MOST_LINES, _MOST_LINES_OF_PAIR, _MOST_BEHIND_HEADING = 15, 8, 6
_MOST_PARTS = 40
_LEAST_RUNS = 3
_SHORT = 90
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CELLS = ("td", "th")
_OF_OFFICE = re.compile(
    r"\b(?:(?:call|contact|visit|reach|e-?mail|write to)\s(?:us|our|the\s(?:office|team))\b|(?:our|main|the)\s(?:\w+\s)?office\b"
    r"|office\s?:)|\bquestions\?",
    re.IGNORECASE,
)
"""A line behind the last of several entries that speaks of all of them."""
_TELLING = ("tr", "li", "article", "figure", "address", "blockquote", "a")


@dataclass(slots=True)
class Line:
    """What stands on a page, before it is numbered; one line, link, image or frame.

    Attributes:
        leads: it can begin an entry: a heading, a picture, or all in bold.
        line: it is a line of text of its own, not a picture and not a link that stands within one.
        goes_on, parted, said: see `Segment`.
    """

    kind: Kind
    region: Region
    text: str
    href: str = ""
    label: str = ""
    card: int = 0
    leads: bool = False
    line: bool = False
    goes_on: bool = False
    parted: bool = False
    said: bool = False


class Block:
    """An element that has been left: its shape, and its lines `start` to `end` of the page, `shown` of them lines of text."""

    __slots__ = ("end", "shape", "shown", "start", "tag")

    tag: str
    shape: str
    start: int
    end: int
    shown: int


class Cards:
    """Gives numbers to the cards of one page; asked whenever an element is left."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._last = 0
        self._weak: set[int] = set()

    def among(self, siblings: Sequence[Block]) -> None:
        """Find the cards among the children of one element."""
        several, headed = 0, False
        for block in siblings:
            if block.shown > 1:
                several += 1
            if block.tag in _HEADINGS:
                headed = True
        if several < 2 and not headed:  # menus, and lists of single lines
            return
        groups: dict[tuple[str, str], list[Block]] = {}
        for block in siblings:
            groups.setdefault((block.tag, "" if block.tag in ("tr", "li", *_CELLS) else block.shape), []).append(block)
        for (tag, shape), members in groups.items():
            if tag in _HEADINGS:
                self._number_runs(tag, siblings)
            elif len(members) > 1:
                self._number(tag, shape, members)

    def next_number(self) -> int:
        """A number for an entry that is known to be one (structured markup)."""
        self._last += 1
        return self._last

    def _number(self, tag: str, shape: str, members: list[Block]) -> None:
        most = _MOST_LINES_OF_PAIR if len(members) == 2 else _MOST_LINES
        good = [block for block in members if 2 <= block.shown <= most and block.end - block.start <= _MOST_PARTS]
        enough = len(members) if tag in _CELLS else max(2, len(members) * 0.6)
        if len(good) < enough or not self._alike(tag, shape, good):
            return
        strong = len(good) > 2
        for block in good:
            self._give(block.start, block.end, strong=strong)

    def _number_runs(self, tag: str, siblings: Sequence[Block]) -> None:
        """Each heading of one level with what stands behind it, up to the next heading of its level or above."""
        ends = [block.start for block in siblings if block.tag in _HEADINGS and block.tag <= tag]
        ends.append(siblings[-1].end)
        runs = [(block.start, next(end for end in ends if end > block.start)) for block in siblings if block.tag == tag]
        if len(runs) < _LEAST_RUNS:
            return
        runs = [(start, self._end_of_region(start, end)) for start, end in runs]
        runs[-1] = self._like_others(runs)
        few = [
            (start, end)
            for start, end in runs
            if 1 <= sum(line.line for line in self._lines[start + 1 : end]) <= _MOST_BEHIND_HEADING
        ]
        if len(few) >= _LEAST_RUNS and len(few) * 3 >= len(runs) * 2:
            for start, end in few:
                self._give(start, end, strong=True)

    def _end_of_region(self, start: int, end: int) -> int:
        """Where another part of the page begins behind a heading, at most `end`: a footer is of no card."""
        region = self._lines[start].region if start < len(self._lines) else None
        return next((at for at in range(start, end) if self._lines[at].region is not region), end)

    def _like_others(self, runs: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """The last run, without what no heading ends: more lines than any other run has, and from a line on that speaks of the office."""
        start, end = runs[-1]
        most = max(
            (sum(line.line for line in self._lines[begin:stop]) for begin, stop in runs[:-1]), default=_MOST_LINES
        )
        lines = 0
        for at in range(start, end):
            line = self._lines[at]
            lines += line.line
            if lines > most or (at > start and _OF_OFFICE.search(line.text)):
                return start, at
        return start, end

    def _give(self, start: int, end: int, *, strong: bool) -> None:
        """Make lines one card, unless they hold a surer one or are a menu."""
        lines = self._lines[start:end]
        inside = {line.card for line in lines} - {0}
        if (inside and not (strong and inside <= self._weak)) or all(line.region is Region.NAV for line in lines):
            return
        number = self.next_number()
        if not strong:
            self._weak.add(number)
        for line in lines:
            line.card = number

    def _alike(self, tag: str, shape: str, good: list[Block]) -> bool:
        """Whether more than their tag says that these are entries: a heading or picture in each, or short lines."""
        led = sum(any(line.leads for line in self._lines[block.start : block.end]) for block in good)
        if led >= max(2, len(good) * 0.6):
            return True
        named = bool(shape) or tag in _TELLING
        if tag == "tr":
            return True
        if len(good) == 2 or not named:
            return False
        short = sum(all(len(line.text) <= _SHORT for line in self._lines[b.start : b.end] if line.line) for b in good)
        return short >= len(good) * 0.6
