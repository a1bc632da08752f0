"""Stage `company_pages`: each company's site is read once and saved, whatever becomes of it later.

A site that was saved for another request and is still fresh is not read again. A site that cannot be read is a result,
not a failure: its outcome says why.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from leadgen_assets.domain.packing import pack_segments
from leadgen_assets.domain.page import Outcome
from leadgen_assets.stages.company_items import company_chunks, digest, number_of_companies
from leadgen_assets.stages.item import Finished, Item, Rows
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.staleness import stale_sites
from leadgen_assets.stages.work import StageWork, Tally, Watch
from leadgen_assets.storage.companies import RequestCompany
from leadgen_assets.storage.pages import SavedPage, latest_pages
from leadgen_assets.storage.rows import PAGES, STATUS, Row
from leadgen_assets.web.fetching import Fetched, Fetcher
from leadgen_assets.web.links import choose_pages
from leadgen_assets.web.reading import ReadPage, read_page

STAGE = "company_pages"
_EVER = datetime.min.replace(tzinfo=UTC)
NO_WEBSITE = "no_website"
"""Outcome of a company of which no website is known."""
PASSING = frozenset({Outcome.TIMEOUT, Outcome.UNREACHABLE})
"""Outcomes of a home page that another day, or another archive, may mend: such a site is asked for again."""


@dataclass(frozen=True, slots=True)
class ReadableCopy:
    """What is saved of a page, made in a parsing process: small enough to hand back."""

    outcome: Outcome
    detail: str
    charset: str
    title: str
    content_hash: str
    body: bytes
    segments: bytes


@dataclass(frozen=True, slots=True)
class _Site:
    company: RequestCompany
    saved: tuple[SavedPage, ...]


def _copy(fetched: Fetched, page: ReadPage) -> ReadableCopy:
    return ReadableCopy(
        outcome=page.outcome,
        detail=page.detail,
        charset=page.charset,
        title=page.title,
        content_hash=page.content_hash,
        body=zlib.compress(fetched.body, 1) if fetched.body else b"",
        segments=pack_segments(page.segments),
    )


def read_copies(pages: Sequence[tuple[Fetched, str]]) -> list[ReadableCopy]:
    """Read several pages of one site."""
    return [_copy(fetched, read_page(fetched, role)) for fetched, role in pages]


def read_home(
    fetched: Fetched, domain: str, listed: Sequence[str], limit: int
) -> tuple[ReadableCopy, list[tuple[str, str]]]:
    """Read a home page, and choose which other pages of the site to read: (address, role)."""
    page = read_page(fetched, "home")
    chosen = choose_pages(page, domain, listed, limit) if page.outcome is Outcome.OK else []
    return _copy(fetched, page), chosen


async def read_sites(session: RequestSession, fetcher: Fetcher, parsing: ParsingPool, watch: Watch) -> Tally:
    """Read and save the site of every company of the request."""
    work: StageWork[_Site] = StageWork(session, STAGE, watch, lambda item, reason: _failed(session, item, reason))
    await work.load_marks()

    async def handle(item: Item[_Site]) -> Finished:
        return await _read_site(session, fetcher, parsing, item.payload)

    companies = await number_of_companies(session)
    parsing.expect(companies)
    return await work.run(_sites(session, work, fetcher.origin), handle, companies)


async def _sites(session: RequestSession, work: StageWork[_Site], origin: str) -> AsyncIterator[Item[_Site]]:
    stored = session.stored
    fresh = session.now() - timedelta(days=session.icp.freshness.companies_days)
    saved_after = max(fresh, stored.redo_all_before or fresh, stored.redo_failed_before or fresh)
    stale = await session.read(stale_sites, stored, STAGE)
    async for chunk in company_chunks(session):
        hashes = {c.company_id: digest(c.website, session.settings.pages_per_site, origin) for c in chunk}
        again = {c.company_id: stored.refresh_stale_at if c.company_id in stale else None for c in chunk}
        open_ones = [c for c in chunk if not work.is_done(str(c.company_id), hashes[c.company_id], again[c.company_id])]
        ids = [c.company_id for c in open_ones]
        saved = await session.read(latest_pages, ids, saved_after, with_segments=False)
        for company in open_ones:
            # Of a stale site only what was seen since is good: another request may have read it meanwhile.
            seen_after = stale.get(company.company_id, _EVER)
            pages = [p for p in saved[company.company_id] if p.origin == origin and p.fetched_at >= seen_after]
            site = _Site(company, tuple(pages))
            yield Item(str(company.company_id), hashes[company.company_id], site)


async def _read_site(session: RequestSession, fetcher: Fetcher, parsing: ParsingPool, site: _Site) -> Finished:
    company = site.company
    if not company.website:
        return Finished(result={"outcome": NO_WEBSITE, "detail": "no website known", "read": 0, "reused": False})
    if site.saved and site.saved[0].outcome not in PASSING:
        return _reused(site.saved)
    home = await fetcher.fetch(company.website)
    limit = session.settings.pages_per_site - 1
    listed = await fetcher.listed(company.domain)
    copy, chosen = await parsing.run(read_home, home, company.domain, listed, limit)
    others = [(await fetcher.fetch(url), role) for url, role in chosen]
    copies = [copy, *(await parsing.run(read_copies, others) if others else [])]
    now = session.now()
    fetched = [(home, "home"), *others]
    rows = [_row(company, fetcher.origin, f, role, c, now) for (f, role), c in zip(fetched, copies, strict=True)]
    read = sum(c.outcome is Outcome.OK for c in copies)
    result = {"outcome": str(copy.outcome), "detail": copy.detail, "read": read, "reused": False}
    return Finished([(PAGES, rows)], result | {"oldest": min(f.fetched_at for f, _ in fetched).isoformat()})


def _reused(pages: Sequence[SavedPage]) -> Finished:
    home = pages[0]
    read = sum(page.outcome is Outcome.OK for page in pages)
    oldest = min(page.fetched_at for page in pages).isoformat()
    result = {"outcome": str(home.outcome), "detail": home.detail, "read": read, "reused": True, "oldest": oldest}
    return Finished(result=result)


def _row(company: RequestCompany, origin: str, fetched: Fetched, role: str, copy: ReadableCopy, now: datetime) -> Row:
    return (
        company.company_id, origin, fetched.url, copy.content_hash, role, str(copy.outcome), copy.detail, fetched.status,
        fetched.final_url, fetched.content_type, copy.charset, copy.title, fetched.fetched_at, now, copy.body,
        copy.segments,
    )  # fmt: skip


def _failed(session: RequestSession, item: Item[_Site], reason: str) -> Rows:
    return [
        (STATUS, [(session.key, item.payload.company.company_id, "failed", f"its site could not be read: {reason}")])
    ]
