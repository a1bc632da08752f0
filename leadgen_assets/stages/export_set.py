"""What an export would be made of right now, and what the rules say about it.

Asset checks, `leadgen check` and the export itself all come here, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.exports.allowed_methods import invented, values_come_from_allowed_methods
from leadgen_assets.domain.exports.blocking import blocked_by, email_digest
from leadgen_assets.domain.exports.company_details import company_details
from leadgen_assets.domain.exports.contact import Contact
from leadgen_assets.domain.exports.contact_choice import contact_bounds
from leadgen_assets.domain.exports.csv_contract import (
    Cited,
    cited_fields,
    company_citations,
    company_row,
    contact_citations,
    contact_row,
    evidence_rows,
)
from leadgen_assets.domain.exports.export_order import Standing, export_cut
from leadgen_assets.domain.exports.export_rules import (
    contacts_are_unique_people,
    domains_are_unique_own_and_allowed,
    every_value_has_verified_evidence,
    icp_fields_are_valid,
    sites_could_be_read,
    sources_could_be_read,
    states_match_the_request,
    target_is_met,
)
from leadgen_assets.domain.hosts.domains import hosts_above
from leadgen_assets.domain.hosts.mail_domains import mail_domain
from leadgen_assets.domain.identity.identity import domain_shared
from leadgen_assets.domain.identity.researched import told_twice
from leadgen_assets.domain.judging.assessment import Assessment, Fit
from leadgen_assets.domain.rules import RuleResult, company_name_of, of_parts
from leadgen_assets.domain.telling.packed_rows import RowPacker
from leadgen_assets.stages import contacting, profiling, sites
from leadgen_assets.stages.field_rates import judge_field_rates
from leadgen_assets.stages.versions import judge_versions
from leadgen_assets.storage.blocking import emails_blocked
from leadgen_assets.storage.companies import blocked_domains, given_recently, site_outcomes
from leadgen_assets.storage.company_register import apart
from leadgen_assets.storage.exports import QualifiedStanding, chosen_contacts, qualified_standings
from leadgen_assets.storage.mail_domains import domains_without_mail
from leadgen_assets.storage.profiles import load_assessments, load_profiles, profile_hashes
from leadgen_assets.storage.requests import StoredRequest
from leadgen_assets.storage.researched import researched_firms
from leadgen_assets.storage.work_items import done_without_model, failed_companies

CHUNK = 200
"""Profiles held in memory at once."""
BLOCKED_SINCE = "blocked since"
"""How the reason begins for which a qualified company is left out that was blocked after it was assessed."""
THE_SAME = "the same firm as"
"""How it begins for one that its site showed to be another company of the request."""
_UNJUDGED = Assessment(Fit.UNKNOWN, 0.0, "", 0.0, False, (), (), (), (), ())


@dataclass(slots=True)
class ExportSet:
    """Rows of the files, before neutralising, in the order of the files.

    Attributes:
        company_ids: of the companies' rows.
        review: of what a person may settle; only where files are written.
        scripted: company -> columns of values that rest on the scripted model.
        proof: of the evidence rule, part by part: the facts themselves would be most of a large export's memory.
        details: what is known beside the cells, packed: one row a company.
        surplus: qualified companies beyond the target. without_contacts: left out for want of contacts.
        withheld: qualified companies that may not be given away any more -> why.
    """

    company_ids: list[int] = field(default_factory=list)
    companies: list[dict[str, str]] = field(default_factory=list)
    contacts: list[dict[str, str]] = field(default_factory=list)
    evidence: list[dict[str, str]] = field(default_factory=list)
    review: list[dict[str, str]] = field(default_factory=list)
    scripted: dict[str, list[str]] = field(default_factory=dict)
    proof: list[RuleResult] = field(default_factory=list)
    details: RowPacker = field(default_factory=RowPacker)
    surplus: int = 0
    without_contacts: int = 0
    withheld: dict[int, str] = field(default_factory=dict)


async def gather_export(
    conn: AsyncConnection[Any],
    stored: StoredRequest,
    *,
    with_evidence: bool = True,
    with_proof: bool = True,
    before_contacts: bool = False,
    mail_known_at: datetime | None = None,
) -> ExportSet:
    """The rows of an export of the request as its tables are now.

    Args:
        with_evidence: False leaves evidence rows and their proof out, for rules that look at values only.
        with_proof: False leaves the proof alone out, which costs most: each quote is asked again.
        before_contacts: nobody was looked for yet, so that no company is left out for want of contacts; there are no rows of any.
        mail_known_at: the time, where it is told which addresses' domains take no mail.
    """
    standings = await qualified_standings(conn, stored.key)
    withheld = await withheld_now(conn, stored, {s.company_id: s.key for s in standings})
    # Whom to write to there could not be found out: such a company is set aside, and keeps no other one from its file.
    failed = set() if before_contacts else await failed_companies(conn, stored.key, contacting.STAGE)
    standings = [s for s in standings if s.company_id not in withheld and s.company_id not in failed]
    twice = await _told_twice(conn, stored, standings)
    standings, withheld = [s for s in standings if s.company_id not in twice], withheld | twice
    asked = stored.request.model_copy(update={"without_contacts": "keep"}) if before_contacts else stored.request
    cut = export_cut([_standing(s, stored) for s in standings], stored.icp, asked)
    by_key = {_key(s): s for s in standings}
    taken = [by_key[one.key] for one in cut.taken]
    gathered = ExportSet(surplus=len(cut.surplus), without_contacts=len(cut.without_contacts), withheld=withheld)
    owners: dict[str, str] = {}
    for start in range(0, len(taken), CHUNK):
        some = taken[start : start + CHUNK]
        judged = await load_assessments(conn, stored.key, only_qualified=True, of=[s.company_id for s in some])
        assessments = {one.company_id: one for one in judged}
        # Whoever only looks does so beside a run, which may have judged one of them anew meanwhile.
        some = [s for s in some if s.company_id in assessments]
        wanted = [(s.company_id, assessments[s.company_id].profile_hash) for s in some]
        # Whose people are not looked for yet has rows of companies alone, which say nothing of anybody there.
        only = () if before_contacts and not with_evidence else None
        profiles = await load_profiles(conn, wanted, with_evidence=with_evidence, only=only)
        known = {i: p.profile for i, p in profiles.items()}
        chosen = {} if before_contacts else await chosen_contacts(conn, stored.key, known)
        without_mail = await _without_mail(conn, chosen, mail_known_at)
        citations: list[Cited] = []
        companies, contacts, proofs = len(gathered.companies), len(gathered.contacts), len(gathered.evidence)
        beside: list[dict[str, str]] = []
        for standing in some:
            profile, assessment = profiles[standing.company_id], assessments[standing.company_id].assessment
            row = company_row(profile.profile, assessment, stored.icp, standing.sources, standing.found_at)
            gathered.company_ids.append(standing.company_id)
            gathered.companies.append(row)
            days = {url: seen.date() for url, seen in profile.seen_at.items()}
            citations += _cited(gathered, company_citations(row, profile.profile, stored.icp), days)
            people: list[Contact] = []
            for contact, made_at in chosen.get(standing.company_id, ()):
                # One address beside two people of two companies is nobody's: the first keeps it, the other goes without a row.
                if contact.email and owners.setdefault(contact.email.lower(), contact.full_name) != contact.full_name:
                    continue
                person = contact_row(contact, row, made_at)
                gathered.contacts.append(person)
                people.append(contact)
                citations += _cited(gathered, contact_citations(person, contact), days)
            if with_evidence:
                details = company_details(
                    standing.identity, row, profile.profile, assessment, stored.icp, people, days, without_mail
                )
                gathered.details.add(details)
                beside += details["evidence"]
        if with_evidence:
            gathered.scripted |= invented([*gathered.evidence[proofs:], *beside])
        if with_evidence and with_proof:
            parts = gathered.companies[companies:], gathered.contacts[contacts:]
            gathered.proof.append(every_value_has_verified_evidence(*parts, citations, stored.icp))
    return gathered


async def _without_mail(
    conn: AsyncConnection[Any], chosen: Mapping[int, Sequence[tuple[Contact, datetime]]], now: datetime | None
) -> set[str]:
    if now is None:
        return set()
    domains = {mail_domain(contact.email) for people in chosen.values() for contact, _ in people if contact.email}
    return await domains_without_mail(conn, domains, now)


async def withheld_now(
    conn: AsyncConnection[Any], stored: StoredRequest, companies: Mapping[int, str]
) -> dict[int, str]:
    """Of qualified companies those that must not be exported any more, with the reason.

    They were blocked, or given to the tenant by another request, since they were assessed.

    Args:
        companies: id -> domain, or what names a company that has none: an office is blocked with its brand's domain.
    """
    blocked = await blocked_domains(conn, stored.request.tenant)
    given = await given_recently(conn, stored.key, stored.request.exclude_exported_days, stored.series)
    reasons = {
        company_id: f"{BLOCKED_SINCE}: {block}"
        for company_id, domain in companies.items()
        if (block := blocked_by(domain_shared(domain) or domain, blocked))
    }
    return {company_id: why for company_id, why in given.items() if company_id in companies} | reasons


async def _told_twice(
    conn: AsyncConnection[Any], stored: StoredRequest, standings: Sequence[QualifiedStanding]
) -> dict[int, str]:
    """Of qualified companies those that would be a firm's second row, with the reason."""
    firms = await researched_firms(conn, stored.key, [s.company_id for s in standings])
    twice = told_twice(firms, await apart(conn, firms))
    return {
        company: f"{THE_SAME} {firms[first].domain or firms[first].name}: {why}"
        for company, (first, why) in twice.items()
    }


