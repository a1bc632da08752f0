"""Whose portal it is: the company's name as the portal shows it, and its own site, believed only if that links back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.supports import link_quote, supports, words_of
from leadgen_assets.domain.hosts.domains import host_of, is_free_mail, refusal, registrable_domain
from leadgen_assets.domain.icps.icp import CountField, HostValue, Icp, LinkedHostField, Vocabulary
from leadgen_assets.domain.icps.linked_hosts import VendorAddress, names_vendor, vendor_address
from leadgen_assets.domain.pages.page import Kind, Outcome, Region, Segment
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.written import emails_in, phones_in
from leadgen_assets.web.fetching import Fetcher
from leadgen_assets.web.links import choose_pages
from leadgen_assets.web.reading import ReadPage, read_page

MOST_SITES = 3
"""Sites that are asked whether they link back to a portal."""

CONFIDENCE = 0.85

_BREAKS = re.compile(r"\s+[|–—•·:-]+\s+|\s*[|•·]\s*")
_LEAD = re.compile(r"^(?:welcome to|sign in to|log ?in to|home of)\s+(?:the\s+)?", re.IGNORECASE)
_LOGO = re.compile(r"\blogo\b", re.IGNORECASE)
_LOGO_BEHIND = re.compile(r"\s*(?:'s)?\s+logo$", re.IGNORECASE)
_STATED_NAME = re.compile(r"\w*(?:Organization|Business|Agent|Corporation)\.name")
_ANYWHERE = """
a about access all and application applicants apply at available availability by contact current for from here home homepage in index
listing listings log login main managed more now of on online or our page pages pay payment payments portal portals powered public results
search sign signin site the to untitled up us view web website welcome with your
"""
_SAME_EVERYWHERE = frozenset(_ANYWHERE.split())
"""Words that portals of all companies show, beside those by which the ICP tells pages and counts what they offer."""


@dataclass(frozen=True, slots=True)
class Portal:
    """A customer's portal: the field of the ICP, the vendor, and the customer's part of the address."""

    field: str
    spec: LinkedHostField
    vendor: str
    tenant: str

    @property
    def named(self) -> str:
        """For a person: "buildium/acme"."""
        return f"{self.vendor}/{self.tenant}"

    @property
    def value(self) -> HostValue:
        """What the ICP knows of the vendor."""
        return self.spec.values[self.vendor]

    def leads_here(self, address: str) -> bool:
        """Whether an address is a page of this portal."""
        return vendor_address(address, self.spec) == VendorAddress(self.vendor, self.tenant)


@dataclass(frozen=True, slots=True)
class OwnSite:
    """A company's site whose page links to its portal; or, with empty addresses, why there is none."""

    website: str = ""
    domain: str = ""
    why_none: str = ""
    pages: int = 0


def portal_of(address: str, icp: Icp) -> Portal | None:
    """The customer's portal that an address is a page of; None for others, placeholders and the vendors' own pages."""
    for name, spec in icp.vocabulary.fields.items():
        found = vendor_address(address, spec) if isinstance(spec, LinkedHostField) else None
        if found is not None and found.tenant and isinstance(spec, LinkedHostField):
            return Portal(name, spec, found.vendor, found.tenant)
    return None


def name_fact(portal: Portal, pages: Iterable[ReadPage], icp: Icp) -> Fact | None:
    """The company's name as its portal shows it; None where it shows none, or several."""
    vocabulary = icp.vocabulary
    counted = vocabulary.fields.get(portal.spec.inventory_counts or "")
    told = [
        *(counted.nouns if isinstance(counted, CountField) else ()),
        *(p for some in icp.pages.values() for p in some),
    ]
    usual = _SAME_EVERYWHERE.union(*map(words_of, told))
    for page in pages:
        for segments in (_called(page), _titled(page)):
            found: dict[str, tuple[str, Segment]] = {}
            for segment in segments:
                for name in _names_in(segment.text, portal, usual):
                    if _fits(name, page, segment):
                        found.setdefault(normal_company_name(name), (name, segment))
            if len(found) == 1:
                name, segment = next(iter(found.values()))
                method = Method.STRUCTURED if segment.kind in (Kind.META, Kind.STRUCTURED) else Method.LAYOUT
                return _checked("company_name", name, page, segment, segment.text, method, vocabulary)
    return None


def phone_fact(pages: Iterable[ReadPage], vocabulary: Vocabulary) -> Fact | None:
    """The one telephone number that the portal shows; None where it shows several or none."""
    found: dict[str, tuple[ReadPage, Segment, str, Method]] = {}
    for page in pages:
        for segment in page.segments:
            linked = segment.href.startswith("tel:")
            text = segment.href.removeprefix("tel:") if linked else segment.text
            for written in phones_in(text) if segment.kind in (Kind.LINK, Kind.TEXT, Kind.HEADING) else ():
                quote = link_quote(segment) if linked else segment.text
                found.setdefault(written.value, (page, segment, quote, Method.LINK if linked else Method.LAYOUT))
    if len(found) != 1:
        return None
    number, (page, segment, quote, method) = next(iter(found.items()))
    return _checked("phone", number, page, segment, quote, method, vocabulary)


