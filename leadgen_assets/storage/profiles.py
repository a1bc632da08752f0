"""Profiles and assessments, read in chunks together with their evidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, LiteralString

from psycopg import AsyncConnection
from psycopg.rows import tuple_row

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.packing import unpack_profile
from leadgen_assets.domain.facts.profile import Profile
from leadgen_assets.domain.facts.told import with_researched_people
from leadgen_assets.domain.judging.assessment import Assessment, Fit, Points


@dataclass(frozen=True, slots=True)
class StoredProfile:
    """A profile and when its evidence was seen (one time a piece, in the order of the evidence)."""

    company_id: int
    input_hash: str
    profile: Profile
    seen_at: dict[str, datetime]


@dataclass(frozen=True, slots=True)
class StoredAssessment:
    """An assessment of a company of a request, with the hashes of the profile that it judged and of the ICP that it went by."""

    company_id: int
    profile_hash: str
    icp_hash: str
    assessment: Assessment


_METHODS = {str(method): method for method in Method}
_FACT = "subject, field, value, url, segment, quote, method, confidence"
"""Columns as `_fact` takes them; in tuples, for most of what is read of a profile is its evidence."""


async def load_profiles(
    conn: AsyncConnection[Any],
    wanted: Sequence[tuple[int, str]],
    *,
    with_evidence: bool = True,
    with_researched: bool = True,
    only: Collection[str] | None = None,
) -> dict[int, StoredProfile]:
    """Profiles by company for (company, input hash) pairs; one hash a company. `seen_at` maps a page's address.

    Their people are those of the pages, joined with what a model read of people there (`researched_people`).

    Args:
        with_evidence: False leaves the facts out, most of what is to be read, where only values are looked at.
        with_researched: False leaves out people whom a model read.
        only: of the facts those of these fields, and what a person confirmed; people are left out. Most of what is stored of a
            company is evidence of its people and of fields that a judgement does not quote.
    """
    if not wanted:
        return {}
    with_researched = with_researched and only is None
    companies, hashes = (list(column) for column in zip(*wanted, strict=True))
    pairs = "JOIN unnest(%s::bigint[], %s::text[]) AS w(company_id, input_hash) USING (company_id, input_hash)"
    evidence, seen = await _evidence(conn, pairs, companies, hashes, only) if with_evidence else ({}, {})
    people, people_seen = await _researched_people(conn, companies, hashes) if with_researched else ({}, {})
    cursor = await conn.execute(
        f"SELECT company_id, input_hash, body, pages_read, rejected FROM leadgen.profiles {pairs}",
        [companies, hashes],
    )
    profiles = {}
    for row in await cursor.fetchall():
        company_id = row["company_id"]
        facts = evidence.get(company_id, {}) if with_evidence else None
        body = row["body"] if only is None else row["body"] | {"people": ()}
        profile = unpack_profile(body, facts, row["pages_read"], row["rejected"])
        if company_id in people:
            profile = replace(profile, people=with_researched_people(profile.people, people[company_id]))
        days = people_seen.get(company_id, {}) | seen.get(company_id, {})
        profiles[company_id] = StoredProfile(company_id, row["input_hash"], profile, days)
    return profiles


async def _researched_people(
    conn: AsyncConnection[Any], companies: list[int], hashes: list[str]
) -> tuple[dict[int, list[Fact]], dict[int, dict[str, datetime]]]:
    cursor = await conn.cursor(row_factory=tuple_row).execute(
        f"SELECT r.company_id, seen_at, {_FACT}, true, said_by"
        " FROM leadgen.researched_people r JOIN unnest(%s::bigint[], %s::text[]) AS w(company_id, profile_hash)"
        " USING (company_id, profile_hash) ORDER BY r.company_id, ordinal",
        [companies, hashes],
    )
    facts: dict[int, list[Fact]] = {}
    seen: dict[int, dict[str, datetime]] = {}
    for company_id, seen_at, *told in await cursor.fetchall():
        fact = _fact(*told)
        facts.setdefault(company_id, []).append(fact)
        seen.setdefault(company_id, {})[fact.url] = seen_at
    return facts, seen


async def _evidence(
    conn: AsyncConnection[Any],
    pairs: LiteralString,
    companies: list[int],
    hashes: list[str],
    only: Collection[str] | None,
) -> tuple[dict[int, dict[int, Fact]], dict[int, dict[str, datetime]]]:
    """Company -> place -> fact; company -> page -> when it was seen."""
    some = "" if only is None else " WHERE subject = %s AND (field = ANY(%s) OR method = %s)"
    cursor = await conn.cursor(row_factory=tuple_row).execute(
        f"SELECT company_id, seen_at, ordinal, {_FACT}, verified, said_by"
        f" FROM leadgen.evidence {pairs}{some} ORDER BY company_id, ordinal",
        [companies, hashes, *([] if only is None else [COMPANY, list(only), Method.CONFIRMED])],
    )
    evidence: dict[int, dict[int, Fact]] = {}
    seen: dict[int, dict[str, datetime]] = {}
    for company_id, seen_at, ordinal, *told in await cursor.fetchall():
        fact = _fact(*told)
        evidence.setdefault(company_id, {})[ordinal] = fact
        seen.setdefault(company_id, {})[fact.url] = seen_at
    return evidence, seen


def _fact(
    subject: str, field: str, value: str, url: str, segment: int, quote: str, method: str, confidence: float,
    verified: bool, said_by: str,
) -> Fact:  # fmt: skip
    how = _METHODS[method]
    return Fact(subject, field, value, url, segment, quote, how, round(confidence, 4), verified, said_by=said_by)


async def is_said_by(conn: AsyncConnection[Any], request_key: str, method: Method) -> bool:
    """Whether anything was ever said by a method about a company of the request, in whatever version of its profile."""
    cursor = await conn.execute(
        "SELECT EXISTS (SELECT FROM leadgen.request_companies r JOIN leadgen.evidence e USING (company_id)"
        "               WHERE r.request_key = %(key)s AND e.method = %(method)s)"
        "    OR EXISTS (SELECT FROM leadgen.request_companies r JOIN leadgen.researched_people p USING (company_id)"
        "               WHERE r.request_key = %(key)s AND p.method = %(method)s) AS said",
        {"key": request_key, "method": method},
    )
    row = await cursor.fetchone()
    assert row is not None
    return bool(row["said"])


async def profile_hashes(
    conn: AsyncConnection[Any], request_key: str, stage: str, of: Collection[int] | None = None
) -> dict[int, str]:
    """Company -> input hash of the profile that the request's run of `stage` made or found; of some companies where `of` names them."""
    some = " AND item = ANY(%s)" if of is not None else ""
    cursor = await conn.execute(
        "SELECT item::bigint AS company_id, input_hash FROM leadgen.work_items"
        f" WHERE request_key = %s AND stage = %s AND status = 'done'{some}",
        [request_key, stage, *([list(map(str, of))] if of is not None else [])],
    )
    return {row["company_id"]: row["input_hash"] for row in await cursor.fetchall()}


