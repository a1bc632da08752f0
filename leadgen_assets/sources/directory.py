"""A directory: pages of a site that list companies, such as an association's members, licence holders or a "top 50".

Its pages are read one behind the other; what an entry does not say is looked up on the page that it links to on the same
site. The directory itself, its sponsors and social networks never become a company.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.pages.page import Kind, Outcome
from leadgen_assets.sources.directory_cursor import DirectoryCursor, short_hash
from leadgen_assets.sources.directory_detail import read_detail
from leadgen_assets.sources.directory_page import DirectoryPage, read_directory_page
from leadgen_assets.sources.next_page import next_page
from leadgen_assets.sources.said_to_people import list_to_people
from leadgen_assets.sources.source import Batch, Wanted
from leadgen_assets.sources.told import Told
from leadgen_assets.sources.unread_page import unreadable
from leadgen_assets.web.addresses import page_key
from leadgen_assets.web.fetching import Fetcher
from leadgen_assets.web.listed import ListedPage, selector_fault

MOST_PAGES = 50
"""Pages of a list that are followed where the request does not say."""

BATCH_DETAILS = 10
"""Pages about single companies that are read for one batch: a stop and a checkpoint come at least so often."""

BATCH_ENTRIES = 200
MOST_DETAILS = 1000
"""Pages about single companies that are read of one directory."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a directory is to be read.

    Attributes:
        url: where it begins. pages: most pages of the list.
        entries, following: CSS selectors, for pages that do not show by themselves what their entries are and where they go on.
        where: what an entry must say: under "text" anywhere, under the heading of a column or a label behind it.
    """

    url: str
    pages: int = MOST_PAGES
    entries: str = ""
    following: str = ""
    where: Mapping[str, str] = field(default_factory=dict)


def directory_faults(reading: Reading) -> list[str]:
    """What is wrong with a directory's selectors, before any page is asked for; empty when nothing is."""
    said = {"entries": reading.entries, "next": reading.following}
    faults = ((name, selector_fault(selector)) for name, selector in said.items() if selector)
    return [f"{name}: {fault} (docs/sources.md)" for name, fault in faults if fault]


class DirectorySource:
    """A `Source` over one directory; a batch is a page of it, or a part of one whose entries need pages of their own."""

    def __init__(self, reading: Reading, fetcher: Fetcher, icp: Icp) -> None:
        self._reading, self._fetcher, self._icp = reading, fetcher, icp

    @property
    def name(self) -> str:
        """ "directory:" and the address without its scheme."""
        return f"directory:{page_key(self._reading.url)}"

    async def batches(self, wanted: Wanted, cursor: str = "") -> AsyncGenerator[Batch, None]:
        """Batches behind the cursor: the pages of the list one after another, at most as many as asked for.

        Raises:
            SourceUnreadable: a page of the list cannot be read, or its first one lists nothing.
        """
        at = DirectoryCursor.of(cursor, self._reading.url)
        while at.url:
            listed = await self._listed(at.url)
            page = await asyncio.to_thread(read_directory_page, listed, self._icp, at.shape, self._reading.where)
            if at.page == 1 and not page.told and not page.left_out:
                raise _nothing_listed(listed, at.url)
            taking = _PageInParts(page, at, wanted, self.name, self._icp, self._fetcher)
            taking.skipped.update(page.left_out if not at.done else {})
            at.passed += [short_hash(page_key(url)) for url in dict.fromkeys((at.url, listed.page.url))]
            following = self._following(listed, at, taking)
            async for batch in taking.batches(following):
                yield batch

    async def _listed(self, url: str) -> ListedPage:
        fetched = await self._fetcher.fetch(url)
        try:
            listed = await asyncio.to_thread(list_to_people, fetched, self._reading.entries, self._reading.following)
        except ValueError as error:
            raise SourceUnreadable(
                str(error), self._reading.url, "correct it in the request (docs/sources.md)"
            ) from error
        if listed.page.outcome is not Outcome.OK:
            raise unreadable("The directory's page", url, listed.page)
        if registrable_domain(listed.page.url) != registrable_domain(url):
            raise SourceUnreadable(
                f"The directory's page leads to another site: {listed.page.url}",
                url,
                "look whether that is the list that you mean, and name its address",
            )
        return listed

    def _following(self, listed: ListedPage, at: DirectoryCursor, taking: _PageInParts) -> str:
        """The next page's address, "" where the list ends here: no link, no new entry, or enough pages."""
        if listed.shortened:
            taking.skipped["a page was too long to be read whole"] += 1
        if not taking.has_news:
            return ""
        said = bool(self._reading.following)
        following = next_page(listed, at.page, at.was_passed, only_said=said)
        if following and at.page >= self._reading.pages:
            taking.skipped[f"pages behind page {at.page} were not read (pages: {self._reading.pages})"] += 1
            return ""
        return following


