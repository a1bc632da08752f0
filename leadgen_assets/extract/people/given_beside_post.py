"""Given names with a post in one line, "Kathleen | Office Manager", where the entry tells that somebody is called so."""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import Kind, PageText, Region
from leadgen_assets.extract.naming.person_names import PersonName, given_name
from leadgen_assets.extract.naming.titles import Titles

_PARTS = re.compile(r"(?P<name>[^\W\d_][\w’'-]{2,14})(?:\s?[|:•·–—,]\s?|\s-\s)(?P<post>[A-Z][^|•·]{3,50})")
_NEAR = 2
"""Lines above with the picture of somebody, or below with what is told."""


def given_beside_post(page: PageText, at: int, titles: Titles) -> tuple[PersonName, str] | None:
    """Given name and post of a line, where a picture above is named so or the text below begins so; None for a town and a trade.

    Args:
        page: any. at: place of the line, from 0. titles: that are recognised.
    """
    own = page.segments[at]
    if own.kind not in (Kind.HEADING, Kind.TEXT) or own.region is not Region.MAIN:
        return None
    found = _PARTS.fullmatch(own.text)
    title = titles.title(found["post"]) if found else ""
    if found is None or not title or not titles.certain(title) or titles.title(found["name"]):
        return None
    called = found["name"]
    pictured = any(each.kind is Kind.IMAGE and each.text == called for each in page.segments[max(0, at - _NEAR) : at])
    told = any(
        each.kind is Kind.TEXT and each.text.startswith(f"{called} ") for each in page.segments[at + 1 : at + 1 + _NEAR]
    )
    # A plain word ("Faith") and what is on no list need both signs.
    known = given_name(called) is not None
    return (PersonName(called, False), title) if (pictured and told) or (known and (pictured or told)) else None
