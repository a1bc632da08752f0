"""Stage `company_pages`: each company's site is read once and saved, whatever becomes of it later.

A site that was saved for another request and is still fresh is not read again. One that is no longer fresh is asked
whether it has changed, where it said by what to ask. A site that cannot be read is a result, not a failure: its outcome says why.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.stages.company_items import company_chunks, digest, number_of_companies
from leadgen_assets.stages.entering import ReadableCopy, enter_site, look_at_pages
from leadgen_assets.stages.item import Finished, Item, Rows
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.staleness import stale_sites
from leadgen_assets.stages.work import StageWork, Tally, Watch
from leadgen_assets.storage.companies import RequestCompany
from leadgen_assets.storage.pages import SavedPage, latest_pages
from leadgen_assets.storage.rows import PAGES, PAGES_UNCHANGED, STATUS, WEBSITE_READ, Row
from leadgen_assets.storage.work_items import results
from leadgen_assets.web.addresses import page_key
from leadgen_assets.web.entrance import Entrance, entrance_of
from leadgen_assets.web.fetching import Fetched, Fetcher, Validators
from leadgen_assets.web.robots import NOT_HAD

STAGE = "company_pages"
_MOST_OTHERS = 3
"""Further websites of one company that are tried where the first is not there."""
_EVER = datetime(1970, 1, 1, tzinfo=UTC)
NO_WEBSITE = "no_website"
"""Outcome of a company of which no website is known."""
SHARED_WEBSITE = "website_of_another_company"
"""Outcome of an office whose website stands on a domain that another company has: what is there is not known to be its own."""
WITHOUT_SITE = frozenset({NO_WEBSITE, SHARED_WEBSITE})
"""Outcomes of companies that have no site of their own which anybody could read."""
LOST_PART = "page_gone_from_shared_site"
"""Outcome of a firm's own part of a site that firms share, where there is no page: the rest of that site is not the firm's."""
PASSING = frozenset({Outcome.TIMEOUT, Outcome.UNREACHABLE})
"""Outcomes of a home page that another day, or another archive, may mend: such a site is asked for again."""
_PASSING_BLOCKS = (NOT_HAD, "HTTP 429", "HTTP 503")
"""What a site says that closes it for today."""


@dataclass(frozen=True, slots=True)
class _Site:
    """A company with the pages of the last visit to its site, home page first; `fresh`: they need not be asked for again."""

    company: RequestCompany
    saved: tuple[SavedPage, ...]
    fresh: bool


async def read_sites(session: RequestSession, fetcher: Fetcher, parsing: ParsingPool, watch: Watch) -> Tally:
    """Read and save the site of every company of the request."""
    work: StageWork[_Site] = StageWork(session, STAGE, watch, lambda item, reason: _failed(session, item, reason))
    await work.load_marks()

    async def handle(item: Item[_Site]) -> Finished:
        return await _read_site(session, fetcher, parsing, item.payload)

    companies = await number_of_companies(session)
    parsing.expect(companies)
    return await work.run(_sites(session, work, fetcher.origin_of), handle, companies)


async def _sites(
    session: RequestSession, work: StageWork[_Site], origin_of: Callable[[str], str]
) -> AsyncIterator[Item[_Site]]:
    stored = session.stored
    fresh = session.now() - timedelta(days=session.icp.freshness.companies_days)
    saved_after = max(fresh, stored.redo_all_before or fresh, stored.redo_failed_before or fresh)
    async with session.reading() as conn:
        earlier = await results(conn, session.key, STAGE)
        stale = await stale_sites(conn, stored, STAGE)
    async for chunk in company_chunks(session):
        origins = {c.company_id: origin_of(c.domain) for c in chunk}
        hashes = {
            c.company_id: digest(
                c.website,
                session.settings.pages_per_site,
                origins[c.company_id],
                *([f"on {c.shares}"] if c.shares else []),
                *c.others,
            )
            for c in chunk
        }
        open_ones = [
            c
            for c in chunk
            if not work.is_done(
                str(c.company_id),
                hashes[c.company_id],
                passing=may_pass(earlier.get(str(c.company_id), {})),
                again_before=stored.refresh_stale_at if c.company_id in stale else None,
            )
        ]
        saved = await session.read(latest_pages, [c.company_id for c in open_ones], _EVER, with_segments=False)
        for company in open_ones:
            pages = tuple(p for p in saved[company.company_id] if p.origin == origins[company.company_id])
            # Of a stale site only what was seen since is good: another request may have read it meanwhile.
            seen_after = stale.get(company.company_id, _EVER)
            fresh_ones = bool(pages) and pages[0].saved_at > saved_after and not _gone_elsewhere(company, pages[0])
            site = _Site(company, pages, fresh_ones and all(page.fetched_at >= seen_after for page in pages))
            yield Item(str(company.company_id), hashes[company.company_id], site)


def may_pass(home: Mapping[str, Any]) -> bool:
    """Whether what kept a home page from being read may be gone another day; by `outcome` and `detail`."""
    return home.get("outcome") in PASSING or str(home.get("detail", "")).startswith(_PASSING_BLOCKS)


def entrance_to(company: RequestCompany) -> Entrance:
    """How the company's site is entered, by the website and the cities that sources name."""
    return entrance_of(company.website, (fact.value for fact in company.listed if fact.field == "city"))


def _gone_elsewhere(company: RequestCompany, home: SavedPage) -> bool:
    """Whether what was not found is another address than the one that is known now: somebody named a better one."""
    entrance = entrance_to(company)
    known = {page_key(address) for address in (entrance.home, entrance.hint) if address}
    return home.outcome is Outcome.NOT_FOUND and page_key(home.url) not in known


