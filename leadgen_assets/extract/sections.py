"""Which segments stand beneath a heading of some kind, in its section or in a section of that section."""

from __future__ import annotations

import re
from collections.abc import Collection

from leadgen_assets.domain.page import Kind, PageText, Region

_LEVEL = re.compile(r"h([1-6])$")
_LOWEST = 7


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
