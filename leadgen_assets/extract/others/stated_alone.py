"""Markup under a name that the site does not bear, which is the firm's all the same: the site shows no other address or telephone.

Themes and owners write into markup what the site is not called: nothing ("My WordPress Site"), a dentist's own name, the company whose
trade name the firm's is. A name of any other kind is another firm's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Segment
from leadgen_assets.domain.wording.written import phones_in
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.others.stated_bodies import strangers_entry
from leadgen_assets.extract.reading.quick_look import hits, numbered

_NO_FIRM = re.compile(
    r"event|person|house|apartment|residence|accommodation|complex|lodging|hotel|list|place|school|offer|product|job|article|posting"
    r"|software|website|page|city|museum|park|restaurant|attraction",
    re.IGNORECASE,
)
"""In a type that an entry of the firm has only under its own name: what it rents, sells or writes of."""
_REACHED = re.compile(r"\.(?:telephone|postalCode|streetAddress)$")
_OUTERMOST = re.compile(r"\w+\.(?:telephone|address\.\w+)")
_SAYS_NOTHING = re.compile(
    r"(?:(?:my|our|your|the|new|just|another|wordpress|wix|business|company|official)\s){0,4}(?:web\s?site|site|blog|home\s?page|site\s(?:title|name)"
    r"|untitled|default)",
    re.IGNORECASE,
)
_TRADE_NAME = re.compile(
    r"\bd\.?/?b\.?/?a\b|\b(?:doing|does) business as\b|\b(?:trade|assumed|brand) name\b", re.IGNORECASE
)
_WORDS = ("dba", "d/b/a", "d.b.a", "business as", "trade name", "assumed name", "brand name")
_CODE = re.compile(r"\b[A-Z]{2}\.?,?\s(\d{5})(?!\d)")
ALONE = 0.8
"""Confidence in what such an entry states."""
_OWN_PAGES = ("home", "contact", "about")


def stated_alone(pages: Sequence[PageText]) -> frozenset[tuple[str, int]]:
    """Address of page and number of each segment of such entries; empty where they have several names or the site shows more."""
    read = [page for page in pages if page.outcome is Outcome.OK]
    found: list[tuple[PageText, Segment]] = []
    for page in read:
        for segment in page.segments:
            if segment.kind is Kind.STRUCTURED and _REACHED.search(segment.label):
                entry = strangers_entry(page, segment) if page.role in _OWN_PAGES else None
                if entry is None or not _OUTERMOST.fullmatch(segment.label) or _NO_FIRM.search(entry[0]):
                    return frozenset()
                found.append((page, segment))
    names = {_name(page, segment) for page, segment in found}
    if len(names) != 1 or not _may_be_ours(names.pop(), read) or _shows_more(read, found):
        return frozenset()
    cards = {(page.url, segment.card) for page, segment in found}
    return frozenset(
        (page.url, segment.number)
        for page in read
        for segment in page.segments
        if segment.kind is Kind.STRUCTURED and (page.url, segment.card) in cards
    )


def _name(page: PageText, segment: Segment) -> str:
    label = f"{segment.label.partition('.')[0]}.name"
    return next((each.text for each in page.segments if each.label == label and each.card == segment.card), "")


def _may_be_ours(name: str, read: Sequence[PageText]) -> bool:
    """Whether a name says nothing or is a person's, or the site says that its own is that one's trade name."""
    person = person_name(name)
    if _SAYS_NOTHING.fullmatch(name.strip()) or (person and (person.known or person.credentials)):
        return True
    told = (page.segments[at].text for page in read for at in hits(page, _TRADE_NAME, _WORDS))
    return bool(name) and any(name.casefold() in text.casefold() for text in told)


def _shows_more(read: Sequence[PageText], found: Sequence[tuple[PageText, Segment]]) -> bool:
    """Whether a text shows another code of a place or another telephone than the entry."""
    stated = " ".join(segment.text for _, segment in found)
    numbers = {written.value for written in phones_in(stated)}
    for page in read:
        for at in numbered(page):
            segment = page.segments[at]
            if segment.kind is Kind.STRUCTURED:
                continue
            if any(code not in stated for code in _CODE.findall(segment.text)):
                return True
            if not numbers.issuperset(written.value for written in phones_in(segment.text)):
                return True
    return False
