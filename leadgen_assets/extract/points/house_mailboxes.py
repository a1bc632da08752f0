"""Of mailboxes that no word of their own tells: which are one of the staff's, and which stand beside the firm's telephone as its own.

"trish@" is that of whoever is called so; "flagstaff@" below an address and a number is the office's in Flagstaff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.extract.naming.mailboxes import Purpose, local_part_carries, purpose
from leadgen_assets.extract.naming.person_names import PersonName, given_name, person_name
from leadgen_assets.extract.reading.proposal import SHORT

_ABOVE, _BESIDE = 5, 3
"""Lines above a mailbox in which whose it is stands; lines around it in which the firm's number does."""
_NUMBER = re.compile(r"\d{3}[).\s-]{1,3}\d{3}[.\s-]\d{4}")
_READ = (Kind.TEXT, Kind.HEADING, Kind.LINK)
_ANOTHERS = 0.35
"""Confidence in a mailbox that is a person's or the applicants' of a firm whose office has its own: less than is believed
(`domain/facts/resolution.py`)."""
_BESIDE_NUMBER = 0.4
"""Least confidence in a mailbox of the firm's own domain that stands beside its number and is nobody's of the staff."""
_LESS = 0.01
"""Less confidence in a department's than in the office's, which so comes first among those told alike."""
_TITLED = re.compile(r",|\s[-–—|]\s")


def best_mailboxes(boxes: Sequence[Fact], domain: str, read: Sequence[PageText]) -> Iterator[Fact]:
    """All of them; careers@ and one person's are no longer believed to be the company's where its office or a department has one.

    A department's comes behind the office's that is told as well.

    Args:
        boxes: of the pages `read`, those of other domains too. domain: the firm's.
    """
    own = [_purpose(fact, domain) for fact in boxes]
    best = max((each for each in own if each is not None), default=None)
    persons = [fact for fact, each in zip(boxes, own, strict=True) if each is Purpose.PERSON]
    firms, staffs = _firms_and_staffs(persons, read) if best is Purpose.PERSON else (frozenset(), frozenset())
    for fact, each in zip(boxes, own, strict=True):
        narrow = each is Purpose.NARROW and best in (Purpose.DEPARTMENT, Purpose.OFFICE)
        theirs = best is not Purpose.PERSON or (firms and fact.value in staffs)
        sure = max(fact.confidence, _BESIDE_NUMBER) if fact.value in firms else fact.confidence
        lesser = narrow or (each is Purpose.PERSON and theirs)
        sure -= _LESS if each is Purpose.DEPARTMENT and best is Purpose.OFFICE else 0.0
        yield replace(fact, confidence=min(sure, _ANOTHERS) if lesser else sure)


def _purpose(fact: Fact, domain: str) -> Purpose | None:
    """Whom a mailbox reaches; None for one elsewhere, which says nothing about the firm's others."""
    return purpose(fact.value, domain) if registrable_domain(fact.value.partition("@")[2]) == domain else None


def _firms_and_staffs(boxes: Sequence[Fact], pages: Sequence[PageText]) -> tuple[frozenset[str], frozenset[str]]:
    """Of mailboxes without a function those that stand beside the firm's number as its own, and those of people.

    Args:
        boxes: of the firm's own domain, none of them an office's or a department's. pages: that they stand on.
    """
    by_address = {page.url: page for page in pages}
    places = [(box.value, by_address[box.url], box.segment - 1) for box in boxes if box.url in by_address]
    staffs = {value for value, page, at in places if _is_called_so(value) or _has_owner(page, at, value)}
    firms = {value for value, page, at in places if value not in staffs and _is_by_number(page, at)}
    firms -= {value for value, page, at in places if value in firms and _below_somebody(page, at)}
    return frozenset(firms), frozenset(staffs)


def _is_called_so(email: str) -> bool:
    local = re.split(r"[^a-z]", email.partition("@")[0])[0]
    return given_name(local.title()) is not None


def _names_above(page: PageText, at: int) -> Iterator[PersonName]:
    """What may be names among the short lines above a mailbox in the same part of the page, and in its own."""
    own = page.segments[at]
    for each in page.segments[max(0, at - _ABOVE) : at + 1]:
        if each.kind in _READ and each.region is own.region and len(each.text) <= SHORT:
            name = person_name(_TITLED.split(each.text)[0])
            if name:
                yield name


def _has_owner(page: PageText, at: int, email: str) -> bool:
    return any(local_part_carries(email, name.text) for name in _names_above(page, at))


def _below_somebody(page: PageText, at: int) -> bool:
    return any(name.sure for name in _names_above(page, at))


def _is_by_number(page: PageText, at: int) -> bool:
    own = page.segments[at]
    beside = page.segments[max(0, at - _BESIDE) : at + _BESIDE + 1]
    return any(_NUMBER.search(each.text) and each.region is own.region and len(each.text) <= SHORT for each in beside)
