"""A model reads what the rules left open: first the company's saved pages, then pages that a search names, fetched and saved first.

The rule on when to search: only where a field stays open that alone keeps the company from being judged or exported
(`agents.company_research.needed_fields`), and only for a company of which name and domain, or name and place, are known:
without them nobody can tell it from a namesake.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from pydantic import BaseModel

from leadgen_assets.agents import company_research, searching
from leadgen_assets.agents.company import Subject
from leadgen_assets.agents.company_research import Read, company_facts, company_question, needed_fields, open_fields
from leadgen_assets.agents.searching import MOST_PAGES, company_search, is_closed, named_pages
from leadgen_assets.domain.domains import registrable_domain
from leadgen_assets.domain.errors import AnswerUnusable, ModelDown
from leadgen_assets.domain.evidence import Fact
from leadgen_assets.domain.filters import value_of
from leadgen_assets.domain.names import normal_company_name
from leadgen_assets.domain.packing import unpack_segments
from leadgen_assets.domain.page import Outcome, PageText
from leadgen_assets.domain.profile import Profile
from leadgen_assets.extract.organisation import agreement
from leadgen_assets.extract.own_words import own_words
from leadgen_assets.llm.answer import Answer, Model
from leadgen_assets.llm.question import Asker, Question
from leadgen_assets.stages.company_items import digest
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.sites import look_at_pages, page_row
from leadgen_assets.storage.companies import RequestCompany
from leadgen_assets.storage.pages import CITED, SavedPage, cited_pages
from leadgen_assets.storage.rows import Row
from leadgen_assets.web.fetching import Fetcher

CITED_BY = "a search"
"""Who names what nobody could read."""
_NAME_AGREES = 0.6
_CLOSED = "the site is closed to programs"

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom a stage asks, and where pages come from that a search names."""

    model: Model
    fetcher: Fetcher


@dataclass(slots=True)
class Researched:
    """What a model found out about one company, all of it from saved pages.

    Attributes:
        facts: their quotes carry them. seen: address of a page that a search named -> when it was fetched.
        pages: rows of such pages. unread: (address, why) of pages that a search named and nobody could read.
        still_needed: fields that a person could look up there.
        rejected: values that were dropped. asked: questions.
        fallback: why the model could not be asked, "" where it could. unanswered: why a question had no usable answer.
    """

    facts: list[Fact] = field(default_factory=list)
    seen: dict[str, datetime] = field(default_factory=dict)
    pages: list[Row] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    still_needed: tuple[str, ...] = ()
    rejected: int = 0
    asked: int = 0
    fallback: str = ""
    unanswered: str = ""


