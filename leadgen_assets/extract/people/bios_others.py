"""Posts of somebody else's life: in a text that tells of one of the firm's people, "His mentor, CEO Jane Doe, taught him the trade".

Who has a post there is a former boss, a friend, a client or somebody of a club, and no word says at which firm. A name counts where
its sentence says that it is this firm's, tells that the two work together now, or is about that other person itself, and where a
page of the site shows the same person in an own entry. The rules are from how biographies are written in general, not from single pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.domain.wording.titles import FIRM_WORDS
from leadgen_assets.extract.naming.own_names import FIRM, names_begin
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.others.other_firms import is_person, is_place
from leadgen_assets.extract.others.whose_post import SENTENCE, without
from leadgen_assets.extract.people.same_people import may_be_same

_OF_THE_PERSON = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him|I|[Mm]y|me)\b")
_FRONTED = re.compile(
    r"\W*(?:(?:even|ever|long|shortly|just)\s)?(?:before|prior\sto|since|until|after|upon|outside|away|when|while|beyond|besides|aside|apart|in\saddition"
    r"|though|although)\b[^,]*,\s",
    re.IGNORECASE,
)
""" "Before joining our team, he worked for", "Outside of the office, she": what is told begins behind it."""

_OURS = re.compile(
    r"\b(?:[Oo]ur|us|[Ww]e)\b|(?<!learned\s)(?<!learn\s)(?<!learning\s)\b(?:the|this)\s(?:(?!other)[a-z-]+\s)?"
    rf"(?:{FIRM_WORDS}|office|team|staff|crew)\b(?!\sof\s)"
)
""" "He learned the business from his uncle" says of no firm, nor "the team of" somebody."""

_NAMED = re.compile(FIRM)
_PARTED = re.compile(
    r"\b(?:before|until|prior\sto|left|leaving|led\shim|led\sher|brought\s(?:him|her))\s(?:[a-z]+\s){0,4}$"
)
""" "He worked for broker Jane Doe before joining our firm"."""

_KIN = (
    r"(?:wife|husband|spouse|partner|sons?|daughters?|father|mother|dad|mom|brother|sister|cousin|uncle|aunt|nephew|niece"
    r"|(?:father|mother|brother|sister|son|daughter)-in-law)"
)
_TO_ANOTHER = rf"\s(?:(?:the|fellow)\s|(?:his|her|their)\s(?:[a-z-]+\s)?(?:{_KIN}(?:\sand)?,?\s)?)?$"
_TOGETHER = re.compile(
    rf"\b(?:(?:works?|working|ha(?:s|ve)\sworked|practi[cs]es|practi[cs]ing|teams?\sup|partners|collaborates)\s(?:[a-z]+\s){{0,4}}?(?:with|alongside|beside|under|for|and)"
    rf"|assists|assisting|supports|supporting|report(?:s|ing)(?:\sdirectly)?\sto"
    rf"){_TO_ANOTHER}",
    re.IGNORECASE,
)
""" "She works closely with broker Jane Doe": as it is now."""

_COLLEAGUE = re.compile(r"\b(?:fellow|(?:his|her|my)\s(?:colleague|teammate|co-?worker),?)\s$", re.IGNORECASE)
_THEN = re.compile(r"\b(?:was|were|worked\sas|served|began|started|previously|formerly|once|interned)\b", re.IGNORECASE)
_HEAD = re.compile(r"\b(?:co-?)?(?:owner|founder|president|proprietor|principal|partner|ceo)s?\b", re.IGNORECASE)
_CO_HEAD = re.compile(r"co-?(?:owner|founder|president|principal|partner|ceo)\b", re.IGNORECASE)
_IS_KIN = re.compile(rf"\bis\s(?:also\s)?(?:married\sto|the\s(?:[a-z]+\s)?{_KIN}\s(?:of|to))\s(?:the\s|our\s)?$")
""" "She is the daughter of founder Jane Doe"."""

_HIS_KIN = re.compile(
    r"\b(?:his|her|my)\s(?:wife|husband|spouse|son|daughter|brother|sister)(?:\sand)?,?\s(?:the\s)?$", re.IGNORECASE
)
_OWNS = re.compile(r"(?:co-?)?(?:owner|founder)\b", re.IGNORECASE)
""" "Jane and her husband, owner Bob Doe, live in Erie": of her generation, and owner of nothing else that is named."""

_ELSEWHERE = re.compile(rf"\b(?:at|of|for|with|from|joined)\s(?:the\s)?(?P<firm>{FIRM})")
_GOES_ON = re.compile(
    r",?\s(?:is|are|leads?|runs?|manages?|owns?|handles|oversees|has|have|and|will|can|brings?|serves?|works?)\b"
)
_TO_A_POST = re.compile(r"\sto\s", re.IGNORECASE)
""" "She is the assistant to broker Jane Doe": hers is the whole of it."""

_NEAR = 12
"""Lines below a person's name up to which a text may be told of that one."""


