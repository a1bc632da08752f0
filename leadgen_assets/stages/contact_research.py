"""A model looks for decision makers where a profile names too few: on the company's saved pages, then by a search of its own domain.

Asked is about a company whose pages give fewer fitting people than may be chosen. A search, which costs more, is made only
where not even the fewest that are wanted were found. What it names on other sites nobody reads goes to a person's review.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leadgen_assets.agents import contacts, searching
from leadgen_assets.agents.company import Subject
from leadgen_assets.agents.contacts import people_facts, people_question, people_search, profile_named
from leadgen_assets.agents.searching import is_closed, named_pages
from leadgen_assets.domain.errors import ModelPaused
from leadgen_assets.domain.exports.contact_choice import choose_contacts, contact_bounds
from leadgen_assets.domain.facts.profile import Profile
from leadgen_assets.domain.facts.told import with_researched_people, without_wrong
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import PageText, Segment
from leadgen_assets.domain.requests.filters import value_of
from leadgen_assets.extract.naming.own_names import letters_of_own
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.own_words import own_words
from leadgen_assets.extract.people.named_by_model import person_of_name, title_as_theirs
from leadgen_assets.extract.points.contact_points import is_somebody_elses
from leadgen_assets.stages.again import passes_soon
from leadgen_assets.stages.inquiry import CITED_BY, CLOSED, Asking, Inquiry, Researched, page_text
from leadgen_assets.stages.own_pages import own_pages
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.stages.researching import subject_of
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.storage.pages import SavedPage
from leadgen_assets.storage.told import ToldAbout

_CHANNELS = ("email", "phone")


class ContactResearcher:
    """Asks for people at the companies of one request, in one stage of one run."""

    def __init__(self, session: RequestSession, asking: Asking, parsing: ParsingPool, stage: str) -> None:
        self._inquiry = Inquiry(session, asking, parsing, stage)
        told = (contacts.INSTRUCTIONS, contacts.SEARCH_INSTRUCTIONS, searching.INSTRUCTIONS)
        self.version = self._inquiry.version(*(one.version for one in told))
        self._paused: ModelPaused | None = None
        self._titles = Titles.of(title for rung in session.icp.contacts.ladder for title in rung.titles)

    async def research(
        self, company_id: int, profile: Profile, pages: Sequence[SavedPage], about: ToldAbout
    ) -> tuple[Researched, ModelPaused | None]:
        """Find people whom the profile does not name; and the limit that came first.

        Nobody is asked any more behind a limit that has no room for a cheaper question.

        Args:
            pages: of the company's own site, with segments. about: what people said, whose "wrong" holds.

        Raises:
            ModelUnusable, FenceLost: see `llm.answer.Model`. ModelDown: not in mode hybrid.
        """
        found = Researched()
        if self._paused is None:
            try:
                with found.bearing(self._inquiry.session.settings.mode):
                    await self._research(company_id, profile, pages, about, found)
            except ModelPaused as error:
                if error.cheaper or passes_soon(error, self._inquiry.session.now()):
                    return found, error
                # Nobody knows whose question theirs would have been that are not asked behind it.
                self._paused = ModelPaused(
                    error.what, error.where, error.todo, limit=error.limit, until=error.until, needs=error.needs
                )
                return found, error
        return found, self._paused if self._lacks(profile, most=True) else None

    async def _research(
        self, company_id: int, profile: Profile, pages: Sequence[SavedPage], about: ToldAbout, found: Researched
    ) -> None:
        if not self._lacks(profile, most=True):
            return
        domain = next(iter(value_of(profile, "domain").values), "")
        subject = subject_of("", domain, profile)
        names, vendors = value_of(profile, "company_name").values, self._inquiry.session.icp.vocabulary.vendors()
        own = own_pages([page_text(page) for page in pages], domain, names, vendors)
        await self._read(subject, own, profile, about, found)
        joined = replace(profile, people=with_researched_people(profile.people, found.facts))
        if not domain or not subject.name or not self._lacks(joined, most=False):
            return
        session = self._inquiry.session
        search = await self._inquiry.ask(people_search(subject, session.icp), found)
        named = list(named_pages(search, [page.url for page in pages]))
        here = [one for one in named if registrable_domain(one.url) == domain]
        read = await self._inquiry.read_named(company_id, here, found)
        more = [page for page in read if registrable_domain(page.url) == domain]
        believed = [page for page in own_pages([*own, *more], domain, names, vendors) if page in more]
        await self._read(subject, believed, profile, about, found)
        for source in named:
            person = profile_named(source.title, source.url, self._is_name) if is_closed(source.url) else None
            if person is not None and f"{person[0]}".casefold() in search.text.casefold():
                name, address = person
                row = (session.key, company_id, name, "linkedin_url", address, source.url, CITED_BY, CLOSED)
                found.cited.append(row)

    async def _read(
        self, subject: Subject, pages: Sequence[PageText], profile: Profile, about: ToldAbout, found: Researched
    ) -> None:
        """Ask who is named in the own words of whole pages of the company's site, and keep whom the rules would believe too."""
        icp, titles = self._inquiry.session.icp, self._titles
        asked = people_question(subject, [own_words(page) for page in pages], icp)
        if asked is None:
            return
        question, sheet = asked
        whole = {page.url: page for page in pages}
        domain = subject.domain
        letters = letters_of_own(domain, value_of(profile, "company_name").values)

        def whole_title(page: PageText, name: str, name_at: Segment, title: str, title_at: Segment) -> str:
            return title_as_theirs(whole[page.url], name, name_at, title, title_at, titles, letters)

        read = people_facts(await self._inquiry.ask(question, found), sheet, subject, icp, whole_title)
        kept = [
            fact
            for fact in without_wrong(read.facts, about.told.wrong)
            if not (profile.no_marketing and fact.field == "email")
            and not (fact.field in _CHANNELS and is_somebody_elses(whole[fact.url], domain, fact.field, fact.value))
        ]
        found.facts += kept
        found.rejected += read.rejected

    def _is_name(self, text: str) -> bool:
        return person_of_name(text, self._titles) is not None

    def _lacks(self, profile: Profile, *, most: bool) -> bool:
        """Whether fewer people can be chosen than may be (`most`), or than must be."""
        session = self._inquiry.session
        fewest, highest = contact_bounds(session.request, session.icp)
        return len(choose_contacts(profile, session.icp, session.request).contacts) < (highest if most else fewest)
