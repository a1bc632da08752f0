"""Stage `icp_assessments`: what we think of each profile, for this request. Pure rules; no page is read again."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, fields, replace

from leadgen_assets.domain.exports.blocking import blocked_by
from leadgen_assets.domain.exports.csv_contract import cited_fields, company_citations, company_row
from leadgen_assets.domain.exports.export_rules import (
    domains_are_unique_own_and_allowed,
    every_value_has_verified_evidence,
    icp_fields_are_valid,
    states_match_the_request,
)
from leadgen_assets.domain.judging.assessment import Assessment, Fit, Points
from leadgen_assets.domain.judging.scoring import assess
from leadgen_assets.stages.company_items import company_chunks, digest, number_of_companies
from leadgen_assets.stages.item import Finished, Item, Rows
from leadgen_assets.stages.out_of_reach import BLOCKED
from leadgen_assets.stages.profiling import STAGE as PROFILES_STAGE
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.sites import STAGE as PAGES_STAGE
from leadgen_assets.stages.work import StageWork, Tally, Watch
from leadgen_assets.storage.companies import RequestCompany, blocked_domains, given_recently
from leadgen_assets.storage.profiles import StoredProfile, load_profiles, profile_hashes, take_back_judgements
from leadgen_assets.storage.requests import StoredRequest
from leadgen_assets.storage.rows import ASSESSMENTS, QUARANTINE, STATUS
from leadgen_assets.storage.work_items import finished_at, results

STAGE = "icp_assessments"
_POINTS = tuple(field.name for field in fields(Points))
_ASKED = re.compile(r"(?P<what>[^,]{1,80}?) is (?!not known).{1,200}?, asked for (?P<wanted>.{1,400})")
"""A filter that is not met, as domain/requests/filters.py words it."""


@dataclass(frozen=True, slots=True)
class _Judged:
    company: RequestCompany
    stored: StoredProfile
    withheld: str
    unread: str


async def assess_companies(
    session: RequestSession, watch: Watch, chunks: AsyncIterator[list[RequestCompany]] | None = None
) -> Tally:
    """Assess every company of the request that has a profile; of a preview those that it has, and no other stays judged.

    Args:
        chunks: companies whose profiles are made, as they come; None for all of the request's.
    """
    work: StageWork[_Judged] = StageWork(session, STAGE, watch, lambda item, reason: _failed(session, item, reason))

    async def handle(item: Item[_Judged]) -> Finished:
        judged = item.payload
        assessment = assess(judged.stored.profile, session.icp, session.request)
        broken = broken_rule(session.stored, judged.stored, judged.company.sources, assessment)
        for reason in (judged.withheld, broken and f"quarantined: {broken}"):
            if reason:
                assessment = replace(assessment, qualified=False, unmet=(*assessment.unmet, reason))
        return _finished(session, item, assessment, broken)

    if chunks is None and session.most_companies is not None:
        # After an amendment it may have others: whom the preview before had must not be counted, nor exported, by rules of then.
        shown = [company.company_id async for chunk in company_chunks(session) for company in chunk]
        async with session.writing() as conn:
            await take_back_judgements(conn, session.key, STAGE, shown)
    await work.load_marks()
    judgeable = _judgeable(session, work, chunks or company_chunks(session))
    return await work.run(judgeable, handle, await number_of_companies(session))


async def _judgeable(
    session: RequestSession, work: StageWork[_Judged], chunks: AsyncIterator[list[RequestCompany]]
) -> AsyncIterator[Item[_Judged]]:
    request = session.request
    async with session.reading() as conn:
        given = await given_recently(conn, session.key, request.exclude_exported_days, session.stored.series)
        blocked = await blocked_domains(conn, session.request.tenant)
    async for chunk in chunks:
        ids = [company.company_id for company in chunk]
        async with session.reading() as conn:
            profiles = await profile_hashes(conn, session.key, PROFILES_STAGE, ids)
            sites = await results(conn, session.key, PAGES_STAGE, of=ids)
            made = await finished_at(conn, session.key, PROFILES_STAGE, ids)
        open_ones: dict[int, tuple[RequestCompany, str, str]] = {}
        for company in chunk:
            if company.company_id not in profiles:
                continue
            block = blocked_by(company.domain or company.shares, blocked)
            withheld = f"{BLOCKED}{block}" if block else given.get(company.company_id, "")
            input_hash = assessment_hash(session.stored, profiles[company.company_id], withheld)
            # A profile that was made again follows from the same pages, and may say more: a model was down the first time.
            if not work.is_done(str(company.company_id), input_hash, again_before=made.get(company.company_id)):
                open_ones[company.company_id] = (company, input_hash, withheld)
        stored = await _read(session, [(i, profiles[i]) for i in open_ones])
        for company_id, (company, input_hash, withheld) in open_ones.items():
            site = sites.get(str(company_id), {})
            unread = "" if site.get("outcome") == "ok" else site.get("detail") or site.get("outcome", "")
            yield Item(str(company_id), input_hash, _Judged(company, stored[company_id], withheld, unread))


async def _read(session: RequestSession, wanted: Sequence[tuple[int, str]]) -> dict[int, StoredProfile]:
    """The profiles with the evidence of what a row of the export would quote."""
    async with session.reading() as conn:
        return await load_profiles(conn, wanted, only=cited_fields(session.icp))


def assessment_hash(stored: StoredRequest, profile_hash: str, withheld: str = "") -> str:
    """Input hash of an assessment: all that a company's standing in the request follows from."""
    return digest(stored.icp_hash, stored.request.criteria_hash(), profile_hash, withheld)


