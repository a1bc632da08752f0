"""Addresses that a page shows: found by their code at the end, read backwards over commas and lines to the street."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, islice

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.domain.wording.regions import (
    american_region,
    australian_region,
    canadian_region,
    county,
    is_country,
)
from leadgen_assets.extract.places import streets
from leadgen_assets.extract.places.place import Place, Shown
from leadgen_assets.extract.places.post_boxes import without_box
from leadgen_assets.extract.places.street_block import NOT_IN_ADDRESSES, quoted, shown_part, street_before
from leadgen_assets.extract.places.structured_addresses import is_whole
from leadgen_assets.extract.places.told_addresses import told
from leadgen_assets.extract.reading.parts_above import Part, is_repeated, parts_before
from leadgen_assets.extract.reading.quick_look import hits
from leadgen_assets.extract.reading.zip_codes import CODE_HINT, Code, Country, codes_in, postcode_fits, zip_fits

_READ = (Kind.TEXT, Kind.HEADING, Kind.LINK)
_NO_STREET = 0.1
_ELSEWHERE = 0.25
"""Doubt where the code lies in another state than the one written."""

_REGION_END = re.compile(r"([^\W\d_][^\W\d_.]{0,19}\.?(?:[^\W\d_]\.){0,2}(?:\s[^\W\d_]{2,10}){0,3}\.?)$")
_QUADRANT = re.compile(r"(?:N\.?\s?[WE]|S\.?\s?[WE])\.?\s(?=[A-Z][a-z])")
"""The quadrant behind a street without a comma before its city: "New York Avenue, N.W. Washington"."""

_REGIONS: dict[Country, Callable[[str], str]] = {
    Country.USA: american_region,
    Country.CANADA: canadian_region,
    Country.BRITAIN: county,
}
_CODES_CALLED = frozenset({"c.p", "zip", "postcode", "post code"})

_NO_CODE = 0.04
_MOST_WITHOUT_CODE = 4
_MOST_CODES = 600
"""What looks like a code on one page; more are numbers of another kind, or a list that nobody's address stands in."""


_WHOLE = ("street", "city", "state", "zip_code")
_OF_THE_FIRM = ("home", "contact")
"""Roles of pages whose title speaks of the firm; other pages' may be a listing's."""

_TITLE_WITHIN = 3
"""Segments at a page's begin among which its title is."""

_CITY_STATE = re.compile(
    r",\s?(?:[A-Z]{2}|[A-Z][a-z]{3,13}(?:\s[A-Z][a-z]{2,9})?|[A-Z]{4,13}(?:\s[A-Z]{4,9})?)"
    r"\.?,?\s?(?:USA|U\.S\.A\.|United States|Canada)?\s{0,2}(?=$|[|•·;(\x00])"
)
"""What may be a state behind a comma, at the end of a text or of a part of one."""


def written(page: PageText) -> Iterator[Place]:
    """Addresses in page order, those with a code before those without; the caller bounds how many it takes."""
    ends: set[int] = set()
    looked = 0
    yield from _in_title(page)
    for at in hits(page, CODE_HINT, numbered=True):
        stated = is_whole(page, page.segments[at])
        if not stated and (page.segments[at].kind not in _READ or is_repeated(page.segments, at)):
            continue
        start = 0
        for code in codes_in(page.segments[at].text):
            looked += 1
            if looked > _MOST_CODES:
                return
            place = _Reading(page, at, code, parts_before(page, at, start, code.start)).place()
            if place is not None:
                ends.update(range(at - 2, at + 1))
                start = code.end
                yield replace(place, stated=stated)
    for at in hits(page, _CITY_STATE):
        segment = page.segments[at]
        if at in ends or segment.kind not in _READ or is_repeated(page.segments, at):
            continue
        for match in islice(_CITY_STATE.finditer(segment.text), _MOST_WITHOUT_CODE):
            for country, parts in _without_code(page, at, match.end()):
                place = _Reading(page, at, Code("", country, match.end(), match.end()), parts).place()
                if place is not None:
                    ends.add(at)
                    yield place
    yield from told(page, ends)


