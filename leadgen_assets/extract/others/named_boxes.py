"""Mailboxes at free-mail services that are another firm's: made of its name, or right behind it.

"Our roofer is Smith Roofing, smithroofing@gmail.com": no host tells whose such a box is, and half of it may be anybody's name. In the
header, the footer and behind plain labels it is the firm's, whatever it is made of: many trade under a second name.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.hosts.domains import is_free_mail, registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.trades import trades
from leadgen_assets.extract.others.other_firms import FIRM, has_firm_word, is_person
from leadgen_assets.extract.others.stated_bodies import calls_itself
from leadgen_assets.extract.reading.quick_look import once

_FIRM = re.compile(FIRM)
_RIGHT_BEFORE = re.compile(
    rf"{FIRM}(?:\s(?:at|on|is|is\sat|by|under|answers|(?:their|its|the)\se?-?mail)|\s?[,:;(–—|-])*\s*\(?$"
)
_JOINS = re.compile(r"\s(?:and|&)\s")
_OPENING = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "call",
        "contact",
        "from",
        "in",
        "its",
        "my",
        "of",
        "our",
        "the",
        "their",
        "to",
        "with",
        "write",
        "your",
    ]
)
_LEAST = 6
"""Letters from which a name within a mailbox is there by no accident."""


def is_another_firms(page: PageText, segment: Segment, email: str, before: str) -> bool:
    """Whether a mailbox at a free-mail service is that of a firm which the page names beside its own.

    Args:
        page: any. segment: of it, that shows the mailbox. email: normalised. before: what of its sentence leads to it.
    """
    local, _, host = email.partition("@")
    if not is_free_mail(registrable_domain(host)) or segment.region is not Region.MAIN:
        return False
    named = _RIGHT_BEFORE.search(before[-120:])
    if named and (words := _words(named["firm"])) and _is_of_trade(words) and not calls_itself(page, " ".join(words)):
        return True
    letters = re.sub(r"[^a-z]", "", local)
    return len(letters) >= _LEAST and any(name in letters or name.startswith(letters) for name in _others(page))


@once
def _others(page: PageText) -> frozenset[str]:
    """The letters of each name of several words in a page's texts that is neither a person's nor has a word of the firm's own."""
    found = set()
    for segment in page.segments:
        if segment.kind not in (Kind.TEXT, Kind.LINK) or segment.region is not Region.MAIN:
            continue
        for match in _FIRM.finditer(segment.text):
            words = _words(match["firm"])
            name, letters = " ".join(words), re.sub(r"[^a-z]", "", "".join(words).lower())
            if len(words) < 2 or len(letters) < _LEAST or calls_itself(page, name):
                continue
            if _is_of_trade(words) or not any(map(is_person, _JOINS.split(name))):
                found.add(letters)
    return frozenset(found)


def _words(firm: str) -> list[str]:
    words = [word.strip(".,") for word in firm.split()]
    while words and words[0].lower() in _OPENING:
        words.pop(0)
    return words


def _is_of_trade(words: list[str]) -> bool:
    """Whether a name of several words ends as firms' do, or has a trade in it: "Smith Roofing"."""
    if len(words) < 2:
        return False
    said = normal_company_name(" ".join(words)).split()
    return has_firm_word(" ".join(words)) or any(
        word in trades() or word.removesuffix("s") in trades() for word in said[1:]
    )
