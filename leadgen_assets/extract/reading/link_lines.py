"""The line that a link stands in: a page's links stand behind their line, which says what they are."""

from __future__ import annotations

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.domain.wording.sentences import sentence_around

_MOST_BETWEEN = 12
"""Links of one line that are passed over."""


def line_of(page: PageText, at: int) -> Segment | None:
    """The text or heading that holds the link at a place (from 0); None for a link that stands alone."""
    link = page.segments[at]
    for line in page.segments[max(0, at - _MOST_BETWEEN) : at][::-1]:
        if line.kind is Kind.LINK:
            continue
        holds = line.kind in (Kind.TEXT, Kind.HEADING) and link.text and link.text in line.text
        return line if holds else None
    return None


def sentence_of(link: Segment, text: str) -> str:
    """The sentence of a line's text that a link stands in, by the first place that has the link's text."""
    start = max(0, text.find(link.text))
    return sentence_around(text, start, start + len(link.text))
