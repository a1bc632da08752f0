"""Stage `contacts`: whom to talk to at each qualified company; a company without a contact gets a reason.

Where a model may be asked, it looks for more people where the profile names too few (`stages/contact_research.py`). Whom it
finds is kept beside the profile, and every reader of the profile has them (`storage.profiles.load_profiles`).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from leadgen_assets.domain.exports.blocking import email_digest
from leadgen_assets.domain.exports.contact_choice import choose_contacts, contact_bounds
from leadgen_assets.domain.facts.told import with_researched_people
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.stages.company_items import company_chunks, digest
from leadgen_assets.stages.contact_research import ContactResearcher
from leadgen_assets.stages.inquiry import Asking, Researched, may_pass
from leadgen_assets.stages.item import Finished, Item, Rows
from leadgen_assets.stages.mail_checking import check_mail_domains
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.stages.profiling import STAGE as PROFILES_STAGE
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.sites import STAGE as PAGES_STAGE
from leadgen_assets.stages.work import StageWork, Tally, Watch
from leadgen_assets.storage.blocking import emails_blocked
from leadgen_assets.storage.companies import RequestCompany
from leadgen_assets.storage.pages import SavedPage, latest_pages
from leadgen_assets.storage.profiles import StoredProfile, count_qualified, load_assessments, load_profiles
from leadgen_assets.storage.requests import StoredRequest
from leadgen_assets.storage.rows import (
    CITED,
    CONTACTS,
    EARLIER_CHOICE,
    EARLIER_PEOPLE,
    EMAIL_TAKEN_OVER,
    PAGES,
    REQUEST_CONTACTS,
    RESEARCHED_PEOPLE,
)
from leadgen_assets.storage.told import ToldAbout, told_about
from leadgen_assets.storage.work_items import finished_at, results

if TYPE_CHECKING:
    from leadgen_assets.web.live.mail_hosts import MailOf

STAGE = "contacts"
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Qualified:
    stored: StoredProfile
    unread: str
    pages: tuple[SavedPage, ...] = ()
    about: ToldAbout = field(default_factory=ToldAbout)


async def choose_people(
    session: RequestSession,
    watch: Watch,
    parsing: ParsingPool | None = None,
    asking: Asking | None = None,
    mail_of: MailOf | None = None,
    chunks: AsyncIterator[list[RequestCompany]] | None = None,
) -> Tally:
    """Choose the contacts of every qualified company.

    Args:
        chunks: companies that are judged, as they come, whose mail servers nobody is asked for yet; None for all of the request's.
        parsing: reads pages that a search names. asking: whom to ask for people; None for those alone whom pages name to rules.
        mail_of: whom to ask for mail servers, as `check_mail_domains`.

    Raises:
        ModelUnusable: no question can succeed. The others as `StageWork.run`.
    """
    work: StageWork[_Qualified] = StageWork(session, STAGE, watch)
    await work.load_marks()
    async with session.reading() as conn:
        opted_out = await emails_blocked(conn)
        number = await count_qualified(conn, session.key)

    async def handle(item: Item[_Qualified]) -> Finished:
        if researcher is None:
            return _chosen(session, item.payload, opted_out)
        stored = item.payload.stored
        found, paused = await researcher.research(
            stored.company_id, stored.profile, item.payload.pages, item.payload.about
        )
        people = with_researched_people(stored.profile.people, found.facts)
        more = replace(item.payload, stored=replace(stored, profile=replace(stored.profile, people=people)))
        chosen = _chosen(session, more, opted_out)
        rows = [*_rows_of(stored, found, item.payload.pages, session.now()), *chosen.rows]
        return Finished(rows, chosen.result | found.told() | {"rejected": found.rejected}, paused)

    researcher = ContactResearcher(session, asking, parsing or ParsingPool(0), STAGE) if asking else None
    version = researcher.version if researcher else ""
    items = _items(session, work, chunks or company_chunks(session), opted_out, version)
    tally = await work.run(items, handle, number)
    if chunks is None:
        await check_mail_domains(session, watch.stop, mail_of)
    return tally


def _rows_of(stored: StoredProfile, found: Researched, pages: Sequence[SavedPage], now: datetime) -> Rows:
    """What was found of people, in place of what was found for this profile before."""
    seen = found.seen | {page.final_url: page.fetched_at for page in pages}
    key = (stored.company_id, stored.input_hash)
    people = [
        (
            *key, ordinal, fact.subject, fact.field, fact.value, fact.url, fact.segment, fact.quote, str(fact.method),
            fact.confidence, fact.said_by, seen.get(fact.url, now),
        )
        for ordinal, fact in enumerate(found.facts)
    ]  # fmt: skip
    return [(EARLIER_PEOPLE, [key]), (RESEARCHED_PEOPLE, people), (PAGES, found.pages), (CITED, found.cited)]


async def _items(
    session: RequestSession,
    work: StageWork[_Qualified],
    chunks: AsyncIterator[list[RequestCompany]],
    opted_out: Set[str],
    version: str,
) -> AsyncIterator[Item[_Qualified]]:
    async for chunk in chunks:
        judged = [company.company_id for company in chunk]
        async with session.reading() as conn:
            qualified = await load_assessments(conn, session.key, only_qualified=True, of=judged)
            earlier = await results(conn, session.key, STAGE, of=judged) if version else {}
            sites = await results(conn, session.key, PAGES_STAGE, of=judged)
            made = await finished_at(conn, session.key, PROFILES_STAGE, judged)
        open_ones = {
            each.company_id: (each.profile_hash, input_hash)
            for each in qualified
            if not work.is_done(
                str(each.company_id),
                input_hash := digest(
                    choice_hash(session.stored, each.profile_hash),
                    *([sorted(opted_out)] if opted_out else []),
                    *([version] if version else []),
                ),
                passing=may_pass(earlier.get(str(each.company_id), {})),
                again_before=made.get(each.company_id),
            )
        }
        some = list(open_ones)
        # Asked anew, a model is asked about the profile as the pages give it, not about what it said before.
        wanted = [(i, profile_hash) for i, (profile_hash, _) in open_ones.items()]
        stored = await session.read(load_profiles, wanted, with_researched=not version)
        pages = await session.read(latest_pages, some, _EVER, with_segments=True) if version else {}
        told = await session.read(told_about, some) if version else {}
        for company_id in some:
            unread = sites.get(str(company_id), {}).get("detail", "")
            own, about = tuple(pages.get(company_id, ())), told.get(company_id, ToldAbout())
            yield Item(str(company_id), open_ones[company_id][1], _Qualified(stored[company_id], unread, own, about))


def choice_hash(stored: StoredRequest, profile_hash: str) -> str:
    """Names the choice of a company's contacts by what it follows from, opt-outs aside."""
    rules = digest(stored.icp.contacts.model_dump_json(), contact_bounds(stored.request, stored.icp))
    return digest(rules, profile_hash)


