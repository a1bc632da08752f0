"""Why a company is in or out of a request: gathered from what is committed, for terminal, page and program alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.exports.blocking import blocked_by
from leadgen_assets.domain.exports.contact import Contact
from leadgen_assets.domain.exports.contact_choice import choose_contacts, rung_of
from leadgen_assets.domain.exports.csv_contract import link_to
from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.facts.profile import FieldState, FieldValue, Profile
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.judging.assessment import Assessment
from leadgen_assets.domain.judging.judgement import shares, turns
from leadgen_assets.domain.requests.filters import value_of, why_unknown
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.domain.rules import company_name_of
from leadgen_assets.domain.telling.spreadsheet import one_line
from leadgen_assets.reports.company import QuotedValue, shortened
from leadgen_assets.reports.explanation import (
    ChosenContact,
    Criterion,
    Explanation,
    JudgedBy,
    PageTried,
    Turning,
    Unread,
    day,
    site_in_words,
)
from leadgen_assets.stages import profiling, sites
from leadgen_assets.stages.left_alone import LeftAlone, read_left_alone
from leadgen_assets.stages.out_of_reach import unblocking, verdict_though_blocked, website_of_its_own
from leadgen_assets.storage import dossier
from leadgen_assets.storage.blocking import block_on
from leadgen_assets.storage.cited import citations_of
from leadgen_assets.storage.dossier import CompanyEntry, Mention, Place
from leadgen_assets.storage.exports import chosen_contacts, last_published
from leadgen_assets.storage.profiles import (
    StoredAssessment,
    StoredProfile,
    assessment_of,
    load_profiles,
    profile_hashes,
)
from leadgen_assets.storage.requests import StoredRequest, kept_icp
from leadgen_assets.storage.work_items import results

_ALWAYS_SHOWN = ("company_name", "domain", "website", "state", "city", "phone", "email")
_EVIDENCE_SHOWN = 3


async def explain_company(conn: AsyncConnection[Any], entry: CompanyEntry, stored: StoredRequest) -> Explanation:
    """Everything about one company of a request, as of now.

    Args:
        conn: in a transaction of the company's tenant.
    """
    places = await dossier.places_of(conn, entry.company_id)
    place = next((one for one in places if one.request_key == stored.key), None)
    judged = await assessment_of(conn, stored.key, entry.company_id)
    profile = await _profile(conn, stored, entry.company_id, judged.profile_hash if judged else "")
    assessment = judged.assessment if judged else None
    # What judged it: after an amendment the request may have another version already.
    icp = await _icp_of(conn, stored, judged) if judged else stored.icp
    site = (await results(conn, stored.key, sites.STAGE)).get(str(entry.company_id), {})
    pages = tuple(
        PageTried(page.url, page.outcome, page.detail, day(page.fetched_at))
        for page in await dossier.pages_of(conn, entry.company_id)
    )
    mentions = await dossier.mentions_of(conn, stored.key, entry.company_id)
    given = {key: day(at) for key, at in (await dossier.given_before(conn, entry.company_id)).items()}
    contacts, why_none = await _contacts(conn, stored, entry.company_id, profile, assessment, site.get("detail", ""))
    asked = {points.field for points in assessment.points} if assessment else set()
    alone = await read_left_alone(conn)
    owner = await dossier.who_has_its_website(conn, entry.company_id)
    theirs = entry.domain or (owner.domain if owner else "")
    blocked = blocked_by(theirs, alone.domains)
    block = await block_on(conn, [theirs], entry.company_id) if blocked else None
    if blocked:
        contacts, why_none = (), (f"the company is blocked ({blocked}): nobody of it is shown",)
    verdict = _verdict(place, assessment, given.get(stored.key, ""), stored, await _shown(conn, entry, profile, stored))
    return _may_be_shown(
        Explanation(
            company=_name(entry, profile),
            domain=entry.domain,
            website=entry.website,
            tenant=entry.tenant,
            request=stored.key,
            verdict=verdict_though_blocked(block, verdict, place is not None) if block else verdict,
            status=place.status if place else "",
            reason=place.reason if place else "",
            researched=profile is not None,
            fit=str(assessment.fit) if assessment else "",
            tier=assessment.tier if assessment else "",
            score=assessment.score if assessment else 0.0,
            confidence=assessment.confidence if assessment else 0.0,
            judged_by=_judged_by(icp, judged.icp_hash, stored.icp_hash) if judged else None,
            criteria=_criteria(profile, assessment, icp) if profile and assessment else (),
            turns=tuple(Turning(turn.when, turn.then) for turn in turns(profile.profile, icp, stored.request))
            if profile and assessment
            else (),
            reasons=assessment.reasons if assessment else (),
            disqualifiers=assessment.disqualifiers if assessment else (),
            unmet=assessment.unmet if assessment else (),
            assumptions=assessment.assumptions if assessment else (),
            fields=_fields(profile, icp, asked) if profile else (),
            unknown=_unknown(profile, icp, asked) if profile else {},
            site=site_in_words(site.get("outcome", ""), site.get("detail", ""), pages),
            pages=pages,
            sources=tuple(dict.fromkeys(f"{mention.source}, {mention.locator}" for mention in mentions)),
            merges=_merges(mentions, await dossier.aliases_of(conn, entry.company_id)),
            given=given,
            contacts=contacts,
            why_no_contact=why_none,
            unread=tuple(
                Unread(one.field, one.person, one.value, one.url, one.cited_by, one.why_unread, one.verdict)
                for one in await citations_of(conn, stored.key, entry.company_id)
                if not alone.cited(one)
            ),
            other_requests=tuple(one.request_key for one in places if one.request_key != stored.key),
            slice_of=stored.slice_of,
            next_step=unblocking(block, entry, stored, assessment, place is not None)
            if block
            else website_of_its_own(entry, owner, stored)
            if owner
            else "",
        ),
        alone,
        entry,
    )


def _may_be_shown(told: Explanation, alone: LeftAlone, entry: CompanyEntry) -> Explanation:
    """The explanation without whoever is blocked: not by name, address, quote or a link to the words."""
    fields = tuple(value for value in told.fields if not alone.named_in((value.value,)))
    left_out = {value.field: "left out: the address is blocked" for value in told.fields if value not in fields}
    shown: Explanation = alone.hiding(alone.known_at(entry.company_id))(replace(told, fields=fields))
    # A firm may bear the name of somebody who is left out.
    called = replace(shown, company=told.company, domain=told.domain, website=told.website)
    return replace(called, unknown=shown.unknown | left_out)


async def explain_criteria(
    conn: AsyncConnection[Any], stored: StoredRequest, judged: StoredAssessment
) -> tuple[Criterion, ...]:
    """The criteria alone of one judged company of a request; () where its profile is no longer kept.

    Args:
        conn: in a transaction of the company's tenant.
    """
    profile = await _profile(conn, stored, judged.company_id, judged.profile_hash)
    icp = await _icp_of(conn, stored, judged)
    return _criteria(profile, judged.assessment, icp) if profile else ()


async def _icp_of(conn: AsyncConnection[Any], stored: StoredRequest, judged: StoredAssessment) -> Icp:
    """The version of the ICP that judged, where it is still kept."""
    kept = await kept_icp(conn, judged.icp_hash) if judged.icp_hash != stored.icp_hash else None
    return kept or stored.icp


async def _profile(
    conn: AsyncConnection[Any], stored: StoredRequest, company_id: int, judged_hash: str
) -> StoredProfile | None:
    """The profile that was judged, else the one that was made; None where there is none yet."""
    wanted = judged_hash or (await profile_hashes(conn, stored.key, profiling.STAGE)).get(company_id, "")
    if not wanted:
        return None
    return (await load_profiles(conn, [(company_id, wanted)])).get(company_id)


def _name(entry: CompanyEntry, profile: StoredProfile | None) -> str:
    found = value_of(profile.profile, "company_name").values[:1] if profile else ()
    return one_line(next(iter(found), entry.name or entry.domain))


async def _shown(
    conn: AsyncConnection[Any], entry: CompanyEntry, profile: StoredProfile | None, stored: StoredRequest
) -> str:
    """The day of the preview's files in which the company stands; "" where the request shows no preview, or not this one."""
    newest = await last_published(conn, stored.key) if stored.previewing else None
    if newest is None or not newest.sample:
        return ""
    known = entry.domain or _name(entry, profile)
    return day(newest.created_at) if known in map(company_name_of, newest.companies) else ""


