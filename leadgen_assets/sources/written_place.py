"""A place of the USA as an entry of a list writes it: "1200 Elm St, Suite 4, Austin, TX 78701", "Austin, Texas", "TX 78701"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leadgen_assets.domain.wording.places import STATES, is_firm_word, state_code

_NAMES = "|".join(sorted((re.escape(name) for name in STATES.values()), key=len, reverse=True))
_STATE = rf"(?P<state>{'|'.join(STATES)}|{_NAMES})(?![A-Za-z])\.?"
_ZIP = r"(?:[\s,]{1,3}(?P<zip>\d{5})(?:-\d{4})?(?!\d))?"
_CITY = r"(?P<city>[A-Z][A-Za-z.'’]*(?:[ -](?:[A-Z][A-Za-z.'’]*|de|del|of|la|los|las)){0,3})"
_PLACE = re.compile(rf"(?:(?<=[,|–—•·:;(\n])\s*|(?<=\s-\s)|^\s*|(?<![\w,])){_CITY},\s*{_STATE}{_ZIP}")
_STATE_ZIP = re.compile(rf"(?<![A-Za-z]){_STATE}[\s,]{{1,3}}(?P<zip>\d{{5}})(?:-\d{{4}})?(?!\d)")
_BEFORE_CITY = re.compile(
    r"^(?:(?:Serving|Located|Based|Proudly|In|Of|Near|Throughout|Greater)\s)+(?:in\s)?", re.IGNORECASE
)
_UNIT = re.compile(r"\s*(?:suite|ste|unit|apt|floor|fl|#).{0,20}", re.IGNORECASE)
_BREAKS = re.compile(r"[|–—•·:;\n]|\s-\s")
_STREET = re.compile(
    r"\d{1,6}[A-Za-z]?(?:\s[A-Za-z0-9.#'’/-]{1,30}){1,8}(?:,\s?(?:suite|ste|unit|apt|floor|fl|#).{0,20})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """What was written of a place, from `start` to `end` of the text; `state` has two letters, `zip_code` five digits, "" is unknown."""

    street: str
    city: str
    state: str
    zip_code: str
    start: int
    end: int


def place_in(text: str) -> Place | None:
    """The first place of a text; None where none is written."""
    match = _PLACE.search(text)
    if match:
        city = _behind_firm(_BEFORE_CITY.sub("", match["city"]).strip())
        if city and not state_code(city):
            street = _street_before(text[: match.start("city")])
            start = text.index(street) if street else match.start("city")
            return Place(street, city, state_code(match["state"]), match["zip"] or "", start, match.end())
    alone = _STATE_ZIP.search(text)
    if alone:
        return Place("", "", state_code(alone["state"]), alone["zip"], alone.start(), alone.end())
    return None


def _behind_firm(city: str) -> str:
    """What stands behind the last word of a firm's name: "Austin" of "Acme Property Management Austin"."""
    words = city.split()
    last = max((place for place, word in enumerate(words, start=1) if is_firm_word(word)), default=0)
    return " ".join(words[last:])


def is_street(text: str) -> bool:
    """Whether a line of its own is a street address: it begins with a house number and has a word behind it."""
    line = text.strip(" ,")
    return len(line) <= 80 and _STREET.fullmatch(line) is not None and re.search(r"[A-Za-z]{2,}", line) is not None


def _street_before(text: str) -> str:
    """The street that ends where a city begins; the suite behind it left off."""
    parts = _BREAKS.split(text)[-1].rstrip(" ,").split(",")
    while len(parts) > 1 and _UNIT.fullmatch(parts[-1]):
        parts.pop()
    street = parts[-1].strip()
    return street if is_street(street) else ""
