"""Who is named in what a page's markup calls a testimonial, a review or a quotation: clients, whatever they say and are called.

Some themes show a firm's own people in such boxes: beneath a team's heading a box that quotes nobody is theirs, and anywhere a post
that names the firm. The rules are from how themes and page builders mark testimonials in general, not from single pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import groupby

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.extract.naming.own_names import FIRM, names_whole
from leadgen_assets.extract.naming.person_names import PersonName
from leadgen_assets.extract.naming.team_headings import STAFF
from leadgen_assets.extract.reading.sections import beneath

_OF_THE_FIRM = re.compile(rf"(?:[,|]|\b(?:of|at|with|for)|\s[-–—])\s?(?P<firm>{FIRM})\.?$")
_SENTENCE = re.compile(r"^\W*[\"“«]|[a-z\d]{2}[.!?…]+[\"”’\s]*$")
_OF_SOMEBODY = re.compile(r"(?:he|she)\b", re.IGNORECASE)
_LONGEST_POST, _LONGEST_LINE = 80, 60
_BEHIND = 3
"""Segments from a name on in which the firm is named behind the post."""


def said_by_others(
    page: PageText, not_headings: Collection[int], names: Sequence[PersonName | None], letters: str
) -> list[bool]:
    """One flag a segment: whether it stands in what somebody else says, by the page's markup.

    Args:
        page: any. not_headings: places (from 0) of headings that begin no section: names on a team page.
        names: whom each segment names, if nothing but a name. letters: of the company's domain and names, parted by spaces.
    """
    flags = [segment.said for segment in page.segments]
    if True not in flags:
        return flags  # most pages
    staff = [True] * len(flags) if page.role == "team" else beneath(page, STAFF, not_headings)
    for _, several in groupby((each for each in page.segments if each.said), lambda each: each.card):
        box = list(several)
        ours = staff[box[0].number - 1] and not _quotes(box, names)
        own = [ours or _names_the_firm(segment, letters) for segment in box]
        for at, segment in enumerate(box):
            flags[segment.number - 1] = not any(own[at : at + _BEHIND])
    return flags


def _quotes(box: Sequence[Segment], names: Sequence[PersonName | None]) -> bool:
    """Whether sentences stand in a box that do not tell of whom it names, as "Jane looks after our owners." does."""
    given = [name.text.split()[0] for segment in box if (name := names[segment.number - 1])]
    told = [
        each.text
        for each in box
        if each.kind is Kind.TEXT and (_SENTENCE.search(each.text) or len(each.text) > _LONGEST_LINE)
    ]
    return any(not (_OF_SOMEBODY.match(text) or any(word in text for word in given)) for text in told)


def _names_the_firm(segment: Segment, letters: str) -> bool:
    """ "Owner, Oakfield Rentals", on its own site."""
    if len(segment.text) > _LONGEST_POST:
        return False
    found = _OF_THE_FIRM.search(segment.text)
    return found is not None and names_whole(found["firm"], letters)
