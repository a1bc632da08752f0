"""The company's postal addresses, every branch: street, city, state and zip code, each with the line that shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.facts.supports import words_of
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.domain.wording.written import phones_in
from leadgen_assets.extract.others.others_entries import others_entries
from leadgen_assets.extract.others.stated_alone import ALONE, stated_alone
from leadgen_assets.extract.places import streets
from leadgen_assets.extract.places.foreign_addresses import foreign
from leadgen_assets.extract.places.head_offices import (
    FEWEST_BRANCHES,
    in_city_of_head_office,
    is_called_ours,
    is_named_head_office,
)
from leadgen_assets.extract.places.others_places import is_anothers, is_for_letters, is_for_payments
from leadgen_assets.extract.places.own_towns import in_own_town
from leadgen_assets.extract.places.place import Place, Shown
from leadgen_assets.extract.places.structured_addresses import structured
from leadgen_assets.extract.places.told_seats import told_seats
from leadgen_assets.extract.places.written_addresses import written
from leadgen_assets.extract.reading.proposal import NOT_OURS, SHORT, propose

_OFFICES = re.compile(
    r"contact|location|office|branch|find[-_ ]?us|where[-_ ]?(?:we|to)|visit|stores?\b|showroom|directions|about|reach[-_ ]?us",
    re.IGNORECASE,
)
"""Words in the address or title of a page that lists the company's own places."""

_FOR_SALE = re.compile(
    r"\b(?:for (?:rent|sale|lease)|available|bed(?:room)?s?|baths?|sq\.? ?ft|square feet|acres?|zoned|sold|leased|rented|listing"
    r"|\$\s?\d[\d,]{2,}|per month|mls)\b",
    re.IGNORECASE,
)
"""Words beside the address of a house that somebody offers."""

_OFTEN, _NAMED, _BRANCH = 0.03, 0.04, 0.08
"""More confidence for each further mention, and for a head office that is called so; less for other places beside it."""

_IN_PART = 0.88
"""Most confidence in a street that may be a part of one: what is stated for machines often lacks the suite, and a line that has
a floor or a unit in front of the street has more of the address than was read."""

_MOST_A_PAGE = 6
"""More addresses than this on a page, outside its footer and pages of offices, are a list of properties or members."""

_MOST_ON_OFFICE_PAGE = 100
_MOST_IN_BLOCKS = 2
_WHOLE = {"street", "city", "state", "zip_code"}
_MOST_REACHED = 3
"""Addresses of such a list with a telephone or mailbox beside them: its office's and where its letters go; a list of members has more."""
_OWN_DESK = 0.9
"""From this confidence on a street is the firm's by where it stands; one of a text may be that of a house."""
_HEADED = 2
"""Segments from an address to the next one of a list, with a heading between."""
_BESIDE = 4
"""Segments above and below an address in which its telephone stands."""

_OF_TEMPLATES = frozenset(
    {"anytown", "any town", "any city", "your town", "your city", "yourtown", "yourcity", "city name"}
)
"""Cities that site builders' templates put where the company's is to be written."""
_TEMPLATE_STREET = re.compile(r"\b500 Terry (?:Francine|Francois|A\.? Francois)\b", re.IGNORECASE)
"""The street that Wix's templates show."""
_SAMPLE_STREET = re.compile(r"1234?\s(?:Main|Any|Example|Sample|Your)\sSt(?:reet)?\b", re.IGNORECASE)
"""What examples of markup give for a street: a firm that has its desk there shows it to visitors, too."""
_MOST_CITIES = 1
"""Cities without a street on a page, outside its footer; more are where the firm's houses are."""
_TELEPHONE = re.compile(r"(?:\d[\s().–/-]{0,3}){7}")
_IN_FRONT = 60
"""Characters in front of a street that are looked at for a floor or a unit."""