class _PageInParts:
    """The entries of one page, from the one that the cursor says, in batches."""

    def __init__(
        self, page: DirectoryPage, at: DirectoryCursor, wanted: Wanted, source: str, icp: Icp, fetcher: Fetcher
    ) -> None:
        self._page, self._at, self._source = page, at, source
        self._vocabulary, self._fetcher = icp.vocabulary, fetcher
        self._states = frozenset(wanted.states)
        self._cities = frozenset(_plain(city) for city in wanted.cities)
        self._seen = set(at.seen)
        self._asked = 1
        self.skipped: Counter[str] = Counter()
        self._left_out: list[Candidate] = []
        self.has_news = bool(at.done) or any(short_hash(told.key()) not in self._seen for told in page.told)

    async def batches(self, following: str) -> AsyncGenerator[Batch, None]:
        """The batches; the cursor of the last one goes on at the address `following`."""
        at, told = self._at, self._page.told
        at.shape = self._page.shape or at.shape
        while True:
            candidates: list[Candidate] = []
            start, before = at.done, at.details
            seen = sum(self.skipped[reason] for reason in self._page.left_out) if start == 0 else 0
            while at.done < len(told) and at.details - before < BATCH_DETAILS and at.done - start < BATCH_ENTRIES:
                candidate = await self._candidate(told[at.done], at.done + 1)
                at.done += 1
                if candidate is not None:
                    candidates.append(candidate)
            seen += at.done - start
            last = at.done >= len(told)
            if last:
                at.turned(following)
            elsewhere = tuple(self._left_out)
            yield Batch(tuple(candidates), at.text(), seen, dict(self.skipped), self._asked, elsewhere=elsewhere)
            self.skipped.clear()
            self._left_out.clear()
            self._asked = 0
            if last:
                return

    async def _candidate(self, told: Told, place: int) -> Candidate | None:
        """The entry's company; None when it is left out, which `skipped` then counts with its reason."""
        key = short_hash(told.key())
        reason = "named before in this directory" if key in self._seen else self._elsewhere(told)
        self._seen.add(key)
        self._at.seen.append(key)
        if not reason and told.of("detail") and not told.of("domain"):
            told = await self._with_detail(told)
            reason = self._elsewhere(told)
        if not reason and told.refused and not told.of("domain"):
            self.skipped[f"website left out: {told.refused}"] += 1
        if reason:
            self.skipped[reason] += 1
        if reason and reason != self._elsewhere(told):
            return None
        candidate = told.candidate(self._source, f"page {self._at.page}, entry {place}", self._vocabulary)
        if reason:
            self._left_out.append(candidate)
            return None
        return candidate

    async def _with_detail(self, told: Told) -> Told:
        if self._at.details >= MOST_DETAILS:
            self.skipped[f"its page in the directory was not read: {MOST_DETAILS:,} of them were"] += 1
            return told
        self._at.details += 1
        self._asked += 1
        fetched = await self._fetcher.fetch(told.of("detail"))
        told, why = await asyncio.to_thread(read_detail, told, fetched, self._page.directory, self._page.besides)
        if why:
            self.skipped[why] += 1
        return told

    def _elsewhere(self, told: Told) -> str:
        state, city = told.of("state"), told.of("city")
        if self._states and state and state not in self._states:
            return f"state {state} is not asked for"
        return "city is not asked for" if self._cities and city and _plain(city) not in self._cities else ""


def _nothing_listed(listed: ListedPage, url: str) -> SourceUnreadable:
    links = [
        segment for segment in listed.page.segments if segment.kind is Kind.LINK and segment.href.startswith("http")
    ]
    own = registrable_domain(listed.page.url)
    outside = sum(registrable_domain(link.href) != own for link in links)
    seen = f"{len(links)} links, {outside} of them to other sites, and {len(listed.page.segments)} pieces of text"
    titled = f' (its title is "{listed.page.title[:80]}")' if listed.page.title else ""
    return SourceUnreadable(
        f"The directory's page lists no companies{titled}: it has {seen}, but nothing repeats that holds a name with a "
        "website, telephone number, place, licence or a page of its own",
        url,
        "name the page that shows the entries themselves, or say by a CSS selector what an entry is (entries: …, docs/sources.md)",
    )


def _plain(city: str) -> str:
    return " ".join(re.findall(r"\w+", city.casefold()))