async def is_overtaken(conn: AsyncConnection[Any], stored: StoredRequest, gathered: ExportSet) -> bool:
    """Whether something of the set was blocked, or given away by another request, since it was gathered.

    From here to the transaction's end no other export of the tenant is recorded: of two requests that want to deliver the
    same company at once, the second one sees the first one's.
    """
    await conn.execute("SELECT pg_advisory_xact_lock(hashtextextended('exports ' || leadgen.current_tenant(), 0))")
    domains = [row["domain"] for row in gathered.companies]
    if await withheld_now(conn, stored, dict(zip(gathered.company_ids, domains, strict=True))):
        return True
    opted_out = await emails_blocked(conn)
    return any(email_digest(row["email"]) in opted_out for row in gathered.contacts if row["email"])


def _cited(gathered: ExportSet, citations: Iterable[Cited], days: dict[str, date]) -> Iterator[Cited]:
    """Add the evidence rows of citations; passes on those with facts: the rule names the value that no citation stands for."""
    for cited in citations:
        if cited.facts:
            gathered.evidence += evidence_rows(cited, days)
            yield cited


def _key(standing: QualifiedStanding) -> str:
    return f"{standing.key} {standing.company_id}"


def _standing(standing: QualifiedStanding, stored: StoredRequest) -> Standing:
    least, _ = contact_bounds(stored.request, stored.icp)
    return Standing(_key(standing), standing.tier, standing.confidence, standing.found_at, standing.contacts >= least)


