"""Vendors' public portals: each address names a customer, and the customer is a company that runs the vendor's software.

The company's own domain is believed only if its site links back to the same portal. What it offers there is counted.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.supports import TENANT_SUFFIX, supports
from leadgen_assets.domain.hosts.web_address import without_fragment
from leadgen_assets.domain.icps.icp import Icp, LinkedHostField
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.sources.inventory import Inventory, read_inventory
from leadgen_assets.sources.portal_company import (
    OwnSite,
    Portal,
    confirmed_site,
    name_fact,
    own_sites,
    phone_fact,
    portal_of,
)
from leadgen_assets.sources.portal_file import portal_addresses
from leadgen_assets.sources.said_to_people import page_to_people
from leadgen_assets.sources.source import Batch, Wanted
from leadgen_assets.web.addresses import page_key
from leadgen_assets.web.fetching import Fetcher
from leadgen_assets.web.reading import ReadPage

BATCH_PORTALS = 5
"""Portals that are read at once for one batch; they stand on hosts of their own."""

BATCH_ROWS = 500


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    address: str
    portal: Portal


@dataclass(slots=True)
class _Seen:
    """What was seen of one portal: its pages that could be read, and how many were asked for; `why_none` says why it is no company's."""

    pages: list[ReadPage] = field(default_factory=list)
    asked: int = 0
    inventory: Inventory = field(default_factory=Inventory)
    why_none: str = ""


