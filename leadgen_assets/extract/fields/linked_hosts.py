"""Values of `linked_host` fields: whose hosts the site links to, frames or loads, and whose names it writes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.supports import TENANT_SUFFIX, link_quote
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.icps.icp import LinkedHostField
from leadgen_assets.domain.icps.linked_hosts import (
    VendorAddress,
    is_credit,
    is_given_up,
    is_of_others,
    is_own_name,
    says_of_itself,
    tells_of_move,
    vendor_address,
    vendor_marks,
)
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.domain.wording.sentences import sentence_around
from leadgen_assets.extract.others.others_portals import is_run_by_another
from leadgen_assets.extract.reading.link_lines import line_of, sentence_of
from leadgen_assets.extract.reading.proposal import SHORT, propose
from leadgen_assets.extract.reading.quick_look import hits, lower_addresses
from leadgen_assets.extract.reading.sections import beneath, headings_above, is_others_page

_PORTAL, _HOST, _NAME, _SIGNED = 0.95, 0.9, 0.6, 0.85
_SISTERS = re.compile(
    r"\b(?:sister|parent|affiliated?|partner|related|other)\s(?:[\w-]+\s)?(?:compan(?:y|ies)|firms?|brokerages?|brands?|business(?:es)?)\W*$",
    re.IGNORECASE,
)
""" "Our sister company": whose portals are linked beneath such a heading."""

_OTHERS = re.compile(
    r"\b(?:blog|news|articles?|posts?|testimonials?|reviews?|press|(?:clients|owners|people|they) (?:say|said))\b",
    re.IGNORECASE,
)


def linked_hosts(field: str, spec: LinkedHostField, pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    """Vendors by their addresses (sure) and by their names in the site's own words (unsure); the tenant where an address has one.

    Two vendors with addresses are both proposed; `resolve` lowers what they are believed. Not yet verified.
    """
    seen: set[tuple[str, str, str]] = set()
    marks = vendor_marks(spec)
    own = [page for page in pages if page.outcome is Outcome.OK]
    for page in own:
        if not _contains(lower_addresses(page), marks):
            continue  # most pages
        for at, segment in enumerate(page.segments):
            if segment.kind not in (Kind.LINK, Kind.FRAME) or not _contains(segment.href.lower(), marks):
                continue
            found = vendor_address(segment.href, spec)
            # A vendor's own site links to itself.
            if (
                found is None
                or (found.vendor, found.tenant, page.url) in seen
                or registrable_domain(segment.href) == domain
                or (spec.credit and not _signs(page, at))
                or _is_no_proof(page, at, spec, domain, found)
            ):
                continue
            seen.add((found.vendor, found.tenant, page.url))
            sure = _PORTAL if found.tenant else _HOST
            quote = link_quote(segment)
            yield propose(page, segment, field, found.vendor, sure, quote=quote, method=Method.LINK)
            if found.tenant:
                yield propose(page, segment, field + TENANT_SUFFIX, found.tenant, sure, quote=quote, method=Method.LINK)
    yield from _names(field, spec, own, domain)


def _is_no_proof(page: PageText, at: int, spec: LinkedHostField, domain: str, found: VendorAddress) -> bool:
    """Whether the line that a link stands in, or its own text, says that it is another's or a thing of the past."""
    segment, tenant, value = page.segments[at], found.tenant, spec.values[found.vendor]
    if segment.kind is not Kind.LINK or not segment.text:
        return False
    if not is_own_name(tenant, domain) and any(map(_SISTERS.search, headings_above(page, at)[:1])):
        return True
    line = line_of(page, at)
    whole = line.text if line else segment.text
    sentence = sentence_of(segment, whole)
    if is_given_up(sentence, whole, segment.text, value):
        return True
    if is_own_name(tenant, domain):
        return False
    if is_of_others(sentence, segment.text, value, domain):
        return True
    names = [name for each in spec.values.values() for name in (each.label, *each.names) if name]
    return bool(tenant) and is_run_by_another(page, sentence, whole, tenant, names)


def _contains(address: str, marks: Sequence[str]) -> bool:
    # A loop is twice as fast as a generator here, and most of a site's links end here.
    for mark in marks:  # noqa: SIM110
        if mark in address:
            return True
    return False


def _signs(page: PageText, at: int) -> bool:
    """Whether a link to a site's maker is a signature: in the footer, with words of making around it, or a thing that is loaded."""
    segment = page.segments[at]
    if segment.kind is Kind.FRAME or segment.region is Region.FOOTER or is_credit(segment.text):
        return True
    # A link within a line stands behind that line, perhaps behind other links of it.
    line = next((one for one in page.segments[max(0, at - 4) : at][::-1] if one.kind is not Kind.LINK), None)
    return line is not None and len(line.text) <= SHORT and segment.text in line.text and is_credit(line.text)


def _names(field: str, spec: LinkedHostField, pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    names = {name.lower(): vendor for vendor, value in spec.values.items() for name in value.names}
    if not names:
        return
    anyone = _any_of(tuple(names))
    for page in pages:
        if is_others_page(page) or not hits(page, anyone, tuple(names)):
            continue
        # The site's maker is named in credits alone, which no heading introduces.
        others = [False] * len(page.segments) if spec.credit else beneath(page, _OTHERS)
        if not spec.credit and _compares(page, names, anyone):
            continue
        found = [
            (segment, vendor, sentence)
            for segment, of_others in zip(page.segments, others, strict=True)
            if not of_others
            for vendor, sentence in _named(segment, spec, names, anyone, domain)
        ]
        sure = _SIGNED if spec.credit else _NAME
        for segment, vendor, sentence in found:
            yield propose(page, segment, field, vendor, sure, quote=sentence, method=Method.TEXT)


@lru_cache(maxsize=64)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)", re.IGNORECASE
    )


def _compares(page: PageText, names: dict[str, str], anyone: re.Pattern[str]) -> bool:
    """Whether a page names several vendors, as an article does; one that tells of a move from one to the other names two."""
    named = {
        names[name.lower()]
        for segment in page.segments
        if segment.kind in (Kind.TEXT, Kind.HEADING) and segment.region is not Region.FOOTER
        for name in anyone.findall(segment.text)
    }
    return len(named) > 2 or (len(named) == 2 and not any(tells_of_move(segment.text) for segment in page.segments))


def _named(
    segment: Segment, spec: LinkedHostField, names: dict[str, str], anyone: re.Pattern[str], domain: str
) -> Iterator[tuple[str, str]]:
    """Vendor and sentence of each mention in one segment that says who runs the site, or what its firm uses."""
    if segment.kind not in (Kind.TEXT, Kind.HEADING, Kind.LINK) or (
        segment.region is Region.FOOTER and not spec.credit
    ):
        return
    if segment.kind is Kind.LINK and not spec.credit and registrable_domain(segment.href) != domain:
        # The vendor's own pages: a reading tip, or the credit of its product.
        return
    for match in islice(anyone.finditer(segment.text), 3):
        sentence = sentence_around(segment.text, match.start(), match.end())
        if spec.credit:
            if len(sentence) <= SHORT and is_credit(sentence[: sentence.find(match.group())]):
                yield names[match.group().lower()], sentence
            continue
        used = {names[one.lower()] for one in anyone.findall(sentence) if says_of_itself(sentence, segment.text, one)}
        # "AppFolio or Buildium" compares, or lists what others use.
        if used == {names[match.group().lower()]}:
            yield names[match.group().lower()], sentence
