"""The source `search`: a model names pages batch by batch, we save and read them, and companies follow from what stands there.

A batch is two questions: a search in free text, of which only addresses are taken, and a reading of the saved pages. What the
first is told and which pages the second is shown are kept before each is paid for, so that a batch that was killed asks the
same again and the journal answers.
"""

from __future__ import annotations

import asyncio
import base64
import re
from collections import Counter
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from pydantic import TypeAdapter

from leadgen_assets.agents.lead_list import (
    NamedCompanies,
    SourcePage,
    Task,
    addresses_of,
    fitted,
    pointed_at,
    reading_question,
    search_question,
    software_of,
)
from leadgen_assets.agents.searching import is_closed
from leadgen_assets.agents.strategies import Strategy, strategies
from leadgen_assets.domain.errors import AnswerUnusable, RequestInvalid
from leadgen_assets.domain.exports.blocking import blocked_by
from leadgen_assets.domain.facts.evidence import Method
from leadgen_assets.domain.facts.packing import pack_segments, unpack_segments
from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.domain.requests.request import LeadRequest, SourceSpec
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.llm.answer import Answer, Model
from leadgen_assets.llm.question import Asker, Place, Question
from leadgen_assets.settings import Settings
from leadgen_assets.sources.source import Batch, Wanted
from leadgen_assets.stages.again import asked_again
from leadgen_assets.stages.checkpoints import STAGE
from leadgen_assets.stages.company_items import digest
from leadgen_assets.stages.search_plan import OVERSAMPLING, SearchCursor, sought
from leadgen_assets.stages.searched import drawn_from
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.storage.companies import blocked_domains, given_recently
from leadgen_assets.storage.model_costs import spent_on
from leadgen_assets.storage.searched import Known, domains_of, earlier_rounds, known_companies
from leadgen_assets.storage.work_items import keep_input, kept_input
from leadgen_assets.web.addresses import page_key
from leadgen_assets.web.fetching import Fetcher
from leadgen_assets.web.openable import openable
from leadgen_assets.web.reading import ReadPage, read_page

MOST_PAGES = 16
"""Pages that a search names of which a batch reads so many."""
MOST_SEGMENTS = 4_000
"""Segments kept of one page."""
AT_ONCE = 6
_TASK = TypeAdapter(Task)

_SEARCHING = SourceSpec(kind="search")


def sources_of(request: LeadRequest, settings: Settings) -> tuple[SourceSpec, ...]:
    """Where a request's companies come from: what it names, and a search where it names nothing and a model may be asked."""
    return request.sources or ((_SEARCHING,) if settings.searches else ())


def require_readable(requests: Sequence[LeadRequest], settings: Settings, where: str) -> None:
    """Refuse requests that search where nothing that a search names could be read: it would be paid for nothing.

    Raises:
        RequestInvalid: in one line, naming the setting.
    """
    if settings.web != "off" and (settings.contact or "").strip():
        return
    for request in requests:
        kinds = {spec.kind for spec in sources_of(request, settings)}
        # Archives hold pages that may be read without the network.
        if settings.searches and "search" in kinds and "archive" not in kinds:
            lack = "LEADGEN_WEB is off" if settings.web == "off" else "LEADGEN_CONTACT is not set"
            todo = "set LEADGEN_WEB=auto and " if settings.web == "off" else ""
            raise RequestInvalid(
                f"{where}: the request searches the web, and no page that a search names could be read, because {lack}: "
                f"{todo}set LEADGEN_CONTACT to your e-mail address or a page about you, or name other sources"
            )


def only_searches(request: LeadRequest) -> bool:
    """Whether no source but a search brings companies."""
    return all(spec.kind == "search" for spec in request.sources)


