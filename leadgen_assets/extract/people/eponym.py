"""Firms that are named for the person who is the firm."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from leadgen_assets.domain.pages.page import Kind, Outcome, PageText
from leadgen_assets.domain.wording.given_names import given_names
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.others.other_firms import has_firm_word

_OWN_PAGES = ("home", "about", "contact", "team")
_I_AM = re.compile(r"\bI(?:['’]m| am) (?:an?|the)\s")
_DOES = re.compile(
    r"['’]s\b|\s(?:is|has|was|will|can|works|offers|began|started|believes|lives|holds|enjoys|loves|speciali[sz]e[sd])\b"
)
_WITHIN_A_WORD = re.compile(r"(?<=[\w-])")

_NAMES_A_FIRM = re.compile(r"(?:,|\s[-–—@]|\b(?:of|at|for|with|by|from))\s$", re.IGNORECASE)
"""What stands between a post and the firm."""

_AT = re.compile(r"\bat\s$", re.IGNORECASE)
_WE = re.compile(r",\s(?:we|our|you|your|every|the)\b", re.IGNORECASE)
""" "At Alder Law, our founder …": where things are so."""

_WHERE_ALL_SIT = re.compile(
    r"(?:the\s)?(?:front\sdesk|front\soffice|reception|help\s?desk|team|support|office|customer\s(?:service|care|support)|live\schat)",
    re.IGNORECASE,
)
""" "Lone Star Cleaning · Front desk" heads the box in which visitors write."""


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
    return any(
        _tells_of(segment.text, given.capitalize()) or (page.role in _OWN_PAGES and _I_AM.search(segment.text))
        for page in pages
        if page.outcome is Outcome.OK
        for segment in page.segments
        if segment.kind is Kind.TEXT and segment.text[:1] not in '"“‘'
    )


def _tells_of(text: str, given: str) -> bool:
    """Whether a text says what somebody is or does whom it calls by the given name alone."""
    at = text.find(given)
    while at >= 0:
        if _DOES.match(text, at + len(given)) and not _WITHIN_A_WORD.match(text, at):
            return True
        at = text.find(given, at + 1)
    return False


def is_the_firm(sighting: Sighting, own_names: Collection[str]) -> bool:
    """Whether the firm's name, or its begin, above a title in a line of its own is nobody's: "Lone Star Keys" above "Leasing"."""
    name, (before, *_) = normal_company_name(sighting.name.text), sighting.beside()
    if sighting.title_at is sighting.name_at and _NAMES_A_FIRM.search(before):
        # "Founder, Lone Star Keys", "… is the founder of Lone Star Keys, an award-winning agent"
        return not sighting.name.sure and name in own_names
    if name in own_names and not sighting.name.sure and _WHERE_ALL_SIT.fullmatch(sighting.title.strip()):
        return True
    if sighting.name.known or sighting.title_at is sighting.name_at or sighting.name_at.card:
        return False
    return any(f"{own} ".startswith(f"{name} ") for own in own_names)


def stands_for_firm(sighting: Sighting, company_names: Collection[str]) -> bool:
    """Whether a line means the firm and not somebody of the name: "At Alder Law, our founder …", "Doctor Alder 24 was founded by …".

    A line that is all of the firm's name and more than a person's ("Ken Alder QXR") is the firm's whatever stands below.

    Args:
        sighting: a name as it stands on a page. company_names: as written.
    """
    name, text, (before, behind, _) = sighting.name.text, sighting.name_at.text, sighting.beside()
    if name in company_names and _AT.search(before) and _WE.match(behind):
        return True
    vouched = sighting.name.credentials or sighting.name.addressed
    if text != name and text in company_names and sighting.title_at is not sighting.name_at and not vouched:
        return True
    if sighting.name.known:
        return False
    longer = [own for own in company_names if own.startswith(f"{name} ")]
    return any(own in text and name not in text.replace(own, "") for own in longer)