def addresses(pages: Sequence[PageText]) -> Iterator[Fact]:
    """The parts of every address, street first; the headquarters' are the surest. Not yet verified."""
    places: list[Place] = []
    others: list[bool] = []
    for page in pages:
        if page.outcome is Outcome.OK and page.role != "portal":
            found = _in_contact_block(page) if page.role == "list" else _of_page(page)
            entries = others_entries(page) if found else ()
            places += found
            others += [is_anothers(place) or entries[place.at.number - 1] for place in found]
    # A footer's line is another's on every page where one page tells so.
    lines = {place.at.text for place, no in zip(places, others, strict=True) if no and place.at.region is Region.FOOTER}
    others = [no or place.at.text in lines for place, no in zip(places, others, strict=True)]
    own = [place for place, anothers in zip(places, others, strict=True) if not anothers]
    if not own:
        alone = list(_stated_alone(pages))
        yield from alone or (fact for place in told_seats(pages) for fact in _facts(place, _sure(place)))
    letters = _for_letters_alone(own)
    own = [place for place in own if place.key not in letters]
    counts = Counter(place.key for place in own)
    named = {place.key for place in own if is_named_head_office(place)} or in_city_of_head_office(own)
    named = named or {place.key for place in own if is_called_ours(place)}
    towns = in_own_town(own, named)
    named = set() if towns else named
    desks = _desks(own)
    most = max((count for key, count in counts.items() if key in desks or not desks), default=0)
    for place, anothers in zip(places, others, strict=True):
        if anothers:
            yield from _facts(place, NOT_OURS)
            continue
        sure = _sure(place)
        # What is shown often beside the firm's own desk is a house that it looks after.
        sure += _OFTEN * min(max(counts[place.key] - 1, 0), 2) if place.key in desks or not desks else 0.0
        if named:
            sure += _NAMED if place.key in named else -2 * _BRANCH
        elif towns:
            sure += _NAMED if place.key in towns else -_BRANCH
        elif place.key not in letters and counts[place.key] < most:
            sure -= _BRANCH
        if is_for_payments(place) or place.key in letters:
            sure -= 2 * _BRANCH
        yield from _facts(place, sure)


def _stated_alone(pages: Sequence[PageText]) -> Iterator[Fact]:
    """What markup under another name says where the site shows none."""
    alone = stated_alone(pages)
    for page in pages if alone else ():
        for place in structured(page, {number for url, number in alone if url == page.url}):
            yield from _facts(place, ALONE)


def _for_letters_alone(own: Sequence[Place]) -> set[tuple[str, ...]]:
    """Keys of the firm's boxes and mailing addresses, where it shows beside them or as its own where people go; else none."""
    if len({place.key for place in own}) < FEWEST_BRANCHES:
        return set()
    mailed = [place for place in own if is_for_letters(place)]
    if not mailed:
        return set()
    found = {place.key for place in mailed} - {place.key for place in own if place not in mailed}
    streets_of = [place for place in own if "street" in place.parts and place not in mailed]
    return found if any(_sure(place) >= _OWN_DESK or _is_beside(place, mailed) for place in streets_of) else set()


def _is_beside(place: Place, others: Sequence[Place]) -> bool:
    return any(
        other.page is place.page
        and other.at.region is place.at.region
        and abs(other.at.number - place.at.number) <= 2 * _BESIDE
        for other in others
    )


def _desks(own: Sequence[Place]) -> set[tuple[str, ...]]:
    """Keys of the places where the firm is reached; below a list of offices the number is everyone's, not the last one's."""
    found: set[tuple[str, ...]] = set()
    below: Place | None = None
    for place in reversed(own):
        listed = below is not None and _is_right_above(place, below)
        listed = listed and _is_firms_own(place) and not is_for_letters(place) and not is_for_payments(place)
        below = place if listed or _is_desk(place) else None
        found |= {place.key} if below else set()
    return found


def _is_right_above(place: Place, other: Place) -> bool:
    """Whether another address follows in the same list, at most a heading between."""
    first = min(shown.segment.number for shown in other.parts.values())
    same = place.page is other.page and place.at.region is other.at.region
    return same and 0 < first - place.at.number <= _HEADED


def _is_desk(place: Place) -> bool:
    """Whether it stands where firms say how they are reached, with a telephone or a mailbox beside it."""
    return _is_firms_own(place) and _has_contact_beside(place)


def _is_firms_own(place: Place) -> bool:
    firms_own = place.page.role == "contact" or place.at.region in (Region.FOOTER, Region.HEADER)
    return firms_own and "street" in place.parts and not place.stated