def own_sites(portal: Portal, pages: Iterable[ReadPage], icp: Icp) -> list[str]:
    """Start pages of sites that may be the company's own, the likeliest first: linked from its portal, or of its mailboxes."""
    linked: dict[str, str] = {}
    mailed: dict[str, str] = {}
    for page in pages:
        for segment in page.segments:
            if segment.kind is Kind.LINK and segment.href.startswith("http"):
                linked.setdefault(registrable_domain(segment.href), _start(segment.href))
            text = segment.href.removeprefix("mailto:") if segment.href.startswith("mailto:") else segment.text
            for written in emails_in(text):
                domain = registrable_domain(written.value.partition("@")[2])
                if not is_free_mail(domain):
                    mailed.setdefault(domain, f"https://{domain}/")
    vendors = _vendor_domains(portal.spec)
    return [
        start
        for domain, start in (
            linked | {domain: start for domain, start in mailed.items() if domain not in linked}
        ).items()
        if domain and domain not in vendors and not refusal(domain, icp.never_domains)
    ][:MOST_SITES]


async def confirmed_site(portal: Portal, starts: Iterable[str], icp: Icp, fetcher: Fetcher) -> OwnSite:
    """The first site that links back to the portal, from its start page or one more."""
    reasons: list[str] = []
    asked = 0
    for start in starts:
        home = read_page(await fetcher.fetch(start), "home")
        asked += 1
        domain = registrable_domain(home.url)
        if home.outcome is not Outcome.OK or refusal(domain, icp.never_domains):
            continue
        linked = _portals_linked(portal, home)
        if portal.tenant not in linked:
            more = choose_pages(home, domain, await fetcher.listed(domain), 12, icp.pages)
            best = sorted(more, key=lambda page: page[1] != "portal")[:1]
            for url, role in best:
                linked |= _portals_linked(portal, read_page(await fetcher.fetch(url), role))
                asked += 1
        if portal.tenant in linked:
            return OwnSite(_start(home.url), domain, pages=asked)
        if linked:
            reasons.append(f"leads to another firm: {domain} links {portal.vendor}/{min(linked)}, not {portal.named}")
    why = reasons[0] if reasons else "domain not confirmed by a back-link"
    return OwnSite(why_none=why, pages=asked)


def _portals_linked(portal: Portal, page: ReadPage) -> set[str]:
    """Tenants of the portal's vendor that a page links to."""
    addresses = {segment.href for segment in page.segments if segment.href} | {link.href for link in page.links}
    found = (vendor_address(address, portal.spec) for address in addresses)
    return {one.tenant for one in found if one is not None and one.vendor == portal.vendor and one.tenant}


def _vendor_domains(spec: LinkedHostField) -> set[str]:
    patterns = (
        host.partition("/")[0].replace("{tenant}", "x")
        for value in spec.values.values()
        for host in (*value.hosts, *value.tenant_hosts, *value.tenant_paths)
    )
    return {registrable_domain(host) for host in patterns}


def _start(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/" if host_of(address) else address


def _called(page: ReadPage) -> Iterator[Segment]:
    for segment in page.segments:
        stated = segment.kind is Kind.STRUCTURED and _STATED_NAME.fullmatch(segment.label)
        drawn = segment.kind is Kind.IMAGE and _LOGO.search(segment.text)
        if stated or drawn or (segment.kind is Kind.META and segment.label == "og:site_name"):
            yield segment


def _titled(page: ReadPage) -> Iterator[Segment]:
    yield from (segment for segment in page.segments if segment.kind is Kind.TITLE)


def _names_in(text: str, portal: Portal, usual: frozenset[str]) -> Iterator[str]:
    for part in _BREAKS.split(text):
        name = _LOGO_BEHIND.sub("", _LEAD.sub("", part.strip())).strip(" .,")
        own = [word for word in words_of(name) if word not in usual and not word.isdecimal()]
        if own and 2 < len(name) <= 80 and not names_vendor(name, portal.value) and not host_of(name):
            yield name


def _fits(name: str, page: ReadPage, segment: Segment) -> bool:
    """Of a title only what the page says elsewhere too, where the title has several parts that could be a name."""
    if segment.kind is not Kind.TITLE or len(_BREAKS.split(segment.text)) == 1:
        return True
    rest = (
        other.text.casefold()
        for other in page.segments
        if other.number != segment.number and other.region is not Region.NAV
    )
    return any(name.casefold() in text for text in rest) or len(list(_BREAKS.split(segment.text))) == 2


def _checked(
    name: str, value: str, page: ReadPage, segment: Segment, quote: str, method: Method, vocabulary: Vocabulary
) -> Fact | None:
    seen_at = page.fetched_at.isoformat()
    fact = Fact(COMPANY, name, value, page.url, segment.number, quote, method, CONFIDENCE, True, seen_at=seen_at)
    return fact if supports(fact, segment, vocabulary) else None
