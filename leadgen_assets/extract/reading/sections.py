"""Which segments stand beneath a heading of some kind, in its section or in a section of that section."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from functools import lru_cache

from leadgen_assets.domain.pages.page import Kind, PageText, Region
from leadgen_assets.extract.reading.quick_look import headings

_LEVEL = re.compile(r"h([1-6])$")
_LOWEST = 7
_MOST_ABOVE = 200
"""Headings above a place that are looked at."""

_OTHERS_PAGE = re.compile(
    r"/(?:[\w-]*\b)?(?:blog|news|articles?|posts?|testimonials?|reviews?|press|podcasts?|episodes?|category|tag|author)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])/")


def is_others_page(page: PageText) -> bool:
    """Whether a page's address says that it is a post, a podcast or what clients say: what it tells need not be of the firm."""
    return _is_others(page.url)


@lru_cache(maxsize=256)
def _is_others(url: str) -> bool:
    path = url.partition("://")[2][:300]
    return _OTHERS_PAGE.search(path) is not None or _DATED.search(path) is not None


def headings_above(page: PageText, at: int) -> list[str]:
    """Texts of the headings in whose sections a place (from 0) stands, the nearest first, that of its own place included."""
    found, level, every = [], _LOWEST + 1, headings(page)
    before = bisect_right(every, at)
    for place in reversed(every[max(0, before - _MOST_ABOVE) : before]):
        match = _LEVEL.match(page.segments[place].label)
        own = int(match.group(1)) if match else _LOWEST
        if own < level:
            found.append(page.segments[place].text)
            level = own
    return found


def beneath(
    page: PageText, pattern: re.Pattern[str], not_headings: Collection[int] = (), also: Collection[int] = ()
) -> list[bool]:
    """One flag a segment, the heading itself included: "From our blog" (h2) holds for the teasers' own headings (h3) too.

    Args:
        page: any page.
        pattern: what the heading says.
        not_headings: places (from 0) of headings that begin no section: names on a team page, big figures.
        also: places of lines that are headings in all but markup, and that the pattern needs not find.
    """
    if not also and not any(pattern.search(page.segments[at].text) for at in headings(page)):
        return [False] * len(page.segments)  # most pages, for most kinds of headings
    flags, level = [], 0
    for at, segment in enumerate(page.segments):
        if segment.region is Region.FOOTER:
            level = 0
        elif segment.kind is Kind.HEADING and at not in not_headings:
            found = _LEVEL.match(segment.label)
            own = int(found.group(1)) if found else _LOWEST
            if level and own <= level:
                level = 0
            if not level and pattern.search(segment.text):
                level = own
        elif at in also and not level:
            level = _LOWEST
        flags.append(bool(level))
    return flags
