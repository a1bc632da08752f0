"""Brands that a firm says it belongs to: "Maple Hollow Agency – A Berkmoor Agency". Its copyright line may be theirs; its name is not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.extract.firm.name_mentions import PARTS
from leadgen_assets.extract.others.other_firms import is_place
from leadgen_assets.extract.reading.proposal import SHORT
from leadgen_assets.extract.reading.quick_look import holding
from leadgen_assets.extract.reading.word_lists import word_list

_BRAND = r"(?P<brand>[A-Z][\w&'’]+(?:\s[A-Z][\w&'’]+){0,2}?)"
_ONE_OF_THEIRS = re.compile(
    r"(?:(?:[Aa]n?|[Yy]our|[Aa]uthori[sz]ed|[Oo]fficial|[Ee]xclusive|[Ii]ndependent)\s(?:[a-z]+\s){0,3}|[A-Z][\w&'’ ]{2,50},\s[Aa]n?\s)"
    rf"{_BRAND}\s(?i:agency|agent|company|franchisee?|dealer(?:ship)?|affiliate|member|brokerage|distributor|reseller|retailer|office)"
)
_PART_OF = re.compile(
    rf"\b(?:[Ff]ranchise(?:e|d\soffice)?|[Dd]ivision|[Ss]ubsidiary|[Aa]ffiliate|[Aa]gent)\s(?:of|for)\s(?:the\s)?{_BRAND}(?=$|[^\w\s]|\s[a-z(])"
)
_FRANCHISOR = re.compile(
    r"\s(?:franchis(?:e|es|ing|or)(?:\s(?:systems?|group|corp\w*|company|international|holdings?|usa|america|brands?|services))?|assetco|ip\s?co"
    r"|ip\s(?:holder|holdings?)|spv)\s?,?(?:\s(?:inc|llc|l\.l\.c|ltd|lp|corp|co)\.?)?$",
    re.IGNORECASE,
)
""" "Maple Hollow Franchising LLC", "Berkmoor Assetco LLC": who holds a brand that others trade under."""

_WORDS = (
    *(
        "agency",
        "agent",
        "company",
        "franchise",
        "dealer",
        "affiliate",
        "member",
        "brokerage",
        "distributor",
        "reseller",
    ),
    *("retailer", "office", "division", "subsidiary"),
)
"""No text in which one of the two is found is without one of them."""
_KINDS = (Kind.TITLE, Kind.HEADING, Kind.TEXT, Kind.IMAGE)
_MOST_PARTS = 8
_MOST_TEXTS = 400


def parent_brands(pages: Sequence[PageText], label: str) -> frozenset[str]:
    """First words, in lower case, of brands that the pages say the firm is one of many of.

    Args:
        pages: of one site.
        label: letters of the domain's first label: a brand that it spells is the firm's own.
    """
    found: set[str] = set()
    for page in pages:
        named = (page.segments[at] for at in holding(page, _WORDS))
        for segment in islice((each for each in named if _is_short(each)), _MOST_TEXTS):
            found.update(_brands(segment.text))
    return frozenset(brand for brand in found if brand not in label)


def names_franchisor(name: str, label: str) -> bool:
    """Whether a name is that of who licenses a brand, and not of the office whose site it is.

    Args:
        name: as written. label: letters of the domain's first label: a firm may be called so itself.
    """
    found = _FRANCHISOR.search(name)
    return found is not None and re.sub(r"\W", "", found.group().split()[0].lower())[:8] not in label


def stands_before_brand(text: str, name: str, brands: Collection[str]) -> bool:
    """Whether a text writes a name right before what it is one of: "Maple Hollow – A Berkmoor Agency".

    Args:
        text: of one segment. name: as it stands there. brands: as `parent_brands` has them.
    """
    at = text.find(name) if brands else -1
    behind = text[at + len(name) :].lstrip(" ,|·•-–—:") if at >= 0 else ""
    match = _ONE_OF_THEIRS.match(behind[:SHORT])
    return match is not None and match["brand"].split()[0].lower() in brands


def _is_short(segment: Segment) -> bool:
    return segment.kind in _KINDS and 12 < len(segment.text) <= SHORT


def _brands(text: str) -> Iterator[str]:
    matches = [*map(_ONE_OF_THEIRS.fullmatch, PARTS.split(text)[:_MOST_PARTS]), _PART_OF.search(text)]
    for match in filter(None, matches):
        first = match["brand"].split()[0].lower()
        # "A Family Company", "A Boise Company" are praise.
        if len(first) > 2 and first not in word_list("not_names") and not is_place(match["brand"]):
            yield first
