"""Headings above the firm's people, and those that only look like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.page import Kind, PageText, Segment

TEAM = re.compile(
    r"^(?:(?:our|the|senior|executive|upper|company|corporate|key|top|regional)\s){0,2}management(?:\s(?:profiles?|bios?|members))?\W*$|\b(team|staff|people|leadership|directors|officers|board|agents|realtors|brokers|attorneys|lawyers|doctors|physicians|providers"
    r"|executives|founders|owners|partners|principals|associates|faculty|employees|personnel|who we are|about us|contacts?)\b",
    re.IGNORECASE,
)
"""Looked for in a heading; "Property Management" is a line of business."""

_BARE = re.compile(r"\W*management\W*", re.IGNORECASE)
"""A heading above whoever manages the firm, on a page of its people; above the firm that manages a house, on any other."""


def may_be_the_firm(page: PageText, at: int) -> bool:
    """Whether a name stands right below "Management" alone where nobody's team is shown: the firm that manages the house.

    Args:
        page: any page. at: place of the name, from 0.
    """
    ahead = page.segments[at - 1] if at else None
    return ahead is not None and page.role not in ("team", "about") and _BARE.fullmatch(ahead.text) is not None


def begins_next(name_at: Segment, segment: Segment, window: Sequence[Segment]) -> bool:
    """Whether a heading like a name's own, with a text between them, is the next entry's: "Leasing" below what is told of Jane Doe.

    Args:
        name_at, segment: of the name and of what may be the title. window: segments of the person.
    """
    alike = name_at.kind is segment.kind is Kind.HEADING and name_at.label == segment.label
    return alike and any(each.kind is Kind.TEXT and name_at.number < each.number < segment.number for each in window)
