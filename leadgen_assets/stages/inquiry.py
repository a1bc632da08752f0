"""How a stage asks a model and reads what a search names: nothing is believed that was not fetched and saved first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from pydantic import BaseModel

from leadgen_assets.agents.searching import MOST_PAGES, is_closed
from leadgen_assets.domain.errors import AnswerUnusable, ModelDown
from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.facts.packing import unpack_segments
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Outcome, PageText
from leadgen_assets.llm.answer import Answer, Model, SearchSource
from leadgen_assets.llm.question import Asker, Question
from leadgen_assets.stages.company_items import digest
from leadgen_assets.stages.entering import look_at_pages
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.sites import page_row
from leadgen_assets.storage.pages import CITED, SavedPage, cited_pages
from leadgen_assets.storage.rows import Row
from leadgen_assets.web.fetching import Fetcher
from leadgen_assets.web.live.guard import leads_inside
from leadgen_assets.web.openable import openable

CITED_BY = "a search"
"""Who names what nobody could read."""
CLOSED = "the site is closed to programs"

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
        cited: rows of values and fields for a person's review.
        rejected: values that were dropped. asked: questions.
        unsafe: addresses that a search named and that are neither read nor shown: they are no public page's.
        not_asked: why no question was worth its money, "" where questions could be asked.
        fallback: why the model could not be asked, "" where it could. unanswered: why a question had no usable answer.
    """

    facts: list[Fact] = field(default_factory=list)
    seen: dict[str, datetime] = field(default_factory=dict)
    pages: list[Row] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    cited: list[Row] = field(default_factory=list)
    rejected: int = 0
    asked: int = 0
    unsafe: int = 0
    not_asked: str = ""
    fallback: str = ""
    unanswered: str = ""

    @contextmanager
    def bearing(self, mode: str) -> Iterator[None]:
        """Go on without what could not be asked: a question without a usable answer, and in mode hybrid a service that is down."""
        try:
            yield
        except AnswerUnusable as error:
            self.unanswered = error.what
        except ModelDown as error:
            if mode != "hybrid":
                raise
            self.fallback = error.what

    def told(self) -> dict[str, Any]:
        """What stays with an item's mark; without the reasons where there are none."""
        reasons = {"fallback": self.fallback, "unanswered": self.unanswered, "not_asked": self.not_asked}
        numbers = {"asked": self.asked, "by_model": len(self.facts)} | ({"unsafe": self.unsafe} if self.unsafe else {})
        return numbers | {name: why for name, why in reasons.items() if why}


def may_pass(result: dict[str, Any]) -> bool:
    """Whether an item's result says that the model was missing where it was asked, which another day may mend."""
    return bool(result.get("fallback") or result.get("unanswered"))


class Inquiry:
    """Asks for one stage of one run, and reads the pages that searches name."""

    def __init__(self, session: RequestSession, asking: Asking, parsing: ParsingPool, stage: str) -> None:
        self.session = session
        self._model, self._fetcher, self._parsing = asking.model, asking.fetcher, parsing
        self._asker = Asker(
            session.request.tenant, session.key, session.run_id, session.fence, stage,
            session.request.budget_micro_usd, session.icp.freshness.companies_days,
        )  # fmt: skip

    def version(self, *instructions: str) -> str:
        """Names who answers, and by which versions of the instructions: part of the input hash of whoever asks."""
        settings = self.session.settings
        return digest(settings.mode, settings.model, settings.search_model, *instructions)

    async def ask(self, question: Question[T], found: Researched) -> Answer[T]:
        """The answer; errors as `llm.answer.Model.ask`. What it names and nobody may be sent to is counted."""
        found.asked += 1
        answer = await self._model.ask(question, self._asker)
        found.unsafe += sum(not self._is_safe(url) for url in {source.url for source in answer.sources})
        return answer

    def _is_safe(self, url: str) -> bool:
        return openable(url, private=self.session.settings.web_private)

    async def read_named(self, company_id: int, named: Sequence[SearchSource], found: Researched) -> list[PageText]:
        """The readable ones of the pages that a search names, the first few: fetched now, or saved earlier and still fresh.

        What nobody may or could read is noted as unread, what is not there is not. What leads into networks that are not
        public is counted alone: a person must not be sent there either.
        """
        session = self.session
        fresh = session.now() - timedelta(days=session.icp.freshness.companies_days)
        saved = {page.url: page for page in (await session.read(cited_pages, [company_id], fresh))[company_id]}
        texts: list[PageText] = []
        tried = 0
        for source in named:
            if not self._is_safe(source.url):
                continue  # counted when it was named
            if is_closed(source.url):
                found.unread.append((source.url, CLOSED))
                continue
            if tried == MOST_PAGES:
                break
            tried += 1
            before = saved.get(source.url)
            if before is not None:
                text, detail, at = page_text(before), before.detail, before.fetched_at
            else:
                text, detail, at = await self._fetched(company_id, source.url, found)
            if text.outcome is Outcome.OK:
                found.seen[text.url] = at
                texts.append(text)
            elif leads_inside(detail):
                found.unsafe += 1
            elif text.outcome is not Outcome.NOT_FOUND:
                found.unread.append((source.url, detail or str(text.outcome).replace("_", " ")))
        return texts

    async def _fetched(self, company_id: int, url: str, found: Researched) -> tuple[PageText, str, datetime]:
        fetched = await self._fetcher.fetch(url)
        [(fetched, role)], [copy] = await look_at_pages(self._fetcher, self._parsing, [(fetched, CITED)], "")
        origin = self._fetcher.origin_of(registrable_domain(fetched.final_url))
        found.pages.append(page_row(company_id, origin, fetched, role, copy, self.session.now()))
        text = PageText(fetched.final_url, CITED, copy.outcome, unpack_segments(copy.segments))
        return text, copy.detail, fetched.fetched_at


def page_text(page: SavedPage) -> PageText:
    """A saved page with its segments."""
    return PageText(page.final_url, page.role, page.outcome, unpack_segments(page.segments))
