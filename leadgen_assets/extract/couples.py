"""Two people in one text: "John and Mary Doe", who share a surname, and "Tom Reed & Ann Lowe", who do not."""

from __future__ import annotations

import re

from leadgen_assets.domain.given_names import folded, given_names
from leadgen_assets.extract.name_parts import UPPER
from leadgen_assets.extract.person_names import EDGE, PART, PersonName, person_name
from leadgen_assets.extract.word_lists import word_list

_COUPLE = re.compile(
    rf"\b([A-ZÀ-Þ][a-zß-ÿ]{{1,14}})\s(?:and|&)\s([A-ZÀ-Þ][a-zß-ÿ]{{1,14}})\s({PART}(?:-{PART})?)(?![\w-])"
)
_IN_CAPITALS = re.compile(r"([A-ZÀ-Þ]{2,15})\s(?:AND|&)\s([A-ZÀ-Þ]{2,15})\s([A-ZÀ-Þ][A-ZÀ-Þ'’-]{1,19})")
PAIRED = re.compile(r"\s(?:and|&|AND)\s")
"""Between two people of one text."""

_WORD_BEFORE = re.compile(rf"(?P<word>[{UPPER}][\w.'’-]*)\s$")
_TITLES = frozenset({"dr", "drs", "mr", "mrs", "ms", "rev", "chef"})
_REACH, _TWO = 30, 2
"""Characters in front of a couple in which the word before it stands; people of a pair."""


def couple(text: str) -> tuple[PersonName, PersonName] | None:
    """Two people in one text that share a surname: "John and Mary Doe"; None for anything else."""
    bare = text.strip(EDGE)
    match = _COUPLE.fullmatch(bare) or _IN_CAPITALS.fullmatch(bare)
    if match is None:
        return None
    first, second = person_name(f"{match[1]} {match[3]}"), person_name(f"{match[2]} {match[3]}")
    return (first, second) if first and second and first.known and second.known else None


def two_people(text: str) -> tuple[PersonName, PersonName] | None:
    """A couple, or two whole names one of which has a known given name: "Tom Reed & Ann Lowe"; None for anything else."""
    names = [person_name(part) for part in PAIRED.split(text.strip(EDGE))]
    if len(names) == _TWO and names[0] and names[1] and (names[0].known or names[1].known):
        return names[0], names[1]
    return couple(text)


def with_couples_apart(text: str) -> str:
    """ "John and Mary Doe" as "John Doe and Mary Doe", wherever it stands in a text; "Amy Blake and Tom Doe" stays as it is."""
    if " and " not in text and " & " not in text:
        return text
    return _COUPLE.sub(
        lambda match: (
            f"{match[1]} {match[3]} and {match[2]} {match[3]}"
            if couple(match[0]) and not _ends_a_name(text, match.start())
            else match[0]
        ),
        text,
    )


def _ends_a_name(text: str, start: int) -> bool:
    """Whether the first given name is the surname of a whole name: a capitalised word before it is no plain word, plural or "Dr."."""
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    if before is None:
        return False
    word = folded(before["word"].strip("."))
    plain = word in word_list("not_names") or word.endswith("s") or word in _TITLES
    return word in given_names() or not plain
