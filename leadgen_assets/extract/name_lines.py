"""What one line of a page tells of a person: whether it is a name, a mailbox made of one, an entry of somebody else's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from leadgen_assets.domain.page import Kind, Region, Segment
from leadgen_assets.domain.written import emails_in
from leadgen_assets.extract.mailboxes import local_part_carries
from leadgen_assets.extract.other_firms import has_firm_word
from leadgen_assets.extract.person_names import PersonName, person_name, starts_otherwise
from leadgen_assets.extract.proposal import SHORT
from leadgen_assets.extract.titles import Titles

SHOWN = (Kind.TEXT, Kind.HEADING, Kind.LINK)
INLINE = re.compile(r"\s*(?:,|:|\(|\||•|·|\s[-–—]{1,2}\s?|[–—]{1,2})\s*")
"""What parts a name from a title in one line."""

_PARTED = re.compile(INLINE.pattern + r"|\s(?:&|and)\s")


def whole_name(segment: Segment, titles: Titles) -> PersonName | None:
    """The name that a segment's whole text is; None where it is something else, or a link of a menu."""
    text = segment.text
    if not 5 <= len(text) <= 60 or not 0 < text.count(" ") < 8 or not (text[0].isupper() or "," in text):
        return None
    if (
        starts_otherwise(text)
        or segment.kind not in SHOWN
        or (segment.region is Region.NAV and segment.kind is Kind.LINK)
    ):
        return None
    name = person_name(segment.text)
    # "Chief Happiness Officer" has the shape of a name.
    return name if name and (name.known or not (titles.title(segment.text) or has_firm_word(name.text))) else None


def own_mailbox(window: Sequence[Segment], name: PersonName) -> bool:
    """Whether an address made of the name stands in one of the segments."""
    for segment in window:
        mail = segment.href[:7].lower() == "mailto:"
        if mail or "@" in segment.text:
            texts = (segment.text, unquote(segment.href)) if mail else (segment.text,)
            if any(local_part_carries(found.value, name.text) for text in texts for found in emails_in(text)):
                return True
    return False


def names_somebody(title: str) -> bool:
    """ "Vance Bakery – Paula Vance, Owner" is an entry of its own, and no title of who stands above it."""
    parts = _PARTED.split(title) if _PARTED.search(title) else []
    return any((name := person_name(part)) is not None and name.known for part in parts if " " in part)


def names_another(segment: Segment) -> bool:
    """Whether the line is a next person's, with the title in it: "Jane Doe, Nurse Practitioner"."""
    first, separator, rest = segment.text.partition(",")
    if not separator or not 5 <= len(first) <= 40 or " " not in first or len(rest) > SHORT:
        return False
    name = person_name(first)
    return name is not None and name.known
