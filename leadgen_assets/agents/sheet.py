"""Saved pages as a model sees them: numbered segments, one a line, as many as fit, those first that may carry an answer.

The text of a page is material. It stands behind a number that only code writes, one segment a line: no page can begin a line
of its own, close the material, or forge a number. An answer names page and segment; what was not shown cannot be named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.domain.pages.said_to_machines import without_said_to_machines

MOST_CHARACTERS = 24_000
"""Of the segments in one question: some 6,000 tokens."""
_LONGEST_LINE = 1_000
_LEAST_LINE = 2
_SHOWN = (Kind.TITLE, Kind.META, Kind.HEADING, Kind.TEXT, Kind.LINK, Kind.FRAME, Kind.IMAGE)
_REGION_WORTH = {Region.MAIN: 2.0, Region.HEAD: 1.5, Region.HEADER: 1.0, Region.FOOTER: 1.0, Region.NAV: 0.0}
_KIND_WORTH = {Kind.TITLE: 3.0, Kind.META: 1.5, Kind.HEADING: 1.5, Kind.TEXT: 1.0, Kind.IMAGE: -1.0, Kind.FRAME: -1.0}
_EVERYWHERE = (Region.HEADER, Region.NAV, Region.FOOTER)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was shown.

    Attributes:
        text: for the question. shown: (page from 1, number of the segment) -> page and segment.
    """

    text: str
    shown: Mapping[tuple[int, int], tuple[PageText, Segment]]

    def at(self, page: int | None, segment: int | None) -> tuple[PageText, Segment] | None:
        """What an answer points at; None where nothing of that number was shown."""
        return self.shown.get((page or 0, segment or 0))


def sheet(
    pages: Sequence[PageText], worth: Callable[[Segment], float], most_characters: int = MOST_CHARACTERS
) -> Sheet:
    """The pages, numbered from 1, with the segments that are worth most within the bound, in their order.

    Args:
        pages: those that are not OK are left out; of each the segments that may be shown, with their real numbers.
        worth: what a segment may be worth for what is asked, beside where it stands; 0 for nothing.
    """
    readable = [page for page in pages if page.outcome is Outcome.OK and page.segments]
    lines: list[tuple[float, int, Segment, str]] = []
    seen: set[str] = set()
    for number, page in enumerate(readable, start=1):
        for segment in without_said_to_machines(page).segments:
            line = _line(segment)
            # Menus and footers stand on every page: the first one of them says it.
            again = segment.region in _EVERYWHERE and line in seen
            if segment.kind in _SHOWN and len(line) >= _LEAST_LINE and not again:
                seen.add(line)
                place = _REGION_WORTH[segment.region] + _KIND_WORTH.get(segment.kind, 0.0)
                lines.append((worth(segment) + place, number, segment, line))
    chosen: set[tuple[int, int]] = set()
    room = most_characters
    for _, number, segment, line in sorted(lines, key=lambda one: (-one[0], one[1], one[2].number)):
        room -= len(line) + 8
        if room < 0:
            break
        chosen.add((number, segment.number))
    parts = []
    for number, page in enumerate(readable, start=1):
        own = [(s, line) for _, n, s, line in lines if n == number and (n, s.number) in chosen]
        if own:
            parts.append(f"page {number} ({page.role}): {flat(page.url)}")
            parts += [f"{number}.{segment.number} {line}" for segment, line in own]
    shown = {(n, s.number): (readable[n - 1], s) for _, n, s, _ in lines if (n, s.number) in chosen}
    return Sheet("\n".join(parts), shown)


def flat(text: str) -> str:
    """The text on one line, without what no reader sees."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def _line(segment: Segment) -> str:
    text = flat(segment.text)[:_LONGEST_LINE]
    if segment.kind in (Kind.LINK, Kind.FRAME) and segment.href:
        return f"<{flat(segment.href)[:200]}> {text}".strip()
    return text
