"""Telephones of a part of the firm: "Pharmacy: 937-555-0101", "Admissions Office – 937-555-0102".

What parts a firm has depends on its trade, so no list tells them: whatever label says neither what kind of line it is, nor where the firm
is, nor how it is called names one of them. That costs such a number no more than its place before one that has no such label.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.extract.naming.person_names import is_city, person_name
from leadgen_assets.extract.others.stated_bodies import is_whole_name
from leadgen_assets.extract.reading.word_lists import word_list

_LABEL = re.compile(
    r"(?:^|[|•·;.!?,/(\[]\s?|\d\s|\s[–—-]\s)(?P<name>[A-Z][A-Za-z'’]{2,20}(?:\s(?:(?:&|and|of)\s)?[A-Z][A-Za-z'’]{2,20}){0,3})"
    r"(?:\s(?:office|dep(?:artmen)?t|desk|line|counter|phone|number|hotline))?\s?[:–—-]{1,2}\s*\(?(?:\+?1[-. ])?\(?$"
)
"""The label right in front of a number, of at most four words."""
_KIND = re.compile(
    r"(?:\s(?:office|dep(?:artmen)?t|desk|line|counter|phone|number|tel|telephone|hotline))+$", re.IGNORECASE
)
_ENDS = frozenset(":–—-")
"""What of a label stands last."""
_LOOKED_AT = 80
_STATE = re.compile(rf"(?:{'|'.join((*STATES, *STATES.values()))})\b")
_LONGEST_STATE = 25


def is_departments(page: PageText, led: str) -> bool:
    """Whether what leads to a number names a part of the firm.

    Args:
        page: any page; its names are the firm's. led: what leads to the number (see `whose_line.leading`).
    """
    found = _LABEL.search(led[-_LOOKED_AT:]) if led.rstrip(" (+1.")[-1:] in _ENDS else None
    if found is None:
        return False
    name = _KIND.sub("", found["name"])
    words = re.findall(r"[a-z]+", name.lower())
    if not word_list("plain_lines").isdisjoint(words) or name.upper() in STATES or name in STATES.values():
        return False
    if is_city(name) or _is_town(page, name) or is_whole_name(page, name):
        return False
    person = person_name(name)
    return not (person and person.known)


def _is_town(page: PageText, name: str) -> bool:
    """Whether an address of the page has such a town: "Waco: 254-555-0101" is that of an office, and maybe the firm's one."""
    town = f"{name}, "
    ahead = (each.text.partition(town)[2][:_LONGEST_STATE] for each in page.segments if town in each.text)
    return any(map(_STATE.match, ahead))