async def judge_domains(conn: AsyncConnection[Any], stored: StoredRequest) -> RuleResult:
    """The rule over every company of the request that has a domain, candidates included.

    A domain that the tenant blocked after it was discovered is withheld by the assessments and is no fault of this table.
    """
    cursor = await conn.execute(
        "SELECT c.name AS company_name, c.domain, c.website FROM leadgen.request_companies rc"
        " JOIN leadgen.companies c USING (company_id) WHERE rc.request_key = %s ORDER BY rc.rank",
        [stored.key],
    )
    blocked = await blocked_domains(conn, stored.request.tenant)
    rows = [row for row in await cursor.fetchall() if not blocked_by(row["domain"], blocked)]
    return domains_are_unique_own_and_allowed(rows, stored.icp)


async def judge_profiles(conn: AsyncConnection[Any], stored: StoredRequest) -> RuleResult:
    """The evidence rule over every profile of the request, whatever becomes of it."""
    parts = [every_value_has_verified_evidence([], [], [], stored.icp)]
    # What the rows cite: most of the evidence is of people and of fields that no row shows.
    cited = cited_fields(stored.icp)
    wanted = list((await profile_hashes(conn, stored.key, profiling.STAGE)).items())
    for start in range(0, len(wanted), CHUNK):
        loaded = await load_profiles(conn, wanted[start : start + CHUNK], only=cited)
        profiles = [one.profile for one in loaded.values()]
        rows = [company_row(profile, _UNJUDGED, stored.icp, (), stored.created_at) for profile in profiles]
        citations = [
            citation
            for row, profile in zip(rows, profiles, strict=True)
            for citation in company_citations(row, profile, stored.icp)
        ]
        parts.append(every_value_has_verified_evidence(rows, [], citations, stored.icp))
    return of_parts(parts)