class PortalSource:
    """A `Source` over portal addresses. The cursor is the number of the last row that was read.

    Args:
        given: a file of addresses, or one address.
    """

    def __init__(self, given: Path | str, fetcher: Fetcher, icp: Icp) -> None:
        self._given, self._fetcher, self._icp = given, fetcher, icp

    @property
    def name(self) -> str:
        """ "portals:" and the file's name, or the address without its scheme."""
        return f"portals:{self._given.name if isinstance(self._given, Path) else page_key(self._given)}"

    async def batches(self, wanted: Wanted, cursor: str = "") -> AsyncGenerator[Batch, None]:
        """Batches of up to five portals behind the cursor. A portal does not tell states and cities, so all are candidates.

        Raises:
            SourceUnreadable: the file cannot be used, or the ICP knows no vendor with customers' addresses.
        """
        behind = self._reached(cursor)
        known: set[tuple[str, str]] = set()
        waiting: list[_Row] = []
        skipped: Counter[str] = Counter()
        seen = reached = 0
        for number, address in self._rows():
            portal = portal_of(address, self._icp)
            again = portal is not None and (portal.vendor, portal.tenant) in known
            if portal is not None:
                known.add((portal.vendor, portal.tenant))
            if number <= behind:
                continue
            seen, reached = seen + 1, number
            if portal is None:
                skipped[
                    "no customer's portal: a vendor's own page, a placeholder, or no vendor that the ICP knows"
                ] += 1
            elif again:
                skipped["a portal named before"] += 1
            else:
                waiting.append(_Row(number, address, portal))
            if len(waiting) >= BATCH_PORTALS or seen >= BATCH_ROWS:
                yield await self._batch(waiting, skipped, seen, reached)
                waiting, skipped, seen = [], Counter(), 0
        if seen:
            yield await self._batch(waiting, skipped, seen, reached)

    def _reached(self, cursor: str) -> int:
        specs = [spec for spec in self._icp.vocabulary.fields.values() if isinstance(spec, LinkedHostField)]
        if not any(value.tenant_hosts or value.tenant_paths for spec in specs for value in spec.values.values()):
            raise SourceUnreadable(
                f"The ICP {self._icp.name!r} knows no vendor whose addresses name customers",
                self.name,
                "take the source out of the request, or name vendors with tenant_hosts in the ICP (docs/icp.md)",
            )
        if cursor and not cursor.isdecimal():
            raise SourceUnreadable(
                f"The checkpoint {cursor[:60]!r} is none of a file of portals",
                self.name,
                "start the request anew under another name",
            )
        return int(cursor or 0)

    def _rows(self) -> Iterator[tuple[int, str]]:
        return portal_addresses(self._given) if isinstance(self._given, Path) else iter([(1, self._given)])

    async def _batch(self, rows: list[_Row], skipped: Counter[str], seen: int, reached: int) -> Batch:
        found = await asyncio.gather(*(self._company(row) for row in rows))
        for _, told, _ in found:
            skipped.update(told)
        candidates = tuple(candidate for candidate, _, _ in found if candidate is not None)
        return Batch(candidates, str(reached), seen, dict(skipped), sum(asked for _, _, asked in found))

    async def _company(self, row: _Row) -> tuple[Candidate | None, Counter[str], int]:
        """The portal's company, what is to be told of it, and how many pages were asked for."""
        portal, told = row.portal, Counter[str]()
        seen = await self._look(row)
        if seen.why_none:
            return None, Counter([seen.why_none]), seen.asked
        named = name_fact(portal, seen.pages, self._icp)
        starts = own_sites(portal, seen.pages, self._icp)
        site = await confirmed_site(portal, starts, self._icp, self._fetcher)
        if site.why_none:
            other = site.why_none.startswith("leads to another firm")
            told[f"row {row.number}: {site.why_none}" if other else site.why_none] += 1
        if seen.inventory.why_none:
            told[seen.inventory.why_none] += 1
        if not named and not site.domain:
            told["neither a name nor a confirmed domain"] += 1
            return None, told, seen.asked + site.pages
        return self._candidate(row, seen, named, site), told, seen.asked + site.pages

    def _candidate(self, row: _Row, seen: _Seen, named: Fact | None, site: OwnSite) -> Candidate:
        portal, vocabulary = row.portal, self._icp.vocabulary
        phone = phone_fact(seen.pages, vocabulary)
        facts = [named, phone, *self._portal_facts(portal, seen.pages), seen.inventory.fact]
        return Candidate(
            source=self.name,
            locator=f"row {row.number}, {portal.named}",
            name=named.value if named else "",
            website=site.website,
            domain=site.domain,
            phone=phone.value if phone else "",
            facts=tuple(fact for fact in facts if fact is not None),
        )

    def _portal_facts(self, portal: Portal, pages: list[ReadPage]) -> Iterator[Fact]:
        """Vendor and customer, from the address of the first page of the portal that could be read."""
        url, seen_at = pages[0].url, pages[0].fetched_at.isoformat()
        for name, value in ((portal.field, portal.vendor), (portal.field + TENANT_SUFFIX, portal.tenant)):
            fact = Fact(COMPANY, name, value, url, 0, url, Method.ADDRESS, 0.9, True, seen_at=seen_at)
            if supports(fact, None, self._icp.vocabulary):
                yield fact

    async def _look(self, row: _Row) -> _Seen:
        """Read the portal: the page that was named, then what the vendor shows of the customer's offers."""
        portal, seen = row.portal, _Seen()
        address = row.address if "://" in row.address else f"https://{row.address}"
        inventories = [pattern.replace("{tenant}", portal.tenant) for pattern in portal.value.inventory]
        outcomes: list[ReadPage] = []
        if page_key(address) not in map(page_key, inventories):
            outcomes.append(page_to_people(await self._fetcher.fetch(without_fragment(address)), "portal"))
            seen.asked += 1
        for url in inventories:
            counts = portal.spec.inventory_counts or ""
            inventory = await read_inventory(url, counts, self._icp.vocabulary, self._fetcher)
            seen.asked += len(inventory.pages)
            outcomes += [listed.page for listed in inventory.pages]
            elsewhere = inventory.fact is not None and not portal.leads_here(inventory.fact.url)
            if seen.inventory.fact is None:
                seen.inventory = Inventory(inventory.pages, None, inventory.why_none) if elsewhere else inventory
        read = [page for page in outcomes if page.outcome is Outcome.OK]
        seen.pages = [page for page in read if portal.leads_here(_with_fragment(page.url, address))]
        if not seen.pages:
            seen.why_none = self._why_none(row, outcomes, read)
        return seen

    def _why_none(self, row: _Row, outcomes: list[ReadPage], read: list[ReadPage]) -> str:
        for page in read:
            other = portal_of(page.url, self._icp)
            if other is not None:
                return f"row {row.number}: leads to another firm: {row.portal.named} is redirected to {other.named}"
        if read:
            return "its portal is not there: it leads to a page that is no customer's"
        return (
            f"its portal was not read: {outcomes[0].outcome.replace('_', ' ')}"
            if outcomes
            else "its portal was not read"
        )


def _with_fragment(url: str, asked: str) -> str:
    """The address of a page with the route that script-driven portals keep behind the hash, if it is the page asked for."""
    fragment = asked.partition("#")[2]
    return f"{url}#{fragment}" if fragment and page_key(url) == page_key(asked) else url