def _outcome(entrance: Entrance, outcome: Outcome, detail: str) -> tuple[str, str]:
    """Outcome and detail of a site, by those of its home page."""
    if entrance.part and outcome is Outcome.NOT_FOUND:
        site = entrance.part.partition("/")[0]
        return (
            LOST_PART,
            f"{detail} ({entrance.part}) and the rest of {site} is not this firm's: give another website of it",
        )
    return str(outcome), detail


async def _read_site(session: RequestSession, fetcher: Fetcher, parsing: ParsingPool, site: _Site) -> Finished:
    company = site.company
    if company.shares:
        detail = f"its website is on {company.shares}, which another company here has"
        return Finished(result={"outcome": SHARED_WEBSITE, "detail": detail, "read": 0, "reused": False})
    if not company.website:
        return Finished(result={"outcome": NO_WEBSITE, "detail": "no website known", "read": 0, "reused": False})
    if site.fresh and not may_pass({"outcome": site.saved[0].outcome, "detail": site.saved[0].detail}):
        first = _reused(entrance_to(company), site.saved)
    else:
        first = await _visit(session, fetcher, parsing, site)
    if first.result["outcome"] == Outcome.OK:
        return first
    for other in _other_websites(company):
        found = await _visit(session, fetcher, parsing, _Site(other, (), fresh=False))
        if found.result["outcome"] == Outcome.OK:
            moved: Rows = [(WEBSITE_READ, [(other.company_id, other.website, other.domain)])]
            return replace(found, rows=[*found.rows, *moved])
    return first


def _other_websites(company: RequestCompany) -> list[RequestCompany]:
    """The company at the next websites that sources name of it; not at the home page above its part of a shared site."""
    part = entrance_to(company).part
    found = [replace(company, website=one, domain=registrable_domain(one)) for one in company.others]
    own = [one for one in found if not part or one.domain != company.domain or entrance_to(one).part]
    return own[:_MOST_OTHERS]


async def _visit(session: RequestSession, fetcher: Fetcher, parsing: ParsingPool, site: _Site) -> Finished:
    """Ask the site of a company, and read what is there."""
    company = site.company
    limit = session.settings.pages_per_site - 1
    known = {page.url: page for page in site.saved if page.outcome is Outcome.OK}

    def asked_with(url: str, home: bool = False) -> Validators | None:
        # An unchanged home page leads where it led; but a visit of another number of pages did not follow it so far.
        page = known.get(url) if not home or len(site.saved) == limit + 1 else None
        return Validators(page.etag, page.last_modified, page.final_url) if page else None

    entrance = entrance_to(company)
    entered = await enter_site(fetcher, parsing, entrance, company.domain, limit, session.icp.pages, asked_with)
    home, copy, chosen = entered.home, entered.copy, entered.chosen
    if copy is None:
        chosen = [(page.url, page.role) for page in site.saved if page.role != "home"]
    others = [*entered.hint, *[(await fetcher.fetch(url, asked_with(url)), role) for url, role in chosen]]
    changed = [(fetched, role) for fetched, role in others if not fetched.not_modified]
    changed, copies = await look_at_pages(fetcher, parsing, changed, company.domain)
    if copy is not None:
        changed, copies = [(home, "home"), *changed], [copy, *copies]
    now, origin = session.now(), fetcher.origin_of(company.domain)
    visited = [(home, "home"), *others]
    rows = [page_row(company.company_id, origin, f, role, c, now) for (f, role), c in zip(changed, copies, strict=True)]
    unchanged = [
        _unchanged_row(company, f, role, known[f.url].content_hash, now) for f, role in visited if f.not_modified
    ]
    outcome, detail = _outcome(entrance, copy.outcome, copy.detail) if copy else (str(Outcome.OK), "")
    result = {
        "outcome": outcome,
        "detail": detail,
        "read": sum(c.outcome is Outcome.OK for c in copies) + len(unchanged),
        "reused": False,
        "oldest": min(f.fetched_at for f, _ in visited).isoformat(),
    }
    return Finished([(PAGES, rows), (PAGES_UNCHANGED, unchanged)], result)


def _reused(entrance: Entrance, pages: Sequence[SavedPage]) -> Finished:
    outcome, detail = _outcome(entrance, pages[0].outcome, pages[0].detail)
    read = sum(page.outcome is Outcome.OK for page in pages)
    oldest = min(page.fetched_at for page in pages).isoformat()
    result = {"outcome": outcome, "detail": detail, "read": read, "reused": True, "oldest": oldest}
    return Finished(result=result)


def page_row(company_id: int, origin: str, fetched: Fetched, role: str, copy: ReadableCopy, now: datetime) -> Row:
    """A page of the company as it is saved."""
    return (
        company_id, origin, fetched.url, copy.content_hash, role, str(copy.outcome), copy.detail, fetched.status,
        fetched.final_url, fetched.content_type, copy.charset, copy.title, fetched.fetched_at, now, copy.body,
        copy.segments, fetched.validators.etag, fetched.validators.last_modified, json.dumps(fetched.hops),
    )  # fmt: skip


def _unchanged_row(company: RequestCompany, fetched: Fetched, role: str, content_hash: str, now: datetime) -> Row:
    validators = fetched.validators
    return (
        company.company_id, fetched.url, content_hash, role, fetched.fetched_at, now, validators.etag,
        validators.last_modified, json.dumps(fetched.hops),
    )  # fmt: skip


def _failed(session: RequestSession, item: Item[_Site], reason: str) -> Rows:
    return [
        (STATUS, [(session.key, item.payload.company.company_id, "failed", f"its site could not be read: {reason}")])
    ]