def _chosen(session: RequestSession, qualified: _Qualified, opted_out: Set[str]) -> Finished:
    stored = qualified.stored
    company_id = stored.company_id
    people = tuple(one for one in stored.profile.people if not one.email or email_digest(one.email) not in opted_out)
    choice = choose_contacts(replace(stored.profile, people=people), session.icp, session.request, qualified.unread)
    names = [normal_person_name(contact.full_name) for contact in choice.contacts]
    contacts = [
        (
            company_id, name, c.full_name, c.title, c.email, c.linkedin_url, c.department, c.seniority,
            c.quality_score, c.personalization_notes, stored.input_hash,
        )
        for name, c in zip(names, choice.contacts, strict=True)
    ]  # fmt: skip
    emails = [(company_id, name, c.email) for name, c in zip(names, choice.contacts, strict=True)]
    ranks = [(session.key, company_id, name, rank) for rank, name in enumerate(names, start=1)]
    result = {
        "version": choice_hash(session.stored, stored.input_hash),
        "contacts": len(choice.contacts),
        "with_email": sum(bool(contact.email) for contact in choice.contacts),
        "seniority": [contact.seniority or "without a fitting title" for contact in choice.contacts],
        "why_none": "" if choice.contacts else "; ".join(choice.reasons),
    }
    rows: Rows = [
        (EARLIER_CHOICE, [(session.key, company_id)]),
        (EMAIL_TAKEN_OVER, emails),
        (CONTACTS, contacts),
        (REQUEST_CONTACTS, ranks),
    ]
    return Finished(rows, result)
