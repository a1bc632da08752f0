"""Figures and their captions in a row: on which side of a figure its caption stands.

In a row of pairs ("Units / 1,850 / Employees / 70") all captions stand on one side, and how the row begins and ends tells which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import Kind, Segment

CAPTION = 60
"""Characters of a figure's caption at most."""
_FIGURE = re.compile(
    r"\W{0,3}(?:(?:over|more than|about|nearly|approximately|up to)\s)?\W?\d[\d.,:/]{0,11}\s?(?:[kKmMbB]|million|billion|yrs|years|days|hrs"
    r"|hours)?\s?[+%]?\W{0,3}",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LONGEST = 24
_SENTENCE = (".", "!", "?")
_MOST = 12
"""Lines of a row that are looked at to each side of a figure."""


def caption_beside(segments: Sequence[Segment], at: int) -> int | None:
    """The place of the caption of the figure at a place; None where none is beside it, or where either side may be it."""
    first, last = at, at
    while first > max(0, at - _MOST) and _goes_on(segments, first - 1, at):
        first -= 1
    while last < min(len(segments) - 1, at + _MOST) and _goes_on(segments, last + 1, at):
        last += 1
    if first < at and segments[at - 1].text.rstrip().endswith(":"):
        return at - 1
    begins, ends = ((place - at) % 2 == 1 for place in (first, last))
    if begins and ends:
        captions = [(segments[place].kind, segments[place].label) for place in range(first, last + 1, 2)]
        if captions[0][0] is Kind.HEADING and len(set(captions)) == 1:
            return None
        # "h2 By the numbers / h3 512 / h4 Doors": what is ranked below the figure itself is of it, and no heading of what follows.
        beneath = segments[at].kind is Kind.HEADING and captions[0][1] < segments[at].label < captions[-1][1]
        ends = beneath or not _is_stray(captions)
    if begins and not ends:
        return at - 1
    # A figure stands above its caption more often than below it.
    return at + 1 if at < last else None


def _is_stray(captions: Sequence[tuple[Kind, str]]) -> bool:
    """Whether the last line of a row is none of its captions but unlike them: a heading of what follows, a line below the row."""
    *row, last = captions
    return len(set(row)) == 1 and last != row[0] and (len(row) > 1 or last[0] is Kind.HEADING)


def _goes_on(segments: Sequence[Segment], place: int, at: int) -> bool:
    """Whether a place goes on with the row of the figure at another one: figures and captions alternate, of one card and region."""
    line, figure = segments[place], segments[at]
    if line.card != figure.card or line.region is not figure.region or line.kind not in (Kind.TEXT, Kind.HEADING):
        return False
    text = line.text.strip()
    if (place - at) % 2 == 0:
        return len(text) <= _LONGEST and _FIGURE.fullmatch(text) is not None
    return 0 < len(text) <= CAPTION and _DIGIT.search(text) is None and not text.endswith(_SENTENCE)