async def searched_limit(session: RequestSession) -> int:
    """Candidates in the request after which its searches rest, for this round."""
    if session.most_companies is not None:
        return session.most_companies
    stored = session.stored
    before = await session.read(earlier_rounds, session.key, stored.round)
    return sought(
        session.request.target_companies,
        stored.round,
        max(before.candidates, stored.candidates_before),
        before.qualified,
        min(OVERSAMPLING, session.settings.oversampling),
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a batch before it is paid for: the task, then the pages that its search named."""

    of: str
    task: Task
    pages: tuple[SourcePage, ...] | None = None
    unread: Mapping[str, int] | None = None
    asked: int = 0

    def as_json(self) -> dict[str, Any]:
        pages = None
        if self.pages is not None:
            pages = [
                [page.url, page.seen_at, base64.b64encode(pack_segments(page.segments)).decode()] for page in self.pages
            ]
        return {"of": self.of, "task": asdict(self.task), "pages": pages, "unread": self.unread, "asked": self.asked}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> _Kept:
        pages = None
        if told["pages"] is not None:
            pages = tuple(
                SourcePage(url, seen_at, unpack_segments(base64.b64decode(packed)))
                for url, seen_at, packed in told["pages"]
            )
        return cls(told["of"], _TASK.validate_python(told["task"]), pages, told["unread"], told["asked"])


class SearchSource:
    """A `Source` that asks a model.

    Args:
        name: of its checkpoint and of what it finds. input_hash: of what it was opened with.
        limit: candidates in the request after which it rests.
        fresh: what a checkpoint of nothing looks like.
    """

    def __init__(
        self,
        session: RequestSession,
        model: Model,
        fetcher: Fetcher,
        spec: SourceSpec,
        *,
        name: str,
        input_hash: str,
        limit: int,
        fresh: Mapping[str, Any],
    ) -> None:
        self._session, self._model, self._fetcher = session, model, fetcher
        self._hint, self._name, self._input_hash = spec.path, name, input_hash
        self._limit, self._fresh, self._about = limit, fresh, f"{name}, "
        request = session.request
        self._plan = strategies(request.states, request.cities, software_of(request, session.icp))

    @property
    def name(self) -> str:
        """ "search", with the request's hint behind it where it gives one."""
        return self._name

    async def batches(self, wanted: Wanted, cursor: str = "") -> AsyncGenerator[Batch, None]:
        """A batch for each strategy, until all are used or two in a row bring nothing.

        Raises:
            ModelDown, ModelPaused, ModelUnusable: as `Model.ask`; the batch is asked again by the next run.
        """
        usual = self._session.settings.lead_list_batch_size
        at = SearchCursor.of(cursor, usual)
        while (strategy := at.following(self._plan)) is not None:
            known = await self._session.read(known_companies, self._session.key)
            blocked = await self._session.read(blocked_domains)
            kept = await self._task(at, strategy, known, blocked)
            try:
                batch = await self._batch(kept, wanted, blocked)
                new = self._news(batch.candidates, known, blocked)
            except AnswerUnusable as error:
                reason = f"the model's answer could not be used: {error.what}"
                batch, new = Batch((), "", 0, {reason: 1}), -1
            # What a killed batch paid, and answers that could not be used, are in the ledger alone.
            spent = await self._session.read(spent_on, self._session.key, self._about)
            batch = replace(batch, spent_micro_usd=spent - at.spent)
            at = at.after(strategy, kept.task.size, new, usual, spent)
            yield replace(batch, cursor=at.text(), note=_NOTE)

    async def _task(
        self, at: SearchCursor, strategy: Strategy, known: Sequence[Known], blocked: Mapping[str, str]
    ) -> _Kept:
        """What the batch is told: as it was kept, else made now and kept."""
        session = self._session
        of = digest(self._input_hash, at.text(), session.stored.round, session.stored.redo_all_before)
        told = await session.read(kept_input, session.key, STAGE, self._name)
        if told is not None and told["of"] == of:
            return _Kept.from_json(told)
        request = session.request
        given = await session.read(
            given_recently, session.key, request.exclude_exported_days, session.stored.series or ""
        )
        never = [*blocked, *await session.read(domains_of, list(given))]
        called = next(iter(session.icp.called), session.icp.label)
        words = {one.key: one.words(called) for one in self._plan}
        task = Task(
            number=at.batches + 1,
            size=max(1, min(at.size, self._limit - len(known))),
            way=strategy.key,
            words=strategy.words(called),
            used=tuple(words[key] for key in at.used if key in words),
            known=tuple(str(company) for company in known),
            never=tuple(dict.fromkeys(never)),
        )
        return await self._keep(_Kept(of, task))

    async def _keep(self, kept: _Kept) -> _Kept:
        session = self._session
        async with session.writing() as conn:
            await keep_input(
                conn, session.key, STAGE, self._name, self._input_hash, kept.as_json(), self._fresh, session.run_id
            )
        return kept

    async def _batch(self, kept: _Kept, wanted: Wanted, blocked: Mapping[str, str]) -> Batch:
        session, asker = self._session, self._asker()
        request, icp = session.request, session.icp
        if kept.pages is None:
            question = search_question(request, icp, kept.task, self._hint, _place(request))
            found = await self._ask(question, asker)
            kept = await self._keep(await self._read(kept, addresses_of(found), blocked))
        skipped = Counter(kept.unread or {})
        pages = fitted(kept.pages or ())
        if not pages:
            return Batch((), "", 0, dict(skipped), kept.asked)
        question = reading_question(request, icp, kept.task, self._hint, pages)
        answer = await self._ask(question, asker)
        pointed, rejected = pointed_at(answer.parsed or NamedCompanies(companies=[]), pages)
        skipped["the model pointed at nothing that it was shown"] += rejected
        drawn = drawn_from(
            pointed,
            source=self._name,
            batch=kept.task.number,
            icp=icp,
            wanted=wanted,
            method=Method.MOCK if answer.mocked else Method.MODEL,
            model=answer.model,
        )
        skipped += drawn.skipped
        return Batch(
            drawn.candidates,
            "",
            len(pointed) + rejected,
            {reason: number for reason, number in skipped.items() if number},
            kept.asked,
            elsewhere=drawn.elsewhere,
        )

    async def _ask(self, question: Question[NamedCompanies], asker: Asker) -> Answer[NamedCompanies]:
        told = replace(question, about=f"{self._about}{question.about}")
        return await asked_again(lambda: self._model.ask(told, asker), self._session.now)

    def _asker(self) -> Asker:
        session = self._session
        return Asker(
            session.request.tenant,
            session.key,
            session.run_id,
            session.fence,
            STAGE,
            session.request.budget_micro_usd,
            session.icp.freshness.companies_days,
        )

    async def _read(self, kept: _Kept, addresses: Sequence[str], blocked: Mapping[str, str]) -> _Kept:
        """Fetch the pages that the search names; those of companies that are known or blocked are left alone."""
        known = {one.rpartition("(")[2].rstrip(")") for one in kept.task.known}
        wanted = {
            page_key(url): url
            for url in reversed(addresses)
            if (domain := registrable_domain(url)) and domain not in known and not blocked_by(domain, blocked)
        }
        private = self._session.settings.web_private
        safe = {url for url in addresses if openable(url, private=private)}
        named = [url for url in reversed(wanted.values()) if url in safe]
        urls = [url for url in named if not is_closed(url)][:MOST_PAGES]
        turn = asyncio.Semaphore(AT_ONCE)

        async def one(url: str) -> ReadPage:
            async with turn:
                fetched = await self._fetcher.fetch(url)
            return await asyncio.to_thread(read_page, fetched, "list")

        read = await asyncio.gather(*map(one, urls))
        pages: dict[str, SourcePage] = {}
        unread: Counter[str] = Counter()
        if unsafe := len(set(addresses)) - len(safe):
            unread["a page that the search named was not read: its address is none of the public web"] = unsafe
        if closed := sum(map(is_closed, named)):
            unread["a page that the search named was not read: the site is closed to programs"] = closed
        for page in read:
            if page.outcome is Outcome.OK:
                seen = SourcePage(page.url, page.fetched_at.isoformat(), page.segments[:MOST_SEGMENTS])
                pages.setdefault(page_key(page.url), seen)
            else:
                unread[f"a page that the search named was not read: {page.outcome.replace('_', ' ')}"] += 1
        return replace(kept, pages=tuple(pages.values()), unread=dict(unread), asked=len(urls))

    def _news(self, candidates: Sequence[Candidate], known: Sequence[Known], blocked: Mapping[str, str]) -> int:
        """How many of a batch's candidates are companies that the request does not have yet."""
        there = {one.domain for one in known} | {normal_company_name(one.name) for one in known}
        new = 0
        for candidate in candidates:
            domain = candidate.domain
            if domain and (blocked_by(domain, blocked) or refusal(domain, self._session.icp.never_domains)):
                continue
            key = domain or normal_company_name(candidate.name)
            new += key not in there
            there.add(key)
        return new


_NOTE = "a model searches; companies follow from the saved pages that it names"


def _place(request: LeadRequest) -> Place | None:
    """Where to search from: known only where the request asks for one state."""
    if len(request.states) != 1:
        return None
    city = request.cities[0] if len(request.cities) == 1 and re.fullmatch(r"[\w .'’-]+", request.cities[0]) else ""
    return Place("US", STATES[request.states[0]], city)
