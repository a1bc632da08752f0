"""Letters behind a name: degrees, licences, memberships, and the generation that stands among them."""

from __future__ import annotations

import re
from functools import lru_cache

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

_OF_A_GRADE = frozenset({"assoc", "associate", "hon"})
""" "Assoc. AIA", "Hon. ASLA": how somebody belongs to the body whose letters follow."""

_GRADES = frozenset({("leed", "ga")})
"""Letters that say the grade of those in front, and stand for a place elsewhere."""

_DEGREE = re.compile(r"(?=.*[a-z]|.*\.[A-Z])(?:[A-Z][a-z]{0,5}\.?){2,4}")
""" "MEd", "PsyD", "M.Ed.", "S.J.": capitals within, or full stops between."""

_MIXED = re.compile(r"[A-Z][a-z]?[A-Z]{2,4}[®™]?")
""" "ChFC", "CiSM": a small letter among the capitals."""

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
        if part.lower() in SUFFIXES or is_credential(part) or (unlisted and _may_be_letters(part)):
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
    return is_district(part) or (_LETTERS_BEHIND.fullmatch(part) is not None and not place)


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
    )
