"""Two people in one text: "John and Mary Doe", who share a surname, and "Tom Reed & Ann Lowe", who do not.

"Mary Ann & Bob Doe" share one too, though "Mary Ann" has the shape of a whole name. Which words stand second in given names is
from how double names are given in general.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.extract.naming.name_parts import UPPER
from leadgen_assets.extract.naming.person_names import EDGE, PART, PersonName, person_name
from leadgen_assets.extract.reading.word_lists import word_list

_GIVEN = r"[A-ZÀ-Þ][a-zß-ÿ]{1,14}"
_COUPLE = re.compile(rf"\b({_GIVEN})\s(?:and|&)\s({_GIVEN})\s({PART}(?:-{PART})?)(?![\w-])")
_SECOND_WORDS = (
    "ann anna anne annie beth bob carol carlos ella ellen elena elizabeth fernanda helen isabel jane janet jim jo joan joe jose josé"
    " josefa juan kate kay louise lou lucia luis linda luisa luz mae margaret maria marie mary miguel nell ruth sue susan teresa"
)
_SECOND = frozenset(_SECOND_WORDS.split())
"""Second words of double given names that are hardly surnames: "Mary Ann", "Bobby Joe"."""

_EITHER = frozenset(["ray", "paul", "lynn", "lynne", "jean", "rose", "june", "joy", "gail", "faye", "may", "pat"])
"""Second words of double given names that are surnames as often."""

_SURNAMES_TOO = frozenset(["lee", "dean", "grace", "dale", "wayne", "earl"])
_USUAL_FIRST_WORDS = (
    "mary bobby billy tommy jimmy johnny jerry terry robert betty peggy donna debra sandra jo john anna emma sarah"
)
_USUAL_FIRST = frozenset(_USUAL_FIRST_WORDS.split())
"""Much more surnames than second given names, but behind one of these."""

_DOUBLE = "|".join(sorted(word.capitalize() for word in (*_SECOND, *_EITHER, *_SURNAMES_TOO)))
_WITH_DOUBLE = re.compile(
    rf"\b({_GIVEN}(?:\s(?:{_DOUBLE}))?)\s(?:and|&)\s({_GIVEN}(?:\s(?:{_DOUBLE}))?)\s({PART}(?:-{PART})?)(?![\w-])"
)
_CAPITALS = rf"[A-ZÀ-Þ]{{2,15}}(?:\s(?:{_DOUBLE.upper()}))?"
_IN_CAPITALS = re.compile(rf"({_CAPITALS})\s(?:AND|&)\s({_CAPITALS})\s([A-ZÀ-Þ][A-ZÀ-Þ'’-]{{1,19}})")
PAIRED = re.compile(r"\s(?:and|&|AND)\s")
"""Between two people of one text."""

BETWEEN_NAMES = re.compile(rf"{PAIRED.pattern}(?![a-z])")
"""A quick look: in front of a small letter nobody's name begins, but for "van der Berg, Jan"."""

_JOINED = re.compile(rf"\s(?:and|&)\s[A-ZÀ-Þ][a-zß-ÿ]{{1,14}}\s[{UPPER}]")
"""From between the two on, a quick look."""

_SPOKEN = re.compile(r"(?:We|I|They|You)['’](?:re|m|ve|ll|d)\b")
_WORD_BEFORE = re.compile(rf"(?P<word>[{UPPER}][\w.'’-]*)\s$")
_TITLES = frozenset({"dr", "drs", "mr", "mrs", "ms", "rev", "chef"})
_REACH, _TWO = 30, 2
"""Characters in front of a couple in which the word before it stands; people of a pair."""


def is_given_alone(name: str) -> bool:
    """Whether two words that look like a whole name are, or may as well be, a double given name: "Mary Ann", "Billy Ray"."""
    first, *rest = (folded(word) for word in name.split())
    if len(rest) != 1 or first not in given_names():
        return False
    return rest[0] in _SECOND or rest[0] in _EITHER or (rest[0] in _SURNAMES_TOO and first in _USUAL_FIRST)


def ends_given(name: str) -> bool:
    """Whether the last word of a name is hardly a surname: "Mary Ann" behind "Bob Doe and"."""
    return folded(name.split()[-1]) in _SECOND


def couple(text: str) -> tuple[PersonName, PersonName] | None:
    """Two people in one text that share a surname: "John and Mary Doe", "Mary Ann & Bob Doe"; None for anything else."""
    bare = text.strip(EDGE)
    match = _COUPLE.fullmatch(bare) or _IN_CAPITALS.fullmatch(bare) or _WITH_DOUBLE.fullmatch(bare)
    if match is None or folded(match[3]) in _SECOND or _may_be_whole(match[1]):
        return None
    first, second = person_name(f"{match[1]} {match[3]}"), person_name(f"{match[2]} {match[3]}")
    if not first or not second:
        return None
    if not (first.known or second.known):
        # "Bill and Sue Doe": two plain words that are given names, and a frequent surname behind them.
        plain = all(folded(given) in given_names() for given in (match[1], match[2]))
        if not plain or folded(match[3]) not in word_list("surnames"):
            return None
        return PersonName(first.text, True), PersonName(second.text, True)
    # Of "Rick & Ty Doe" one given name may be a plain word, too.
    names = given_names()
    both = all(each.known or folded(each.text.split()[0]) in names for each in (first, second))
    return (first, second) if both else None


def _may_be_whole(given: str) -> bool:
    """Whether the first of a couple may have a surname of his own: "John Paul & Rita Lund"."""
    first, _, second = given.partition(" ")
    return bool(second) and not (folded(second) in _SECOND and folded(first) in given_names())


def two_people(text: str) -> tuple[PersonName, PersonName] | None:
    """A couple, or two whole names one of which has a known given name: "Tom Reed & Ann Lowe"; None for anything else."""
    names = [person_name(part) for part in PAIRED.split(text.strip(EDGE))]
    if len(names) == _TWO and names[0] and names[1] and (names[0].known or names[1].known):
        if is_given_alone(names[0].text):
            return couple(text)
        return None if ends_given(names[1].text) else (names[0], names[1])
    return couple(text)


def with_couples_apart(text: str) -> str:
    """ "John and Mary Doe" as "John Doe and Mary Doe", wherever it stands in a text; "Amy Blake and Tom Doe" stays as it is."""
    if (" and " not in text and " & " not in text) or not _JOINED.search(text):
        return text
    return _COUPLE.sub(_apart, _WITH_DOUBLE.sub(_apart, text))


def _apart(match: re.Match[str]) -> str:
    both = couple(match[0])
    # Of "Dana & Pat Doe" one given name may be a plain word, too: `couple` has asked whether it is one.
    single = " " not in match[1] and " " not in match[2]
    if both and all(each.known or single for each in both) and not _ends_a_name(match.string, match.start()):
        return f"{match[1]} {match[3]} and {match[2]} {match[3]}"
    return match[0]


def _ends_a_name(text: str, start: int) -> bool:
    """Whether the first given name is the surname of a whole name: a capitalised word before it is no plain word, plural or "Dr."."""
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    if before is None or _SPOKEN.match(before["word"]):
        return False
    word = folded(before["word"].strip("."))
    plain = word in word_list("not_names") or word.endswith("s") or word in _TITLES
    return word in given_names() or not plain
