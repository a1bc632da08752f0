"""Values of `linked_host` fields: whose hosts the site links to, frames or loads, and whose names it writes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from leadgen_assets.domain.domains import registrable_domain
from leadgen_assets.domain.evidence import Fact, Method
from leadgen_assets.domain.icp import LinkedHostField
from leadgen_assets.domain.linked_hosts import says_of_itself, vendor_address, vendor_marks
from leadgen_assets.domain.page import Kind, Outcome, PageText, Region
from leadgen_assets.domain.sentences import sentence_around
from leadgen_assets.domain.supports import TENANT_SUFFIX, link_quote
from leadgen_assets.extract.proposal import propose
from leadgen_assets.extract.sections import beneath

_PORTAL, _HOST, _NAME = 0.95, 0.9, 0.6
_OTHERS = re.compile(
    r"\b(?:blog|news|articles?|posts?|testimonials?|reviews?|press|(?:clients|owners|people|they) (?:say|said))\b",
    re.IGNORECASE,
)
_OTHER_PAGES = re.compile(r"/(?:blog|news|article|post|testimonial|review|press)", re.IGNORECASE)


def linked_hosts(field: str, spec: LinkedHostField, pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    """Vendors by their addresses (sure) and by their names in the site's own words (unsure); the tenant where an address has one.

    Two vendors with addresses are both proposed; `resolve` lowers what they are believed. Not yet verified.
    """
    seen: set[tuple[str, str, str]] = set()
    marks = vendor_marks(spec)
    own = [page for page in pages if page.outcome is Outcome.OK]
    for page in own:
        for segment in page.segments:
            if segment.kind not in (Kind.LINK, Kind.FRAME) or not _contains(segment.href.lower(), marks):
                continue
            found = vendor_address(segment.href, spec)
            # A vendor's own site links to itself.
            if (
                found is None
                or (found.vendor, found.tenant, page.url) in seen
                or registrable_domain(segment.href) == domain
            ):
                continue
            seen.add((found.vendor, found.tenant, page.url))
            sure = _PORTAL if found.tenant else _HOST
            quote = link_quote(segment)
            yield propose(page, segment, field, found.vendor, sure, quote=quote, method=Method.LINK)
            if found.tenant:
                yield propose(page, segment, field + TENANT_SUFFIX, found.tenant, sure, quote=quote, method=Method.LINK)
    yield from _names(field, spec, own)


def _contains(address: str, marks: Sequence[str]) -> bool:
    # A loop is twice as fast as a generator here, and most of a site's links end here.
    for mark in marks:  # noqa: SIM110
        if mark in address:
            return True
    return False


def _names(field: str, spec: LinkedHostField, pages: Sequence[PageText]) -> Iterator[Fact]:
    names = {name.lower(): vendor for vendor, value in spec.values.items() for name in value.names}
    if not names:
        return
    anyone = re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)", re.IGNORECASE
    )
    for page in pages:
        whole = "\n".join(segment.text for segment in page.segments).lower()
        if _OTHER_PAGES.search(page.url.partition("://")[2]) or not _contains(whole, tuple(names)):
            continue
        for segment, others in zip(page.segments, beneath(page, _OTHERS), strict=True):
            if segment.kind not in (Kind.TEXT, Kind.HEADING, Kind.LINK) or segment.region is Region.FOOTER or others:
                continue
            for match in islice(anyone.finditer(segment.text), 3):
                sentence = sentence_around(segment.text, match.start(), match.end())
                if says_of_itself(sentence, segment.text):
                    yield propose(
                        page, segment, field, names[match.group().lower()], _NAME, quote=sentence, method=Method.TEXT
                    )
