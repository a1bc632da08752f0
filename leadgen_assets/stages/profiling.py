"""Stage `company_profiles`: what follows from a company's saved pages and from the lists that named it.

Pages of the site are never fetched here. The input hash covers the pages, the vocabulary and the version of the extraction:
a new extractor or a new vocabulary reads the saved pages again, new weights do not. Where a model may be asked, the hash
covers it and its instructions too, and what the rules leave open is asked of it (`stages/researching.py`).
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.facts.packing import unpack_profile
from leadgen_assets.domain.facts.told import without_sites
from leadgen_assets.extract.extraction import EXTRACTION_VERSION
from leadgen_assets.stages.company_items import company_chunks, digest, number_of_companies
from leadgen_assets.stages.inquiry import Asking, Researched, may_pass
from leadgen_assets.stages.item import Finished, Item, Rows
from leadgen_assets.stages.made_profile import Answers, Recipe, make_profile, seen_at
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.stages.researching import Researcher
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.sites import entrance_to
from leadgen_assets.stages.work import StageWork, Tally, Watch
from leadgen_assets.storage.companies import RequestCompany
from leadgen_assets.storage.pages import SavedPage, latest_pages
from leadgen_assets.storage.rows import (
    CITED,
    EARLIER_EVIDENCE,
    EVIDENCE,
    NAME_FOUND,
    PAGES,
    PROFILES,
    STATUS,
)
from leadgen_assets.storage.told import ToldAbout, told_about
from leadgen_assets.storage.work_items import results

STAGE = "company_profiles"
SEGMENTS_AT_ONCE = 25
"""Companies whose saved segments are read from the database together."""
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Subject:
    company: RequestCompany
    pages: tuple[SavedPage, ...]
    about: ToldAbout


async def make_profiles(
    session: RequestSession,
    parsing: ParsingPool,
    watch: Watch,
    asking: Asking | None = None,
    chunks: AsyncIterator[list[RequestCompany]] | None = None,
) -> Tally:
    """Make the profile of every company of the request.

    Args:
        asking: whom to ask what the rules leave open; None for rules alone.
        chunks: companies whose sites are read, as they come; None for all of the request's.

    Raises:
        ModelUnusable: no question can succeed. The others as `StageWork.run`.
    """
    work: StageWork[_Subject] = StageWork(session, STAGE, watch, lambda item, reason: _failed(session, item, reason))
    await work.load_marks()
    recipe = Recipe.of(session.icp)
    researcher = Researcher(session, asking, parsing, STAGE) if asking else None
    # Beside sites that are being read: questions wait for what is parsed here, and their answers take longest.
    parse = parsing.run_ahead if asking else parsing.run

    async def handle(item: Item[_Subject]) -> Finished:
        company, pages, about = item.payload.company, item.payload.pages, item.payload.about
        given = (recipe, company.domain, pages, company.listed, about)
        is_part = bool(entrance_to(company).part)
        made = await parse(make_profile, *given, None, is_part)
        researched = Researched()
        if researcher is not None:
            known = unpack_profile(json.loads(made.body), made.evidence, made.pages_read, made.rejected)
            researched = await researcher.research(company, pages, known)
            if researched.facts or researched.rejected:
                answers = Answers(tuple(researched.facts), researched.rejected, researched.seen)
                made = await parse(make_profile, *given, answers, is_part)
        seen = seen_at(pages, about, researched.seen)
        evidence = [
            (
                company.company_id, item.input_hash, ordinal, fact.subject, fact.field, fact.value, fact.url,
                fact.segment, fact.quote, str(fact.method), fact.confidence, fact.verified,
                seen.get(fact.url) or _seen_at(fact) or session.stored.created_at, fact.said_by,
            )
            for ordinal, fact in enumerate(made.evidence)
        ]  # fmt: skip
        body = made.body
        if researched.fallback:
            body = json.dumps(json.loads(body) | {"fallback": researched.fallback}, ensure_ascii=False)
        profile = (company.company_id, item.input_hash, body, made.pages_read, made.rejected)
        status = (session.key, company.company_id, "researched", "")
        name = (company.company_id, made.name)
        rows: Rows = [(PROFILES, [profile]), (EVIDENCE, evidence), (STATUS, [status]), (NAME_FOUND, [name])]
        result: dict[str, Any] = {"states": made.states, "rejected": made.rejected}
        if researcher is not None:
            earlier = (EARLIER_EVIDENCE, [(company.company_id, item.input_hash)])
            rows = [
                rows[0],
                earlier,
                *rows[1:],
                (PAGES, researched.pages),
                (CITED, researched.cited),
            ]
            result |= researched.told()
        return Finished(rows, result)

    companies = await number_of_companies(session)
    parsing.expect(companies)
    version = researcher.version if researcher else ""
    subjects = _subjects(session, work, recipe, version, chunks or company_chunks(session))
    return await work.run(subjects, handle, companies)


def _seen_at(fact: Fact) -> datetime | None:
    return datetime.fromisoformat(fact.seen_at) if fact.seen_at else None


async def _subjects(
    session: RequestSession,
    work: StageWork[_Subject],
    recipe: Recipe,
    version: str,
    chunks: AsyncIterator[list[RequestCompany]],
) -> AsyncIterator[Item[_Subject]]:
    reading = digest(EXTRACTION_VERSION, recipe.vocabulary, recipe.rungs, *([version] if version else []))
    earlier = await session.read(results, session.key, STAGE) if version else {}
    async for chunk in chunks:
        ids = [company.company_id for company in chunk]
        known = await session.read(latest_pages, ids, _EVER, with_segments=False)
        told = await session.read(told_about, ids)
        for company in chunk:
            if company.theirs and (about := told.get(company.company_id)):
                about.told = replace(about.told, facts=without_sites(about.told.facts, company.theirs))
        hashes = {c.company_id: _input_hash(reading, c, known[c.company_id], told.get(c.company_id)) for c in chunk}
        open_ones = [
            c
            for c in chunk
            if not work.is_done(
                str(c.company_id), hashes[c.company_id], passing=may_pass(earlier.get(str(c.company_id), {}))
            )
        ]
        for start in range(0, len(open_ones), SEGMENTS_AT_ONCE):
            some = open_ones[start : start + SEGMENTS_AT_ONCE]
            ids = [company.company_id for company in some]
            pages = await session.read(latest_pages, ids, _EVER, with_segments=True)
            for company in some:
                about = told.get(company.company_id, ToldAbout())
                subject = _Subject(company, tuple(pages[company.company_id]), about)
                yield Item(str(company.company_id), hashes[company.company_id], subject)


def _input_hash(
    reading: str, company: RequestCompany, pages: Sequence[SavedPage], about: ToldAbout | None = None
) -> str:
    seen = [(page.url, page.content_hash, str(page.outcome), page.fetched_at) for page in pages]
    told = [] if about is None else [(about.told.facts, sorted(about.told.wrong), sorted(about.said_at.items()))]
    part = entrance_to(company).part
    return digest(reading, company.domain, seen, company.listed, *told, *([f"part {part}"] if part else []))


def _failed(session: RequestSession, item: Item[_Subject], reason: str) -> Rows:
    return [(STATUS, [(session.key, item.payload.company.company_id, "failed", f"no profile could be made: {reason}")])]
