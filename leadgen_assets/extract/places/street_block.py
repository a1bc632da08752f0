"""The part of an address above its city: one street over several commas and lines, and how it is quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from leadgen_assets.domain.facts.supports import words_of
from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.domain.wording.regions import is_country
from leadgen_assets.extract.places import streets
from leadgen_assets.extract.places.place import Shown
from leadgen_assets.extract.places.post_boxes import is_mail_label
from leadgen_assets.extract.reading.parts_above import EDGE, Part, shown_run, without_strokes

NOT_IN_ADDRESSES = re.compile(
    r"@|https?:|www\.|\d{3}\)?[\s.-]{1,2}\d{3}[\s.-]\d{4}|[£$€!?]|\b(?:tel|phone|fax|email|e-mail|call)\b",
    re.IGNORECASE,
)
_LONGEST_QUOTE = 300
_LONGEST_PART = 90
_MOST_PARTS = 10
LINES_DOUBT, _STRANGE = 0.05, 0.1
"""Doubt of a street over several lines; of one with a name below that may be a village's, a district's or the city's own."""

_SENTENCE_END = re.compile(r"(?:[a-z]{4}\.|:)\s(?=[A-Z\d])")

_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"(?:The\s)?[A-Z][a-z'’]{2,20}(?:\s[A-Z][a-z'’]{2,20}){0,2}")

_MOST_BETWEEN = 2
"""Lines that are neither street nor city and may stand between them: a village, a district, an estate."""


def street_before(
    page: PageText, next_part: Callable[[], Part | None], *, abroad: bool, number_last: bool = False
) -> Shown | None:
    """The parts from the topmost that belongs to a street down to the city; None where there is no street.

    Args:
        page: any page. next_part: gives the parts above the city, nearest first.
        abroad: houses, estates and villages are lines of an address, and a street needs no number.
        number_last: the number may stand behind the street's name, as on the Continent.
    """
    taken: list[Part] = []
    between: list[Part] = []
    estate: Part | None = None
    whole = named = strange = False
    for _ in range(_MOST_PARTS):
        part = next_part()
        if part is not None and abroad:
            part = _sentence_left_out(part)
        if part is None or len(part.text) > _LONGEST_PART or (abroad and _is_outside(part.text)):
            break
        house = abroad and streets.is_house(part.text)
        begin = None if house else streets.street_start(part.text, named=abroad, number_last=number_last)
        if NOT_IN_ADDRESSES.search(part.text[begin or 0 :]):
            break
        if estate is not None:
            if _DIGIT.search(part.text) and streets.is_unit(part.text):
                taken[:0] = [part, estate]
            break
        strange = strange or (bool(between) and begin is not None and not whole)
        if begin is not None and (not whole or _goes_on(part, taken) or (abroad and _is_numbered_above(part, taken))):
            taken[:0] = [part.rest(begin), *between]
            whole, between = True, []
            if begin and not is_mail_label(part.text[:begin]):
                break
        elif house or (_is_detail(part, taken) and not _counts_offices(page, part)):
            if any(words_of(part.text) == words_of(each.text) for each in taken):
                # The line above is the same address written once more.
                if whole:
                    break
                continue
            named = named or house
            taken[:0] = [part, *between]
            between = []
        elif whole and abroad and _may_be_estate(part, taken):
            estate = part
        elif whole or len(between) == _MOST_BETWEEN or not (abroad and streets.is_city(part.text)):
            break
        else:
            between.insert(0, part)
    street = together(page, taken) if whole or named else None
    if street is None or not (strange or taken[0].at != taken[-1].at):
        return street
    return replace(street, doubt=_STRANGE if strange else LINES_DOUBT)


def together(page: PageText, parts: Sequence[Part]) -> Shown | None:
    """Parts as one value, and the text that shows all of them; None where there are none."""
    if not parts:
        return None
    segments = page.segments
    lines = [[part for part in parts if part.at == at] for at in dict.fromkeys(part.at for part in parts)]
    written = [segments[line[0].at].text[line[0].start : line[-1].end].strip(EDGE) for line in lines]
    value, quote = without_strokes(", ".join(written)), shown_run(segments, lines[0][0].at, lines[-1][0].at)
    if len(lines) == 1 or " ".join(words_of(value)) not in " ".join(words_of(quote)):
        # More stands in these lines than the street: only the one with the street itself can be quoted.
        place = next((at for at, text in enumerate(written) if streets.street_start(text) is not None), 0)
        text = segments[lines[place][0].at].text
        return Shown(without_strokes(written[place]), segments[lines[place][0].at], quoted(text, written[place]))
    return Shown(value, segments[lines[0][0].at], quote)


def shown_part(page: PageText, value: str, part: Part) -> Shown:
    """A value with the line that a part stands in."""
    segment = page.segments[part.at]
    return Shown(value, segment, quoted(segment.text, part.text))


def quoted(text: str, mark: str) -> str:
    """A text as it is quoted: whole, or of a long one what stands around the mark."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    at = max(text.find(mark), 0)
    return text[max(0, at - 180) : at + len(mark) + 60].strip()


def _sentence_left_out(part: Part) -> Part:
    """A part without the sentence or the label in front of a house: "… Registered Office: Elm House" is "Elm House"."""
    begin = max((match.end() for match in _SENTENCE_END.finditer(part.text)), default=0)
    return part.rest(begin) if begin and streets.is_house(part.text[begin:]) else part


def _is_outside(text: str) -> bool:
    """Whether a part is no street's: the country of the address before, a department."""
    return is_country(text) or streets.is_department(text)


def _goes_on(part: Part, below: Sequence[Part]) -> bool:
    """Whether a second street above the first belongs to it: one of the two is a post-office box."""
    return streets.is_box(part.text) or any(streets.is_box(each.text) for each in below)


def _is_numbered_above(part: Part, below: Sequence[Part]) -> bool:
    """Whether a street above the first has the number that this one lacks, as a small one off it: "5 Priory Mews, Station Road"."""
    return part.text[:1].isdigit() and not any(_DIGIT.search(each.text) for each in below)


def _may_be_estate(part: Part, taken: Sequence[Part]) -> bool:
    """Whether a name above a street without a number may be an estate's, as it is with a unit above it: "Unit 4, Hemworks"."""
    return _NAME.fullmatch(part.text) is not None and not any(_DIGIT.search(each.text) for each in taken)


def _counts_offices(page: PageText, part: Part) -> bool:
    """Whether "Office 2" is a heading: it says which of the firm's offices follows, and not the door."""
    return page.segments[part.at].kind is Kind.HEADING and part.text.lower().startswith("office")


def _is_detail(part: Part, taken: Sequence[Part]) -> bool:
    """Whether a part is a suite or a floor; a bare number is one only beside its street."""
    return streets.is_unit(part.text) and (not part.text.isdigit() or not taken or part.at == taken[0].at)
