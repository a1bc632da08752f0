"""The site whose list is read: what on it is its own, what leads to a page about a company, and what leads away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.icps.icp import Icp, LinkedHostField
from leadgen_assets.domain.icps.linked_hosts import vendor_address
from leadgen_assets.domain.pages.page import Kind, Segment
from leadgen_assets.web.addresses import bare_host, page_key

_NO_DETAIL = re.compile(
    r"/(?:tag|category|author|login|cart|search|page/\d+)(?:/|$)|[?&](?:page|sort|p|pg)=|#", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Directory:
    """The site whose list is read.

    Attributes:
        url: of the page that lists. icp: whose vendors' domains are no company's own, and whose fields are read.
        besides: domains and telephone numbers that are the site's own or its sponsors', so no entry's.
        seen_at: ISO time at which the page was seen.
    """

    url: str
    icp: Icp
    besides: frozenset[str] = field(default_factory=frozenset)
    seen_at: str = ""

    @property
    def domain(self) -> str:
        """Registrable domain of the site."""
        return registrable_domain(self.url)

    def refuses(self, domain: str) -> str:
        """Why a domain that the list links to is no company's own; "" if it may be one."""
        return "the directory's own site" if domain == self.domain else refusal(domain, self.icp.never_domains)

    def is_itself(self, address: str) -> bool:
        """Whether an address on its own domain is its start, the list, or another part of it, no page about a company."""
        host = bare_host(self.url)
        return bare_host(address) != host or page_key(address) in (host, page_key(self.url))

    def is_portal(self, address: str) -> bool:
        """Whether an address is a customer's page on a vendor's host."""
        specs = (spec for spec in self.icp.vocabulary.fields.values() if isinstance(spec, LinkedHostField))
        found = (vendor_address(address, spec) for spec in specs)
        return any(address is not None and address.tenant for address in found)

    def outside(self, segment: Segment) -> str:
        """The domain of somebody else that a link leads to, where it may be a company's own; else ""."""
        if segment.kind is not Kind.LINK or not segment.href.startswith("http"):
            return ""
        domain = registrable_domain(leads_to(segment) or segment.href)
        return "" if domain == self.domain or self.refuses(domain) else domain


def detail_links(directory: Directory, segments: Iterable[Segment]) -> list[Segment]:
    """Links to other pages of the directory's site, beneath its start and not to other pages of the list; each page once."""
    seen: dict[str, Segment] = {}
    host = bare_host(directory.url)
    for segment in segments:
        if segment.kind is not Kind.LINK or not segment.href.startswith("http") or bare_host(segment.href) != host:
            continue
        key = page_key(segment.href)
        if key not in (page_key(directory.url), host) and not _NO_DETAIL.search(segment.href) and not leads_to(segment):
            seen.setdefault(key, segment)
    return list(seen.values())


def leads_to(segment: Segment) -> str:
    """The address that a link leads on to ("/out?url=https%3A%2F%2Facme.example"); "" for a plain one."""
    query = segment.href.partition("?")[2].partition("#")[0]
    if "http" not in query.lower():
        return ""
    found = [value for _, value in parse_qsl(query) if value.startswith(("http://", "https://"))]
    return found[0] if len(found) == 1 else ""
