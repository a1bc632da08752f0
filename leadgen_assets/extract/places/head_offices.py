"""Which of several addresses the pages call the head office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.extract.others.guide_entries import is_named_for
from leadgen_assets.extract.places.place import Place
from leadgen_assets.extract.reading.proposal import SHORT
from leadgen_assets.extract.reading.quick_look import hits
from leadgen_assets.extract.reading.sections import is_others_page

FEWEST_BRANCHES = 2
_OTHERS_BELOW = re.compile(
    r"^\W*(?:our\s)?(?:other|additional|satellite|branch|more)\s(?:offices?|locations?|branches)\b", re.IGNORECASE
)
_WAY_THERE = re.compile(r"\b(?:directions?|maps?)\b", re.IGNORECASE)
"""Where a list of branches begins, and a link below the address that it leads to."""
_CALLED = r"headquarters?|main office|corporate office|head office|home office|registered office|principal office"
_HEADQUARTERS = re.compile(
    rf"\b(?:{_CALLED}|HQ)\b|^\D{{0,60}}(?:\(\s?(?:main|corporate)\s?\)|[-–—:|]\s?main)\W{{0,3}}$", re.IGNORECASE
)
_OURS = re.compile(r"\W*(?:visit\s)?our\s(?:office|location|address)\W*", re.IGNORECASE)
_HEADQUARTERED = re.compile(
    rf"(?:\b(?i:our\s(?:\w+\s)?(?:{_CALLED})\s(?:is|are)(?:\s(?:now|located|based))?|we(?:['’]re|\sare)\s(?:now\s)?headquartered)\sin"
    rf"|\b(?i:our\s(?:\w+\s)?(?:{_CALLED})\s(?:(?:has|have)\s)?(?:moved|relocated)\s)(?:(?i:from)\s[A-Z][^.;!?]{{2,40}}?\s)?(?i:to))"
    r"\s(?:(?:downtown|beautiful|historic|nearby)\s)?(?P<city>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})"
)
_SEATED = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:(?P<who>[A-Z][^;!?]{2,70}?)(?:,|\s(?:is|are))\s(?:now\s)?)?(?i:headquartered)\sin"
    r"\s(?:(?:downtown|beautiful|historic|nearby)\s)?(?P<city>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})(?P<we>[^.;!?]{0,40}?,\s(?:we|our)\b)?"
)
""" "Maple Hollow, headquartered in Elmfield", "Headquartered in Elmfield, Texas, we"."""
_GONE = re.compile(r"\b(?:moved|relocated|was|were|used\sto|former(?:ly)?|until)\b", re.IGNORECASE)
"""Beside the head office it tells of a place that it may have left, not of the one below."""
_HEADQUARTERED_WORDS = (
    "headquarter",
    "main office",
    "corporate office",
    "head office",
    "home office",
    "principal office",
    "registered office",
)
"""A sentence that tells the head office's city."""


def is_named_head_office(place: Place) -> bool:
    """Whether its own line or one right above, below any other address, calls it the head office."""
    if place.stated:
        return False
    first = min(shown.segment.number for shown in place.parts.values())
    segments = place.page.segments
    for segment in reversed(segments[max(0, first - 5) : first]):
        if _OTHERS_BELOW.search(segment.text):
            return False
        if segment.kind is Kind.LINK and _WAY_THERE.search(segment.text):
            continue  # "Directions to our main office" stands below the address that it means
        anothers = segment.number < first and re.search(r"\d{5}", segment.text)
        if not anothers and len(segment.text) <= SHORT and _HEADQUARTERS.search(segment.text):
            elsewhere = _HEADQUARTERED.search(segment.text)
            return _begins(elsewhere["city"], place) if elsewhere else _GONE.search(segment.text) is None
        if anothers:
            return False
    return False


def is_called_ours(place: Place) -> bool:
    """Whether the line above it is "Our Location", "Our Office": a firm that has one and names others' places calls its own so."""
    first = min(shown.segment.number for shown in place.parts.values())
    above = place.page.segments[first - 2].text if first > 1 else ""
    return not place.stated and _OURS.fullmatch(above[:SHORT]) is not None


def in_city_of_head_office(own: Sequence[Place]) -> set[tuple[str, ...]]:
    """The key of the only address in the city in which a sentence says the head office is; empty where none or several are."""
    if len({place.key for place in own}) < FEWEST_BRANCHES:
        return set()
    pages = {id(place.page): place.page for place in own}.values()
    cities = [
        found["city"]
        for page in pages
        if not is_others_page(page)
        for at in hits(page, _HEADQUARTERED, _HEADQUARTERED_WORDS)
        for found in _HEADQUARTERED.finditer(page.segments[at].text)
    ]
    cities += [city for page in pages if not is_others_page(page) for city in _seats(page)]
    keys = {place.key for place in own if "street" in place.parts and any(_begins(city, place) for city in cities)}
    return keys if len(keys) == 1 else set()


def _seats(page: PageText) -> Iterator[str]:
    """Cities in which a sentence says that the firm, by its name or as "we", is headquartered."""
    for at in hits(page, _SEATED, ("headquartered",)):
        for found in _SEATED.finditer(page.segments[at].text):
            if is_named_for(page, re.sub(r"\s?\([^()]*\)", "", found["who"])) if found["who"] else found["we"]:
                yield found["city"]


def _begins(words: str, place: Place) -> bool:
    """Whether capitalised words begin with an address's city: "Ashland" and "Ashland Oregon" of one in Ashland."""
    city, told = (text.casefold().replace(".", "") for text in (place.value("city"), words))
    return bool(city) and f"{told} ".startswith(f"{city} ")
