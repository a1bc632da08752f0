"""Firms that are named for the person who is the firm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import Kind, Outcome, PageText
from leadgen_assets.domain.wording.given_names import given_names
from leadgen_assets.extract.others.other_firms import has_firm_word

_OWN_PAGES = ("home", "about", "contact", "team")
_I_AM = re.compile(r"\bI(?:['’]m| am) (?:an?|the)\s")
_DOES = r"(?:['’]s\b|\s(?:is|has|was|will|can|works|offers|began|started|believes|lives|holds|enjoys|loves|speciali[sz]e[sd])\b)"


def ends_as_firm(name: str) -> bool:
    """Whether a normalised name has a firm's word behind two others: "ken alder law" of Ken Alder."""
    return name.count(" ") > 1 and has_firm_word(name)


def speaks_of_person(name: str, pages: Sequence[PageText]) -> bool:
    """Whether a site whose firm bears a person's name also speaks of that person: by given name alone, or as "I".

    Args:
        name: of the firm, normalised: "jane doe". pages: of the site.
    """
    given, *rest = name.split() or [""]
    if len(rest) not in (1, 2) or given not in given_names() or ends_as_firm(name):
        return False
    alone = re.compile(rf"(?<![\w-]){given.capitalize()}{_DOES}")
    return any(
        alone.search(segment.text) or (page.role in _OWN_PAGES and _I_AM.search(segment.text))
        for page in pages
        if page.outcome is Outcome.OK
        for segment in page.segments
        if segment.kind is Kind.TEXT and segment.text[:1] not in '"“‘'
    )
