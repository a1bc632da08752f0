"""A number with a noun beside it ("300 doors", "team of 25"): which numbers of a text a `count` field means."""

from __future__ import annotations

import re
from collections.abc import Sequence
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

    "over 300" and "300+" are 300; ranges ("8 to 80 units") and years are none. What spoils a number (`not_when`) is for the
    caller, who knows where the sentence ends.
    """
    noun = any_of(spec.nouns)
    if not noun.search(text):
        return []
    found = []
    for written in counts_in(text)[:_MOST]:
        if not spec.least <= int(written.value) <= spec.most or _in_range(text, written):
            continue
        beside = _noun_beside(text, written, noun)
        if beside and not _is_year(text, written):
            found.append(Beside(written.value, written.start, written.end, beside))
    return found


@lru_cache(maxsize=64)
def any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest that fits."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered) + r")(?!\w)",
        re.IGNORECASE,
    )


def _noun_beside(text: str, written: Written, noun: re.Pattern[str]) -> str:
    """The noun right behind the number (up to three words between), or "team of" right before it."""
    between = _BETWEEN.match(text, written.end, written.end + 60)
    starts = [written.end]
    if between:
        starts += [match.end() + written.end for match in re.finditer(r"\s|\+", text[written.end : between.end()])]
    for start in starts:
        match = noun.match(text, start)
        if match:
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
