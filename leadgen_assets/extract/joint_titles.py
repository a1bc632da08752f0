"""Titles that two people share: "Owners Bob and Jane Doe personally answer", "Tim Crane and Beth Sorrell, co-founders of Oakfield".

To a manager of houses "owners" are clients, too: in a sentence they are the firm's only where it says so. The rules are from how
firms present their founders in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.extract.titles import Titles

_TITLE = (
    r"(?P<title>(?i:(?:co-?)?(?:owner|founder)|principal|partner|proprietor|managing broker|managing partner|broker))s"
)
_AHEAD = re.compile(
    rf"(?P<lead>^\W*|[.!?]\s|\b[Oo]ur\s|\b(?P<firm>[A-Z][\w&]+)(?:['’]s?)?\s){_TITLE}(?P<label>[:,]|\sare)?\s$"
)
_BEHIND = re.compile(
    rf"(?:,|\s[-–—|]|\sare)\s(?:the\s|our\s|proud\s)?{_TITLE}"
    r"(?:(?P<end>\s?[.!,;)]?\s*$)|\s(?:of|at|behind)\s(?:the\s)?(?P<firm>[A-Z][\w&]+|(?:this|our)\s(?:firm|company|agency|business|team))|\b)"
)
_DOES = re.compile(
    r",?\s(?:(?:personally|both|together|each|still|proudly|first|then)\s){0,2}(?:founded|co-founded|started|opened|established|launched"
    r"|run|operate|lead|oversee|answer|bring|are\s(?:here|there|committed|dedicated|proud|active|involved|licensed|on\ssite)"
    r"|have\s(?:over|more|worked|managed|run))\b"
)
_FOUNDED = re.compile(
    r"\s(?:first\s|later\s|also\s)?(?:founded|co-founded|started|established|opened|launched|formed|owns?|runs?|leads?)"
    r"\s(?:and\s\w+\s)?(?P<firm>[A-Z][\w&]+)"
)
_FOUNDERS = re.compile(r"(?:co-?)?founder|co-?owner", re.IGNORECASE)
_REACH, _LEAST = 60, 3
"""Characters in front of a pair; letters of a firm's name that is told by them."""


def joint_title(text: str, start: int, end: int, titles: Titles, letters: str) -> str:
    """The title that both of a pair of names have, in the singular; "" where none is, or where they may be clients.

    Args:
        text: of one segment. start, end: of the pair in it. titles: that are recognised.
        letters: of the company's domain and names.
    """
    ahead = _AHEAD.search(text, max(0, start - _REACH), start)
    if ahead and (ahead["firm"] is None or _is_own(ahead["firm"], letters)):
        told = ahead["label"] or ahead["firm"] or ahead["lead"].lower().startswith("our")
        if told or _FOUNDERS.fullmatch(ahead["title"]) or _DOES.match(text, end):
            return titles.title(ahead["title"])
    behind = _BEHIND.match(text, end)
    if behind is None:
        return ""
    whole = behind["end"] is not None and not text[:start].strip()
    named = behind["firm"] is not None and (behind["firm"][0].islower() or _is_own(behind["firm"], letters))
    apposed = behind["firm"] is None and _FOUNDERS.fullmatch(behind["title"]) is not None
    return titles.title(behind["title"]) if whole or named or apposed else ""


def founded_own(text: str, end: int, letters: str) -> bool:
    """Whether what stands behind a name says that somebody founded, owns or runs the firm, by its name: "founded Oakfield in 1994"."""
    deed = _FOUNDED.match(text, end)
    return deed is not None and _is_own(deed["firm"], letters)


def _is_own(firm: str, letters: str) -> bool:
    bare = re.sub(r"[^a-z]", "", firm.lower())
    return len(bare) >= _LEAST and bare in letters