def _verdict(
    place: Place | None, assessment: Assessment | None, given: str, stored: StoredRequest, shown: str = ""
) -> str:
    if place is None:
        return "None of its slices named it." if stored.split_by else "This request never named it."
    if place.status == "exported" and given:
        return f"Delivered: it is in the request's files of {given}."
    if place.status == "failed":
        return "It failed: its work could not be done, and the request went on without it."
    if assessment is None:
        under_way = stored.status in (RequestStatus.QUEUED, RequestStatus.RUNNING, RequestStatus.WAITING)
        return "Never researched: named by a source, not judged " + ("yet." if under_way else "by this request.")
    if assessment.qualified and shown:
        return f"Qualified: it is in the preview's files of {shown}, which do not count as delivered."
    if assessment.qualified:
        return "Qualified, and not in the request's files: better ones were enough, or it lacks contacts."
    if assessment.disqualifiers:
        return "Not qualified: the ICP disqualifies it."
    if assessment.fit == "no":
        return "Not qualified: its score is too low."
    if assessment.fit == "unknown":
        return "Not qualified: too little could be found out to judge it. Unknown is never taken for a no."
    return "It fits the ICP, and the request's filters keep it out."


def _judged_by(icp: Icp, version: str, current: str) -> JudgedBy:
    tiers = tuple((tier.name, tier.least) for tier in icp.tiers)
    return JudgedBy(icp.name, icp.label, version, current, icp.base_score, icp.fit_from, icp.known_share, tiers)


