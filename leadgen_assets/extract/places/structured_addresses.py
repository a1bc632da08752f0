"""Postal addresses that a page states for machines: JSON-LD, microdata, hCard, Open Graph."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.domain.wording.regions import AUSTRALIAN_STATES, region
from leadgen_assets.extract.others.stated_bodies import is_anothers_value, is_own_entry
from leadgen_assets.extract.places.place import Place, Shown
from leadgen_assets.extract.places.post_boxes import without_box
from leadgen_assets.extract.places.streets import city_as_written, is_city
from leadgen_assets.extract.reading.parts_above import EDGE
from leadgen_assets.extract.reading.quick_look import of_kind
from leadgen_assets.extract.reading.zip_codes import EIRCODE, Country, codes_in, zip_fits

_PARTS = {"streetaddress": "street", "addresslocality": "city", "addressregion": "state", "postalcode": "zip_code"}
"""Properties of schema.org's PostalAddress -> fields, in the order of the fields."""

_OTHERWISE = {
    "street-address": "streetaddress",
    "street_address": "streetaddress",
    "locality": "addresslocality",
    "region": "addressregion",
    "postal-code": "postalcode",
    "postal_code": "postalcode",
}
"""What hCard and Open Graph call the same."""

_IRISH, _FOUR = re.compile(EIRCODE), re.compile(r"\d{4}")
"""Codes that are told from other numbers by what stands beside them alone; here they are stated as codes."""
_IN_AUSTRALIA = frozenset(AUSTRALIAN_STATES.values())
_DISTRICT = re.compile(r"(?<=[a-z])\s\d{1,2}$")
""" "Dublin 2" is Dublin."""

_NOT_THE_COMPANY = re.compile(
    r"\b(?:\w*event|person|author|jobposting|joblocation|offer|product|\w*residence|house|apartment|accommodation|realestatelisting"
    r"|\w*article|blogposting|review|client|itemoffered|homelocation|worklocation)\b",
    re.IGNORECASE,
)
"""Types and properties of schema.org whose address is that of an event, a home, a job or somebody else."""
_NO_OFFICE = re.compile(r"(?:list|place|complex|lodging|accommodation|suite|room|city)", re.IGNORECASE)
"""In a type whose address in one text may be that of anything; where a hotel is the firm, it states it by its parts."""


def structured(page: PageText, also: Container[int] = ()) -> Iterator[Place]:
    """Addresses in page order: parts one behind the other whose labels share what stands before the last dot.

    Args:
        page: any page. also: numbers of segments that are the firm's although their entry has another's name.
    """
    group: dict[str, Segment] = {}
    owner: object = None
    for at in sorted((*of_kind(page, Kind.META), *of_kind(page, Kind.STRUCTURED))):
        segment = page.segments[at]
        whose, part = _part(page, segment, also)
        if group and part and (whose != owner or part in group):
            yield from _place(page, group)
            group = {}
        if part:
            owner, group[part] = whose, segment
    if group:
        yield from _place(page, group)


def is_whole(page: PageText, segment: Segment) -> bool:
    """Whether a stated value is a whole address in one text, of the firm: `"address": "12 Alder Street, Austin, TX 78701"`."""
    prefix, _, last = segment.label.rpartition(".")
    if segment.kind is not Kind.STRUCTURED or last.lower() != "address" or "." in prefix:
        return False  # the types of what an entry nests are not known: a branch, a house of a list
    theirs = _NOT_THE_COMPANY.search(prefix) or _NO_OFFICE.search(prefix) or is_anothers_value(page, segment)
    return not theirs and is_own_entry(page, segment, nameless=True)


def _part(page: PageText, segment: Segment, also: Container[int]) -> tuple[object, str]:
    if segment.kind is Kind.META:
        prefix, _, last = segment.label.lower().rpartition(":")
        last = _OTHERWISE.get(last, last) if prefix in ("og", "business:contact_data") else ""
        return prefix, _PARTS.get(last, "")
    prefix, _, last = segment.label.rpartition(".")
    last = last.lower()
    theirs = segment.number not in also and is_anothers_value(page, segment)
    if _NOT_THE_COMPANY.search(prefix) or theirs:
        return None, ""
    return (prefix, segment.card), _PARTS.get(_OTHERWISE.get(last, last), "")


def _place(page: PageText, group: dict[str, Segment]) -> Iterator[Place]:
    text = {part: segment.text.strip(EDGE) for part, segment in group.items()}
    state = region(text.get("state", ""))
    written = text.get("zip_code", "")
    code = next(codes_in(written), None)
    city = _DISTRICT.sub("", text.get("city", ""))
    abroad = _IRISH.fullmatch(written) or (state in _IN_AUSTRALIA and _FOUR.fullmatch(written))
    american = len(state) == 2 and bool(code) and code is not None and code.country is Country.USA
    if (
        not is_city(city)
        or not (state or code or abroad)
        or (american and code is not None and not zip_fits(code.value, state))
    ):
        return
    values = {
        "street": without_box(text.get("street", "")) if len(state) == 2 else text.get("street", ""),
        "city": city_as_written(city),
        "state": state,
        "zip_code": code.value if code else written if abroad else "",
    }
    if values["street"].lower() == values["city"].lower():
        values["street"] = ""  # a town is no street, though a form asked for one
    if american and " " not in values["street"]:
        values["street"] = ""  # nor is a part of it: "Woodbury" in Irvine
    if not values["street"] and not values["zip_code"]:
        return
    parts = {part: Shown(value, group[part], group[part].text) for part, value in values.items() if value}
    yield Place(page, group["city"], parts, stated=True)
