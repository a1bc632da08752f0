"""Addresses of other countries, found by the country at their end: city and postcode in front of it, the street above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.domain.wording.regions import COUNTRIES
from leadgen_assets.extract.places import streets
from leadgen_assets.extract.places.office_blocks import street_of_block
from leadgen_assets.extract.places.place import Place, Shown
from leadgen_assets.extract.places.street_block import NOT_IN_ADDRESSES, shown_part, street_before
from leadgen_assets.extract.reading.parts_above import Part, is_line, is_repeated, parts_before
from leadgen_assets.extract.reading.quick_look import hits, holding
from leadgen_assets.extract.reading.zip_codes import EIRCODE

_READ_BY_CODE = frozenset(
    (
        "usa",
        "us",
        "united states",
        "united states of america",
        "canada",
        "uk",
        "united kingdom",
        "great britain",
        "england",
    )
)
_KNOWN = COUNTRIES - _READ_BY_CODE
_NAMES = tuple(sorted(_KNOWN))
_LENGTHS = sorted({len(name) for name in _NAMES}, reverse=True)
_LONGEST_NAME = _LENGTHS[0] + 4
_PIN = re.compile(r"[-–]\s?\d{3}\s?\d{3}(?!\d)")
"""The six digits of an Indian code behind the city's hyphen: an address without its country."""

_PIN_LINE = re.compile(
    r"(?:[^,;:\d]{1,60},\s?)?[A-Z][A-Za-z.]{2,20}(?:\s[A-Z][A-Za-z.]{2,20}){0,2}\s[1-8]\d{2}\s\d{3}(?!\d)"
)
_PIN_BLANK = re.compile(r"[a-z]\s[1-8]\d\d\s\d{3}(?!\d)")
"""The same with blanks, as India Post writes it ("Pune 411 001"): a line of its own on a page that names India."""

_INDIA = ("india", "+91", "(91 ")

_IRISH = re.compile(rf"(?:^|,\s?){EIRCODE}(?!\w)")
_IRELAND = ("ireland", "+353", "éire", "dublin", "galway", "limerick", "waterford", "kilkenny", *(f"co. {county}" for county in (
    "carlow", "cavan", "clare", "cork", "donegal", "kerry", "kildare", "laois", "leitrim", "longford", "louth", "mayo", "meath",
    "monaghan", "offaly", "roscommon", "sligo", "tipperary", "westmeath", "wexford", "wicklow",
)))  # fmt: skip
"""What names the country where it stands not behind the code: the code alone is one of no other."""
_IRISH_SITE = re.compile(r"https?://[^/]{1,200}\.ie(?:[:/]|$)")
_CODE = rf"(?:{EIRCODE}|(?:[A-Z]{{1,3}}[- ]?)?\d{{3,6}}(?:[ -]\d{{2,4}})?(?:\s?[A-Z]{{2}})?)"
_COUNTY = re.compile(r"(?:Co\.?|County)\s[A-Z][a-z]{2,12}")
"""An Irish one, between town and code; what is called so in other countries has no code behind it."""

_BEFORE_CITY = re.compile(rf"(?P<code>{_CODE})\s(?P<city>[^\W\d_][^\d]{{2,30}})(?:\s\d{{1,2}})?")
_BEHIND_CITY = re.compile(rf"(?P<city>[^\W\d_][^\d]{{2,30}}?)[\s,–-]{{1,4}}(?P<code>{_CODE})")
_ALONE = re.compile(_CODE)
_DIGIT = re.compile(r"\d")
_CODE_ABOVE = re.compile(r"\d{4,5}")
"""The code at the end of the street's line, its city in the next one: "Lyngbyvej 20, 2100" above "Copenhagen"."""

_FORMAL = re.compile(
    r"(?<!\w)(?:the\s)?(?:p\.?\s?r\.?\s(?:of\s)?|(?:people['’]s republic|sultanate|kingdom|republic|state|commonwealth|federation)"
    r"\sof\s(?:the\s)?)$",
    re.IGNORECASE,
)
"""What stands in front of a country's name in its full one: "Sultanate of Oman"."""

_NO_COUNTRY, _NO_PART = 0.05, 0.1
_MOST_PARTS = 14
"""Parts above a city that are looked at."""

_SAFE_DIGITS = 5
"""A shorter code without a street above may be a year."""


