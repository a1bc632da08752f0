"""Letters behind a name: degrees, licences, memberships, and the generation that stands among them."""

from __future__ import annotations

import re
from functools import lru_cache

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.regions import PROVINCES, TERRITORIES
from leadgen_assets.extract.reading.word_lists import word_list

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PLACES = frozenset({*STATES, *TERRITORIES, *PROVINCES, "PEI", "US", "USA", "UK", "LA"})
"""Two letters with full stops that stand for a place or a thing: "U.S. Bank", "P.O. Box"."""

_LETTERS_BEHIND = re.compile(
    r"(?!(?:INC|LLC|LLP|LTD|USA|CORP|HOA|PLLC|FAX|TEL|EXT)$)[A-Z][A-Z-]{2,5}[®™]?|(?!St|Mt|Ft)(?:[A-Z][a-z]{0,4}\.){1,4}[A-Z][a-z]{0,4}"
)
_MARKED = re.compile(r"(?=.[a-z]*[A-Z])[A-Z][A-Za-z-]{1,7}[®™]")
""" "CRPC®", "ChSNC™": a registered mark is behind letters that somebody has passed."""

_NAMED_PLACES = frozenset({"Washington", "City", "Station"})
""" "George Washington D.C.", "Kelly Station KC": the letters are the town's."""

_PAIR = 2

_OF_A_GRADE = frozenset({"assoc", "associate", "hon"})
""" "Assoc. AIA", "Hon. ASLA": how somebody belongs to the body whose letters follow."""

_GRADES = frozenset({("leed", "ga")})
"""Letters that say the grade of those in front, and stand for a place elsewhere."""

_DEGREE = re.compile(r"(?=.*[a-z]|.*\.[A-Z])(?:[A-Z][a-z]{0,5}\.?){2,4}")
""" "MEd", "PsyD", "M.Ed.", "S.J.": capitals within, or full stops between."""

_MIXED = re.compile(r"[A-Z][a-z]?[A-Z]{2,4}[®™]?")
""" "ChFC", "CiSM": a small letter among the capitals."""

_INNER = re.compile(
    r"(?!Mc|Mac[A-Z]{2})(?:[A-Z]{2,3}[a-z]{2,6}|[A-Z]{2}[a-z][A-Z]{1,3}|[A-Z][a-z]{1,4}[A-Z]{2,5}|[a-z]-[A-Z]{3,5})[®™]?"
)
""" "MCOptom", "CeMAP", "AssocRICS", "e-PRO": capitals beside small letters, as no word has them; "McDoe" and "MacDOE" are names."""

_CAPITALS = re.compile(r"(?![IVX]+$)[A-Z]{3,7}[®™]?")
"""Letters that may be some; "III" is a generation."""

_PREFIXED = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz)[A-Z]+")
""" "DeANGELO": a surname in capitals behind its small part."""

_ALSO_OTHERS = frozenset({"ND", "QC", "KC", "JP", "RD", "RCM", "DC", "D.C."})
"""Letters of a state, a town, a street, a post ("QC Manager") or a given name as often: somebody's behind a known given name only."""

_FIRMS = "INC LLC LLP LTD USA CORP HOA PLLC FAX TEL EXT GMBH PLC LLLP PTY PBC ABN ACN CIC"
_FIRMS_ENDS = frozenset(_FIRMS.split())
_LONGEST_WORD = 4
"""Letters of capitals that may be spoken as a word, and are a surname as soon."""

_PARTED_DEGREE = re.compile(r"(?<![\w.])([A-Z][a-z]{0,4}\.)\s(?=[A-Z][a-z]{0,4}\.)")
""" "M. Ed.", "Ph. D.": one degree."""

_OF_ACCOUNTANTS = re.compile(r"(?:^|,)\s*(?![BM]|JD|LL)([A-Z]{2,5})\s(?:CPAs?|PLLC|LLP|LLC|PC)\b")
""" "Jane Doe, PGH CPA": of the accountants who call themselves so. "MST" is a degree, whichever it is."""


