"""Companies across requests: found again by their identity keys, every source's word kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, LiteralString

from psycopg import AsyncConnection

from leadgen_assets.domain.exports.blocking import blocked_by
from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.told import without_sites
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.identity import KEPT, domain_shared
from leadgen_assets.domain.identity.register import Entry, Placed
from leadgen_assets.storage.company_register import lock_companies, register_for, write_mentions
from leadgen_assets.storage.rows import ALIASES, SIGHTINGS, STANDING, Row, write

GIVEN = "given"
"""How the reason begins for which a company is withheld that the tenant has already."""
IN_SERIES = ", which this one follows up"
"""How that reason ends where the same series gave it: nothing lifts that."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a batch of candidates: companies new to the tenant, candidates merged into known ones, and companies
    that the batch is about."""

    new: int
    merged: int
    in_request: int


async def record_candidates(
    conn: AsyncConnection[Any], request_key: str, round_number: int, candidates: Sequence[Candidate]
) -> Recorded:
    """Put candidates into the request: each becomes a new company or joins the one that it is.

    One tenant's batches are recorded one after another, so that two requests cannot both invent the same company.
    """
    await lock_companies(conn)
    register = await register_for(conn, candidates)
    placed = [register.place(candidate) for candidate in candidates]
    entries = [one.entry for one in placed]
    new = await _insert(conn, [entry for entry in entries if entry.company_id is None])
    await _fill(conn, [entry for entry in entries if entry.filled])
    await _attach(conn, request_key, round_number, placed)
    await write_mentions(conn, placed)
    return Recorded(new, len(placed) - new, len({entry.company_id for entry in entries}))


async def _insert(conn: AsyncConnection[Any], entries: Sequence[Entry]) -> int:
    waiting = {entry.identity_key: entry for entry in entries}
    if not waiting:
        return 0
    columns = [[getattr(entry.known, name) for entry in waiting.values()] for name in KEPT]
    arrays = ", ".join("%s::text[]" for _ in range(len(KEPT) + 1))
    cursor = await conn.execute(
        f"INSERT INTO leadgen.companies (identity_key, {', '.join(KEPT)}) SELECT * FROM unnest({arrays})"
        " ON CONFLICT (tenant_id, identity_key) DO UPDATE SET identity_key = excluded.identity_key"
        " RETURNING company_id, identity_key",
        [list(waiting), *columns],
    )
    ids = {row["identity_key"]: row["company_id"] for row in await cursor.fetchall()}
    for entry in entries:
        entry.company_id, entry.filled = ids[entry.identity_key], False
    return len(ids)


async def _fill(conn: AsyncConnection[Any], entries: Sequence[Entry]) -> None:
    """Write what a later source knew and the company lacked."""
    unique = {entry.company_id: entry for entry in entries}
    if not unique:
        return
    columns = [[getattr(entry.known, name) for entry in unique.values()] for name in KEPT]
    arrays = ", ".join("%s::text[]" for _ in KEPT)
    await conn.execute(
        f"UPDATE leadgen.companies c SET {', '.join(f'{name} = new.{name}' for name in KEPT)}"
        f" FROM unnest(%s::bigint[], {arrays}) AS new(company_id, {', '.join(KEPT)})"
        " WHERE c.company_id = new.company_id",
        [list(unique), *columns],
    )


async def _attach(conn: AsyncConnection[Any], request_key: str, round_number: int, placed: Sequence[Placed]) -> None:
    cursor = await conn.execute(
        "SELECT coalesce(max(rank), 0) AS last FROM leadgen.request_companies WHERE request_key = %s", [request_key]
    )
    row = await cursor.fetchone()
    rank = int(row["last"]) if row else 0
    standing: list[Row] = []
    sightings: list[Row] = []
    aliases: list[Row] = []
    for place, one in enumerate(placed, start=1):
        candidate, entry, reason = one.candidate, one.entry, one.reason
        facts = json.dumps([asdict(fact) for fact in candidate.facts])
        # An entry keeps the rank of its first sighting: `write` lets the last of equal keys win, so put it last.
        standing.insert(0, (request_key, entry.company_id, "candidate", "", rank + place, round_number))
        where = (candidate.source, candidate.locator)
        sightings.append((request_key, entry.company_id, *where, facts, reason, one.words))
        aliases += [(key, entry.company_id, reason or "first sighting", candidate.source) for key in one.keys]
    await write(conn, STANDING, standing)
    await write(conn, SIGHTINGS, sightings)
    await write(conn, ALIASES, aliases)


@dataclass(frozen=True, slots=True)
class RequestCompany:
    """A company of a request.

    Attributes:
        sources: everyone who named it. listed: the facts of lists that did, but a website that another company has.
        shares: the domain on which its website stands and which another company has, for an office; "" else.
        others: further websites that sources name of it, the first named first, none on another company's domain.
        theirs: domains that sources name of it and that other companies have.
    """

    company_id: int
    name: str
    domain: str
    website: str
    rank: int
    status: str
    sources: tuple[str, ...]
    listed: tuple[Fact, ...]
    shares: str = ""
    others: tuple[str, ...] = ()
    theirs: frozenset[str] = frozenset()


async def request_companies(
    conn: AsyncConnection[Any], request_key: str, after_rank: int, limit: int
) -> list[RequestCompany]:
    """The request's companies in order of discovery, those behind `after_rank`."""
    cursor = await conn.execute(
        f"{_COMPANIES} AND rc.rank > %s ORDER BY rc.rank LIMIT %s", [request_key, after_rank, limit]
    )
    return [_company(row) for row in await cursor.fetchall()]