def _without_code(page: PageText, at: int, end: int) -> Iterator[tuple[Country, Iterator[Part]]]:
    """The countries of which a state or province stands in front of a place, mostly none or one; with the parts from that on."""
    parts = parts_before(page, at, 0, end)
    region = _without_country(partial(next, parts, None))
    if region is None:
        return
    for number, country in enumerate(
        [each for each in (Country.USA, Country.CANADA) if _region_at_end(region.text, _REGIONS[each])[0]]
    ):
        if number:
            parts = parts_before(page, at, 0, end)
            _without_country(partial(next, parts, None))
        yield country, chain((region,), parts)


def _without_country(next_part: Callable[[], Part | None]) -> Part | None:
    """The first part that is neither a country's name nor what a code is called."""
    part = next_part()
    for _ in range(2):
        if part is not None and (part.text.lower() in _CODES_CALLED or is_country(part.text)):
            part = next_part()
    return part


def _in_title(page: PageText) -> Iterator[Place]:
    """A whole address in the page's title, where small firms put theirs for search engines; a part of one is a place that they serve."""
    for at, segment in enumerate(page.segments[:_TITLE_WITHIN]):
        if segment.kind is Kind.TITLE and page.role in _OF_THE_FIRM:
            for code in codes_in(segment.text):
                place = _Reading(page, at, code, parts_before(page, at, 0, code.start)).place()
                if place is not None and len(place.parts) == len(_WHOLE) and not place.doubt:
                    yield place


