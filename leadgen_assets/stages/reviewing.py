"""Rows of `review_<request>.csv`: what a person could settle and a program could not, made anew at every export.

Two kinds: values that a source names and nobody could read (`storage/cited.py`), and fields of companies that would
qualify if only somebody could look at their site.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.exports.review import A_PERSON_CAN_OPEN, REVIEW_COLUMNS, fields_to_review, review_id
from leadgen_assets.domain.facts.profile import Profile
from leadgen_assets.domain.facts.told import subject_of
from leadgen_assets.domain.requests.filters import value_of
from leadgen_assets.domain.telling.spreadsheet import joined
from leadgen_assets.stages import profiling, sites
from leadgen_assets.stages.left_alone import read_left_alone
from leadgen_assets.storage.cited import CitedValue, StoredCitation, citations_of, record_cited
from leadgen_assets.storage.profiles import load_assessments, load_profiles, profile_hashes
from leadgen_assets.storage.requests import StoredRequest
from leadgen_assets.storage.work_items import results
from leadgen_assets.web.openable import openable

CHUNK = 200
"""Profiles held in memory at once."""
_OWN_RECORD = {"company_name": "name", "domain": "domain", "website": "website"}
"""Fields that the sources name although no page could confirm them."""


async def review_rows(
    conn: AsyncConnection[Any], stored: StoredRequest, *, private: bool = False
) -> list[dict[str, str]]:
    """The rows of the request's review as its tables are now, in the order of discovery.

    What would send a person to an address that is no public page's is left out.

    Args:
        private: whether addresses of one's own networks may be opened, as LEADGEN_WEB_PRIVATE says of reading.

    Writes: each row's number is kept with it, so that a verdict finds it again.
    """
    unlooked = await _unlooked(conn, stored)
    await record_cited(conn, stored.key, unlooked)
    current = {(one.company, one.field) for one in unlooked}
    alone = await read_left_alone(conn)
    cited = [
        one
        for one in await citations_of(conn, stored.key)
        if not one.verdict and not alone.cited(one) and _is_safe(one, private)
    ]
    hashes = await profile_hashes(conn, stored.key, profiling.STAGE)
    rows = []
    for start in range(0, len(cited), CHUNK):
        some = cited[start : start + CHUNK]
        wanted = {one.company_id: hashes[one.company_id] for one in some if one.company_id in hashes}
        profiles = await load_profiles(conn, list(wanted.items()), with_evidence=False)
        for one in some:
            known = profiles.get(one.company_id)
            asked = bool(one.cited_by) or (one.company_id, one.field) in current
            if asked and not (known and _is_known(one, known.profile)):
                rows.append(_row(one, stored.request.tenant))
    return rows


def _is_known(cited: StoredCitation, profile: Profile) -> bool:
    """Whether the field has a value by now, whosever: then nobody needs to look it up."""
    if not cited.person:
        return bool(value_of(profile, cited.field).values)
    subject = subject_of(cited.person)
    return any(
        bool(getattr(person, cited.field, "")) for person in profile.people if subject_of(person.full_name) == subject
    )


def _is_safe(cited: StoredCitation, private: bool) -> bool:
    links = [cited.url, cited.value if "://" in cited.value else ""]
    return all(openable(link, private=private) for link in links if link)


def _row(cited: StoredCitation, tenant: str) -> dict[str, str]:
    filled = {
        "review_id": review_id(tenant, cited.cited_id),
        "company": joined([cited.company]),
        "domain": cited.domain,
        "person": joined([cited.person]),
        "field": cited.field,
        "value": joined([cited.value]),
        "link": cited.url,
        "cited_by": joined([cited.cited_by]),
        "why_unread": joined([cited.why_unread]),
    }
    return {column: filled.get(column, "") for column in REVIEW_COLUMNS}


async def _unlooked(conn: AsyncConnection[Any], stored: StoredRequest) -> list[CitedValue]:
    """Fields of companies that would qualify but for them, at sites that a person can perhaps open."""
    closed = {
        int(item): site
        for item, site in (await results(conn, stored.key, sites.STAGE)).items()
        # What is merely in no archive of the request may be a site like any other.
        if site.get("outcome") in A_PERSON_CAN_OPEN and "archive" not in site.get("detail", "")
    }
    if not closed:
        return []
    judged = [a for a in await load_assessments(conn, stored.key, only_qualified=False) if a.company_id in closed]
    companies = await _companies(conn, [one.company_id for one in judged])
    found = []
    for start in range(0, len(judged), CHUNK):
        some = judged[start : start + CHUNK]
        wanted = [(one.company_id, one.profile_hash) for one in some]
        profiles = await load_profiles(conn, wanted, with_evidence=False)
        for one in some:
            profile = profiles[one.company_id].profile
            company, site = companies[one.company_id], closed[one.company_id]
            why = site.get("detail") or site["outcome"].replace("_", " ")
            for field in fields_to_review(profile, one.assessment, stored.icp, stored.request):
                value = company.get(_OWN_RECORD.get(field, ""), "")
                found.append(CitedValue(one.company_id, field, value, company["website"], "", why))
    return found


async def _companies(conn: AsyncConnection[Any], ids: Sequence[int]) -> Mapping[int, dict[str, str]]:
    cursor = await conn.execute(
        "SELECT company_id, name, domain, website FROM leadgen.companies WHERE company_id = ANY(%s)", [list(ids)]
    )
    return {row.pop("company_id"): row for row in await cursor.fetchall()}
