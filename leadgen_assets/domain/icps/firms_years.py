"""Whose year it is that stands beside "founded in" or "since": the firm's, an association's, one office's, somebody's career."""

from __future__ import annotations

import re

_BODYS_YEAR = re.compile(
    r"\b(?:Association|Society|Institute|Council|League|Foundation|University|College|Commission|Chamber\sof\sCommerce|Board\sof\s\w+"
    r"|(?:City|Town|County|State)\sof\s[A-Z]\w+)(?:\sof(?:\s[A-Z]\w+){1,4})?(?:\s\([A-Z]{2,8}\))?,?\s(?:was|were|has\sbeen)\s"
)
_BRANCHS_YEAR = re.compile(
    r"\b(?:(?!(?:Our|The|This|Main|Head|First|Home)\b)[A-Z][\w.'’-]+|second|third|fourth|new|newest|latest|other|another|branch|satellite)"
    r"\s(?:office|branch|location|store|shop|clinic|showroom|taproom)s?\b(?:(?:,\s[^,.;]{2,60},)?[^.;]{0,20}|\s(?:at|on|in|located)\s[^;]{0,90})$"
)
""" "Our Erie office opened in": in front of the year of one office."""
_CAREER = re.compile(
    r"\b(?:joined|graduated|career|was born|(?:got|earned|received)\s(?:his|her|their|a|an)\s(?:[\w-]+\s){0,2}(?:licen[cs]e|degree))\b",
    re.IGNORECASE,
)
"""In front of a "since" that is of one person's years, not of the firm's."""
_FOUNDED = re.compile(r"found|establish|incorporat|opened", re.IGNORECASE)
_SERVED = re.compile(r"\W*(?:[\w-]+\s)?(?:[\w-]+s|children|people)\s(?:served|helped|trusted)\W*", re.IGNORECASE)

_OWNED = re.compile(r"\W*(?:proudly\s)?(?:[\w-]+[\s-]){1,3}owned\W*", re.IGNORECASE)
_OUR_STORY = re.compile(r"\W*(?:our|the)\s(?:\w+\s)?(?:story|journey|history|tradition)\W*", re.IGNORECASE)
_TOWNS_OWN = re.compile(
    r"\W*(?:(?:[A-Z][\w.]*\s){0,3}[A-Z][\w.]*['’]s?|[Yy]our)\s(?:[\w-]+\s){0,3}"
    r"(?!(?:home|house|property|land|build)?(?:owners|buyers|sellers|holders)\b|(?:custom|memb|us|follow|rent|sponsor|support|vot|winn)ers\b)"
    r"(?:[a-z]+(?:ers|ors|ists)|agents|accountants|experts|specialists|professionals)\W*"
)
""" "Ohio's rental managers since 1979": what the firm is to a place; not who its customers are."""
_IN_TOWN = re.compile(r"\W*(?:in\s[A-Z].*)?")
"""Beside a year alone: "Veteran-owned since 2015", "Since 1996 in Medford". "Pets welcome since 2015" is no firm's year."""
_WE_BEHIND = re.compile(
    r",\s(?:we|our\s(?:company|firm|team|family|office|agency|brokerage|practice|business))\b", re.IGNORECASE
)
""" "Established in 1998, we manage": the sentence opens with the year and tells of the firm."""


def is_anothers_year(lead: str, noun: str) -> bool:
    """Whether a year is that of a body, of one office, of a person's career, or of a number of people served.

    Args:
        lead: what of the sentence stands before the year, `noun` at its end.
    """
    if _BODYS_YEAR.search(lead) or _BRANCHS_YEAR.search(lead) or _SERVED.fullmatch(_ahead(lead, noun)):
        return True
    return _CAREER.search(lead) is not None and not _FOUNDED.match(noun)


def is_firms_year(lead: str, noun: str, behind: str, *, alone: bool) -> bool:
    """Whether a year is the firm's by what stands before and behind it, whatever else its sentence says.

    Args:
        behind: what of the sentence stands behind the year. alone: hardly more than year and noun stand there.
    """
    ahead = _ahead(lead, noun)
    opens = not re.search(r"\w", ahead)
    if opens and _FOUNDED.match(noun) and _WE_BEHIND.match(behind):
        return True
    whole = (alone and opens) or any(each.fullmatch(ahead) for each in (_OWNED, _OUR_STORY, _TOWNS_OWN))
    return whole and _IN_TOWN.fullmatch(behind) is not None


def _ahead(lead: str, noun: str) -> str:
    return lead.strip()[: -len(noun)]