async def companies_among(conn: AsyncConnection[Any], request_key: str, ids: Sequence[int]) -> list[RequestCompany]:
    """Those of the companies that are the request's, in order of discovery."""
    cursor = await conn.execute(f"{_COMPANIES} AND rc.company_id = ANY(%s) ORDER BY rc.rank", [request_key, list(ids)])
    return [_company(row) for row in await cursor.fetchall()]


# OFFSET 0: asked of each domain by the index, not joined over all companies.
_COMPANIES: LiteralString = (
    "SELECT rc.company_id, c.identity_key, c.name, c.domain, c.website, rc.rank, rc.status, s.sources, s.facts, o.others, t.theirs"
    " FROM leadgen.request_companies rc JOIN leadgen.companies c USING (company_id)"
    " CROSS JOIN LATERAL (SELECT array_agg(DISTINCT source ORDER BY source) AS sources,"
    "   jsonb_agg(facts ORDER BY source, locator) AS facts FROM leadgen.company_sightings s"
    "   WHERE s.request_key = rc.request_key AND s.company_id = rc.company_id) s"
    " CROSS JOIN LATERAL (SELECT array_agg(m.website ORDER BY m.mention_id) AS others FROM leadgen.company_mentions m"
    "   WHERE m.company_id = rc.company_id AND c.website <> '' AND m.website NOT IN ('', c.website)"
    "   AND rc.company_id = coalesce((SELECT had.company_id FROM leadgen.companies had WHERE had.domain = m.domain"
    "     AND had.domain <> '' LIMIT 1), rc.company_id)) o"
    " CROSS JOIN LATERAL (SELECT array_agg(DISTINCT m.domain) AS theirs FROM leadgen.company_mentions m"
    "   WHERE m.company_id = rc.company_id AND m.domain NOT IN ('', c.domain)"
    "   AND EXISTS (SELECT FROM leadgen.companies had WHERE had.domain = m.domain AND had.domain <> '' OFFSET 0)) t"
    " WHERE rc.request_key = %s"
)


def _company(row: dict[str, Any]) -> RequestCompany:
    theirs = frozenset(row["theirs"] or ())
    return RequestCompany(
        company_id=row["company_id"],
        name=row["name"],
        domain=row["domain"],
        website=row["website"],
        rank=row["rank"],
        status=row["status"],
        sources=tuple(row["sources"] or ()),
        listed=without_sites([_fact(fact) for facts in row["facts"] or () for fact in facts], theirs),
        shares="" if row["website"] else domain_shared(row["identity_key"]),
        others=tuple(dict.fromkeys(row["others"] or ())),
        theirs=theirs,
    )


