"""Given names that people bear and their short forms: the lists beside this module, read once a process."""

from __future__ import annotations

import re
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


_SOUNDS = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        (r"ph(?=en)", "v"), (r"ph", "f"), (r"geo(?=f)", "je"), (r"g(?=[ei])", "j"),
        (r"ch(?=r|ae)|(?<=a)ch$|ck|c(?![eihy])", "k"), (r"c(?=[eiy])", "s"),
        (r"(?<=[aeo])h$|(?<=^r)h|(?<=^jo)h(?=n)", ""), (r"(?<!^mar)(?<=[^aeo])(?:ie|ey)$", "y"), (r"y(?!$)", "i"), (r"(?<=nn)e$", ""),
    )
)  # fmt: skip
"""Letters that write one sound in given names, only where they make no other name of one: not "Jane" of "Jan" or "Toni" of "Tony"."""


@lru_cache(maxsize=4096)
def _sound(given: str) -> str:
    for letters, sound in _SOUNDS:
        given = letters.sub(sound, given)
    return given


def may_sound_same(one: str, other: str) -> bool:
    """Whether two given names, folded, may be one person's in any spelling: "Bill" and "William", "Kathy" and "Cathy".

    For telling firms apart only: people on one page are spelled as they wish.
    """
    if may_be_same_given(one, other) or not {one, other} <= given_names():
        return may_be_same_given(one, other)
    full, sounds = _full_names(), {_sound(one), _sound(other)}
    return len(sounds) == 1 or any(
        _sound(each) in sounds - {_sound(short)} for short in (one, other) for each in full.get(short, ())
    )


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


@lru_cache(maxsize=4096)  # the same words stand on every page
def folded(word: str) -> str:
    """Lower case, without accents: as lists of names write a word."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))