class Researcher:
    """Asks about the companies of one request, in one stage of one run."""

    def __init__(self, session: RequestSession, asking: Asking, parsing: ParsingPool, stage: str) -> None:
        self._session, self._model, self._fetcher, self._parsing = session, asking.model, asking.fetcher, parsing
        self._asker = asker_of(session, stage)

    @property
    def version(self) -> str:
        """Of everything beside the pages on which its answers depend: part of the input hash of whoever asks."""
        written = (company_research.INSTRUCTIONS.version, searching.INSTRUCTIONS.version)
        return model_version(self._session, *written)

    async def research(self, company: RequestCompany, pages: Sequence[SavedPage], known: Profile) -> Researched:
        """Find out what the company's profile leaves open.

        In mode hybrid a service that is down, and in every mode a question without a usable answer, leaves open what it was about.

        Raises:
            ModelPaused, ModelUnusable, FenceLost: see `llm.answer.Model`. ModelDown: not in mode hybrid.
        """
        found = Researched()
        try:
            await self._research(company, pages, known, found)
        except AnswerUnusable as error:
            found.unanswered = error.what
        except ModelDown as error:
            if self._session.settings.mode != "hybrid":
                raise
            found.fallback = error.what
        return found

    async def _research(
        self, company: RequestCompany, pages: Sequence[SavedPage], known: Profile, found: Researched
    ) -> None:
        icp = self._session.icp
        subject = subject_of(company, known)
        own = [own_words(page_text(page)) for page in pages if page.outcome is Outcome.OK]
        await self._read(company, subject, open_fields(known, icp), own, found)
        needed = _without(needed_fields(known, icp), found.facts)
        if not needed or not subject.name or not (subject.domain or subject.place):
            return
        search = await self._ask(company_search(subject, needed, icp), found)
        cited = await self._named_pages(company, search, found)
        seen = {url: at.isoformat() for url, at in found.seen.items()}
        await self._read(company, subject, _without(open_fields(known, icp), found.facts), cited, found, seen)
        found.still_needed = _without(needed, found.facts)

    async def _read(
        self,
        company: RequestCompany,
        subject: Subject,
        fields: Sequence[str],
        pages: Sequence[PageText],
        found: Researched,
        seen_at: Mapping[str, str] | None = None,
    ) -> None:
        icp = self._session.icp
        asked = company_question(subject, fields, pages, icp)
        if asked is None:
            return
        question, sheet = asked
        answer = await self._ask(question, found)
        read: Read = company_facts(
            answer, sheet, fields, subject, icp.vocabulary, seen_at=seen_at,
            name_fits=lambda name: _name_fits(name, company, subject),
        )  # fmt: skip
        found.facts += read.facts
        found.rejected += read.rejected

    async def _named_pages(
        self, company: RequestCompany, search: Answer[BaseModel], found: Researched
    ) -> list[PageText]:
        """The readable ones of the pages that a search names, fetched now or saved earlier and still fresh."""
        session = self._session
        fresh = session.now() - timedelta(days=session.icp.freshness.companies_days)
        saved = {
            page.url: page
            for page in (await session.read(cited_pages, [company.company_id], fresh))[company.company_id]
        }
        texts: list[PageText] = []
        tried = 0
        for source in named_pages(search):
            # What its own site lets be read was read; where it is closed, it is closed to this as well.
            if registrable_domain(source.url) == company.domain:
                continue
            if is_closed(source.url):
                found.unread.append((source.url, _CLOSED))
                continue
            if tried == MOST_PAGES:
                break
            tried += 1
            before = saved.get(source.url)
            if before is not None:
                self._take(
                    before.outcome, before.detail, page_text(before), before.fetched_at, source.url, found, texts
                )
                continue
            fetched = await self._fetcher.fetch(source.url)
            [(fetched, role)], [copy] = await look_at_pages(self._fetcher, self._parsing, [(fetched, CITED)], "")
            origin = self._fetcher.origin_of(registrable_domain(fetched.final_url))
            found.pages.append(page_row(company, origin, fetched, role, copy, session.now()))
            text = PageText(fetched.final_url, CITED, copy.outcome, unpack_segments(copy.segments))
            self._take(copy.outcome, copy.detail, text, fetched.fetched_at, source.url, found, texts)
        return texts

    @staticmethod
    def _take(
        outcome: Outcome, detail: str, text: PageText, at: datetime, url: str, found: Researched, texts: list[PageText]
    ) -> None:
        if outcome is Outcome.OK:
            found.seen[text.url] = at
            texts.append(text)
        elif outcome is not Outcome.NOT_FOUND:
            found.unread.append((url, detail or str(outcome).replace("_", " ")))

    async def _ask(self, question: Question[T], found: Researched) -> Answer[T]:
        found.asked += 1
        return await self._model.ask(question, self._asker)


def asker_of(session: RequestSession, stage: str) -> Asker:
    """Who asks, for a stage of a run."""
    return Asker(
        session.request.tenant, session.key, session.run_id, session.fence, stage, session.request.budget_micro_usd,
        session.icp.freshness.companies_days,
    )  # fmt: skip


def model_version(session: RequestSession, *instructions: str) -> str:
    """Names who answers, and what is asked by which version of its instructions."""
    settings = session.settings
    return digest(settings.mode, settings.model, settings.search_model, *instructions)


def subject_of(company: RequestCompany, known: Profile) -> Subject:
    """Whom a question about the company must be about."""

    def first(name: str) -> str:
        return next(iter(value_of(known, name).values), "")

    return Subject(first("company_name") or company.name, company.domain, first("city"), first("state"))


def page_text(page: SavedPage) -> PageText:
    """A saved page with its segments."""
    return PageText(page.final_url, page.role, page.outcome, unpack_segments(page.segments))


def _without(fields: Sequence[str], facts: Sequence[Fact]) -> tuple[str, ...]:
    known = {fact.field for fact in facts}
    return tuple(name for name in fields if name not in known)


def _name_fits(name: str, company: RequestCompany, subject: Subject) -> bool:
    """Whether it can be the company's name: its sources call it so, or its domain does."""
    said, known = normal_company_name(name), normal_company_name(company.name)
    if known:
        return f" {said} " in f" {known} " or f" {known} " in f" {said} "
    return agreement(said, subject.domain) >= _NAME_AGREES