def _fact(value: dict[str, Any]) -> Fact:
    return Fact(**{**value, "method": Method(value["method"])})


async def count_companies(conn: AsyncConnection[Any], request_key: str) -> dict[str, int]:
    """Number of the request's companies by status."""
    cursor = await conn.execute(
        "SELECT status, count(*) AS number FROM leadgen.request_companies WHERE request_key = %s GROUP BY status",
        [request_key],
    )
    return {row["status"]: row["number"] for row in await cursor.fetchall()}


async def without_domain(conn: AsyncConnection[Any], request_key: str) -> set[int]:
    """The request's companies of which no domain is known."""
    cursor = await conn.execute(
        "SELECT rc.company_id FROM leadgen.request_companies rc JOIN leadgen.companies c USING (company_id)"
        " WHERE rc.request_key = %s AND c.domain = ''",
        [request_key],
    )
    return {row["company_id"] for row in await cursor.fetchall()}


async def any_website(conn: AsyncConnection[Any], request_key: str) -> bool:
    """Whether a website is known of at least one of the request's companies."""
    cursor = await conn.execute(
        "SELECT 1 FROM leadgen.request_companies JOIN leadgen.companies c USING (company_id)"
        " WHERE request_key = %s AND c.website <> '' LIMIT 1",
        [request_key],
    )
    return await cursor.fetchone() is not None


async def blocked_domains(conn: AsyncConnection[Any], tenant: str = "") -> dict[str, str]:
    """The tenant's blocked domains that are in force, with the reason of each.

    Whoever blocks a brand's domain blocks its offices, also one that has a website of its own by now: the domain of each
    company that some source names by a blocked one is among them.

    Args:
        tenant: named for an operator's transaction, which sees everybody's; the planner then also knows how many there are.
    """
    cursor = await conn.execute(
        "WITH blocked AS (SELECT tenant_id, lower(domain) AS domain, reason FROM leadgen.blocked_domains"
        "   WHERE %s IN ('', tenant_id) AND (until IS NULL OR until > now()))"
        " SELECT own.domain, b.reason || ', as ' || b.domain AS reason FROM blocked b CROSS JOIN LATERAL"
        "   (SELECT lower(c.domain) AS domain FROM leadgen.company_blocks k JOIN leadgen.companies c USING (tenant_id, company_id)"
        "     WHERE k.tenant_id = b.tenant_id AND k.block_key = 'domain:' || b.domain AND c.domain NOT IN ('', b.domain) OFFSET 0) own"
        " UNION ALL SELECT domain, reason FROM blocked",  # last: its own reason is the one that is told
        [tenant],
    )
    return {row["domain"]: row["reason"] for row in await cursor.fetchall()}


async def blocked_in_request(conn: AsyncConnection[Any], request_key: str) -> frozenset[int]:
    """The request's companies whose domain is blocked now; an office's is its brand's."""
    blocked = await blocked_domains(conn, request_key.partition(".")[0])
    if not blocked:
        return frozenset()
    cursor = await conn.execute(
        "SELECT company_id, coalesce(nullif(domain, ''), identity_key) AS known FROM leadgen.request_companies"
        " JOIN leadgen.companies USING (tenant_id, company_id) WHERE request_key = %s",
        [request_key],
    )
    return frozenset(
        row["company_id"]
        for row in await cursor.fetchall()
        if blocked_by(domain_shared(row["known"]) or row["known"], blocked)
    )