def broken_rule(stored: StoredRequest, judged: StoredProfile, sources: Sequence[str], assessment: Assessment) -> str:
    """Why a qualified company's row must not reach an export, by the export's own rules; "" when it may."""
    if not assessment.qualified:
        return ""
    profile, icp = judged.profile, stored.icp
    row = company_row(profile, assessment, icp, sources, stored.created_at)
    results = (
        domains_are_unique_own_and_allowed([row], icp),
        icp_fields_are_valid([row], icp),
        states_match_the_request([row], stored.request),
        every_value_has_verified_evidence([row], [], company_citations(row, profile, icp), icp),
    )
    return "; ".join(dict.fromkeys(broken.reason for result in results if result.blocks for broken in result.broken))


def _finished(session: RequestSession, item: Item[_Judged], assessment: Assessment, broken: str) -> Finished:
    judged = item.payload
    company_id = judged.company.company_id
    body = {
        "points": [{name: getattr(points, name) for name in _POINTS} for points in assessment.points],
        "reasons": assessment.reasons,
        "disqualifiers": assessment.disqualifiers,
        "assumptions": assessment.assumptions,
        "unmet": assessment.unmet,
    }
    row = (
        session.key, company_id, judged.stored.input_hash, session.stored.icp_hash, str(assessment.fit),
        assessment.score, assessment.tier, assessment.confidence, assessment.qualified, json.dumps(body),
    )  # fmt: skip
    status, reason = _standing(assessment, judged.unread)
    result = {
        "fit": str(assessment.fit),
        "tier": assessment.tier,
        "qualified": assessment.qualified,
        "reason": kind_of_reason(reason),
    }
    quarantined = [(session.key, STAGE, item.key, broken)] if broken else []
    standing = [(session.key, company_id, status, reason)]
    return Finished([(ASSESSMENTS, [row]), (STATUS, standing), (QUARANTINE, quarantined)], result)


def _standing(assessment: Assessment, unread: str) -> tuple[str, str]:
    """The company's status in the request and one line on why."""
    if assessment.qualified:
        # The first reason is the score; a person wants what made it.
        return "qualified", "; ".join(assessment.reasons[1:4] or assessment.reasons)
    if assessment.fit is Fit.NO:
        return "disqualified", next(iter((*assessment.disqualifiers, *assessment.unmet, *assessment.reasons)), "")
    if unread:
        return "researched", f"not known: {unread}"
    return "researched", next(iter((*assessment.unmet, *assessment.assumptions)), "too little is known")


def kind_of_reason(reason: str) -> str:
    """A reason without what is this one company's, so that equal ones can be counted together."""
    asked = _ASKED.fullmatch(reason)
    if asked:
        return f"{asked['what']} is not {asked['wanted']}"
    return reason.partition("; ")[0]


def _failed(session: RequestSession, item: Item[_Judged], reason: str) -> Rows:
    return [(STATUS, [(session.key, item.payload.company.company_id, "failed", f"could not be assessed: {reason}")])]
