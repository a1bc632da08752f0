"""Stage `contacts`: whom to talk to at each qualified company; a company without a contact gets a reason."""

from __future__ import annotations

from collections.abc import AsyncIterator, Set
from dataclasses import dataclass, replace

from leadgen_assets.domain.blocking import email_digest
from leadgen_assets.domain.contact_choice import choose_contacts, contact_bounds
from leadgen_assets.domain.names import normal_person_name
from leadgen_assets.stages.company_items import digest
from leadgen_assets.stages.item import Finished, Item, Rows
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.sites import STAGE as PAGES_STAGE
from leadgen_assets.stages.work import StageWork, Tally, Watch
from leadgen_assets.storage.blocking import emails_blocked
from leadgen_assets.storage.profiles import StoredProfile, load_assessments, load_profiles
from leadgen_assets.storage.requests import StoredRequest
from leadgen_assets.storage.rows import CONTACTS, EARLIER_CHOICE, EMAIL_TAKEN_OVER, REQUEST_CONTACTS
from leadgen_assets.storage.work_items import results

STAGE = "contacts"
CHUNK = 200
"""Profiles read at once."""


@dataclass(frozen=True, slots=True)
class _Qualified:
    stored: StoredProfile
    unread: str


async def choose_people(session: RequestSession, watch: Watch) -> Tally:
    """Choose the contacts of every qualified company."""
    work: StageWork[_Qualified] = StageWork(session, STAGE, watch)
    await work.load_marks()
    async with session.reading() as conn:
        qualified = [
            (a.company_id, a.profile_hash) for a in await load_assessments(conn, session.key, only_qualified=True)
        ]

        opted_out = await emails_blocked(conn)

    async def handle(item: Item[_Qualified]) -> Finished:
        return _chosen(session, item.payload, opted_out)

    return await work.run(_items(session, work, qualified, opted_out), handle, len(qualified))


async def _items(
    session: RequestSession, work: StageWork[_Qualified], qualified: list[tuple[int, str]], opted_out: Set[str]
) -> AsyncIterator[Item[_Qualified]]:
    open_ones = {
        company_id: (profile_hash, input_hash)
        for company_id, profile_hash in qualified
        if not work.is_done(
            str(company_id),
            input_hash := digest(
                choice_hash(session.stored, profile_hash), *([sorted(opted_out)] if opted_out else [])
            ),
        )
    }
    sites = await session.read(results, session.key, PAGES_STAGE)
    ids = list(open_ones)
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        stored = await session.read(load_profiles, [(i, open_ones[i][0]) for i in some])
        for company_id in some:
            unread = sites.get(str(company_id), {}).get("detail", "")
            yield Item(str(company_id), open_ones[company_id][1], _Qualified(stored[company_id], unread))


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
