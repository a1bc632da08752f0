"""Who signs what a client says: by the words above the name, and by the other names of one list.

Praise speaks of "them" and in the first person, a firm's own letter to its readers of "you". The rules are from how testimonials
are written in general, not from single pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from leadgen_assets.domain.page import Kind, PageText
from leadgen_assets.extract.sighting import Sighting

_OF_THEM = re.compile(
    r"\b(?:they|them|their|this\s(?:company|team|firm|place)|(?:the|their)\s(?:staff|team)|work(?:ing|ed)?\swith|"
    r"have\sused|been\susing|highly\srecommend)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us)\b")
_TO_READERS = re.compile(
    r"\b(?:you|your|welcome|sincerely|our\s(?:team|staff|clients|customers|owners|tenants|residents|company|firm|mission|goal|office))\b",
    re.IGNORECASE,
)
_ENDED = (".", "!", "?", '"', "”", "’", "…", "*")
_LEAST, _LEAST_SURE = 12, 40
_SHORT_LIST = 14
"""Segments within which two names stand in one list of sayings."""


def those_quoted(found: Sequence[Sighting], quoted: Collection[int]) -> list[Sighting]:
    """Those of the people of one page who sign what a client says, or stand in a list with somebody who does.

    Args:
        found: people outside of a team's own section. quoted: places (from 0) of names that sign a quotation.
    """
    signing = [each for each in found if each.title and _says(each)]
    sure = {each.name_at.number - 1 for each in signing if _is_praise(_says(each))} | set(quoted)
    return [each for each in signing if any(_in_one_list(each, at) for at in sure)]


def _says(sighting: Sighting) -> str:
    """The text that stands right above a name as a saying does; "" where none does."""
    at, segments = sighting.name_at.number - 2, sighting.page.segments
    above = segments[at] if at >= 0 else None
    if (
        above is None
        or above.kind is not Kind.TEXT
        or above.card != sighting.name_at.card
        or above is sighting.title_at
    ):
        return ""
    text = above.text.rstrip()
    return text if len(text) >= _LEAST and " " in text and text.endswith(_ENDED) else ""


def _is_praise(text: str) -> bool:
    return (
        len(text) >= _LEAST_SURE
        and _OF_THEM.search(text) is not None
        and _FIRST_PERSON.search(text) is not None
        and _TO_READERS.search(text) is None
    )


def _in_one_list(sighting: Sighting, at: int) -> bool:
    """Whether a name stands in one list with the one at a place: near, and no heading but a name's own between them."""
    own = sighting.name_at.number - 1
    first, last = sorted((own, at))
    return last - first <= _SHORT_LIST and not _parted(sighting.page, first, last)


def _parted(page: PageText, first: int, last: int) -> bool:
    return any(each.kind is Kind.HEADING for each in page.segments[first + 1 : last])