async def load_assessments(
    conn: AsyncConnection[Any], request_key: str, *, only_qualified: bool, of: Sequence[int] | None = None
) -> list[StoredAssessment]:
    """The request's assessments in order of discovery; those of some companies where `of` names them."""
    some = " AND a.company_id = ANY(%s)" if of is not None else ""
    cursor = await conn.execute(
        "SELECT a.* FROM leadgen.assessments a"
        " JOIN leadgen.request_companies rc USING (tenant_id, request_key, company_id)"
        f" WHERE a.request_key = %s AND (a.qualified OR NOT %s){some} ORDER BY rc.rank",
        [request_key, only_qualified, *([list(of)] if of is not None else [])],
    )
    return [_stored(row) for row in await cursor.fetchall()]


async def count_qualified(conn: AsyncConnection[Any], request_key: str) -> int:
    """How many companies of the request qualify."""
    cursor = await conn.execute(
        "SELECT count(*)::integer AS number FROM leadgen.assessments WHERE request_key = %s AND qualified",
        [request_key],
    )
    row = await cursor.fetchone()
    return int(row["number"]) if row else 0


async def assessment_of(conn: AsyncConnection[Any], request_key: str, company_id: int) -> StoredAssessment | None:
    """What the request thinks of a company; None where it judged none."""
    cursor = await conn.execute(
        "SELECT * FROM leadgen.assessments WHERE request_key = %s AND company_id = %s", [request_key, company_id]
    )
    row = await cursor.fetchone()
    return _stored(row) if row else None


async def assessment_by_name(conn: AsyncConnection[Any], request_key: str, called: str) -> StoredAssessment | None:
    """What the request thinks of one company.

    Args:
        called: its domain, or its name where it has no domain.
    """
    cursor = await conn.execute(
        "SELECT a.* FROM leadgen.assessments a JOIN leadgen.companies c USING (tenant_id, company_id)"
        " WHERE a.request_key = %s AND coalesce(nullif(c.domain, ''), c.name) = %s LIMIT 1",
        [request_key, called],
    )
    row = await cursor.fetchone()
    return _stored(row) if row else None


async def take_back_judgements(conn: AsyncConnection[Any], request_key: str, stage: str, but: Collection[int]) -> None:
    """Make the request's companies mere candidates again, as before they were judged; their profiles stay.

    Args:
        stage: the one that judges. but: companies that stay as they are.
    """
    asked = {"key": request_key, "stage": stage, "but": sorted(but)}
    await conn.execute(
        "UPDATE leadgen.request_companies SET status = 'candidate', reason = '' WHERE request_key = %(key)s"
        " AND company_id <> ALL(%(but)s) AND company_id IN"
        "  (SELECT company_id FROM leadgen.assessments WHERE request_key = %(key)s)",
        asked,
    )
    await conn.execute(
        "DELETE FROM leadgen.assessments WHERE request_key = %(key)s AND company_id <> ALL(%(but)s)", asked
    )
    for table in ("work_items", "quarantine"):
        await conn.execute(
            f"DELETE FROM leadgen.{table} WHERE request_key = %(key)s AND stage = %(stage)s"
            " AND item <> ALL(SELECT unnest(%(but)s::bigint[])::text)",
            asked,
        )


def _stored(row: dict[str, Any]) -> StoredAssessment:
    return StoredAssessment(row["company_id"], row["profile_hash"], row["icp_hash"], _assessment(row))


def _assessment(row: dict[str, Any]) -> Assessment:
    body = row["body"]
    return Assessment(
        fit=Fit(row["fit"]),
        score=round(row["score"], 4),
        tier=row["tier"],
        confidence=round(row["confidence"], 4),
        qualified=row["qualified"],
        points=tuple(Points(**points) for points in body["points"]),
        reasons=tuple(body["reasons"]),
        disqualifiers=tuple(body["disqualifiers"]),
        assumptions=tuple(body["assumptions"]),
        unmet=tuple(body["unmet"]),
    )
