"""What of a company's pages it says itself: not its clients, guests and authors, nor other firms in lists of partners."""

from __future__ import annotations

from dataclasses import replace

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.extract.others.outsiders import OTHERS, is_outsiders_page, sayings_begin
from leadgen_assets.extract.reading.sections import beneath

_QUOTES = ('"', "“", "«", "‘")


def own_words(page: PageText) -> PageText:
    """The page with those segments alone, numbered as they are; none of a blog's, a news page's or a page of testimonials."""
    if is_outsiders_page(page):
        return replace(page, segments=())
    others = beneath(page, OTHERS, also=sayings_begin(page))
    kept = tuple(
        segment
        for segment, of_others in zip(page.segments, others, strict=True)
        if not of_others and segment.kind is not Kind.STRUCTURED and not segment.text.startswith(_QUOTES)
    )
    return replace(page, segments=kept)
