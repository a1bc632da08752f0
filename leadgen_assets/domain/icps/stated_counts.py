"""Numbers that a page states for machines under a property's name: `"numberOfEmployees": 25`, `"foundingDate": "1994-05-01"`.

The properties are schema.org's. A property speaks for those `count` fields that know its word; a range ("11-50") is no number.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.icps.icp import CountField
from leadgen_assets.domain.pages.page import Kind, Segment

_LABEL = re.compile(r"(?P<of>[A-Z]\w+)\.(?P<property>numberOfEmployees|foundingDate)(?:\.value)?$")
_QUOTE = re.compile(r"(?P<property>numberOfEmployees|foundingDate): (?P<value>.{1,30})$")
_WORDS = {"numberOfEmployees": "employees", "foundingDate": "founded"}
_VALUES = {
    "numberOfEmployees": re.compile(r"(\d{1,3}(?:,?\d{3}){0,2})(?:\.0)?"),
    "foundingDate": re.compile(r"((?:1[5-9]|20)\d\d)(?:-\d\d(?:-\d\d(?:T.{0,20})?)?)?"),
}


def stated_quote(segment: Segment) -> str:
    """How such a value is quoted: property and value; "" for any other segment.

    >>> from leadgen_assets.domain.pages.page import Region
    >>> stated_quote(Segment(1, Kind.STRUCTURED, Region.HEAD, "25", label="Organization.numberOfEmployees.value"))
    'numberOfEmployees: 25'
    """
    label = _LABEL.match(segment.label) if segment.kind is Kind.STRUCTURED else None
    return f"{label['property']}: {segment.text}" if label else ""


def stated_count(quote: str, spec: CountField) -> str:
    """The number of such a quote, for a field with the property's word and the number in its range; "" where it has none."""
    found = _QUOTE.match(quote)
    if found is None or _WORDS[found["property"]] not in (*spec.nouns, *spec.before):
        return ""
    number = _VALUES[found["property"]].fullmatch(found["value"])
    value = number[1].replace(",", "") if number else ""
    return value if value and spec.least <= int(value) <= spec.most else ""