class _Reading:
    """One address, read from its code backwards."""

    def __init__(self, page: PageText, at: int, code: Code, parts: Iterator[Part]) -> None:
        self._page, self._at, self._code, self._parts = page, at, code, parts
        self._waiting: list[Part] = []
        self._found: dict[str, Shown] = {}
        self._needs_street = not code.value

    def place(self) -> Place | None:
        """None where no city stands in front of the code, or nothing that the code needs to be one."""
        code = self._code
        state = self._region()
        if state is None:
            return None
        city = self._city(state)
        if city is None and not (code.country is Country.BRITAIN and code.value and self._waiting):
            return None
        fits = self._fits(state)
        street = self._found.get("street") or street_before(
            self._page, self._next, abroad=code.country is Country.BRITAIN
        )
        if not street and (self._needs_street or not fits or (code.country is Country.BRITAIN and not state)):
            return None
        if city is None and not street:
            return None
        if city and not street and streets.is_two_places(city.value):
            city = None
        if city and street and code.country is Country.BRITAIN:
            # Where a village and a town stand below each other, people differ on which is the city.
            city = replace(city, doubt=street.doubt)
        if street and code.country in (Country.USA, Country.CANADA):
            street = replace(street, value=without_box(street.value))
        parts = {"street": street, "city": city, "state": self._found.get("state"), "zip_code": self._shown_code()}
        doubt = (0.0 if street else _NO_STREET) + (0.0 if fits else _ELSEWHERE) + (0.0 if code.value else _NO_CODE)
        page = self._page
        return Place(page, page.segments[self._at], {name: part for name, part in parts.items() if part}, doubt)

    def _next(self) -> Part | None:
        if self._waiting:
            return self._waiting.pop()
        return next(self._parts, None)

    def _region(self) -> str | None:
        """The state's value, "" where none is written and none is needed, None where a needed one is missing."""
        country = self._code.country
        if country is Country.AUSTRALIA:
            state = australian_region(self._code.state)
            segment = self._page.segments[self._at]
            self._found["state"] = Shown(state, segment, quoted(segment.text, self._code.state))
            return state
        part = _without_country(self._next)
        if part is None:
            return None
        state, size = _region_at_end(
            part.text, _REGIONS[country], self._fits_written, alone_only=country is Country.BRITAIN
        )
        if not state:
            self._waiting.append(part)
            return None if country is Country.USA or not self._code.value else self._province_behind()
        self._found["state"] = shown_part(self._page, state, part.rest(size))
        front = part.first(size)
        if front.text:
            self._waiting.append(front)
        return state

    def _province_behind(self) -> str:
        """The province of Canada behind its code ("V7P 1B3, BC."), in the same line or alone in the next; "" where none fits."""
        if self._code.country is not Country.CANADA:
            return ""
        segments, at = self._page.segments, self._at
        behind = segments[at].text[self._code.end :].strip(" ,.-")
        places = (
            [(behind.partition(",")[0], at)]
            if behind
            else [(each.text, each.number - 1) for each in segments[at + 1 : at + 2]]
        )
        for written, place in places:
            state = canadian_region(written.strip(" ,."))
            if state and postcode_fits(self._code.value, state):
                self._found["state"] = Shown(state, segments[place], quoted(segments[place].text, written))
                return state
        return ""

    def _fits(self, state: str) -> bool:
        if not self._code.value:
            return True
        if self._code.country is Country.USA:
            return zip_fits(self._code.value, state)
        return self._code.country is not Country.CANADA or not state or postcode_fits(self._code.value, state)

    def _fits_written(self, state: str) -> bool:
        """Whether a code is written behind a state of the USA, and lies in it."""
        return bool(self._code.value) and self._code.country is Country.USA and zip_fits(self._code.value, state)

    def _city(self, state: str) -> Shown | None:
        part = self._next()
        if part is None or NOT_IN_ADDRESSES.search(part.text):
            return None
        if self._code.country is Country.BRITAIN and streets.is_house(part.text) and not streets.is_city(part.text):
            # Below an estate stand county and postcode where the town was left out.
            self._waiting.append(part)
            return None
        quadrant = _QUADRANT.match(part.text)
        if quadrant:
            self._waiting.append(part.first(quadrant.end()))
            part = part.rest(quadrant.end())
        if re.search(r"\b(?:county|parish)$", part.text, re.IGNORECASE):
            above = self._next()
            if above is not None and streets.is_city(above.text):
                part = above
            elif above is not None:
                self._waiting.append(above)
        if streets.is_city(part.text) or (part.text.islower() and streets.is_city(part.text.title())):
            # In small letters it is a city only below a street.
            self._needs_street = self._needs_street or part.text.islower()
            return shown_part(self._page, streets.city_as_written(part.text), part)
        street, city = streets.street_and_city(part.text, state if len(state) == 2 else "")
        if not city:
            return None
        begin = part.text.find(street)
        above = Part(street, part.at, part.start + begin)
        if begin == 0 and streets.is_unit(street):
            # "Suite 400, Austin" below "12 Alder Street".
            self._waiting.append(above)
        else:
            self._found |= {"street": shown_part(self._page, street, above)}
        return shown_part(self._page, streets.city_as_written(city), part.rest(part.text.rfind(city)))

    def _shown_code(self) -> Shown | None:
        if not self._code.value:
            return None
        segment = self._page.segments[self._at]
        written_as = segment.text[self._code.start : self._code.end]
        return Shown(self._code.value, segment, quoted(segment.text, written_as))


def _region_at_end(
    text: str, known: Callable[[str], str], fits: Callable[[str], bool] | None = None, *, alone_only: bool = False
) -> tuple[str, int]:
    """The region at a text's end and where it begins there; ("", 0) where there is none.

    Args:
        fits: whether the code behind, if any, lies in a region: then a short form needs no comma in front ("Seattle Wa. 98112").
    """
    match = _REGION_END.search(text, max(0, len(text) - 45))
    if not match:
        return "", 0
    words = match.group(1).split()
    for size in range(min(4, len(words)), 0, -1):
        name = " ".join(words[-size:])
        value = known(name)
        begin = len(text) - len(name)
        if not value or text[begin:] != name or name.lower().startswith("washington d"):
            continue
        alone = begin == 0
        plain_code = len(name.replace(".", "")) <= 3
        if alone or (
            not alone_only
            and (
                not plain_code
                or name.isupper()
                or (name[0].isupper() and (text[:begin].rstrip().endswith(",") or (fits is not None and fits(value))))
            )
        ):
            return value, begin
    return "", 0
