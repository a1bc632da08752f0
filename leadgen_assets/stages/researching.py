"""A model reads what the rules left open: first the company's saved pages, then pages that a search names, fetched and saved first.

The rule on when to search: only where a field stays open that alone keeps the company from being judged or exported
(`agents.company_research.needed_fields`), and only for a company of which name and domain, or name and place, are known:
without them nobody can tell it from a namesake. No question is asked about a company that the rules' profile already
excludes from the request.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadgen_assets.agents import company_research, searching
from leadgen_assets.agents.company import Subject
from leadgen_assets.agents.company_research import company_facts, company_question, needed_fields, open_fields
from leadgen_assets.agents.searching import company_search, named_pages
from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.facts.profile import Profile
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.icps.icp import CountField, LinkedHostField, Vocabulary
from leadgen_assets.domain.judging.scoring import certain_no
from leadgen_assets.domain.pages.page import PageText, Segment
from leadgen_assets.domain.requests.filters import value_of
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.extract.fields.persons_numbers import is_told_of_person
from leadgen_assets.extract.firm.domain_letters import agreement
from leadgen_assets.extract.naming.own_names import letters_of_own
from leadgen_assets.extract.others.own_words import own_words
from leadgen_assets.extract.others.told_of_firm import is_told_of_firm
from leadgen_assets.extract.places.placed_by_model import is_firms_place
from leadgen_assets.extract.points.contact_points import is_somebody_elses
from leadgen_assets.stages.company_items import digest
from leadgen_assets.stages.inquiry import CITED_BY, Asking, Inquiry, Researched, page_text
from leadgen_assets.stages.own_pages import own_pages
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.storage.companies import RequestCompany
from leadgen_assets.storage.pages import SavedPage

_NAME_AGREES = 0.6
_OF_THEIR_OWN = ("company_name", "city", "state")
"""Fields with a test of their own for whose they are."""


class Researcher:
    """Asks about the companies of one request, in one stage of one run."""

    def __init__(self, session: RequestSession, asking: Asking, parsing: ParsingPool, stage: str) -> None:
        self._inquiry = Inquiry(session, asking, parsing, stage)
        # What excludes a company decides whether anything is asked about it: an amended request must ask anew.
        excluding = digest(session.request.criteria_hash(), session.icp.disqualifiers, session.icp.columns)
        self.version = self._inquiry.version(
            company_research.INSTRUCTIONS.version, searching.INSTRUCTIONS.version, excluding
        )

    async def research(self, company: RequestCompany, pages: Sequence[SavedPage], known: Profile) -> Researched:
        """Find out what the company's profile leaves open.

        Raises:
            ModelPaused, ModelUnusable, FenceLost: see `llm.answer.Model`. ModelDown: not in mode hybrid.
        """
        found = Researched()
        excluded = certain_no(known, self._inquiry.session.icp, self._inquiry.session.request)
        if excluded:
            found.not_asked = f"not asked: {excluded}"
            return found
        with found.bearing(self._inquiry.session.settings.mode):
            await self._research(company, pages, known, found)
        return found

    async def _research(
        self, company: RequestCompany, pages: Sequence[SavedPage], known: Profile, found: Researched
    ) -> None:
        icp, key = self._inquiry.session.icp, self._inquiry.session.key
        subject = subject_of(company.name, company.domain, known)
        names, vendors = value_of(known, "company_name").values, icp.vocabulary.vendors()
        own = own_pages([page_text(page) for page in pages], subject.domain, names, vendors)
        await self._read(company, subject, open_fields(known, icp), own, found)
        needed = needed_fields(known, icp, self._inquiry.session.request, {fact.field for fact in found.facts})
        if not needed or not subject.name or not (subject.domain or subject.place):
            return
        search = await self._inquiry.ask(company_search(subject, needed, icp), found)
        # What its own site lets be read was read; where that is closed, it is closed to this as well.
        elsewhere = [one for one in named_pages(search) if registrable_domain(one.url) != company.domain]
        cited = await self._inquiry.read_named(company.company_id, elsewhere, found)
        seen = {url: at.isoformat() for url, at in found.seen.items()}
        await self._read(company, subject, _without(open_fields(known, icp), found.facts), cited, found, seen)
        for name in _without(needed, found.facts):
            found.cited += [
                (key, company.company_id, "", name, "", url, CITED_BY, why) for url, why in found.unread[:1]
            ]

    async def _read(
        self,
        company: RequestCompany,
        subject: Subject,
        fields: Sequence[str],
        pages: Sequence[PageText],
        found: Researched,
        seen_at: Mapping[str, str] | None = None,
    ) -> None:
        icp, whole = self._inquiry.session.icp, {page.url: page for page in pages}
        shown = [own_words(page) for page in pages] if seen_at is None else pages
        asked = company_question(subject, fields, shown, icp)
        if asked is None:
            return
        question, sheet = asked

        def is_placed(page: PageText, at: Segment, city: str, state: str) -> bool:
            return is_firms_place(whole[page.url], at, city, state, subject.name)

        letters = letters_of_own(subject.domain, (subject.name,))
        products = _products(icp.vocabulary)

        def is_told(page: PageText, at: Segment, fact: Fact, start: int) -> bool:
            if seen_at is None and is_somebody_elses(whole[page.url], subject.domain, fact.field, fact.value):
                return False
            spec = icp.vocabulary.fields.get(fact.field)
            if isinstance(spec, CountField) and is_told_of_person(
                whole[page.url], at.number - 1, fact.value, spec, letters
            ):
                return False
            if fact.field in _OF_THEIR_OWN or fact.quote.startswith(at.href or " "):
                return True
            return is_told_of_firm(
                page, at, fact.quote, start, subject.name, letters, products, own_page=seen_at is None
            )

        answer = await self._inquiry.ask(question, found)
        read = company_facts(
            answer, sheet, fields, subject, icp.vocabulary, seen_at=seen_at,
            name_fits=lambda name: _name_fits(name, company, subject), is_firms_place=is_placed,
            is_told_of_firm=is_told,
        )  # fmt: skip
        found.facts += read.facts
        found.rejected += read.rejected


def subject_of(name: str, domain: str, known: Profile) -> Subject:
    """Whom a question about a company must be about.

    Args:
        name: as its sources call it, for one whose pages do not.
    """

    def first(field: str) -> str:
        return next(iter(value_of(known, field).values), "")

    return Subject(first("company_name") or name, domain, first("city"), first("state"))


def _products(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Names of what is asked for, which look like firms'."""
    hosts = [
        host
        for spec in vocabulary.fields.values()
        if isinstance(spec, LinkedHostField)
        for host in spec.values.values()
    ]
    return tuple(name for host in hosts for name in host.names)


def _without(fields: Sequence[str], facts: Sequence[Fact]) -> tuple[str, ...]:
    known = {fact.field for fact in facts}
    return tuple(name for name in fields if name not in known)


def _name_fits(name: str, company: RequestCompany, subject: Subject) -> bool:
    """Whether it can be the company's name: its sources call it so, or its domain does."""
    said, known = normal_company_name(name), normal_company_name(company.name)
    if known:
        return f" {said} " in f" {known} " or f" {known} " in f" {said} "
    return agreement(said, subject.domain) >= _NAME_AGREES
