"""Given names that people bear and their short forms: the lists beside this module, read once a process."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Lower case, without accents, short forms included; ask with what `folded` makes of a word."""
    text = files("leadgen_assets.domain.wording").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def may_be_same_given(one: str, other: str) -> bool:
    """Whether two given names, folded, may be one person's: equal, one the other's initial, or a full name and its short form."""
    if not one or not other:
        return False
    if one == other or (1 in (len(one), len(other)) and one[0] == other[0]):
        return True
    full = _full_names()
    return one in full.get(other, ()) or other in full.get(one, ())


@lru_cache(maxsize=4096)
def forms_of(given: str) -> frozenset[str]:
    """A given name, folded, with its full names, its short forms, and those of the same full name that sound alike."""
    table = _full_names()
    full = table.get(given, frozenset())
    short = {each for each, several in table.items() if given in several}
    like = {
        each
        for each, several in table.items()
        if several & full and (each[:2] == given[:2] or each[-2:] == given[-2:])  # deb and debbie, bob and rob
    }
    return frozenset({given, *full, *short, *like})


@lru_cache(maxsize=1)
def _full_names() -> Mapping[str, frozenset[str]]:
    """Short form -> the names that it may stand for."""
    text = files("leadgen_assets.domain.wording").joinpath("nicknames.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            full, *short = line.split()
            for each in short:
                found.setdefault(each, set()).add(full)
    return {short: frozenset(several) for short, several in found.items()}


def folded(word: str) -> str:
    """Lower case, without accents: as lists of names write a word."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))
