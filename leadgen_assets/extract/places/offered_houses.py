"""Addresses of a house that somebody offers: a label in front ("Featured rental: …", "Open house: …"), or its rooms and price behind.

A label without "our" alone tells little ("our new home" is the firm's); so only what names something on offer counts.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.places.place import Place
from leadgen_assets.extract.reading.proposal import SHORT

_THING = (
    r"(?:rentals?|listings?|propert(?:y|ies)|apartments?|condos?|town\s?ho(?:me|use)s?|units?|duplex(?:es)?|vacanc(?:y|ies)|cottages?|cabins?"
    r"|bungalows?|studios?|flats?|lofts?|lots?)"
)
_WHICH = r"(?:featured|available|latest|newest|new|upcoming|vacant|hot|next|current|today['’]s|this\s(?:week|month)['’]?s|sample)"
_OFFER = (
    rf"(?:{_WHICH}\s(?:[\w-]+\s){{0,2}}?{_THING}|(?:featured|available|vacant|newest|latest)\s(?:[\w-]+\s){{0,2}}?(?:homes?|houses?)"
    rf"|(?:{_THING}|homes?|house)\s(?:available|of\sthe\s(?:day|week|month))|open\shouses?|(?:price|rent)\s(?:reduced|drop(?:ped)?|improvement|cut)"
    r"|(?:see|tour|view|rent|lease)\s(?:this|our\s(?:newest|latest|featured))\s[\w-]+|under\scontract|move-?in\s(?:ready|special))"
)
_NOW = (
    r"(?:(?:now\s)?(?:renting|leasing|showing|for\s(?:rent|sale|lease)|available)(?:\snow)?|coming\ssoon|vacant|(?:home|house|room)\s"
    r"for\s(?:rent|sale|lease))"
)
_LABEL = re.compile(
    rf"(?:^|[|•·;.!?:]\s?|\b(?:our|the|a)\s){_OFFER}\W*$|(?:^|[|•·;.!?]\s?)\W*{_NOW}\s?[:–—-]\W*$", re.IGNORECASE
)
_HEADING = re.compile(rf"\W*(?:(?:our|the)\s)?(?:{_OFFER}|{_NOW})\W*", re.IGNORECASE)

_BEDS = r"(?:\d{1,2}\+?[\s-]?(?:bed(?:room)?s?|brs?|bds?|bdrms?)|studio)\b"
_BATHS = r"\d(?:\.\d{1,2})?[\s-]?(?:bath(?:room)?s?|ba)\b"
_PRICE = r"\$\s?\d[\d,]{2,}"
_FACTS = re.compile(
    rf"{_BEDS}.{{0,40}}?(?:{_BATHS}|{_PRICE})|{_PRICE}.{{0,40}}?{_BEDS}|{_BATHS}.{{0,40}}?{_PRICE}", re.IGNORECASE
)
_OF_MANY = re.compile(
    r"\b(?:homes|houses|apartments|units|rentals|condos|properties|floor\s?plans|from\s\$)", re.IGNORECASE
)
""" "1 and 2 bed apartments, 1 bath": what a firm has of, and not one house."""
_BEFORE_FACTS = re.compile(r"[\s,;:.|•·–—-]*(?:\d{5}(?:-\d{4})?[\s,;:.|•·–—-]*)?")
"""A label ("Featured: 3 bed …") begins another house."""
_OFFICE = re.compile(
    r"\b(?:offices?|headquarters|hq|address|visit(?:\sus)?|find\sus|located|location)\W*(?:(?:at|in|is)\W*)?$",
    re.IGNORECASE,
)
_BEHIND = 2
"""Lines behind an address in which a house's rooms and price stand."""


def is_label(text: str) -> bool:
    """Whether what stands in front of an address, or a line above it, offers the house there.

    >>> is_label("Featured rental: "), is_label("Now renting: "), is_label("Our new home: "), is_label("Now leasing ")
    (True, True, False, False)
    """
    return _LABEL.search(text) is not None


def is_heading(text: str) -> bool:
    """Whether a line that stands above an address is nothing but such an offer."""
    return _HEADING.fullmatch(text) is not None


def has_rooms(place: Place) -> bool:
    """Whether the rooms, or the rooms and the price, of one house stand behind an address."""
    segments, at = place.page.segments, place.at.number - 1
    code = place.value("zip_code") or place.value("state")
    texts = [place.at.text.rpartition(code)[2] if code else ""]
    for segment in segments[at + 1 : at + 1 + _BEHIND]:
        if segment.region is not place.at.region or segment.kind not in (Kind.TEXT, Kind.LINK):
            break
        texts.append(segment.text[:SHORT])
    facts = (_BEFORE_FACTS.match(text) for text in texts)
    return any(
        found and _FACTS.match(found.string, found.end()) and not _OF_MANY.search(found.string) for found in facts
    )


def is_of_office(front: str) -> bool:
    """Whether what stands in front of an address calls it the firm's own: "Office:", "Visit us at"."""
    return _OFFICE.search(front) is not None
