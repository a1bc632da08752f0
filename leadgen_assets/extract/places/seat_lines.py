"""The town of a firm whose site shows no street: in its footer beside its name or number, or in what it states for machines.

"Eugene, Oregon" alone says where a firm is only beside how it is reached, and not where towns are listed that it serves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.wording.regions import region
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.others.guide_entries import is_named_for
from leadgen_assets.extract.others.stated_bodies import is_anothers_value, is_own_entry
from leadgen_assets.extract.places import streets
from leadgen_assets.extract.places.place import Place, Shown
from leadgen_assets.extract.places.street_block import quoted
from leadgen_assets.extract.places.told_addresses import CITY, NO_CODE, state_written
from leadgen_assets.extract.reading.proposal import SHORT
from leadgen_assets.extract.reading.sections import headings_above

_TOWN = re.compile(
    rf"(?P<city>{CITY}),\s(?P<state>[A-Z][A-Za-z.]{{1,14}}(?:\s[A-Z][a-z]{{2,9}})?)(?:,?\s(?:USA?|U\.S\.A?\.?))?"
)
_PARTS = re.compile(
    r"\s?[|•·]\s?|\s[-–—]\s|©\s?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?\s|(?<=\d{4})\s?,?\s(?=[A-Z])"
    r"|,?\s(?=(?:(?:[Pp]h(?:one)?|[Tt]el|[Cc]all|[TP])[.:]?\s)?\(?\d{3}[).\s-]{1,2}\d{3}[.\s-]\d{4})"
)
_RESERVED = re.compile(r"[\s.,|–—-]*\ball rights (?:are )?reserved\b.*$", re.IGNORECASE)
_REACHED = re.compile(r"\d{3}[).\s-]{1,3}\d{3}[.\s-]\d{4}|@|©|\bcopyright\b", re.IGNORECASE)
_MADE = re.compile(r"\b(?:site|web\s?site|web|design\w*|developed|powered|hosted|built|marketing|seo)\b", re.IGNORECASE)
_SERVED = re.compile(
    r"\b(?:serv\w+|areas?|cities|towns|communit(?:y|ies)|locations|branches|markets|coverage|where\swe|homes|rentals\sin|near)\b",
    re.IGNORECASE,
)
_BESIDE = 2
_NO_STREET = 0.1
_ADDRESS = re.compile(r"[A-Za-z]+\.address", re.IGNORECASE)
_NOT_A_FIRM = re.compile(
    r"person|event|product|offer|place|residence|house|apartment|accommodation|article|posting|page|list", re.IGNORECASE
)
_CITY, _STATE, _MORE = "addresslocality", "addressregion", ("streetaddress", "postalcode", "postofficeboxnumber")


def seat_lines(page: PageText) -> Iterator[Place]:
    """Every place of a page that shows the town beside how the firm is reached; several towns of one page are left to the caller."""
    yield from _stated(page)
    for at, segment in enumerate(page.segments):
        if segment.kind is not Kind.TEXT or len(segment.text) > SHORT or ", " not in segment.text:
            continue
        firms_own = segment.region in (Region.FOOTER, Region.HEADER, Region.NAV) or (
            page.role == "contact" and not segment.card
        )
        if not firms_own:
            continue
        for part in _PARTS.split(_RESERVED.sub("", segment.text)):
            found = _TOWN.fullmatch(part.strip(" .")) or _TOWN.fullmatch(part.strip(" .").partition(", ")[2])
            parts = _shown(segment, found) if found and _is_firms(page, at, part, found) else {}
            if parts:
                yield Place(page, segment, parts, _NO_STREET + NO_CODE)


def _shown(segment: Segment, found: re.Match[str]) -> dict[str, Shown]:
    city, state = found["city"], state_written(found["state"])
    person = person_name(city)
    if not state or not streets.is_city(city) or streets.is_two_places(city) or (person and person.known):
        return {}
    quote = quoted(segment.text, found.group())
    return {"city": Shown(city, segment, quote), "state": Shown(state, segment, quote)}


def _is_firms(page: PageText, at: int, part: str, found: re.Match[str]) -> bool:
    """Whether the firm's name or what reaches it stands in the line or right beside it, and neither makers nor towns served do."""
    segment = page.segments[at]
    own = segment.text.replace(found.group(), "")
    front = part.strip(" .").removesuffix(found.group()).strip(" ,")
    if (front and not is_named_for(page, front)) or _MADE.search(own) or _SERVED.search(own):
        return False
    if any(map(_SERVED.search, headings_above(page, at)[:1])) and segment.region is not Region.HEADER:
        return False
    near = page.segments[max(0, at - _BESIDE) : at + _BESIDE + 1]
    beside = [
        each for each in near if each.region is segment.region and each is not segment and len(each.text) <= SHORT
    ]
    if any(
        _MADE.search(each.text) or _TOWN.fullmatch(each.text.strip(" .")) or _SERVED.search(each.text)
        for each in beside[:_BESIDE]
    ):
        return False
    texts = [own, *(each.text for each in beside)]
    return any(_REACHED.search(text) or is_named_for(page, text) for text in texts) or any(
        each.href[:4].lower() in ("tel:", "mail") for each in beside
    )


def _stated(page: PageText) -> Iterator[Place]:
    """The town of an entry of the firm's own that states neither street nor code."""
    groups: dict[tuple[str, int], dict[str, Segment]] = {}
    for segment in page.segments:
        prefix, _, last = segment.label.rpartition(".")
        if segment.kind is Kind.STRUCTURED and _ADDRESS.fullmatch(prefix) and not _NOT_A_FIRM.search(prefix):
            groups.setdefault((prefix, segment.card), {}).setdefault(last.lower(), segment)
    for group in groups.values():
        city, state = group.get(_CITY), group.get(_STATE)
        if (
            city is None
            or state is None
            or any(more in group for more in _MORE)
            or not streets.is_city(city.text.strip())
        ):
            continue
        code = region(state.text.strip())
        if code and is_own_entry(page, city, nameless=False) and not is_anothers_value(page, city):
            name = streets.city_as_written(city.text.strip())
            parts = {"city": Shown(name, city, city.text), "state": Shown(code, state, state.text)}
            yield Place(page, city, parts, _NO_STREET + NO_CODE, stated=True)
