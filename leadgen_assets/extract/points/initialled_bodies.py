"""Bodies named by their initials alone right in front of a number: "Questions about vouchers: HASO, 541-555-0142".

The firm's own initials are told by the words of its names and its domain; a word in capitals for emphasis by its length, by the page
that has it in small letters too, as somebody's surname, or by what firms label numbers with.
"""

from __future__ import annotations

import re
from enum import Enum

from leadgen_assets.domain.pages.page import Kind, PageText, Region
from leadgen_assets.domain.wording.regions import region
from leadgen_assets.extract.naming.person_names import given_name
from leadgen_assets.extract.others.stated_bodies import words_of_names
from leadgen_assets.extract.reading.quick_look import once
from leadgen_assets.extract.reading.word_lists import word_list

_NAME = re.compile(
    r"(?P<front>^|[:;|•·.?!(]\s?|(?<![A-Z,])\b(?:[a-z]+|Call|Contact|Dial|Phone|Reach|Ask|Text|See|The)\s)(?P<name>[A-Z]{3,6})(?:['’]s?)?"
    r"(?:\s(?:is\s)?(?:at|on|direct(?:ly)?|first)|\s?[:,–-])*\s{0,2}\(?$"
)
_SENDS = re.compile(
    r"\b(?:questions?|inquir(?:y|ies|e)|enquir(?:y|ies|e)|complaints?|concerns?|problems?|help|aid|assistance|report|appl(?:y|ies|ications?)"
    r"|call|contact|dial|reach|ask|see|visit|file|(?:run|handled|administered|paid|provided|offered|issued)\sby|go\sto|comes?\sfrom)\b",
    re.IGNORECASE,
)
_LOOKED_AT = 120
_MARKS = re.compile(r"[A-Z]{3}")


class Initialled(Enum):
    """How a body is named in front of a number.

    SENT_TO: the reader is sent to it, so that the number is its. NAMED: it stands there alone, and may be a part of the firm.
    """

    SENT_TO = "sent to"
    NAMED = "named"


def initialled(page: PageText, before: str) -> Initialled | None:
    """How initials that are not the firm's lead to a number; None where none do.

    Args:
        page: any page. before: what leads to the number.
    """
    near = before[-_LOOKED_AT:]
    found = _NAME.search(near) if _MARKS.search(near[-20:]) else None
    if found is None or not _is_initials(page, found["name"]):
        return None
    led = near[: found.start("name")]
    return Initialled.SENT_TO if any(map(str.islower, led)) and _SENDS.search(led) else Initialled.NAMED


def _is_initials(page: PageText, name: str) -> bool:
    lower = name.lower()
    if lower in word_list("capital_labels") or lower in word_list("surnames") or region(name):
        return False
    if given_name(name.title()) is not None:
        return False
    *shown, stem = words_of_names(page)
    initials = ["".join(word[0] for word in each.split()) for each in shown]
    if any(lower in own for own in (stem, *shown)) or any(
        own and lower.startswith(own) for own in initials if len(own) > 1
    ):
        return False
    # "CRPM" of Cascade Ridge Rentals, which is Cascade Ridge Property Management besides.
    if any(own.startswith(lower) or lower.startswith(own[:2]) for own in initials if len(own) > 1):
        return False
    written = re.compile(rf"\b(?:{lower}|{name.title()})\b")
    return not (re.search(rf"\b{name}\b", _own_words(page)) or written.search(_text(page)))


@once
def _own_words(page: PageText) -> str:
    """What stands in the header and the page's title: a firm that is called by its initials shows them there."""
    return " ".join(each.text for each in page.segments if each.region is Region.HEADER or each.kind is Kind.TITLE)


@once
def _text(page: PageText) -> str:
    return "\n".join(each.text for each in page.segments if each.kind in (Kind.TEXT, Kind.HEADING, Kind.LINK))
