"""Headings above the firm's people, and those that only look like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.extract.naming.titles import Titles

TEAM = re.compile(
    r"^(?:(?:our|the|senior|executive|upper|company|corporate|key|top|regional)\s){0,2}management(?:\s(?:profiles?|bios?|members))?\W*$|\b(team|staff|crew|people|leadership|directors|officers|board|agents|realtors|brokers|attorneys|lawyers|doctors|physicians|providers"
    r"|executives|founders|owners|partners|principals|associates|faculty|employees|personnel|who we are|about us|contacts?)\b",
    re.IGNORECASE,
)
"""Looked for in a heading; "Property Management" is a line of business."""

STAFF = re.compile(
    r"\b(?:team|staff|leadership|directors|officers|executives|founders|personnel|employees|management\steam|who['’]?s\swho"
    r"|(?:our|meet|the|your)\s(?:[\w'’&-]+\s){0,2}(?:people|agents|realtors|brokers|attorneys|lawyers|doctors|dentists|physicians"
    r"|providers|owners|partners|principals|associates|managers|management|faculty|board|crew|family|experts|technicians))\b",
    re.IGNORECASE,
)
"""A heading above a firm's own people; its name alone ("Maple Hollow Property Management") is none."""
_BARE = re.compile(r"\W*management\W*", re.IGNORECASE)
"""A heading above whoever manages the firm, on a page of its people; above the firm that manages a house, on any other."""

_SECTION = re.compile(
    r"\W*(?:(?:our|for|the|tenant|resident|owner|rental|property)\s)?(?:leasing|maintenance|rentals?|accounting|sales|management|operations"
    r"|marketing|emergenc(?:y|ies)|after\shours|office|resources|services|tenants|owners|residents|links|hours)"
    r"(?:\s(?:office|department|team|requests?|hours|information))?\W*",
    re.IGNORECASE,
)
"""A heading that may be a title above, or the next section below, what is told of somebody."""

_DETAILS = re.compile(
    r"^\W*(?:contact\b(?!\s(?:us|our))|e-?mail|phone|call\s(?!us)|reach\b|about\b(?!\sus)|bio|connect\swith|direct|details|get\sin\stouch"
    r"|speciali[sz]|specialt|certifi|education|languages?|experience|credential|designation|licen[sc]e|expertise|skills|areas?\sof|hobbies|favou?rite|fun\sfacts?"
    r"|my\s|meet\s|background|awards|memberships?|interests)",
    re.IGNORECASE,
)
"""A heading above parts of a person's own entry."""

_ENDS = (".", "!", "?", "…")
_LONGEST_MARK = 60
"""Characters of a licence, a town or a number between a name and its title."""


def may_be_the_firm(page: PageText, at: int) -> bool:
    """Whether a name stands right below "Management" alone where nobody's team is shown: the firm that manages the house.

    Args:
        page: any page. at: place of the name, from 0.
    """
    ahead = page.segments[at - 1] if at else None
    return ahead is not None and page.role not in ("team", "about") and _BARE.fullmatch(ahead.text) is not None


def begins_next(name_at: Segment, segment: Segment, window: Sequence[Segment]) -> bool:
    """Whether a heading like a name's own, below what is told of that person, is the next entry's: "Leasing" below "Jane Doe loves dogs."

    Letters behind a name, pronouns, a licence, a town or a number between a name and its title tell nothing.

    Args:
        name_at, segment: of the name and of what may be the title. window: segments of the person.
    """
    if not name_at.kind is segment.kind is Kind.HEADING or name_at.label != segment.label:
        return False
    between = [each.text for each in window if each.kind is Kind.TEXT and name_at.number < each.number < segment.number]
    return bool(between) and (_SECTION.fullmatch(segment.text) is not None or any(map(_tells, between)))


def _tells(text: str) -> bool:
    return len(text) > _LONGEST_MARK or (" " in text and text.rstrip()[-1:] in _ENDS)


def ends_entry(name_at: Segment, segment: Segment, window: Sequence[Segment], titles: Titles) -> bool:
    """Whether a heading below a name begins a section of its own, as in a cell that holds half a page: "Maintenance", "Tenant Resources".

    Args:
        name_at, segment: of the name and of a line below it. window: segments between which both stand. titles: that are recognised.
    """
    if segment.kind is not Kind.HEADING or segment.number <= name_at.number or _DETAILS.search(segment.text):
        return False
    lower = name_at.kind is Kind.HEADING and segment.label > name_at.label
    if lower and not _SECTION.fullmatch(segment.text):
        return False
    told = any(each.kind is Kind.TEXT and name_at.number < each.number < segment.number for each in window)
    section = told and _SECTION.fullmatch(segment.text) is not None
    return section or not titles.title(segment.text) or begins_next(name_at, segment, window)