def foreign(page: PageText) -> Iterator[Place]:
    """Addresses in page order; a country alone, or with a city alone, is none."""
    ends: set[int] = set()
    for at in holding(page, _NAMES):
        segment = page.segments[at]
        text = segment.text[-_LONGEST_NAME:].rstrip(" .,:;)").lower()
        if text.endswith(_NAMES) and _is_read(page, at):
            size = next(len(last) for length in _LENGTHS if (last := text[-length:]) in _KNOWN)
            end = len(segment.text.rstrip(" .,:;)")) - size
            formal = _FORMAL.search(segment.text, max(0, end - 30), end)
            end = formal.start() if formal else end
            place = _before(page, at, end, 0.0)
            if place is not None:
                ends.add(at)
                yield place
    for at in hits(page, _PIN, numbered=True):
        if _is_read(page, at):
            pin = _PIN.search(page.segments[at].text)
            place = _before(page, at, pin.end(), _NO_COUNTRY) if pin else None
            if place is not None:
                yield place
    for at in hits(page, _IRISH, numbered=True) if _may_be_irish(page) else ():
        code = _IRISH.search(page.segments[at].text) if at not in ends and _is_read(page, at) else None
        place = _before(page, at, code.end(), _NO_COUNTRY) if code else None
        if place is not None and "street" in place.parts:
            yield place
    for at in hits(page, _PIN_BLANK, numbered=True) if holding(page, _INDIA) else ():
        line = _PIN_LINE.match(page.segments[at].text) if _is_read(page, at) else None
        place = _before(page, at, line.end(), _NO_COUNTRY) if line else None
        if place is not None and "street" in place.parts:
            yield place


def _may_be_irish(page: PageText) -> bool:
    return _IRISH_SITE.match(page.url) is not None or bool(holding(page, _IRELAND))


def _is_read(page: PageText, at: int) -> bool:
    segment = page.segments[at]
    return (
        segment.kind in (Kind.TEXT, Kind.HEADING, Kind.LINK) and is_line(segment) and not is_repeated(page.segments, at)
    )


def _before(page: PageText, at: int, end: int, doubt: float) -> Place | None:
    parts = (part for part in parts_before(page, at, 0, end) if not _COUNTY.fullmatch(part.text))
    last, above = next(parts, None), next(parts, None)
    if last is None or NOT_IN_ADDRESSES.search(last.text):
        return None
    found = _city_and_code(page, last)
    if above is not None and (found is None or "zip_code" not in found):
        # Alone in front of the country stands a code below its city, or a province behind city and code.
        higher = _city_and_code(page, above)
        if higher and "zip_code" not in higher and _ALONE.fullmatch(last.text):
            found, above = higher | {"zip_code": shown_part(page, last.text, last)}, None
        elif higher and "zip_code" in higher and found:
            found, above = higher, None
        elif found and above.at != last.at and _CODE_ABOVE.fullmatch(above.text):
            found, above = found | {"zip_code": shown_part(page, above.text, above)}, None
    if found is None:
        return None
    rest = list(islice(chain((above,) if above else (), parts), _MOST_PARTS))
    code = found.get("zip_code")
    if code is None and not any(map(_DIGIT.search, {page.segments[part.at].text for part in rest})):
        return None  # without a code there must be a street with its number
    lines = iter(rest)
    street = street_of_block(page, at, rest, sure=code is not None) or street_before(
        page, lambda: next(lines, None), abroad=True, number_last=True
    )
    if code is None and (street is None or not _DIGIT.search(street.value) or street.value.islower()):
        return None
    if code and street is None and len(re.sub(r"\D", "", code.value)) < _SAFE_DIGITS:
        return None
    doubt += (0.0 if street else _NO_PART) + (0.0 if code else _NO_PART)
    return Place(page, page.segments[at], ({"street": street} if street else {}) | found, doubt)


def _city_and_code(page: PageText, part: Part) -> dict[str, Shown] | None:
    """Both from one part, or the city alone; None where it is no city's."""
    match = _BEFORE_CITY.fullmatch(part.text) or _BEHIND_CITY.fullmatch(part.text)
    if match and streets.is_city(match["city"]):
        values = {"city": streets.city_as_written(match["city"]), "zip_code": match["code"]}
        return {name: shown_part(page, value, part) for name, value in values.items()}
    bare = re.sub(r"\s\d{1,2}$", "", part.text)
    if streets.is_city(bare):
        return {"city": shown_part(page, streets.city_as_written(bare), part)}
    return None
