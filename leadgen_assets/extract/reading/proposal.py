"""How an extractor proposes a fact: value, and the segment that it was read from."""

from __future__ import annotations

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.supports import link_quote
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment

SHORT = 120
"""Up to this length a text is a line of a contact block, a card or a heading; beyond, it is running text."""

NOT_OURS = 0.05
"""Confidence in what stands on the pages and is said to be somebody else's: less than any value of the firm's is believed
(`domain/facts/resolution.py`), so that it stays as evidence alone."""

UNLIKELY = 0.1
"""Least confidence in a mailbox: in one that is said to be somebody else's, or at a host that says so."""


def propose(
    page: PageText,
    segment: Segment,
    field: str,
    value: str,
    confidence: float,
    *,
    quote: str = "",
    method: Method | None = None,
    subject: str = COMPANY,
) -> Fact:
    """A fact that `supports` has not seen yet; the quote is the whole text unless given."""
    return Fact(
        subject=subject,
        field=field,
        value=value,
        url=page.url,
        segment=segment.number,
        quote=quote or segment.text,
        method=method or method_of(segment),
        confidence=round(min(max(confidence, 0.0), 0.99), 3),
    )


def method_of(segment: Segment) -> Method:
    """How something read from the segment's text was read."""
    if segment.kind in (Kind.STRUCTURED, Kind.META):
        return Method.STRUCTURED
    if segment.card:
        return Method.CARD
    if segment.kind is Kind.TEXT and segment.region is Region.MAIN and len(segment.text) > SHORT:
        return Method.TEXT
    return Method.LAYOUT


def link_fact_quote(segment: Segment, written: str) -> str:
    """The link's own text where it shows what was read, else address and text together."""
    return segment.text if written and written in segment.text else link_quote(segment)
