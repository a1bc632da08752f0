"""Sites that firms share: whose part of one an address is, as far as sources named such parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.identity.site_parts import part_key
from leadgen_assets.domain.wording.names import normal_company_name


@dataclass(frozen=True, slots=True)
class NamedSite:
    """A website as a source named it for a company.

    Attributes:
        city: "" where the source does not say. by_pages: whether only the company's pages call it so, and no source.
    """

    company_id: int
    name: str
    website: str
    city: str
    by_pages: bool = False


class SharedSites:
    """The sites of which known companies have parts."""

    def __init__(self, named: Iterable[NamedSite]) -> None:
        """
        Args:
            named: all websites on every domain on which a page beneath the home page, or more than one company, was named.
        """
        rows = [(registrable_domain(one.website), one) for one in named]
        self._cities: dict[str, set[str]] = defaultdict(set)
        for domain, one in rows:
            self._cities[domain] |= {one.city} - {""}
        self._at: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._worded: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._by_pages: dict[tuple[str, str], set[int]] = defaultdict(set)
        parts, homes = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
        for domain, one in rows:
            part = part_key(one.website, [one.city])
            self._at[domain, part].add(one.company_id)
            (self._by_pages if one.by_pages else self._worded)[domain, normal_company_name(one.name)].add(
                one.company_id
            )
            (parts if part else homes)[domain].add(one.company_id)
        # A firm that is named by its home page too has the whole site, unless another firm has a part of it.
        self._shared = {domain for domain, ids in parts.items() if len(ids | homes[domain]) > 1 or not homes[domain]}
        self._brands = {domain for domain, ids in homes.items() if len(ids) > 1}

    def is_shared(self, domain: str) -> bool:
        """Whether what stands on the domain may be one of several firms'."""
        return domain in self._shared or domain in self._brands

    def part(self, website: str) -> str:
        """The part of a shared site that an address names, "" for none: `domain/identity/site_parts.py`."""
        domain = registrable_domain(website)
        return part_key(website, self._cities[domain]) if domain in self._shared else ""

    def at(self, website: str) -> Set[int]:
        """Companies whose part of a shared site the address names."""
        return self._at.get((registrable_domain(website), self.part(website)), set())

    def called(self, domain: str, name: str) -> Set[int]:
        """Companies that sources call so and that have a website on the domain; where none do, whose pages call them so."""
        key = (domain, normal_company_name(name))
        return self._worded.get(key) or self._by_pages.get(key, set()) if name else set()
