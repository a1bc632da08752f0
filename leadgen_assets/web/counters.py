"""Numbers that run up before a visitor's eyes: the markup holds where they begin, an attribute where they end.

Builders of pages and the usual scripts write `<span data-to-value="875">0</span>`; a visitor sees 875. Where the number stands
on the element around ("percent-value" within `data-number-value`), it is shown in the empty element.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

_ENDS = (
    "data-to-value", "data-number-value", "data-purecounter-end", "data-count-to", "data-countto", "data-counter-value",
    "data-end-value", "data-count", "data-target", "data-to", "data-end", "data-stop",
)  # fmt: skip
ENDS = frozenset(_ENDS)
"""Attributes in which the number stands, the surest first."""
_STARTS = ("data-from-value", "data-from", "data-start", "data-purecounter-start")
_SEPARATORS = ("data-delimiter", "data-number-separator", "data-separator", "data-purecounter-separator")
_WITHIN = "percent-value"
_AROUND = "data-number-value"
_NUMBER = re.compile(r"\d{1,7}|\d{1,3}(?:,\d{3}){1,2}")
_SHOWN = re.compile(r"\s*(?P<number>\d[\d,]{0,9})?(?P<sign>\s?[+%kKmM]?)\s*")
_COUNTER = re.compile(r"count|number|odometer|figure|stat(?:s|istic)?\b|milestone", re.IGNORECASE)
_SURE = 7
"""So many of the attributes are written for nothing but numbers that run: an empty element shows them."""
_MOST_ABOVE = 4
_LONGEST = 20


def may_run(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element of this start tag may show a number that runs: a quick look."""
    return not ENDS.isdisjoint(attributes) or _WITHIN in (attributes.get("class") or "")


def run_to(node: LexborNode, attributes: Mapping[str, str | None]) -> str:
    """The number that an element shows in the end, with the sign behind it; "" for any other element.

    Only what is empty, or holds nothing but 0 or the number where the count begins, shows another one than it holds.
    """
    child = node.first_child
    if child is not None and (child.tag != "-text" or child.next is not None):
        return ""
    held = node.text() or ""
    shown = _SHOWN.fullmatch(held) if len(held) <= _LONGEST else None
    if shown is None:
        return ""
    around, given = _given(node, attributes, empty=not shown["number"])
    start = next(filter(None, map(around.get, _STARTS)), "0").strip()
    if not _NUMBER.fullmatch(given) or (shown["number"] or start) not in ("0", start):
        return ""
    separated = any(around.get(name) == "," for name in _SEPARATORS)
    return (f"{int(given):,}" if separated and given.isdecimal() else given) + shown["sign"]


def _given(
    node: LexborNode, attributes: Mapping[str, str | None], *, empty: bool
) -> tuple[Mapping[str, str | None], str]:
    """The attributes that tell of the number, of the element or of one around it, and the number; "" where none is told."""
    if _WITHIN in (attributes.get("class") or "").split():
        above = node.parent
        for _ in range(_MOST_ABOVE):
            if above is None:
                break
            if value := above.attributes.get(_AROUND):
                return above.attributes, value.strip()
            above = above.parent
    for place, name in enumerate(_ENDS):
        value = attributes.get(name)
        if value and (not empty or place < _SURE or _COUNTER.search(attributes.get("class") or "")):
            return attributes, value.strip()
    return attributes, ""
