"""Of mailboxes that no word of their own tells: which are one of the staff's, and which stand beside the firm's telephone as its own.

"trish@" is that of whoever is called so; "flagstaff@" below an address and a number is the office's in Flagstaff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.hosts.domains import is_free_mail, registrable_domain
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
"""Less confidence in a department's than in the office's, wherever the two stand."""
_BEHIND_WORDS = 0.2
"""Less confidence in billing@ beside a mailbox that is called by a word and is nobody's: "smile@"."""
_TITLED = re.compile(r",|\s[-–—|]\s")


def best_mailboxes(boxes: Sequence[Fact], domain: str, read: Sequence[PageText]) -> Iterator[Fact]:
    """All of them; careers@ and one person's are no longer believed to be the company's where its office or a department has one.

    A department's comes behind the office's, and what a law or a machine has is nobody's to write to.

    Args:
        boxes: of the pages `read`, those of other domains too. domain: the firm's.
    """
    own = [_purpose(fact, domain) for fact in boxes]
    best = max((each for each in own if each is not None), default=None)
    persons = [fact for fact, each in zip(boxes, own, strict=True) if each is Purpose.PERSON]
    firms, staffs = _firms_and_staffs(persons, read) if best is Purpose.PERSON else (frozenset(), frozenset())
    entries = _free_of_entries(boxes, domain, read)
    offices = [fact for fact, each in zip(boxes, own, strict=True) if each is Purpose.OFFICE]
    office = max((fact.confidence for fact in offices if fact.confidence > _ANOTHERS), default=0.0)
    # What prose tells comes behind every line of contacts (`domain/facts/resolution.py`), so there a department's has to be none.
    in_prose = office > 0 and all(fact.method is Method.TEXT for fact in offices)
    called = any(fact.value not in staffs for fact in persons)
    for fact, each in zip(boxes, own, strict=True):
        narrow = each is Purpose.NARROW and best in (Purpose.DEPARTMENT, Purpose.OFFICE)
        theirs = best is not Purpose.PERSON or (firms and fact.value in staffs)
        sure = max(fact.confidence, _BESIDE_NUMBER) if fact.value in firms else fact.confidence
        lesser = (
            narrow
            or each is Purpose.NOBODY
            or (in_prose and each is Purpose.DEPARTMENT)
            or (each is Purpose.PERSON and theirs)
            or (fact.url, fact.segment) in entries
        )
        sure = min(sure, office) - _LESS if each is Purpose.DEPARTMENT and office else sure
        sure -= _BEHIND_WORDS if each is Purpose.NARROW and best is Purpose.PERSON and called else 0.0
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


def _free_of_entries(boxes: Sequence[Fact], domain: str, pages: Sequence[PageText]) -> set[tuple[str, int]]:
    """Where free mailboxes stand below somebody's name in a list of several such: each is that one's, and none the firm's.

    A name that is not sure by itself ("An Qingdong") is one where the mailbox is made of it, or two others are sure. The only one below
    a name may be the firm's.
    """
    by_address = {page.url: page for page in pages}
    label = re.sub(r"[^a-z]", "", domain.partition(".")[0])
    sure: dict[str, set[str]] = {}
    below: set[tuple[str, int]] = set()
    taken = {(box.url, box.segment - 1) for box in boxes}
    for box in boxes:
        local, _, host = box.value.partition("@")
        if box.url not in by_address or not is_free_mail(host) or label in re.sub(r"[^a-z]", "", local):
            continue
        page, at = by_address[box.url], box.segment - 1
        last = max((other for url, other in taken if url == box.url and at - _ABOVE <= other < at), default=-1)
        names = list(_names_above(page, at, last + 1))
        if any(name.sure for name in names) or _is_spelled_above(page, at, last + 1, local):
            sure.setdefault(box.url, set()).add(box.value)
        elif not names:
            continue
        below.add((box.url, box.segment))
    return {(url, at) for url, at in below if len(sure.get(url, ())) > 1}


def _is_called_so(email: str) -> bool:
    local = re.split(r"[^a-z]", email.partition("@")[0])[0]
    return given_name(local.title()) is not None


def _is_spelled_above(page: PageText, at: int, least: int, local: str) -> bool:
    """Whether a short line above a mailbox, not what the page's title calls the firm, is the two or three words that it is made of."""
    letters = re.sub(r"[^a-z]", "", local)
    titles = [each.text for each in page.segments if each.kind is Kind.TITLE]
    for each in page.segments[max(least, at - _ABOVE) : at]:
        text = _TITLED.split(each.text[:SHORT])[0]
        words = re.findall(r"[^\W\d_]+", text)
        shaped = each.kind in _READ and 1 < len(words) < 4 and all(word[0].isupper() for word in words)
        lower = [word.lower() for word in words] if shaped else []
        if lower and letters in ("".join(lower), "".join(reversed(lower)), "".join([*lower[1:], lower[0]])):
            return not any(text in title for title in titles)
    return False


def _names_above(page: PageText, at: int, least: int = 0) -> Iterator[PersonName]:
    """What may be names among the short lines above a mailbox, from the segment `least` on, in its part of the page, and in its own."""
    own = page.segments[at]
    for each in page.segments[max(least, at - _ABOVE) : at + 1]:
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