def _of_page(page: PageText) -> list[Place]:
    shown = list(islice(written(page), _MOST_ON_OFFICE_PAGE))
    found = [*(_without_half(place, shown) for place in islice(structured(page), _MOST_ON_OFFICE_PAGE)), *shown]
    ends = {place.at.number for place in found}
    found += (place for place in islice(foreign(page), _MOST_ON_OFFICE_PAGE) if place.at.number not in ends)
    found = [place for place in found if not (_is_offered(place) or _is_templates(place))]
    outside = [place for place in found if place.at.region is not Region.FOOTER and not place.stated]
    bare = [place for place in outside if "street" not in place.parts]
    if len(bare) > _MOST_CITIES and len({place.key for place in bare}) > _MOST_CITIES:
        found, outside = ([place for place in places if place not in bare] for places in (found, outside))
    houses = {(place.value("street"), place.key) for place in outside} if len(outside) > _MOST_A_PAGE else ()
    if len(houses) > _MOST_A_PAGE and not _lists_offices(page):
        reached = [place for place in outside if place.parts.keys() >= _WHOLE and _has_contact_beside(place)]
        few = len({place.key for place in reached}) <= _MOST_REACHED
        return [place for place in found if place not in outside or (few and place in reached)]
    return found


def _is_templates(place: Place) -> bool:
    street = place.value("street")
    if place.stated and _SAMPLE_STREET.match(street):
        return True
    return place.value("city").casefold() in _OF_TEMPLATES or _TEMPLATE_STREET.search(street) is not None


def _without_half(stated: Place, shown: Sequence[Place]) -> Place:
    """A stated address without its street where the page shows the same one with more behind: the markup often lacks the suite."""
    street = words_of(stated.value("street"))
    more = (words_of(place.value("street")) for place in shown if place.key == stated.key)
    if street and any(len(other) > len(street) and other[: len(street)] == street for other in more):
        return replace(stated, parts={name: part for name, part in stated.parts.items() if name != "street"})
    return stated


def _in_contact_block(page: PageText) -> list[Place]:
    """Addresses of a page that nothing tells the purpose of: at most two, each with a telephone or a mailbox beside it."""
    found = [place for place in _of_page(page) if place.stated or _has_contact_beside(place)]
    return found if len({place.key for place in found}) <= _MOST_IN_BLOCKS else []


def _has_contact_beside(place: Place) -> bool:
    own = {shown.segment.number for shown in place.parts.values()}
    beside = place.page.segments[max(0, min(own) - 1 - _BESIDE) : place.at.number + _BESIDE]
    return any(_reaches(segment, digits=segment.number not in own) for segment in beside if len(segment.text) <= SHORT)


def _reaches(segment: Segment, *, digits: bool) -> bool:
    """Whether a telephone or a mailbox stands there; in the address's own lines digits alone do not tell."""
    number = _TELEPHONE.search(segment.text) if digits else phones_in(segment.text)
    return bool(number) or "@" in segment.text or segment.href[:7].lower() == "mailto:"


def _lists_offices(page: PageText) -> bool:
    if page.role == "contact":
        return True
    titles = " ".join(segment.text for segment in page.segments[:60] if segment.kind in (Kind.TITLE, Kind.HEADING))
    return (
        _OFFICES.search(page.url.partition("://")[2].partition("/")[2]) is not None
        or _OFFICES.search(titles[:500]) is not None
    )


def _is_offered(place: Place) -> bool:
    """Whether the lines beside an address offer it: a listing's, not the company's."""
    if place.stated or place.at.region in (Region.FOOTER, Region.HEADER):
        return False
    number = place.at.number
    beside = [segment for segment in place.page.segments[max(0, number - 4) : number + 3] if len(segment.text) <= SHORT]
    return (
        sum(_FOR_SALE.search(segment.text) is not None for segment in beside if segment.kind is not Kind.STRUCTURED)
        >= 2
    )


def _sure(place: Place) -> float:
    page, segment = place.page, place.at
    if place.stated:
        return 0.94 if page.role in ("contact", "home") else 0.9
    sure = -place.doubt
    if page.role == "contact" and not segment.card:
        return 0.93 + sure
    if segment.region in (Region.FOOTER, Region.HEADER):
        return 0.92 + sure
    if segment.card and page.role != "contact":
        return 0.5 + sure
    if page.role in ("home", "about", "contact"):
        return (0.86 if len(segment.text) <= SHORT else 0.75) + sure
    return 0.6 + sure


def _facts(place: Place, sure: float) -> Iterator[Fact]:
    for field, shown in place.parts.items():
        own = sure - shown.doubt
        if field == "street" and _is_in_part(place, shown):
            own = min(own, _IN_PART)
        yield propose(place.page, shown.segment, field, shown.value, own, quote=shown.quote)


def _is_in_part(place: Place, street: Shown) -> bool:
    if streets.has_unit(street.value):
        return False
    if place.stated:
        return True
    begin = street.segment.text.find(street.value)
    return begin > 0 and streets.has_unit(street.segment.text[max(0, begin - _IN_FRONT) : begin])
