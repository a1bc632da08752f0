"""Names whose surname is a place's last word, too: "Helen Park", "Grace Hall"; only what stands around tells whose they are."""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.extract.naming.letters_behind import is_credential
from leadgen_assets.extract.naming.person_names import EDGE, PersonName, is_city, person_name
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
        "village",
        "square",
    }
    | {"church", "school", "bank", "town", "city", "tower", "branch"}
)
"""Words that houses, streets and firms are called by far more often than people: no sentence or plain line makes them a surname."""

_HARDLY = frozenset({"square", "village"})
"""Words of those that hardly anybody is called by."""

_LEADS = re.compile(
    r"\b(?:co-?)?(?:owner|founder|ceo|proprietor)\b|(?<!vice\s)\bpresident\b|\s(?:co-?)?(?:founded|owns)\s",
    re.IGNORECASE,
)
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[A-Z][a-z]{1,5}")
_SMALL_SYLLABLE = re.compile(r"\b([A-Z][a-z]{1,5}-)([a-z])(?=[a-z]{1,4}\s[A-Z])")
""" "Hye-jin Park", written small."""

_FEWEST, _MOST = 2, 5
"""Words of such a name, "Dr." and initials with them."""

_POST = r"(?:[\w-]+\s){0,2}?(?:co-?)?(?:owner|founder|president|broker|ceo|principal|director|manager)(?:\s(?:and|&)\s[\w-]+)?"
_OWNS = re.compile(
    rf"\s(?:is|serves\sas)\s(?:the\s|our\s|an?\s)?{_POST}(?=\s(?:of|at|for|since|here)\b|[.,](?:\s|$)|$)"
    rf"|,\s(?:the\s|our\s)?{_POST}\s(?:of|at|since)\b"
    rf"|,\s(?:the\s|our\s)?(?:co-?)?(?:owner|founder|president|ceo)(?:\s?(?:/|&|and)\s?[\w-]+)?(?=,\s[a-z]|[.]|$)|\s(?:co-?)?(?:founded|owns|started)\s\w",
    re.IGNORECASE,
)
"""What nobody says of a place: "is the owner of …", ", founder of …", "founded …"."""


def placed_name(text: str) -> PersonName | None:
    """The name that the text is where its last word is a place's, or a plain word behind a plain given name ("Grace Hall"), else None.

    "Grace Park" has a place's whole shape: whoever asks looks at what is `in_doubt`, and `needs_a_leader`, too.
    """
    head, comma, behind = text.strip(EDGE).partition(",")
    words = head.split()
    last = folded(words[-1]) if _FEWEST <= len(words) <= _MOST else ""
    placed = last in word_list("place_surnames")
    if not (placed or last in word_list("word_surnames")):
        return None
    words = words if not head.isupper() else head.title().split()
    if not words[-1].istitle() or is_city(head):
        return None
    ahead = _SMALL_SYLLABLE.sub(lambda match: match[1] + match[2].upper(), f"{' '.join(words[:-1])} {_STAND_IN}")
    found = person_name(f"{ahead}{comma}{behind}")
    if found is None or not found.text.endswith(_STAND_IN) or (found.credentials and not _shows_letters(behind)):
        return None
    first = found.text.split()[0]
    # "Madison Park" and "Lincoln Square" are named for towns and presidents.
    towned = folded(first) in word_list("surnames") or folded(first) in word_list("inner_words")
    plain = folded(first) in given_names() and not (towned if placed else last in _HOUSES)
    if not (found.known or plain or (placed and _is_two_syllables(first))):
        return None
    shown = found.text.removesuffix(_STAND_IN)
    small = next((word for word in words[:-1] if word.title() in shown and word not in shown), "")
    shown = shown.replace(small.title(), small) if small else shown
    return PersonName(f"{shown}{words[-1]}", True, found.credentials, found.addressed)


def in_doubt(name: PersonName) -> bool:
    """Whether such a name is a house's, a street's or a place's in doubt: "Susan Court", "Grace Park", "Soo-Jin Lake"."""
    return folded(name.text.split()[-1]) in _HOUSES or _is_plain_place(name)


def needs_a_leader(name: PersonName) -> bool:
    """Whether a manager's post in a team's card is not enough to tell a person, either: "Grace Park" is as often a community."""
    return folded(name.text.split()[-1]) in _HARDLY or _is_plain_place(name)


def leads(post: str) -> bool:
    """Whether a post is one that no house and no place has: "Owner", "Founder & CEO"; a manager may be a community's."""
    return _LEADS.search(post) is not None


def told_name(found: re.Match[str]) -> PersonName | None:
    """Such a name where a sentence begins with it and goes on as only of a person: "Helen Park is the owner of …"."""
    ahead = found.string[: found.start()].rstrip()
    begins = not ahead or ahead[-1] in ".!?:"
    said = _OWNS.match(found.string, found.end()) if begins else None
    name = placed_name(found.group()) if said else None
    return None if name is None or (in_doubt(name) and not _LEADS.search(said.group() if said else "")) else name


def _is_plain_place(name: PersonName) -> bool:
    """Whether both words of a name are a place's as well, the given one a plain word or unknown, and nothing else tells a person."""
    first, *_, last = map(folded, name.text.split())
    known = "." in first or (first in given_names() and first not in word_list("word_given_names"))
    return not (known or name.addressed or name.credentials) and last in word_list("place_surnames")


def _is_two_syllables(word: str) -> bool:
    """ "Soo-Jin", "Min-Ji": a given name of two short parts, neither of which is a plain word or a place's: not "Mid-Town"."""
    parts = word.lower().split("-")
    return _SYLLABLES.fullmatch(word) is not None and all(
        words.isdisjoint(parts) for words in map(word_list, ("not_names", "place_words", "inner_words"))
    )


def _shows_letters(behind: str) -> bool:
    """Whether what stands behind a comma is known letters of a profession, none of which is a state: "Victoria Park, MD"."""
    letters = [part.strip(". ") for part in re.split(r"[,/&\s]+", behind) if part.strip(". ")]
    return all(is_credential(each) and each.upper() not in STATES for each in letters)
