"""Praise in plain paragraphs, with a client's name beneath: "Rent on time each month." above "Jane Doe, Owner".

No mark and no word tells whose owner she is. What a firm's own owner signs speaks of the firm, to its readers, or of herself; a short
text that does none of it, or that speaks of the writer's own house, is most likely a client's, and in doubt nobody is named. The
rules are from how testimonials are written in general, not from single pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from leadgen_assets.domain.pages.page import Kind, Segment
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.others.praise import FIRST_PERSON, OF_A_HOUSE, praises
from leadgen_assets.extract.reading.sections import headings_above

_POST = re.compile(r"\b(?:owner|partner|founder|president|ceo|principal|investor|proprietor|director)\b", re.IGNORECASE)
"""What a client may be called as well as whoever leads the firm."""

_OWNS = re.compile(r"(?:co-?)?(?:owner|investor)s?|(?:home|property|building|rental)\s?owner", re.IGNORECASE)
_OF_A_FIRM = re.compile(
    r"\b(?:you|yours?|welcome|call|contact|ask|visit|e-?mail|since|family|local(?:ly)?|serv(?:es?|ing|ed|ices?)|licensed|insured|bonded|certified"
    r"|years?|decades?|owned|operated|experienced?|founded|established|started|opened|bought|began|taught|grew|learned|became|built|parents"
    r"|career|first|trade|manag\w+|based|company|firm|business|office|team|staff|mission|customers?|clients?|\d{4}|he|she|his|her)\b"
    r"|^\W*(?:loves|likes|lives|enjoys|leads|runs|works|holds|knows|speaks|looks|has|born|raised)\b",
    re.IGNORECASE,
)
"""What a firm tells of itself or asks of its readers, and what is told of somebody."""

_OWN_HEADING = re.compile(
    r"\b(?:about|welcome|meet|messages?|note|letter|a\sword|story|history|why|who\swe|mission|team|staff|founder|president|leadership|contact)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"@|\(?\d{3}\)?[-. ]{1,2}\d{3}")
_LONGEST, _LONGEST_LINE, _LEAST = 160, 70, 4
"""Characters of a saying that no mark tells, and of a line that is name and title; letters of a word that the firm's name may hold."""


def voices(said: Mapping[int, str], signing: Collection[Sighting], letters: str) -> set[int]:
    """Places (from 0) of those names beneath which, or beneath whose text, most likely a client's praise stands.

    Args:
        said: place of a name -> the text right above it. signing: who stands there, outside of a team's own section.
        letters: letters of the company's domain and names, parted by spaces.
    """
    open_ones = [each for each in signing if _may_be_a_client(each, said[each.name_at.number - 1], letters)]
    owners = [each for each in open_ones if _OWNS.fullmatch(each.title.strip()) and each.page.role != "about"]
    # Several who are each "Owner" and sign a text of their own are not of one firm, unless they are a family.
    several = owners if len({each.name.text.split()[-1] for each in owners}) > 1 else []
    return {
        each.name_at.number - 1
        for each in open_ones
        if any(each is other for other in several) or _is_a_clients(each, said[each.name_at.number - 1], letters)
    }


def tells_of_the_firm(text: str) -> bool:
    """Whether a text says what a firm tells of itself or asks of its readers; one of the writer's own house does not."""
    return _OF_A_FIRM.search(text) is not None and not OF_A_HOUSE.search(text)


def signs_praise(sighting: Sighting, said: str, letters: str) -> bool:
    """Whether a bare "Jane Doe, Owner" stands beneath what is a client's by its own words, on whatever page.

    Args:
        sighting: a name with its title. said: the text right above it.
        letters: letters of the company's domain and names, parted by spaces.
    """
    return (
        len(said) <= _LONGEST
        and _is_bare(sighting, said, letters)
        and (OF_A_HOUSE.search(said) is not None or praises(said, letters))
    )


def _may_be_a_client(sighting: Sighting, said: str, letters: str) -> bool:
    page = sighting.page
    if page.role in ("team", "contact") or len(said) > _LONGEST:
        return False
    if _OF_A_FIRM.search(said) or not _is_bare(sighting, said, letters):
        return False
    above = page.segments[max(0, sighting.name_at.number - 3)]
    tag_line = above.kind is Kind.HEADING and above.label == "h1"
    headings = headings_above(page, sighting.name_at.number - 1)[:1]
    return not tag_line and not any(map(_OWN_HEADING.search, headings))


def _is_bare(sighting: Sighting, said: str, letters: str) -> bool:
    """Whether a line is a name and a client's post and no more, and neither the text above it nor the firm's name is of that person."""
    names = [word.lower() for word in re.findall(r"\w+", sighting.name.text)]
    if not _POST.search(sighting.title) or names[-1] in letters or any(name in said.lower().split() for name in names):
        return False
    line = sighting.name_at.text
    if (
        len(line) > _LONGEST_LINE
        or not line.startswith(sighting.name.text.split()[0])
        or _is_told_of(sighting, letters)
    ):
        return False
    return not any(_REACHED.search(each.text) or each.href[:7] == "mailto:" for each in _lines(sighting))


def _is_told_of(sighting: Sighting, letters: str) -> bool:
    """Whether the firm is named behind the title: "Owner, Maple Hollow"."""
    behind = re.findall(r"[a-z]+", " ".join([sighting.title, sighting.beside()[2]]).lower())
    return any(letters.startswith(word) for word in behind if len(word) >= _LEAST)


def _is_a_clients(sighting: Sighting, said: str, letters: str) -> bool:
    if OF_A_HOUSE.search(said):
        return True
    words = re.findall(r"[a-z]+", said.lower())
    return (
        sighting.page.role != "about"
        and not FIRST_PERSON.search(said)
        and not any(letters.startswith(word) for word in words if len(word) >= _LEAST)
    )


def _lines(sighting: Sighting) -> tuple[Segment, ...]:
    """The name's own line and what stands beneath it."""
    last = max(sighting.name_at.number, sighting.title_at.number if sighting.title_at else 0)
    return sighting.page.segments[sighting.name_at.number - 1 : last + 2]
