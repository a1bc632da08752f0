"""The record of its firm that a page holds for machines, where its text appears only in a browser.

Such a page sends a program and no text; what its markup states of the firm is there all the same, and is read: nothing else of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Kind, Region, Segment
from leadgen_assets.web.lines import Link

READ_OF_IT = "only what its markup states of the firm was read"
_NAMES = ("name", "legalname")
_PLACED = re.compile(r"address(?:\.(?:streetaddress|postalcode))?|telephone", re.IGNORECASE)
_NO_FIRM = re.compile(
    r"web|page|article|posting|list|action|review|thing|product|application|offer|person|event|card|breadcrumb|^service$|question"
    r"|residence|house|apartment|accommodation",
    re.IGNORECASE,
)
"""In outermost types of what is no firm."""


def firms_record(segments: Sequence[Segment], url: str) -> tuple[Segment, ...]:
    """The values of whole records of the page's firm, numbered from 1; () where there is no whole one.

    A record is whole where it has a name and a place or a telephone; it is another's where its address on the web is.

    Args:
        segments: of a page as it was cut up. url: the page's address.
    """
    stated = [each for each in segments if each.kind is Kind.STRUCTURED]
    outermost: dict[int, list[Segment]] = {each.card: [] for each in stated if each.label.count(".") == 1}
    for each in stated:
        outermost.get(each.card, []).append(each)
    domain = registrable_domain(url)
    whole = {card for card, record in outermost.items() if _is_whole(record, domain)}
    kept: list[Segment] = []
    within = False
    for each in stated:
        # An entry of a list within a record stands behind it, and has a card of its own.
        within = each.card in whole if each.card in outermost else within
        if within:
            kept.append(replace(each, number=len(kept) + 1))
    return tuple(kept)


def stated_links(segments: Sequence[Segment]) -> Iterator[Link]:
    """The addresses that a page states for machines, as links that no text leads to."""
    for each in segments:
        if each.kind is Kind.STRUCTURED and each.text.startswith(("https://", "http://")) and " " not in each.text:
            yield Link(each.text, "", Region.HEAD)


def _is_whole(record: Sequence[Segment], domain: str) -> bool:
    own = {each.label.partition(".")[2].lower(): each.text for each in record}
    if _NO_FIRM.search(record[0].label.partition(".")[0]):
        return False
    if registrable_domain(own.get("url", "")) not in ("", domain):
        return False
    return any(name in own for name in _NAMES) and any(_PLACED.fullmatch(name) for name in own)
