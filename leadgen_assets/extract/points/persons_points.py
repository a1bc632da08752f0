"""Telephones and mailboxes that are one person's own: told beside that person alone, on a page that is not the firm's contact page.

A firm of many is reached at its office. What stands beside one of its people is that one's, and where several people have each their
own and no office is told, none of them is the firm's. Of a firm of one, that one's is the firm's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Region
from leadgen_assets.extract.naming.mailboxes import local_part_carries
from leadgen_assets.extract.naming.person_names import given_name, person_name
from leadgen_assets.extract.reading.proposal import NOT_OURS, SHORT, UNLIKELY
from leadgen_assets.extract.reading.word_lists import word_list

_FIELDS = ("phone", "email")
_HEADS = ("owner", "founder", "president", "proprietor", "principal", "ceo", "chief executive", "managing", "head of")
"""In titles of those whose mailbox a small firm gives as its own."""
_ASKED = re.compile(
    r"(?i:e-?mail|contact|write(?:\sto)?|text|call(?:\sor\stext)?|reach)\s(?P<name>[A-Z][a-z]{2,14})\b(?P<more>.?)"
)
""" "Email Jane": whom a link reaches."""
_LED = re.compile(
    r"(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3})(?:,\s?[A-Z][\w.-]{0,8}){0,4}\s{0,2}[-–—:|,]{0,2}\s{0,2}\(?$"
)
""" "Jane Doe, LMT - 512-555-0101": who stands in front of a number."""
_REST = re.compile(r"\)?[-.\s]{1,3}\d{3}[-.\s]{1,3}(?P<last>\d{4})")
"""Behind the area code of a number that is shown."""
_OFFICES = re.compile(r"\W*(?:(?:main|our)\s)?office\b", re.IGNORECASE)
_FRONT = 80
_ABOVE = 5
"""Lines above a number in which the name of whoever has it stands."""
_LEAST_BELIEVED = 0.35
"""Confidence in the only mailbox of one of several people: less than is believed (`domain/facts/resolution.py`)."""
_MOST_INITIALS = 3
_BEHIND = 0.12
"""Less confidence in a person's own number, so that the office's comes first."""


@dataclass(frozen=True, slots=True)
class Named:
    """One of the firm's people, with the facts about that one."""

    name: str
    facts: Sequence[Fact]


def without_persons(facts: Sequence[Fact], people: Sequence[Named], pages: Sequence[PageText]) -> Iterator[Fact]:
    """All facts about the firm; telephones and mailboxes that are one person's own believed less, or no longer.

    Args:
        facts: about the firm. people: of it, with their own telephones and mailboxes. pages: that both stand on.
    """
    holders: dict[tuple[str, str], set[str]] = {}
    told_on: dict[str, set[str]] = {}
    for person in people:
        told_on[person.name] = {fact.url for fact in person.facts}
        for fact in person.facts:
            if fact.field in _FIELDS:
                holders.setdefault((fact.field, fact.value), set()).add(person.name)
    alone = {key: next(iter(names)) for key, names in holders.items() if len(names) == 1}
    by_address = {page.url: page for page in pages}
    own = {key: name for key, name in alone.items() if key[0] == "phone" or _is_made_of(key[1], name)}
    reached = [fact for fact in facts if fact.field in _FIELDS]
    for fact in reached:
        if (fact.field, fact.value) not in holders and (name := _asked_for(fact, by_address.get(fact.url))):
            own.setdefault((fact.field, fact.value), name)
            told_on.setdefault(name, set()).add(fact.url)
    for fact in reached:
        key = (fact.field, fact.value)
        if key in own and _is_the_firms(fact, by_address.get(fact.url), told_on[own[key]]):
            del own[key]
    several = {field for field in _FIELDS if len({name for (each, _), name in own.items() if each == field}) > 1}
    heads = {person.name for person in people if _is_head(person)}
    for fact in facts:
        name = own.get((fact.field, fact.value), "")
        if not name:
            yield fact
        elif fact.field in several:
            yield replace(fact, confidence=min(fact.confidence, UNLIKELY if fact.field == "email" else NOT_OURS))
        elif fact.field == "phone":
            yield replace(fact, confidence=round(max(fact.confidence - _BEHIND, NOT_OURS), 3))
        elif len(people) > 1 and name not in heads and _is_made_of(fact.value, name):
            yield replace(fact, confidence=min(fact.confidence, _LEAST_BELIEVED))
        else:
            yield fact


def _is_made_of(mail: str, name: str) -> bool:
    """Whether a mailbox is made of a name or, beside it, of initials: "jqd@" of Jane Doe."""
    local, words = mail.partition("@")[0].lower(), name.lower().split()
    short = len(words) > 1 and 1 < len(local) <= _MOST_INITIALS
    initials = short and local[0] == words[0][0] and local[-1] == words[-1][0]
    return initials or local_part_carries(mail, name)


def _is_head(person: Named) -> bool:
    titles = " ".join(fact.value for fact in person.facts if fact.field == "title").lower()
    return any(head in titles for head in _HEADS)


def _asked_for(fact: Fact, page: PageText | None) -> str:
    """Whom a link's own words or the front of a number name; "" for nobody, or who the site is called after."""
    if page is None or not 1 <= fact.segment <= len(page.segments):
        return ""
    text = page.segments[fact.segment - 1].text
    asked = _ASKED.match(text)
    if asked and asked["name"].lower() not in registrable_domain(page.url) and _is_given(asked["name"], asked["more"]):
        return asked["name"]
    led = _LED.search(_front(text, fact.value)) if fact.field == "phone" else None
    name = person_name(led["name"]) if led else None
    return name.text if name is not None and name.sure else ""


def _is_given(word: str, more: str) -> bool:
    """Whether a word is a given name, or alone behind the verb and no plain one."""
    return given_name(word) is not None or (not more and word.lower() not in word_list("not_names"))


def _front(text: str, number: str) -> str:
    """What stands in front of a number in a text; "" where it is not shown."""
    area, last = number[-10:-7], number[-4:]
    at = text.find(area) if last in text else -1
    while at >= 0:
        rest = _REST.match(text, at + len(area))
        if rest and rest["last"] == last:
            begin = at - (text[max(0, at - 1) : at] == "(")
            return text[max(0, begin - _FRONT) : begin]
        at = text.find(area, at + 1)
    return ""


def _is_the_firms(fact: Fact, page: PageText | None, persons: Collection[str]) -> bool:
    """Whether a page gives a value as the firm's: in its header or footer, in its markup, on its contact page, called the office's,
    and at home, or where the person (on the pages `persons`) is not told of, below nobody's name."""
    if page is None or not 1 <= fact.segment <= len(page.segments):
        return True
    segment = page.segments[fact.segment - 1]
    if segment.region is not Region.MAIN or segment.kind is Kind.STRUCTURED or page.role == "contact":
        return True
    if _OFFICES.match(segment.text):
        return True
    return (page.role == "home" or page.url not in persons) and not _stands_below_somebody(page, fact.segment - 1)


def _stands_below_somebody(page: PageText, at: int) -> bool:
    lines = page.segments[max(0, at - _ABOVE) : at + 1]
    names = (person_name(line.text.split(",")[0]) for line in lines if 0 < len(line.text) <= SHORT)
    return any(name is not None and name.sure for name in names)