async def judge_sites(conn: AsyncConnection[Any], stored: StoredRequest) -> RuleResult:
    """Whether enough of the sites could be read."""
    outcomes = await site_outcomes(conn, stored.key, sites.STAGE)
    unread = {domain: why for domain, why in outcomes.items() if why != "ok" and why not in sites.WITHOUT_SITE}
    return sites_could_be_read(sum(why == "ok" for why in outcomes.values()), unread)


async def judge_sources(conn: AsyncConnection[Any], stored: StoredRequest) -> RuleResult:
    """Whether the sources that the request has now could be read to their end."""
    cursor = await conn.execute(
        "SELECT item, result->>'damage' AS damage FROM leadgen.work_items"
        " WHERE request_key = %s AND stage = 'discovered_companies'"
        " AND coalesce(result->>'removed', 'false') = 'false' ORDER BY item",
        [stored.key],
    )
    return sources_could_be_read({row["item"]: row["damage"] for row in await cursor.fetchall()})


async def judge_methods(conn: AsyncConnection[Any], stored: StoredRequest, gathered: ExportSet) -> RuleResult:
    """Whether the values of an export set, gathered with its evidence, come from where they may."""
    names = dict(zip(gathered.company_ids, map(company_name_of, gathered.companies), strict=True))
    without, unanswered = (
        {names[company_id]: why for company_id, why in found.items() if company_id in names}
        for found in await done_without_model(conn, stored.key)
    )
    return values_come_from_allowed_methods(gathered.companies, gathered.scripted, without, stored.key, unanswered)


def judge_export(gathered: ExportSet, stored: StoredRequest, blocked: Iterable[str]) -> list[RuleResult]:
    """All rules over an export set that need no file."""
    known = set(blocked)  # a tenant's list may be a hundred times as long as the export
    concerned = {host for row in gathered.companies for host in hosts_above(row["domain"].lower()) if host in known}
    return [
        domains_are_unique_own_and_allowed(gathered.companies, stored.icp, concerned),
        icp_fields_are_valid(gathered.companies, stored.icp),
        states_match_the_request(gathered.companies, stored.request),
        of_parts([every_value_has_verified_evidence([], [], [], stored.icp), *gathered.proof]),
        contacts_are_unique_people(gathered.contacts, gathered.companies),
        target_is_met(len(gathered.companies), stored.request.target_companies),
    ]


async def evaluate(conn: AsyncConnection[Any], stored: StoredRequest) -> list[RuleResult]:
    """Every rule, over the tables as they are now; what `leadgen check` prints."""
    blocked = await blocked_domains(conn, stored.request.tenant)
    gathered = await gather_export(conn, stored)
    results = judge_export(gathered, stored, blocked)
    results += [await judge_sites(conn, stored), await judge_sources(conn, stored)]
    results.append(await judge_versions(conn, stored, gathered.company_ids))
    return [*results, await judge_methods(conn, stored, gathered), await judge_field_rates(conn, stored)]


def blocking(results: Sequence[RuleResult]) -> list[RuleResult]:
    """The results that forbid a file."""
    return [result for result in results if result.blocks]


def stamp(at: datetime) -> str:
    """A time as part of an export's id."""
    return at.strftime("%Y%m%dT%H%M%SZ")
