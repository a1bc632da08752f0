"""A person's name in a first and a last one, as a CRM wants it. What cannot be told apart is the last name, never lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leadgen_assets.domain.names import normal_person_name

_PARTICLES = frozenset(
    {
        *("de", "da", "do", "dos", "das", "del", "della", "delle", "degli", "der", "den", "des", "di", "du"),
        *(
            "la",
            "le",
            "los",
            "las",
            "van",
            "von",
            "zu",
            "zur",
            "ter",
            "ten",
            "te",
            "bin",
            "ibn",
            "al",
            "el",
            "st",
            "st.",
        ),
    }
)
"""Small words that begin a last name of several words ("Maria de la Cruz")."""
_BETWEEN = frozenset({"y", "e"})
"""Between two last names ("Ortega y Gasset"); in capitals they are a middle initial."""
_HONORIFICS = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "fr", "hon", "sir", "pastor"]
)
_GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv", "v"])
_NICKNAME = re.compile(r"[\"“”][^\"“”]*[\"“”]|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class NameParts:
    """First and last name; a generation ("Jr.") ends the last one. `first` is empty where the name is one word."""

    first: str
    last: str


def name_parts(full_name: str) -> NameParts:
    """The two parts of a name as people write it.

    Honorifics, nicknames, what stands behind a comma other than a generation, and middle initials are left out. Where
    nothing tells a second given name from a first of two last names ("José García López"), the last word alone is the
    last name. "Doe, Jane" is turned round.
    """
    name, *behind = [part.strip() for part in _NICKNAME.sub(" ", full_name).split(",")]
    words = [word for word in name.split() if any(char.isalnum() for char in word)]
    generation = [word for part in behind for word in part.split() if _bare(word) in _GENERATIONS][:1]
    if len(words) == 1 and behind and behind[0] and not generation and len(normal_person_name(full_name).split()) > 1:
        words = [*(word for word in behind[0].split() if any(char.isalnum() for char in word)), *words]
    while len(words) > 1 and _bare(words[0]) in _HONORIFICS:
        words.pop(0)
    if len(words) > 2 and _bare(words[-1]) in _GENERATIONS:
        generation = [words.pop()]
    if len(words) < 2:
        return NameParts("", " ".join([*words, *generation]) or " ".join(full_name.split()))
    start = len(words) - 1
    if start > 2 and words[start - 1] in _BETWEEN:
        start -= 2
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    given = words[:start]
    first = [word for at, word in enumerate(given) if not at or len(_bare(word)) > 1]
    return NameParts(" ".join(first), " ".join([*words[start:], *generation]))


def _bare(word: str) -> str:
    return word.strip(".,").lower()
