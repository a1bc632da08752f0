"""Addresses of two other bodies that a firm's pages must show: the one that its people work with, and the one that gifts are sent to.

"Maple Hollow LLC · 12 Alder Street" in the footer of somebody who "is an associate with Maple Hollow LLC"; "Donations for the library:"
above "Elmfield Fund" and its street.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.extract.others.guide_entries import is_named_for
from leadgen_assets.extract.others.other_firms import names_own

_FIRM_AHEAD = re.compile(
    r"(?P<name>\b[a-z]{0,2}[A-Z\d][\w.'’&-]*(?:\s[A-Z\d&][\w.'’&-]*){0,5},?\s(?:LLC|Inc|L\.L\.C|Corp|Corporation|LLP|Ltd|Company|Co)\b\.?)"
    r"\s?(?:[·•|,:–—-]\s?)$",
)
_POST = r"(?:associate|affiliate|agent|representative|licensee|franchisee)"
"""Whoever is one is so under the name of another firm."""
_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_GIFTS = re.compile(
    r"\b(?:donations?|gifts|contributions|checks|pledges)\s(?:for|to|toward|payable\sto|may\sbe|can\sbe)\b",
    re.IGNORECASE,
)
_LONGEST_HEADING = 120
_NAME = re.compile(r"[A-Z][\w.'’&-]*(?:\s(?:[A-Z&][\w.'’&-]*|of|the|for|and)){1,7}")


def is_employers(page: PageText, front: str) -> bool:
    """Whether the firm right in front of an address is another one with which somebody on the page is said to work.

    Args:
        page: any. front: what stands in front of the address in its line.
    """
    ahead = _FIRM_AHEAD.search(front)
    if ahead is None or names_own(ahead["name"], page.url):
        return False
    name = ahead["name"].rstrip(".,")
    works = re.compile(rf"\b{_POST}[\w /-]{{0,20}}(?:\s(?:with|at|of|for)|,)\s{re.escape(name)}", re.IGNORECASE)
    texts = [segment.text for segment in page.segments if name in segment.text and segment.kind is Kind.TEXT]
    return any(map(works.search, texts)) and not any(map(_COPYRIGHT.search, texts))


def takes_gifts(page: PageText, heading: str, lines: Sequence[str]) -> bool:
    """Whether a heading of gifts stands above the name, not the firm's, of whose address this is.

    Args:
        page: any. heading: nearest above the address. lines: short ones between both, the nearest first.
    """
    if len(heading) > _LONGEST_HEADING or not _GIFTS.search(heading) or not lines:
        return False
    return _NAME.fullmatch(lines[0].strip(" ,")) is not None and not is_named_for(page, lines[0])
