"""Values of `count` fields: a number with one of the field's nouns beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.evidence import Fact, Method
from leadgen_assets.domain.icp import CountField
from leadgen_assets.domain.page import Kind, Outcome, PageText, Segment
from leadgen_assets.domain.written import Written, counts_in
from leadgen_assets.extract.proposal import propose, sentence_around
from leadgen_assets.extract.quick_look import hits

_READ = (Kind.TEXT, Kind.HEADING, Kind.META, Kind.LINK)
_BETWEEN = re.compile(r"\s{0,2}\+?\s{0,2}(?:[a-z-]{2,14}\s){0,3}")
_RANGE = re.compile(
    r"(?:\d\s?(?:to|and|-|–)|\b(?:up to|under|less than|fewer than|at most|first)|[-–—])\s*$", re.IGNORECASE
)
_GROWTH = re.compile(
    r"\b(?:gr[eo]wn?|growing|expanded|risen|went|gone)\b.{0,20}\bto\s(?:over\s|about\s)?$", re.IGNORECASE
)
"""From 40 to 350 is today's number, no range."""

_FIGURE = re.compile(
    r"\W{0,3}(?:over|more than|about|nearly|approximately)?\s?[\d,.]{1,9}\s?[kK]?\s?\+?\W{0,3}", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_MOST_A_PAGE = 30
_MOST_A_SEGMENT = 10
_CAPTION = 60


def counts(field: str, spec: CountField, pages: Sequence[PageText]) -> Iterator[Fact]:
    """Numbers in the plausible range whose sentence has a noun of the field and none of what spoils it. Not yet verified.

    "over 300" and "300+" are 300; ranges ("8 to 80 units") are not believed. A big figure above or below its caption counts.
    """
    noun = _any_of(spec.nouns)
    spoiled = _any_of(spec.not_when) if spec.not_when else None
    for page in pages:
        if page.outcome is not Outcome.OK:
            continue
        found_here = 0
        for at in hits(page, _DIGIT):
            segment = page.segments[at]
            if segment.kind not in _READ:
                continue
            if found_here >= _MOST_A_PAGE:
                break
            found = _in_sentence(segment, spec, noun, spoiled) or _above_caption(page.segments, at, spec, noun, spoiled)
            found_here += len(found)
            for value, quote, sure in found:
                method = Method.TEXT if len(quote) > _CAPTION else Method.LAYOUT
                yield propose(page, segment, field, value, sure, quote=quote, method=method)


def _in_sentence(
    segment: Segment, spec: CountField, noun: re.Pattern[str], spoiled: re.Pattern[str] | None
) -> list[tuple[str, str, float]]:
    text, found = segment.text, []
    if not noun.search(text):
        return []
    for written in counts_in(text)[:_MOST_A_SEGMENT]:
        if not spec.least <= int(written.value) <= spec.most or _in_range(text, written):
            continue
        beside = _noun_beside(text, written, noun)
        sentence = sentence_around(text, written.start, written.end) if beside else ""
        if beside and not (spoiled and spoiled.search(sentence)) and not _is_year(text, written):
            # The longer the noun, the less it can be said of something else.
            sure = 0.9 if len(beside.split()) > 1 or "+" in text[written.end : written.end + 2] else 0.8
            found.append((written.value, sentence, sure))
    return found


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


def _above_caption(
    segments: Sequence[Segment], at: int, spec: CountField, noun: re.Pattern[str], spoiled: re.Pattern[str] | None
) -> list[tuple[str, str, float]]:
    figure = segments[at]
    if len(figure.text) > 24 or not _FIGURE.fullmatch(figure.text):
        return []
    for neighbour, before in ((at + 1, False), (at - 1, True)):
        if not 0 <= neighbour < len(segments):
            continue
        caption = segments[neighbour]
        # In a row of figures, caption and number alternate: the neighbour must not belong to another figure's card.
        if len(caption.text) > _CAPTION or caption.card != figure.card or _DIGIT.search(caption.text):
            continue
        if noun.match(caption.text.strip()) and not (spoiled and spoiled.search(caption.text)):
            quote = f"{caption.text} {figure.text}" if before else f"{figure.text} {caption.text}"
            return [
                (written.value, quote, 0.85)
                for written in counts_in(figure.text)
                if spec.least <= int(written.value) <= spec.most
            ]
        if not before and caption.text.strip():
            # A figure is followed by its own caption; look behind only where nothing that reads like one follows.
            break
    return []


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


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered) + r")(?!\w)",
        re.IGNORECASE,
    )
