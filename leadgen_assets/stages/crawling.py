"""Sites read from the network as the stage `company_pages` reads them, for an archive instead of the database."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.exports.blocking import blocked_by
from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.hosts.vendor_hosts import customers_place
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.settings import Settings
from leadgen_assets.sources.registry import Surroundings, open_source
from leadgen_assets.sources.source import Batch, Wanted
from leadgen_assets.stages.entering import enter_site, look_at_pages
from leadgen_assets.stages.parsing import ParsingFailed, ParsingPool
from leadgen_assets.web.entrance import Entrance, entrance_of
from leadgen_assets.web.fetching import Fetched, Fetcher, Validators
from leadgen_assets.web.live.fetcher import LiveFetcher
from leadgen_assets.web.live.saving import SavedCrawl


@dataclass(frozen=True, slots=True)
class ReadSite:
    """What became of one site; `pages` were had, the home page included."""

    website: str
    outcome: Outcome
    detail: str
    pages: int


@dataclass(slots=True)
class CrawlTally:
    """What became of all sites.

    Attributes:
        read, pages: sites of which the home page could be read; pages that were had.
        unread: outcome of the home page -> sites. before: sites that an earlier crawl had saved already.
        left_out: why candidates have no site to read -> how many. damage: of sources that ended early.
    """

    read: int = 0
    pages: int = 0
    before: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    damage: list[str] = field(default_factory=list)

    @property
    def sites(self) -> int:
        """Sites that were looked at now."""
        return self.read + self.unread.total()


async def crawl(
    sites: AsyncIterator[Entrance],
    fetcher: Fetcher,
    parsing: ParsingPool,
    settings: Settings,
    archive: SavedCrawl,
    tally: CrawlTally,
    told: Callable[[ReadSite], None],
    pages: Mapping[str, Sequence[str]],
) -> None:
    """Read sites, several at once, and mark each in the archive when it is done.

    Args:
        sites: how each site is entered, each once; of a site that firms share each firm's part.
        fetcher: tells the archive its exchanges itself. told: is called for each site when it is done.
        pages: which pages tell something beside those of every site (`Icp.pages`).

    Raises:
        CannotSave: the archive cannot be written on.
    """
    taking = asyncio.Lock()

    async def worker() -> None:
        while True:
            async with taking:
                entrance = await anext(sites, None)
            if entrance is None:
                return
            if entrance.website in archive.done:
                tally.before += 1
                continue
            done = await _read(entrance, fetcher, parsing, settings.pages_per_site - 1, pages)
            archive.site(entrance.website, done.outcome, done.pages)
            tally.pages += done.pages
            if done.outcome is Outcome.OK:
                tally.read += 1
            else:
                tally.unread[str(done.outcome).replace("_", " ")] += 1
            told(done)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(settings.concurrency):
                group.create_task(worker())
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from several


async def _read(
    entrance: Entrance, fetcher: Fetcher, parsing: ParsingPool, limit: int, pages: Mapping[str, Sequence[str]]
) -> ReadSite:
    website, domain = entrance.website, registrable_domain(entrance.website)
    try:
        entered = await enter_site(fetcher, parsing, entrance, domain, limit, pages)
        copy = entered.copy
        assert copy is not None, "nothing was asked whether it has changed"
        others = [*entered.hint, *[(await fetcher.fetch(url), role) for url, role in entered.chosen]]
        read = (copy.outcome is Outcome.OK) + sum(page.outcome is Outcome.OK for page, _ in others)
        if isinstance(fetcher, RenderedToo):
            await look_at_pages(fetcher, parsing, others, domain)
    except ParsingFailed:  # what was answered is saved; whoever replays it meets the same page
        return ReadSite(website, Outcome.UNREACHABLE, "one of its pages cannot be parsed", 0)
    return ReadSite(website, copy.outcome, copy.detail, read)


class RenderedToo:
    """The network with a browser, whose pages are saved beside the answers; these the fetcher tells the archive itself."""

    def __init__(self, fetcher: LiveFetcher, archive: SavedCrawl) -> None:
        self._fetcher, self._archive = fetcher, archive

    def origin_of(self, domain: str) -> str:
        """As the fetcher."""
        return self._fetcher.origin_of(domain)

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        """As the fetcher."""
        return await self._fetcher.fetch(url, known)

    async def listed(self, domain: str) -> tuple[str, ...]:
        """As the fetcher."""
        return await self._fetcher.listed(domain)

    async def rendered(self, fetched: Fetched) -> Fetched | None:
        """As the fetcher, and saved."""
        page = await self._fetcher.rendered(fetched)
        if page is not None and page.outcome is Outcome.OK:
            self._archive.rendered(fetched.final_url, page.final_url, page.body)
        return page


async def candidate_sites(
    request: LeadRequest,
    icp: Icp,
    base: Path,
    blocked: Mapping[str, str],
    fetcher: Fetcher,
    tally: CrawlTally,
    limit: int,
) -> AsyncIterator[Entrance]:
    """How the sites are entered of the first `limit` companies that a request's sources name, in the order in which discovery takes them.

    Args:
        blocked: domain -> why the tenant does not want it.
    """
    around = Surroundings(base, fetcher, icp)
    wanted = Wanted(request.states, request.cities)
    turns = [
        (source.name, source.batches(wanted))
        for source in (open_source(spec, around) for spec in request.sources if spec.kind != "search")
    ]
    if len(turns) < len(request.sources):
        tally.damage.append("search: a crawl asks no model; run the request, and crawl what it finds")
    seen, given = set[str](), 0
    async with AsyncExitStack() as opened:
        for _, batches in turns:
            opened.push_async_callback(batches.aclose)
        async for entrance in _in_turns(turns, icp.never_domains, blocked, seen, tally):
            if given == limit:
                return
            given += 1
            yield entrance


async def _in_turns(
    turns: list[tuple[str, AsyncGenerator[Batch, None]]],
    never: Sequence[str],
    blocked: Mapping[str, str],
    seen: set[str],
    tally: CrawlTally,
) -> AsyncIterator[Entrance]:
    while turns:
        name, batches = turns.pop(0)
        try:
            batch = await anext(batches, None)
        except SourceUnreadable as error:
            tally.damage.append(str(error))
            continue
        if batch is None:
            continue
        turns.append((name, batches))
        for entrance in _sites_of(batch.candidates, never, blocked, seen, tally):
            yield entrance


def _sites_of(
    candidates: Sequence[Candidate], never: Sequence[str], blocked: Mapping[str, str], seen: set[str], tally: CrawlTally
) -> list[Entrance]:
    found = []
    for candidate in candidates:
        domain = candidate.domain
        if not domain:
            tally.left_out["no website"] += 1
        elif blocked_by(domain, blocked):
            tally.left_out[f"blocked: {blocked_by(domain, blocked)}"] += 1
        elif refused := refusal(domain, never) or customers_place(candidate.website):
            tally.left_out[refused] += 1
        else:
            entrance = entrance_of(candidate.website, [candidate.city])
            site = f"{domain} {entrance.part.casefold()}"
            if site not in seen:
                seen.add(site)
                found.append(entrance)
    return found
