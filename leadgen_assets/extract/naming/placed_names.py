"""Names whose surname is a place's last word, too: "Helen Park", "Grace Hall"; only what stands around tells whose they are."""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.extract.naming.person_names import EDGE, PersonName, is_city, is_credential, person_name
from leadgen_assets.extract.reading.word_lists import word_list

_STAND_IN = "Smith"
"""Stands for a surname that alone would make a name a place's."""

_HOUSES = frozenset(
    {
        "street",
        "place",
        "court",
        "meadows",
        "pines",
        "shores",
        "house",
        "garden",
        "drive",
        "land",
        "lane",
        "village",
        "square",
    }
    | {"church", "school", "bank", "town", "city", "tower", "branch"}
)
"""Words that houses, streets and firms are called by far more often than people: no sentence or plain line makes them a surname."""

_FEWEST, _MOST = 2, 5
"""Words of such a name, "Dr." and initials with them."""

_POST = r"(?:[\w-]+\s){0,2}?(?:co-?)?(?:owner|founder|president|broker|ceo|principal|director|manager)(?:\s(?:and|&)\s[\w-]+)?"
_OWNS = re.compile(
    rf"\s(?:is|serves\sas)\s(?:the\s|our\s|an?\s)?{_POST}(?=\s(?:of|at|for|since|here)\b|[.,](?:\s|$)|$)"
    rf"|,\s(?:the\s|our\s)?{_POST}\s(?:of|at|since)\b|\s(?:co-?)?(?:founded|owns|started)\s\w",
    re.IGNORECASE,
)
"""What nobody says of a place: "is the owner of …", ", founder of …", "founded …"."""


def placed_name(text: str) -> PersonName | None:
    """The name that the text is where its last word is a place's, or a plain word behind a plain given name ("Grace Hall"), else None.

    "Grace Park" has a place's whole shape and is nobody's.
    """
    head, comma, behind = text.strip(EDGE).partition(",")
    words = (head.title() if head.isupper() else head).split()
    if not _FEWEST <= len(words) <= _MOST or not words[-1].istitle():
        return None
    last = folded(words[-1])
    placed = last in word_list("place_surnames")
    if not (placed or last in word_list("word_surnames")) or is_city(head):
        return None
    found = person_name(f"{' '.join([*words[:-1], _STAND_IN])}{comma}{behind}")
    if found is None or not found.text.endswith(_STAND_IN) or (found.credentials and not _shows_letters(behind)):
        return None
    plain = folded(found.text.split()[0]) in given_names() and not placed and last not in _HOUSES
    if not (found.known or plain):
        return None
    return PersonName(f"{found.text.removesuffix(_STAND_IN)}{words[-1]}", True, found.credentials, found.addressed)


def is_a_house(name: PersonName) -> bool:
    """Whether such a name is a house's or a street's in doubt: "Susan Court"."""
    return folded(name.text.split()[-1]) in _HOUSES


def told_name(found: re.Match[str]) -> PersonName | None:
    """Such a name where a sentence begins with it and goes on as only of a person: "Helen Park is the owner of …"."""
    ahead = found.string[: found.start()].rstrip()
    begins = not ahead or ahead[-1] in ".!?:"
    name = placed_name(found.group()) if begins and _OWNS.match(found.string, found.end()) else None
    return None if name is None or is_a_house(name) else name


def _shows_letters(behind: str) -> bool:
    """Whether what stands behind a comma is known letters of a profession, none of which is a state: "Victoria Park, MD"."""
    letters = [part.strip(". ") for part in re.split(r"[,/&\s]+", behind) if part.strip(". ")]
    return all(is_credential(each) and each.upper() not in STATES for each in letters)
