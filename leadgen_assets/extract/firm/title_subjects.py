"""What of a title is no name: what pages are called ("Contact us"), what the firm does and where ("Attorneys in Elmfield, TX")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.trades import trades
from leadgen_assets.extract.naming.person_names import known_surname
from leadgen_assets.extract.naming.written_names import LEGAL
from leadgen_assets.extract.reading.word_lists import word_list

_STATE = "|".join(sorted({*STATES.values(), *STATES, "USA"}, key=len, reverse=True))
_TOWN = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}"
_PLACE = rf"{_TOWN},?\s(?:{_STATE})\b(?:,?\sUSA?\b)?(?:\s\d{{5}}\b)?"
_PLACED_AHEAD = re.compile(rf"(?:(?P<place>{_PLACE})|(?:{_STATE})\b)(?P<rest>.*)")
"""Nobody's name begins with a town and its state, and what stands behind them is what is offered there."""
_PLACED_BEHIND = re.compile(
    rf"(?P<rest>.*?[^\W\d]),?\s(?:(?:in|near|around|serving|for)\s(?:the\s)?(?:{_PLACE}|{_TOWN}(?:\s(?:&|and)\s{_TOWN})?)|{_PLACE})"
)
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST = 80
_JOINED = re.compile(r"(?P<one>[A-Z][\w'’-]+)\s&\s(?P<other>[A-Z][\w'’-]+)")
_OF_THE_FAMILY = frozenset(
    {"sons", "son", "daughters", "daughter", "brothers", "associates", "partners", "company", "co"}
)


def is_page_name(part: str) -> bool:
    """Whether a part of a title is what pages are called: "Contact us", "Home"."""
    return all(word in word_list("not_companies") for word in re.findall(r"\w+", part.lower()))


def is_subject(part: str) -> bool:
    """Whether a part of a title says what is done and where, in words that are nobody's own: "Rockford, Illinois Attorneys", "Oven Repair".

    A town counts where its state stands behind it, or "in" before it: "Elmfield Attorneys" may be what a firm is called.
    """
    part = part.strip(" ,.")
    form = LEGAL.search(part)
    # "PA" and "Co" are states as well: "Plumbers in Elmfield, PA".
    if not part or len(part) > _LONGEST or (form and form[0].strip(" ,.") not in STATES):
        return False
    rests = [part]
    ahead, behind = _PLACED_AHEAD.fullmatch(part), _PLACED_BEHIND.fullmatch(part)
    # "Maple Plumbing Elmfield, TX": so many words before a state are no town where one of them is a trade.
    if ahead and not any(_is_trade(word) for word in _words(ahead["place"] or "")):
        rests.append(ahead["rest"])
    if behind:
        rests.append(behind["rest"])
    return any(all(_is_plain(word) for word in _words(rest)) for rest in rests)


def left_beside_subjects(parts: Sequence[str]) -> str:
    """Of a title's parts the only one that is no subject, where a legal form or joined names tell it from a slogan; else "".

    "Trusted Roofing Experts" stands beside "Roofers in Elmfield, OK" as often as "Ironwood Roofing" does.
    """
    own = [part for part in parts if not is_subject(part)]
    if len(own) != 1 or len(parts) == 1:
        return ""
    return own[0] if LEGAL.search(own[0].strip()) or _joins_names(own[0]) else ""


def _joins_names(text: str) -> bool:
    """Whether a family's name stands on either side of "&", or "Sons" behind it: "Fast & Friendly" is what is promised."""
    joined = _JOINED.search(text)
    if joined is None:
        return False
    return joined["other"].lower() in _OF_THE_FAMILY or any(map(known_surname, joined.groups()))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORDS.findall(text)]


def _is_plain(word: str) -> bool:
    """Whether a word is of a trade, or stands in names and tells none from another."""
    return _is_trade(word) or word in word_list("not_names")


def _is_trade(word: str) -> bool:
    return not {word, word.removesuffix("s")}.isdisjoint(trades())
