"""A heading that is a name above a text that tells of that person: a firm's own practitioner, whose title the page leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import Kind, PageText, Region
from leadgen_assets.extract.naming.person_names import PersonName, known_surname, person_name
from leadgen_assets.extract.people.whole_names import is_of_a_team

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
_LINES, _LONG = 6, 60
"""Lines below a name in which the text begins, letters, quotations and schools between; characters of a text that tells something."""

_ROLES = ("home", "about", "team", "contact")


def begun(page: PageText, at: int, names: Sequence[PersonName | None]) -> PersonName | None:
    """Somebody with whose known name a text begins that tells of that one, where a team is shown: "Dr. Jane Doe is a graduate of …".

    None where the entry above bears the surname already. Args as for `is_told_of`.
    """
    segment = page.segments[at]
    told = len(segment.text) >= _LONG and segment.region is Region.MAIN and is_of_a_team(page, at)
    found = _BEGUN.match(segment.text) if told else None
    name = person_name(found["name"]) if found and not _GONE.search(segment.text) else None
    if name is None or not name.known or not (name.addressed or name.credentials or known_surname(name.text)):
        return None
    above = [each.text.split()[-1] for each in names[max(0, at - _LINES) : at] if each]
    return None if name.text.split()[-1] in above[-1:] else name


def is_told_of(page: PageText, at: int, names: Sequence[PersonName | None], letters: str) -> bool:
    """Whether a heading names a doctor, somebody with credentials or whose surname the firm bears, and a text below tells of that one.

    Args:
        page: any. at: place of the name, from 0. names: of each segment, the name that its whole text is.
        letters: of the company's domain and names, parted by spaces.
    """
    own, name = page.segments[at], names[at]
    if name is None or own.kind is not Kind.HEADING or own.region is not Region.MAIN or page.role not in _ROLES:
        return False
    given, surname = name.text.split()[0], name.text.removesuffix(" Jr.").split()[-1]
    named_for = any(each.startswith(re.sub(r"[^a-z]", "", surname.lower())) for each in letters.split())
    if not (name.addressed or name.credentials or (name.known and named_for)):
        return False
    telling = re.compile(
        rf"(?:Dr\.?\s)?(?:{re.escape(given)}\s)?(?:\S+\s){{0,2}}?(?:{re.escape(surname)}|{re.escape(given)}),?\s(?:\S+\s){{0,3}}?{_VERBS}\b"
    )
    for other in page.segments[at + 1 : at + 1 + _LINES]:
        another = other.kind is Kind.HEADING and names[other.number - 1] is not None
        if other.region is not own.region or another or _GONE.search(other.text):
            return False
        if len(other.text) >= _LONG and telling.match(other.text):
            return True
    return False
