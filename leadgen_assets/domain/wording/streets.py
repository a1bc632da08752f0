"""Street addresses read into parts and compared. Abbreviations are those of USPS Publication 28."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from leadgen_assets.domain.wording.firm_names import one_slip

_TYPES = """
alley aly|avenue ave|av ave|boulevard blvd|boul blvd|bl blvd|circle cir|court ct|cove cv|crossing xing|drive dr|expressway expy
|freeway fwy|highway hwy|lane ln|loop loop|parkway pkwy|pky pkwy|pike pike|place pl|plaza plz|point pt|road rd|route rte|square sq|street st
|str st|terrace ter|terr ter|tr ter|trail trl|turnpike tpke|way way
"""
_DIRECTIONS = "north n|south s|east e|west w|northeast ne|northwest nw|southeast se|southwest sw"
_UNITS = "suite ste|floor fl|building bldg|apartment apt|room rm|unit unit|number no|department dept"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"


def _table(text: str) -> dict[str, str]:
    return dict(pair.split() for pair in text.replace("\n", " ").split("|"))


_TYPE, _DIRECTION, _UNIT = _table(_TYPES), _table(_DIRECTIONS), _table(_UNITS)
_TYPE_SET, _DIRECTION_SET, _UNIT_SET = {*_TYPE.values()}, {*_DIRECTION.values()}, {*_UNIT.values()}


def _ordinal(number: str) -> str:
    """The letters behind a number in figures: "st" of "21st"."""
    return "th" if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")


_ORDINAL = {word: f"{number}{_ordinal(str(number))}" for number, word in enumerate(_ORDINALS.split(), 1)}
_BESIDE = 10
"""Numbers so far apart may be one plot, or a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Street:
    """A street address in parts, each "" or () where it is not said; `numbers` are the first and last house number."""

    numbers: tuple[int, int] | None
    direction: str
    name: tuple[str, ...]
    type: str
    unit: str


class StreetLevel(StrEnum):
    """How two street addresses stand to each other."""

    SAME = "same"
    BESIDE = "beside each other"
    BLOCK = "another number of one block"
    DIFFERENT = "different"
    UNKNOWN = "not both known"


def normal_street(text: str) -> str:
    """A street address reduced for comparing: lower case, usual abbreviations, no punctuation."""
    return " ".join(_words(text))


@lru_cache(maxsize=65536)
def read_street(text: str) -> Street:
    """The parts of a street address as people write it in the USA; what cannot be told stays empty."""
    words = list(_words(text))
    numbers: tuple[int, int] | None = None
    if words[:2] == ["po", "box"]:
        return Street(None, "", ("po box", *words[2:3]), "", "")
    if words and words[0].isdecimal() and len(words[0]) < 7:
        low = high = int(words.pop(0))
        if words and words[0].isdecimal() and len(words) > 1 and len(words[0]) <= len(str(low)):
            # "10612-20": the end of a range is often written without its beginning.
            high = max(low, int(str(low)[: len(str(low)) - len(words[0])] + words.pop(0)))
        numbers = (low, high)
    direction = words.pop(0) if len(words) > 1 and words[0] in _DIRECTION_SET else ""
    end = next((at for at, word in enumerate(words) if at and word in _TYPE_SET | _UNIT_SET), len(words))
    name, behind = [word for word in words[:end] if word not in ("jr", "sr")], words[end:]
    if len(name) == 1 and name[0].isdecimal():
        name = [f"{name[0]}{_ordinal(name[0])}"]  # "113 St" is 113th Street
    type_ = behind.pop(0) if behind and behind[0] in _TYPE_SET else ""
    if behind and behind[0] in _DIRECTION_SET:
        direction = direction or behind[0]
        behind = behind[1:]
    unit = ""
    if behind and (behind[0] in _UNIT_SET or any(char.isdigit() for char in behind[0])):
        unit = "".join(word for word in behind[:3] if word not in _UNIT_SET)
    return Street(numbers, direction, tuple(name), type_, unit)


def compare_streets(one: Street, other: Street) -> StreetLevel:
    """How the two stand to each other; UNKNOWN where one has no house number, or is a box and the other is not."""
    if not one.name or not other.name or (one.name[0] == "po box") != (other.name[0] == "po box"):
        return StreetLevel.UNKNOWN
    if one.name[0] == "po box":
        return StreetLevel.SAME if one.name == other.name else StreetLevel.DIFFERENT
    if one.numbers is None or other.numbers is None:
        return StreetLevel.UNKNOWN
    crossing = bool(one.direction and other.direction and one.direction != other.direction)
    if crossing or not same_name(one.name, other.name):
        return StreetLevel.DIFFERENT
    apart = max(one.numbers[0], other.numbers[0]) - min(one.numbers[1], other.numbers[1])
    if one.type and other.type and one.type != other.type:
        return StreetLevel.BESIDE if apart <= 0 else StreetLevel.DIFFERENT
    if apart <= 0:
        return StreetLevel.SAME
    if apart <= _BESIDE:
        return StreetLevel.BESIDE
    # In the USA the hundreds of house numbers count blocks.
    return StreetLevel.BLOCK if one.numbers[0] // 100 == other.numbers[0] // 100 else StreetLevel.DIFFERENT


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two streets' names are one: "king" and "dr martin luther king jr", "lake shore" and "lakeshore", a slip of the pen."""
    if one == other or "".join(one) == "".join(other):
        return True
    short, long = sorted((one, other), key=len)
    if long[-len(short) :] == short:
        return True
    if len(one) != len(other):
        return False
    return all(
        a == b or (len(min(a, b, key=len)) > 4 and not a[0].isdigit() and one_slip(*sorted((a, b), key=len)))
        for a, b in zip(one, other, strict=True)
    )


@lru_cache(maxsize=16384)
def _words(text: str) -> tuple[str, ...]:
    """Words in lower case, usual abbreviations, ordinals as "24th"; "S.W." is one word, "N.Troy" two."""
    plain = re.sub(r"\b([nsew])\.\s?([ew])\.?(?=\s|$)", r"\1\2 ", text.casefold())
    plain = re.sub(r"\bp\.?\s?o\.?\s+box\b", "po box", plain)
    words = re.sub(r"[^\w\s]|_", " ", plain.replace("'", "").replace("#", " unit ")).split()
    joined: list[str] = []
    for word in words:
        if len(joined) > 1 and joined[-1].isdecimal() and word == _ordinal(joined[-1]):
            joined[-1] += word
        elif word in _ORDINAL:
            joined.append(_ORDINAL[word])
        else:
            joined.append(_TYPE.get(word) or _DIRECTION.get(word) or _UNIT.get(word) or word)
    return tuple(joined)
