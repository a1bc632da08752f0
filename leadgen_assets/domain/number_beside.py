"""A number with a noun beside it ("300 doors", "team of 25"): which numbers of a text a `count` field means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from leadgen_assets.domain.icp import CountField
from leadgen_assets.domain.written import Written, counts_in

_BETWEEN = re.compile(r"\s{0,2}\+?\s{0,2}(?:[a-z-]{2,14}\s){0,3}")
_RANGE = re.compile(
    r"(?:\d\s?(?:to|and|-|–)|\b(?:up to|under|less than|fewer than|at most|first)|[-–—])\s*$", re.IGNORECASE
)
_GROWTH = re.compile(
    r"\b(?:gr[eo]wn?|growing|expanded|risen|went|gone)\b.{0,20}\bto\s(?:over\s|about\s)?$", re.IGNORECASE
)
"""From 40 to 350 is today's number, no range."""

_LIMIT_BEHIND = re.compile(
    r"\W{1,2}(?:or|and)\s(?:more|fewer|less|above|below|larger|up|over)\b|\W{1,2}(?:minimum|maximum|limit)\b",
    re.IGNORECASE,
)
_LIMIT_BEFORE = re.compile(
    r"\b(?:minimum of|maximum of|at least|no more than|no fewer than|per|between|from(?:\sjust|\sonly)?|if you have|you own"
    r"|whether you [^.]{0,20}|your)\s$",
    re.IGNORECASE,
)
"""Thresholds and rates: the number of a rule, not of a firm."""

_OF_ANOTHER = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
"""A person's number, and not the firm's."""

_NO_NOUN = re.compile(r"(?!)")
_UP_TO_NUMBER = re.compile(
    r"[\s:.–-]{1,3}(?:in\s|over\s|about\s|nearly\s|around\s|more\sthan\s|approximately\s|the\syear\s|for\s)?"
    r"|\sby\s[^.,;\d]{2,50}\sin\s",
    re.IGNORECASE,
)
_YEARS = (1500, 2100)
_ALONE = 15
"""Characters beside number and noun up to which a text is nothing but them."""

_MOST = 10


@dataclass(frozen=True, slots=True)
class Beside:
    """A number as it stands in a text, and the noun beside it."""

    value: str
    start: int
    end: int
    noun: str


def numbers_beside(text: str, spec: CountField) -> list[Beside]:
    """Numbers in the field's plausible range with one of its nouns right behind them, or before them as a label.

    "over 300" and "300+" are 300; ranges ("8 to 80 units"), thresholds ("50 units or more") and years are none, but where the
    field's range is one of years. What spoils a number or must stand beside it is for `is_stated`, which knows the sentence.
    """
    noun, before = any_of(spec.nouns), any_of(spec.before)
    if not (noun.search(text) or before.search(text)):
        return []
    years = is_year_field(spec)
    found = []
    for written in counts_in(text)[:_MOST]:
        if not spec.least <= int(written.value) <= spec.most or _in_range(text, written):
            continue
        beside = _phrase_before(text, written, before) or ("" if years else _noun_beside(text, written, noun))
        if beside and _is_year(text, written) == years:
            found.append(Beside(written.value, written.start, written.end, beside))
    return found


def is_year_field(spec: CountField) -> bool:
    """Whether the field's plausible range is one of years, so that its numbers are years ("founded in 1994")."""
    return _YEARS[0] <= spec.least and spec.most <= _YEARS[1]


def is_stated(sentence: str, number: Beside, spec: CountField) -> bool:
    """Whether a sentence with such a number states it: nothing in it spoils the field, and what it asks for stands there."""
    if sentence.endswith("?") or _OF_ANOTHER.search(sentence) or any_of(spec.not_when).search(sentence):
        return False
    alone = len(sentence) - len(number.noun) - len(number.value) <= _ALONE
    return not spec.when or alone or any_of(spec.when).search(sentence) is not None


@lru_cache(maxsize=64)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest that fits; of none, a pattern that is nowhere found."""
    if not phrases:
        return _NO_NOUN
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered) + r")(?!\w)",
        re.IGNORECASE,
    )


def _phrase_before(text: str, written: Written, before: re.Pattern[str]) -> str:
    """A phrase of those that stand right before a number ("founded in 1994", "a team of over 20")."""
    begin = max(0, written.start - 50)
    ahead = text[begin : written.start]
    for found in before.finditer(ahead):
        if _UP_TO_NUMBER.fullmatch(ahead, found.end()):
            return found.group()
    return ""


def _noun_beside(text: str, written: Written, noun: re.Pattern[str]) -> str:
    """The noun right behind the number (up to three words between), or "team of" right before it."""
    between = _BETWEEN.match(text, written.end, written.end + 60)
    starts = [written.end]
    if between:
        starts += [match.end() + written.end for match in re.finditer(r"\s|\+", text[written.end : between.end()])]
    for start in starts:
        match = noun.match(text, start)
        if match and not _LIMIT_BEHIND.match(text, match.end()):
            return match.group()
    ahead = text[max(0, written.start - 50) : written.start]
    match = next(
        (
            found
            for found in noun.finditer(ahead)
            if re.fullmatch(r"[\s:–-]{1,3}(?:over |about |more than )?", ahead[found.end() :])
        ),
        None,
    )
    return match.group() if match and (match.group().lower().endswith(" of") or ":" in ahead[match.end() :]) else ""


def _in_range(text: str, written: Written) -> bool:
    if _LIMIT_BEFORE.search(text, max(0, written.start - 24), written.start):
        return True
    if _GROWTH.search(text, max(0, written.start - 40), written.start):
        return False
    behind = text[written.end : written.end + 6]
    return bool(_RANGE.search(text[max(0, written.start - 12) : written.start])) or bool(
        re.match(r"\s?(?:-|–|to\s)\s?\d", behind)
    )


def _is_year(text: str, written: Written) -> bool:
    return (
        len(written.value) == 4
        and "1900" <= written.value <= "2035"
        and "," not in text[written.start : written.end]
        and "+" not in text[written.end : written.end + 2]
    )
