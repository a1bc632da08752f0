"""Addresses that a sentence tells: "Our office at 12 Alder Street in downtown Austin, Texas, is open daily".

Only where the sentence speaks of the firm's own office. The rules are from how firms write such sentences in general.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from leadgen_assets.domain.page import Kind, PageText
from leadgen_assets.domain.regions import american_region, canadian_region
from leadgen_assets.extract import streets
from leadgen_assets.extract.place import Place, Shown
from leadgen_assets.extract.quick_look import hits
from leadgen_assets.extract.street_block import quoted
from leadgen_assets.extract.zip_codes import zip_fits

_OWN = re.compile(
    r"\b(?:(?i:our)\s(?:(?:main|head|home|local|new|current|corporate|company|business|downtown|central|[A-Z]\w{2,14})\s){0,2}"
    r"(?:offices?|headquarters|shop|store|showroom|storefront|branch|brokerage|firm)\b(?:\s(?:is|are))?"
    r"(?:\s(?:now|conveniently|centrally|proudly|still|currently|located|situated|based|found|open)){0,3}"
    r"|(?i:we(?:['’]re|\sare))(?:\s(?:now|conveniently|centrally|proudly|still|currently)){0,2}\s(?:located|situated|headquartered|based)"
    r"|(?i:visit|find|see)\sus(?:\s(?:today|in person))?|(?i:stop)\s(?:by|in))\s(?:at|on)\s"
)
_WORDS = (
    "office",
    "located",
    "situated",
    "based",
    " us ",
    "stop",
    "headquarters",
    "shop",
    "store",
    "showroom",
    "branch",
    "brokerage",
    "firm",
)
"""One of these stands in each such sentence."""

_CITY = r"[A-Z][A-Za-z.'’-]{2,20}(?:\s[A-Z][A-Za-z.'’-]{1,20}){0,3}"
_BEHIND = re.compile(
    r",?\s(?:in\s(?:(?:the\sheart\sof|downtown|historic|beautiful|sunny|midtown|uptown|central|nearby)\s){0,2})?"
    rf"(?P<city>{_CITY}),\s(?P<state>[A-Z][A-Za-z.]{{1,14}}(?:\s[A-Z][a-z]{{2,9}})?)(?!\w)(?:,?\s(?P<code>\d{{5}})(?:-\d{{4}})?(?!\d))?"
)
_CLOSED = re.compile(
    r",?\s(?:\d{5}\s)?(?:(?:has|have|is|was|are)\s(?:now\s|permanently\s)?(?:been\s)?(?:closed|moved|relocated|sold)|moved|closed)\b"
)
_MOST, _NO_CODE, _CODE_LETTERS = 4, 0.04, 3


def told(page: PageText, read: Collection[int]) -> Iterator[Place]:
    """Such addresses in page order.

    Args:
        page: any page. read: places (from 0) of segments of which an address was read already.
    """
    for at in hits(page, _OWN, _WORDS):
        segment = page.segments[at]
        if segment.kind is not Kind.TEXT or at in read:
            continue
        for own in islice(_OWN.finditer(segment.text), _MOST):
            street = streets.STREET.match(segment.text, own.end())
            if street is not None:
                # "Visit us at 10 am at 12 Alder Street": the last number is the house's.
                begin = streets.house_number(segment.text[: street.end()], own.end())
                street = streets.STREET.match(segment.text, begin)
            behind = _BEHIND.match(segment.text, street.end()) if street else None
            if street is None or behind is None or _CLOSED.match(segment.text, behind.end()):
                continue
            quote = quoted(segment.text, street.group())
            parts = {name: Shown(value, segment, quote) for name, value in _parts(behind).items()}
            if parts:
                parts = {"street": Shown(street.group(), segment, quote)} | parts
                yield Place(page, segment, parts, 0.0 if "zip_code" in parts else _NO_CODE)


def _parts(behind: re.Match[str]) -> dict[str, str]:
    """City, state and code as a sentence writes them; {} where they are none, or do not fit each other."""
    words, code = behind["state"].rstrip(".").split(), behind["code"] or ""
    names = [
        name for name in (" ".join(words), words[0]) if len(name.replace(".", "")) > _CODE_LETTERS or name.isupper()
    ]
    state = next((value for name in names if (value := american_region(name) or canadian_region(name))), "")
    city = behind["city"]
    if not state or not streets.is_city(city) or streets.is_two_places(city) or (code and not zip_fits(code, state)):
        return {}
    return {"city": city, "state": state} | ({"zip_code": code} if code else {})