def _criteria(stored: StoredProfile, assessment: Assessment, icp: Icp) -> tuple[Criterion, ...]:
    parts = shares(assessment, stored.profile, icp)
    return tuple(
        Criterion(
            name=points.criterion,
            label=icp.label_of(points.field),
            value=points.value,
            known=points.known,
            earned=points.earned,
            weight=points.weight,
            why=points.reason + ("" if points.known else _on_pages(stored.profile, points.field)),
            moved=round(part.moved, 2),
            sure=round(part.sure, 3),
            evidence=_quoted(value_of(stored.profile, points.field), points.field, stored.seen_at, icp),
            looked_at=stored.profile.looked_at if _in_vain(stored.profile, points.field) else (),
            grade=value_of(stored.profile, points.field).grade,
        )
        for points, part in zip(assessment.points, parts, strict=True)
    )


def _fields(stored: StoredProfile, icp: Icp, asked: set[str]) -> tuple[QuotedValue, ...]:
    """The best evidence of each field that has a value and is no criterion."""
    names = [*_ALWAYS_SHOWN, *(name for name in icp.vocabulary.fields if name not in asked)]
    return tuple(
        quoted for name in names for quoted in _quoted(value_of(stored.profile, name), name, stored.seen_at, icp)[:1]
    )


def _unknown(stored: StoredProfile, icp: Icp, asked: set[str]) -> dict[str, str]:
    names = [*_ALWAYS_SHOWN, *(name for name in icp.vocabulary.fields if name not in asked)]
    return {
        icp.label_of(name): why_unknown(found.state) + _on_pages(stored.profile, name)
        for name in names
        if (found := value_of(stored.profile, name)).state is not FieldState.FOUND
    }


def _in_vain(profile: Profile, field: str) -> bool:
    return value_of(profile, field).state is FieldState.NOT_FOUND


def _on_pages(profile: Profile, field: str) -> str:
    """How many pages were read in vain: " on 6 pages"."""
    read = profile.pages_read
    return f" on {read} page{'s' if read != 1 else ''}" if _in_vain(profile, field) else ""


def _quoted(found: FieldValue, field: str, seen_at: Mapping[str, datetime], icp: Icp) -> tuple[QuotedValue, ...]:
    return tuple(_piece(fact, icp.label_of(field), icp.shown(field, fact.value), seen_at) for fact in found.facts)[
        :_EVIDENCE_SHOWN
    ]


def _piece(fact: Fact, label: str, value: str, seen_at: Mapping[str, datetime]) -> QuotedValue:
    seen: date | None = seen_at[fact.url].date() if fact.url in seen_at else None
    quote = shortened(one_line(fact.quote), fact.value)
    return QuotedValue(label, value, quote, link_to(fact), fact.how, seen.isoformat() if seen else "")


def _merges(mentions: Sequence[Mention], aliases: Sequence[dossier.Alias]) -> tuple[str, ...]:
    """Why several mentions are taken for this one company."""
    told = [f"{mention.source}, {mention.locator}: {mention.merged_by}" for mention in mentions if mention.merged_by]
    told += [f"{alias.key} ({alias.source}): {alias.reason}" for alias in aliases if alias.reason != "first sighting"]
    return tuple(dict.fromkeys(told))


async def _contacts(
    conn: AsyncConnection[Any],
    stored: StoredRequest,
    company_id: int,
    profile: StoredProfile | None,
    assessment: Assessment | None,
    unread: str,
) -> tuple[tuple[ChosenContact, ...], tuple[str, ...]]:
    """The contacts in their order, each with its why; and why there are none or none with an address."""
    if profile is None:
        return (), ()
    chosen = (await chosen_contacts(conn, stored.key, {company_id: profile.profile})).get(company_id, [])
    contacts = tuple(_contact(rank, contact, profile, stored.icp) for rank, (contact, _) in enumerate(chosen, start=1))
    if assessment is None or not assessment.qualified:
        return contacts, ("contacts are chosen at qualified companies alone",) if not contacts else ()
    return contacts, choose_contacts(profile.profile, stored.icp, stored.request, unread).reasons


def _contact(rank: int, contact: Contact, profile: StoredProfile, icp: Icp) -> ChosenContact:
    wanted = {"full_name": contact.full_name, "title": contact.title, "email": contact.email}
    wanted["linkedin_url"] = contact.linkedin_url
    best = {fact.field: fact for fact in reversed(contact.facts) if fact.value == wanted.get(fact.field)}
    evidence = tuple(_piece(best[field], field, wanted[field], profile.seen_at) for field in wanted if field in best)
    return ChosenContact(
        rank, contact.full_name, contact.title, contact.email, contact.linkedin_url, contact.quality_score,
        _why_here(contact, profile.profile, icp), evidence,
    )  # fmt: skip


def _why_here(contact: Contact, profile: Profile, icp: Icp) -> str:
    rung, rungs = rung_of(contact.title, icp.contacts), len(icp.contacts.ladder)
    place = f"step {rung} of {rungs} on the ladder ({contact.seniority})" if rung else "no title that the ladder names"
    mail = "with an e-mail address" if contact.email else "without an e-mail address"
    if profile.no_marketing:
        mail = "addresses left out, as the site asks"
    return f"{place}, {mail}, quality {contact.quality_score}"
