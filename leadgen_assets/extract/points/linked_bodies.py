"""Numbers beneath the name of another body that leads to its own website: a resource that a firm lists, not the firm.

"Age 0-3 First Help", which links to another organisation's site, and below it that one's telephone.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment

_SPEAKER = re.compile(r"\b(?:we|us|our|my)\b", re.IGNORECASE)
_BEHIND = 2
"""Links of a text that are looked at."""
_ABOVE = 6
"""Segments above a number in which the name stands."""
_FEWEST_WORDS = 3
_LEAST = 5
"""Letters that two hosts of one firm have in common."""


def is_linked_bodys(page: PageText, at: int) -> bool:
    """Whether right above a number, in its part of the page, stands a name of three words and more that leads to another's website,
    or its text begins with such a name, or a heading that such a website is called after.

    Args:
        page: any; on its firm's contact page and home page what stands beside a link is the firm's. at: place of the number, from 0.
    """
    own = page.segments[at]
    if page.role in ("home", "contact") or own.region is not Region.MAIN:
        return False
    if own.kind is Kind.TEXT and not _SPEAKER.search(own.text) and _is_told_of_another(page, at):
        return True
    if _is_headed_by_another(page, at):
        return True
    for segment in page.segments[max(0, at - _ABOVE) : at][::-1]:
        if not own.card or segment.card != own.card:
            return False
        if segment.kind is Kind.LINK and segment.href[:4] == "http":
            return _names_another(page, segment, _FEWEST_WORDS)
        if segment.kind is Kind.HEADING or len(segment.text.split()) > 2 * _FEWEST_WORDS:
            return False
    return False


def _is_told_of_another(page: PageText, at: int) -> bool:
    """Whether a text begins with the name of another body, a link in it to that one's website: "Elm Aware has … Call …"."""
    text = page.segments[at].text
    for link in page.segments[at + 1 : at + 1 + _BEHIND]:
        if link.kind is not Kind.LINK:
            return False
        if (
            text.startswith(link.text + " ")
            and link.href[:4] == "http"
            and _names_another(page, link, _FEWEST_WORDS - 1)
        ):
            return True
    return False


def _is_headed_by_another(page: PageText, at: int) -> bool:
    """Whether the nearest heading above is a name that another website's address begins to spell, and a link beside it leads there."""
    heading = next((each for each in page.segments[max(0, at - _ABOVE) : at][::-1] if each.kind is Kind.HEADING), None)
    if heading is None or heading.region is not Region.MAIN:
        return False
    letters = re.sub(r"[^a-z0-9]", "", heading.text.lower())
    for link in page.segments[max(0, heading.number - 1 - _BEHIND) : heading.number + 1]:
        if link.kind is Kind.LINK and link.href[:4] == "http":
            label = registrable_domain(link.href).partition(".")[0]
            if len(label) > _LEAST and letters.startswith(label) and _is_anothers_host(page, link):
                return True
    return False


def _names_another(page: PageText, link: Segment, fewest: int) -> bool:
    named = sum(word[0].isupper() or word[0].isdigit() for word in link.text.split()) >= fewest
    return named and _is_anothers_host(page, link)


def _is_anothers_host(page: PageText, link: Segment) -> bool:
    """Whether a link leads to a website that is neither the firm's, nor called alike, nor a platform's."""
    host, site = registrable_domain(link.href), registrable_domain(page.url)
    label, own = host.partition(".")[0], site.partition(".")[0]
    alike = label[:_LEAST] == own[:_LEAST] or (len(label) >= _LEAST and (label in own or own in label))
    return bool(host) and not alike and not refusal(host)