def without_bios_others(found: Sequence[Sighting], letters: str) -> list[Sighting]:
    """The people of a site without those whom only the telling of another one names with a post.

    Args:
        found: people of a site's pages, as these name them. letters: of the company's domain and names, parted by spaces.
    """
    told = [each for each in found if _is_told(each)]
    entries = [each for each in found if each.window and each.name_at.kind is not Kind.IMAGE] if told else []
    if not entries:
        return list(found)
    shown = {normal_person_name(each.name.text) for each in entries}
    gone = [
        each
        for each in told
        if not _is_shown(each, shown)
        if (subject := _subject(each, entries)) and _tells_of(subject, each) and not _is_ours(each, subject, letters)
    ]
    return [each for each in found if not any(each is other for other in gone)]


def _is_told(sighting: Sighting) -> bool:
    """Whether name and title stand in one running text."""
    at = sighting.name_at
    return bool(sighting.title) and not sighting.window and sighting.title_at is at and at.kind is Kind.TEXT


def _is_shown(sighting: Sighting, shown: set[str]) -> bool:
    name = normal_person_name(sighting.name.text)
    return name in shown or any(may_be_same(name, other) for other in shown)


def _subject(sighting: Sighting, entries: Sequence[Sighting]) -> Sighting | None:
    """Whose entry the text stands in: of the same card, or above it with no other heading between than the person's title."""
    at = sighting.name_at
    own = [each for each in entries if each.page is sighting.page and each.name_at.region is at.region]
    above = [each for each in own if each.name_at.number < at.number]
    last = max(above, key=lambda each: each.name_at.number, default=None)
    if last is None or (at.card and last.name_at.card == at.card):
        return last
    between = sighting.page.segments[last.name_at.number : at.number - 1]
    headed = any(each.kind is Kind.HEADING and each is not last.title_at for each in between)
    return None if at.card or headed or len(between) > _NEAR else last


def _tells_of(subject: Sighting, sighting: Sighting) -> bool:
    """Whether a text tells of somebody in front of the other's name."""
    ahead = sighting.name_at.text.partition(sighting.name.text)[0]
    return _OF_THE_PERSON.search(ahead) is not None or not _words(subject).isdisjoint(re.findall(r"\w+", ahead))


def _words(subject: Sighting) -> set[str]:
    return {word for word in re.findall(r"\w+", subject.name.text) if len(word) > 2}


def _is_ours(sighting: Sighting, subject: Sighting, letters: str) -> bool:
    """Whether the sentence says that somebody named in it is of this firm."""
    text = sighting.name_at.text
    start = max(text.find(sighting.name.text), 0)
    begins = [each.end() for each in SENTENCE.finditer(text) if each.end() <= start]
    behind = SENTENCE.split(text[start + len(sighting.name.text) :], maxsplit=1)[0]
    ahead = _FRONTED.sub("", text[begins[-1] if begins else 0 : start], count=1)
    before = without(sighting.title.strip(), ahead) if sighting.title_leads() else ahead
    if not before.strip():
        return not sighting.title_leads() or _GOES_ON.match(behind) is not None
    if sighting.title_leads() and _TO_A_POST.search(sighting.title):
        return False
    if _says_ours(ahead, letters) or _says_ours(behind, letters, ahead=ahead):
        return True
    firms = (each["firm"] for part in (before, behind) for each in _ELSEWHERE.finditer(part))
    if any(not (is_place(firm) or is_person(firm) or names_begin(firm, letters)) for firm in firms):
        return False
    if _COLLEAGUE.search(before) or _TOGETHER.search(before):
        return _THEN.search(before) is None
    if not _HEAD.search(sighting.title):
        return False
    shared = _CO_HEAD.match(sighting.title.strip()) is not None and _HEAD.search(subject.title) is not None
    kin = _OWNS.match(sighting.title.strip()) and (_IS_KIN.search(before) or _HIS_KIN.search(before))
    return shared or bool(kin)


def _says_ours(part: str, letters: str, ahead: str = "") -> bool:
    """Whether a part of a sentence says "our", "the firm" or the firm's name, and not as what came later: "before joining us"."""
    own = [each for each in _NAMED.finditer(part) if names_begin(each.group(), letters)]
    return any(_PARTED.search(ahead + part[: each.start()]) is None for each in (*_OURS.finditer(part), *own))