async def given_recently(conn: AsyncConnection[Any], request_key: str, days: int, series: str = "") -> dict[int, str]:
    """Companies that this tenant was given by another request in so many days: company -> when and by which.

    What this request gave itself stays its own, whoever gave it too.

    Args:
        series: the request that this one follows up; whatever it and its other follow-ups gave is left out for ever.
    """
    if not days and not series:
        return {}
    cursor = await conn.execute(
        "SELECT company_id, e.request_key, exported_at, coalesce(%s <> '' AND (r.request_key = %s"
        "   OR r.series = %s), false) AS own FROM leadgen.exported_companies e"
        " LEFT JOIN leadgen.lead_requests r USING (tenant_id, request_key)"
        " WHERE e.tenant_id = %s AND e.request_key <> %s AND (exported_at > now() - make_interval(days => %s)"
        "   OR (%s <> '' AND (r.request_key = %s OR r.series = %s)))"
        " AND NOT EXISTS (SELECT FROM leadgen.exported_companies mine"
        "   WHERE mine.company_id = e.company_id AND mine.request_key = %s)"
        " ORDER BY own, exported_at",
        [series, series, series, request_key.partition(".")[0], request_key, days, series, series, series, request_key],
    )
    return {
        row["company_id"]: f"{GIVEN} on {row['exported_at']:%Y-%m-%d} by request {row['request_key']}"
        f"{IN_SERIES if row['own'] else ''}"
        for row in await cursor.fetchall()
    }


@dataclass(frozen=True, slots=True)
class QualifiedCompany:
    """One line about a qualified company: who, how good, why, where to look."""

    company_id: int
    name: str
    domain: str
    website: str
    tier: str
    confidence: float
    reason: str


async def qualified_companies(
    conn: AsyncConnection[Any], request_key: str, limit: int, tiers: Sequence[str]
) -> list[QualifiedCompany]:
    """The request's best qualified companies, called and ordered as its files do (domain/exports/export_order.py).

    Args:
        tiers: the ICP's, the best first.
    """
    cursor = await conn.execute(
        "SELECT company_id, coalesce((SELECT nullif(p.body #>> '{fields,company_name,1,0}', '') FROM leadgen.profiles p"
        "  WHERE p.company_id = a.company_id AND p.input_hash = a.profile_hash), c.name) AS name,"
        " c.domain, c.website, a.tier, a.confidence, rc.reason"
        " FROM leadgen.assessments a JOIN leadgen.request_companies rc USING (tenant_id, request_key, company_id)"
        " JOIN leadgen.companies c USING (tenant_id, company_id) WHERE request_key = %s AND a.qualified"
        " ORDER BY array_position(%s::text[], a.tier), round(a.confidence::numeric, 4) DESC, rc.found_at,"
        "  coalesce(nullif(c.domain, ''), c.identity_key) COLLATE \"C\", company_id LIMIT %s",
        [request_key, list(tiers), limit],
    )
    return [QualifiedCompany(**row) for row in await cursor.fetchall()]


async def site_outcomes(conn: AsyncConnection[Any], request_key: str, stage: str) -> dict[str, str]:
    """Domain (or name) of each of the request's companies -> how reading its site ended."""
    cursor = await conn.execute(
        "SELECT coalesce(nullif(c.domain, ''), nullif(c.name, ''), c.identity_key) AS company, w.result->>'outcome' AS outcome"
        " FROM leadgen.work_items w JOIN leadgen.companies c ON c.company_id = w.item::bigint"
        " WHERE w.request_key = %s AND w.stage = %s AND w.status = 'done' ORDER BY 1",
        [request_key, stage],
    )
    return {row["company"]: row["outcome"] for row in await cursor.fetchall()}


async def qualified_by_source(conn: AsyncConnection[Any], request_key: str) -> dict[str, int]:
    """Source -> qualified companies that it named, alone or among others."""
    cursor = await conn.execute(
        "SELECT s.source, count(DISTINCT s.company_id) AS number FROM leadgen.company_sightings s"
        " JOIN leadgen.assessments a USING (tenant_id, request_key, company_id)"
        " WHERE s.request_key = %s AND a.qualified GROUP BY s.source",
        [request_key],
    )
    return {row["source"]: row["number"] for row in await cursor.fetchall()}