def after_comma(behind: str, *, unlisted: bool) -> str | None:
    """What follows the comma: "" for credentials, the generation for "Jr.", None for anything that belongs to no name.

    Args:
        unlisted: whether capitals that no list of credentials has ("CMFO") may be some, as behind "Dr." or a known given name.
    """
    if not behind:
        return ""
    firm = _OF_ACCOUNTANTS.search(behind)
    if firm and not is_credential(firm[1]):
        return None
    behind = _PARTED_DEGREE.sub(r"\1", behind) if "." in behind else behind
    parts = [part.strip(". ") for part in re.split(r"[,/&\s]+", behind) if part.strip(". ")]
    generation = next((part for part in parts if part.lower() in SUFFIXES), "")
    # Unknown letters in a row with known ones are some, too: "Ivo Vesper, CPA, MST"; "MD" alone may be a state.
    unlisted = unlisted or any(is_credential(part) and part not in _PLACES for part in parts)
    for part, before, after in zip(parts, ["", *parts], [*parts[1:], ""], strict=False):
        told = is_credential(part) or (unlisted and (part in _ALSO_OTHERS or _may_be_letters(part)))
        if part.lower() in SUFFIXES or told:
            continue
        graded = part.lower() in _OF_A_GRADE and is_credential(after)
        if graded or _MARKED.fullmatch(part) or (before.lower(), part.lower()) in _GRADES:
            continue
        return None
    return generation


def _may_be_letters(part: str) -> bool:
    """Whether letters that no list has are written as credentials are: "CMFO", "M.Acc."; not "N.J.".

    "D.C." is a degree there: behind a person it stands more often than a part of that district does.
    """
    place = "." in part and part.replace(".", "") in _PLACES
    written = _LETTERS_BEHIND.fullmatch(part) is not None or _INNER.fullmatch(part) is not None
    return is_district(part) or (written and not place)


def names_size(tokens: list[str], *, led: bool) -> int:
    """How many of the words are a name's, without the letters behind it: 2 of "Jane Doe BDS MFDS".

    Letters that no list has count behind a known given name and a surname, where they are written as no word is.

    Args:
        tokens: the words of a text, honorifics left out. led: whether "Dr." or the like stands before them.
    """
    size = len(tokens)
    given = size > 0 and folded(tokens[0].strip(".")) in given_names() - word_list("word_given_names")
    while size > _PAIR:
        token, ahead = tokens[size - 1], tokens[size - 2]
        if token in _ALSO_OTHERS:
            told = (led or given) and ahead not in _NAMED_PLACES and not tokens[0].isupper()
        else:
            told = is_credential(token) or (given and _shows_letters(token, ahead, tokens[0]))
        if not told:
            break
        size -= 1
    return size


def _shows_letters(token: str, ahead: str, first: str) -> bool:
    """Whether a word that no list has is written as letters behind a name: "Jane Doe MCOptom", "Jane Doe FXTP"; not "Jean Paul DUVAL"."""
    bare = token.rstrip("®™")
    if _PREFIXED.fullmatch(bare) or first.isupper():
        return False
    if _INNER.fullmatch(token) and bare != bare.title():
        return True
    word, plain = bare.lower(), ("not_names", "inner_words", "surnames", "firm_words", "place_words", "name_particles")
    if not _CAPITALS.fullmatch(token) or bare in _FIRMS_ENDS or any(word in word_list(name) for name in plain):
        return False
    spoken = len(bare) > _LONGEST_WORD or ahead.lower() in given_names() or ahead.lower() in word_list("name_particles")
    return word not in given_names() and not (spoken and re.search("[AEIOUY]", bare))


def is_district(part: str) -> bool:
    """Whether letters are a federal district's, and a doctor's, too: "D.C."."""
    return part.replace(".", "") == "DC"


@lru_cache(maxsize=4096)
def is_credential(token: str) -> bool:
    """Whether a word is letters behind a name: "CPM", "Ph.D.", "M.Ed.", "MEd", "Esq."."""
    bare = re.sub(r"[.®™]", "", token).lower()
    if _DEGREE.fullmatch(token) and bare in word_list("degrees"):
        return True
    return bare in word_list("credentials") and (
        token.isupper()
        or "." in token
        or bare in {"esq", "realtor", "broker", "phd"}
        or _MIXED.fullmatch(token) is not None
        or _INNER.fullmatch(token) is not None
    )
