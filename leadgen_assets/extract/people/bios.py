"""A heading that is a name above a text that tells of that person: a firm's own practitioner, whose title the page leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import Kind, PageText, Region
from leadgen_assets.extract.naming.person_names import PersonName, known_surname, person_name
from leadgen_assets.extract.naming.team_headings import STAFF
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.own_entries import is_of_plain_words
from leadgen_assets.extract.people.whole_names import is_of_a_team
from leadgen_assets.extract.reading.sections import headings_above

_VERBS = (
    r"(?:is|has|had|was\s(?:born|raised|hired)|earned|grew|graduated|received|attended|completed|joined|holds|began|started|opened"
    r"|established|founded|practic\w+|brings|speciali[sz]es|enjoys|loves|lives|moved|believes|offers|provides|serves|obtained|studied"
    r"|works?|worked|came|focuses|treats|represents|helps)"
)
_GONE = re.compile(
    r"\bpassed\saway\b|\bmemori(?:am|um)\b|\bin\smemory\b|\bretired\b|\bdied\b|\bthe\slate\b|\bformer(?:ly)?\b|\b(?:1[89]|20)\d\d\s?[-–—]\s?(?:1[89]|20)\d\d\b",
    re.IGNORECASE,
)
"""What is told of somebody who no longer is."""

_BEGUN = re.compile(
    rf"(?P<name>(?:Dr\.?\s)?[A-Z][\w'’-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w'’-]+){{1,2}}(?:,\s(?:[A-Z]\.?){{2,5}}|,\s[A-Z][\w.]{{1,5}})?),?\s{_VERBS}\b"
)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_INTRODUCED = re.compile(r"\W*(?:meet|about|introducing)\s(?:(?:the|your|our)\s)?", re.IGNORECASE)
_NEAR, _PEERS = 2, {Kind.HEADING: 9, Kind.TEXT: 3, Kind.LINK: 3}
"""Lines above a name that introduce it; lines within which others are named in a list of people with letters behind their names."""

_BELOW = 2
"""Lines between a name and what is told, and that line: the post stands there, too."""

_LINES, _LONG = 6, 60
"""Lines below a name in which the text begins, letters, quotations and schools between; characters of a text that tells something."""

_ROLES = ("home", "about", "team", "contact")


def begun(page: PageText, at: int, names: Sequence[PersonName | None]) -> PersonName | None:
    """Somebody with whose known name a text begins that tells of that one, where a team is shown: "Dr. Jane Doe is a graduate of …".

    None where the entry above bears the surname already. Args as for `is_told_of`.
    """
    segment = page.segments[at]
    found = _BEGUN.match(segment.text) if len(segment.text) >= _LONG and segment.region is Region.MAIN else None
    told = found is not None and is_of_a_team(page, at)
    name = person_name(found["name"]) if found and told and not _GONE.search(segment.text) else None
    if name is None or not name.known or not (name.addressed or name.credentials or known_surname(name.text)):
        return None
    above = [each.text.split()[-1] for each in names[max(0, at - _LINES) : at] if each]
    return None if name.text.split()[-1] in above[-1:] else name


def is_told_of(page: PageText, at: int, names: Sequence[PersonName | None], letters: str) -> bool:
    """Whether a heading names somebody of whom a text below tells: a doctor, one with credentials, or whose surname the firm bears.

    Of anybody else, whatever the given name, where a team is shown and the text begins with the same name.

    Args:
        page: any. at: place of the name, from 0. names: of each segment, the name that its whole text is.
        letters: of the company's domain and names, parted by spaces.
    """
    own, name = page.segments[at], names[at]
    if name is None or own.kind is not Kind.HEADING or own.region is not Region.MAIN or page.role not in _ROLES:
        return False
    given, surname = name.text.split()[0], name.text.removesuffix(" Jr.").split()[-1]
    named_for = any(each.startswith(re.sub(r"[^a-z]", "", surname.lower())) for each in letters.split())
    first, last = re.escape(given), re.escape(surname)
    called = rf"(?:Dr\.?\s)?(?:{first}\s)?(?:\S+\s){{0,2}}?(?:{last}|{first}),?\s(?:\S+\s){{0,3}}?{_VERBS}\b"
    pronoun = False
    if not (name.addressed or name.credentials or (name.known and named_for)):
        if is_of_plain_words(name) or not any(map(STAFF.search, headings_above(page, at))):
            return False
        called = rf"{first}\s(?:\S+\s){{0,2}}?{last}(?:,?\s(?:\S+\s){{0,3}}?{_VERBS}\b|,\s(?:the|our|an?)\s)"
        pronoun = True
    telling = re.compile(called)
    for other in page.segments[at + 1 : at + 1 + _LINES]:
        another = other.kind is Kind.HEADING and names[other.number - 1] is not None
        if other.region is not own.region or another or _GONE.search(other.text):
            return False
        if len(other.text) >= _LONG and telling.match(other.text):
            return not pronoun or _PRONOUN.search(other.text) is not None
    return False


def calls_so(page: PageText, at: int, name: PersonName) -> bool:
    """Whether a text right below a heading tells of somebody by the heading's given name: "Jane has been here for years"."""
    if page.segments[at].kind is not Kind.HEADING:
        return False
    telling = re.compile(rf"{re.escape(name.text.split()[0])}\s(?:\S+\s){{0,2}}?{_VERBS}\b")
    return any(telling.match(each.text) for each in page.segments[at + 1 : at + 1 + _BELOW])


def is_of_the_profession(page: PageText, at: int, names: Sequence[PersonName | None], titles: Titles) -> bool:
    """Whether letters or "Dr." show a person whatever the given name: beneath a team's heading, among others of the kind, or introduced.

    Args as for `is_told_of`; titles: that are recognised.
    """
    own, name = page.segments[at], names[at]
    if name is None or not (name.addressed or name.credentials) or own.region is not Region.MAIN:
        return False
    if page.role not in _ROLES or is_of_plain_words(name) or _GONE.search(own.text):
        return False
    if own.kind is Kind.HEADING and name.addressed and _is_introduced(page, at, name, titles):
        return True
    far = _PEERS.get(own.kind, 0)
    alike = [each for each in page.segments[max(0, at - far) : at + far + 1] if each.label == own.label]
    named = [names[each.number - 1] for each in alike if each.kind is own.kind]
    peers = [other for other in named if other and other.text != name.text]
    among = any(other.known and (other.credentials or other.addressed) for other in peers)
    if own.kind is Kind.HEADING and is_of_a_team(page, at):
        return name.addressed or among
    return among and len([other for other in peers if other.sure]) > 1


def _is_introduced(page: PageText, at: int, name: PersonName, titles: Titles) -> bool:
    """Whether a line right above a doctor's name says who follows: "About Dr. Doe", "Meet Your Counselor"."""
    surname = name.text.split()[-1]
    return any(
        _INTRODUCED.match(each.text) and (surname in each.text or bool(titles.title(_INTRODUCED.sub("", each.text))))
        for each in page.segments[max(0, at - _NEAR) : at]
    )
