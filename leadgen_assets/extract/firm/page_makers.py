"""Whose names stand on other firms' pages by right: vendors, who made the page or what it shows, a franchise's brand."""

from __future__ import annotations

import re
from itertools import islice

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.extract.naming.own_names import FIRM
from leadgen_assets.extract.reading.quick_look import hits, holding, once
from leadgen_assets.extract.reading.word_lists import line_list

_FRANCHISED = re.compile(
    r"\b(?:each|every|all)\s(?:\w+\s)?(?:offices?|franchises?|locations?|franchisees?)\s(?:(?:is|are)\s)?(?:an?\s)?(?:independently|individually)\s(?:owned|operated)\b"
    r"|\b(?:independently|individually|locally)\s(?:owned|operated)(?:\s(?:and|&)\s(?:owned|operated))?\sfranchisee?\b"
    r"|\bfranchise\soffices\sare\sindependent\b",
    re.IGNORECASE,
)
"""What a brand has in or below its copyright on the pages of its franchisees."""
_OWNED_SO = ("independent", "individually", "locally")
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_ABOVE = 2
"""Texts above one that says so in which the copyright may stand."""
_CREDITED = re.compile(
    r"\b(?i:(?:powered|designed?|developed|built|hosted|created|made|maintained|provided|supplied|website|site|theme|template|listings?|data|photos?"
    rf"|photography|software|marketing)\s(?:(?:by|from|courtesy\sof|©|copyright)|(?:and|&)\s\w+\sby))\s(?P<name>{FIRM})"
)
_CREDITS = (" by ", " from ", " courtesy of ", " ©", " copyright ")
"""Who made the page or what it shows."""
_MOST = 60
"""Credits of one page that are looked at."""


def is_makers(name: str, page: PageText, makers: tuple[str, ...]) -> bool:
    """Whether a name is that of whoever made the page or what it shows: a vendor, or one that the page credits.

    Args:
        name: as it stands there. makers: vendors' names, as `normal_company_name` writes them.
    """
    begin = f"{normal_company_name(name)} "
    if begin.startswith(tuple(f"{maker} " for maker in (*makers, *line_list("page_makers")))):
        return True
    return any(is_same_name(credited, name) for credited in _credited(page))


def is_brand(name: str, page: PageText) -> bool:
    """Whether a name is a brand's whose offices are said to be independent, right there or right below its copyright."""
    return any(name in text for text in _brands_lines(page))


@once
def _brands_lines(page: PageText) -> tuple[str, ...]:
    found = []
    for at in hits(page, _FRANCHISED, _OWNED_SO):
        above = [segment.text for segment in page.segments[max(0, at - _ABOVE) : at]]
        found += [page.segments[at].text, *(text for text in above if _COPYRIGHT.search(text))]
    return tuple(found)


@once
def _credited(page: PageText) -> tuple[str, ...]:
    """Whom a page credits."""
    said = (found["name"] for at in holding(page, _CREDITS) for found in _CREDITED.finditer(page.segments[at].text))
    return tuple(islice(dict.fromkeys(said), _MOST))


def is_same_name(name: str, mark: str) -> bool:
    """Whether two names are one, but for words behind it: "Acme Homes" and "Acme Homes, LLC"."""
    one, other = normal_company_name(name), normal_company_name(mark)
    initials = "".join(word[0] for word in one.split())
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ") or other == initials
