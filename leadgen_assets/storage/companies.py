"""Companies across requests: found again by their identity keys, every source's word kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.company import Candidate
from leadgen_assets.domain.evidence import Fact, Method
from leadgen_assets.domain.identity import identity_keys, merge, same_company
from leadgen_assets.storage.rows import ALIASES, SIGHTINGS, STANDING, Row, write

GIVEN = "given"
"""How the reason begins for which a company is withheld that the tenant has already."""
IN_SERIES = ", which this one follows up"
"""How that reason ends where the same series gave it: nothing lifts that."""
_KNOWN = ("name", "domain", "website", "phone", "street", "city", "state", "zip_code", "licence")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a batch of candidates: companies new to the tenant, candidates merged into known ones, and companies
    that the batch is about."""

    new: int
    merged: int
    in_request: int


@dataclass(slots=True)
class _Entry:
    """A company while a batch is recorded; `company_id` is None until it is inserted."""

    company_id: int | None
    identity_key: str
    known: Candidate
    filled: bool = False


async def record_candidates(
    conn: AsyncConnection[Any], request_key: str, round_number: int, candidates: Sequence[Candidate]
) -> Recorded:
    """Put candidates into the request: each becomes a new company or joins the one that it is.

    One tenant's batches are recorded one after another, so that two requests cannot both invent the same company.
    """
    await conn.execute("SELECT pg_advisory_xact_lock(hashtextextended('companies ' || leadgen.current_tenant(), 0))")
    entries = await _matching(conn, {key for candidate in candidates for key in identity_keys(candidate)})
    placed: list[tuple[Candidate, _Entry, str]] = []
    merged = 0
    for candidate in candidates:
        entry, reason = _place(candidate, entries)
        merged += bool(reason)
        placed.append((candidate, entry, reason))
        for key in identity_keys(candidate):
            entries.setdefault(key, entry)
    new = await _insert(conn, [entry for _, entry, _ in placed if entry.company_id is None])
    await _fill(conn, [entry for _, entry, _ in placed if entry.filled])
    await _attach(conn, request_key, round_number, placed)
    return Recorded(new, merged, len({entry.company_id for _, entry, _ in placed}))


async def _matching(conn: AsyncConnection[Any], keys: Iterable[str]) -> dict[str, _Entry]:
    cursor = await conn.execute(
        "SELECT a.alias_key, c.* FROM leadgen.company_aliases a JOIN leadgen.companies c USING (company_id)"
        " WHERE a.alias_key = ANY(%s)",
        [sorted(keys)],
    )
    by_id: dict[int, _Entry] = {}
    entries = {}
    for row in await cursor.fetchall():
        known = Candidate(source="", locator="", **{name: row[name] for name in _KNOWN})
        entries[row["alias_key"]] = by_id.setdefault(
            row["company_id"], _Entry(row["company_id"], row["identity_key"], known)
        )
    return entries


def _place(candidate: Candidate, entries: dict[str, _Entry]) -> tuple[_Entry, str]:
    """The entry that the candidate belongs to and why; a new entry and "" where there is none."""
    keys = identity_keys(candidate)
    for key in keys:
        entry = entries.get(key)
        # Equal first keys always mean one company, also where the two mentions alone would not tell.
        certain = "named before under the same key" if key == keys[0] else ""
        reason = (same_company(entry.known, candidate) or certain) if entry else ""
        if entry and reason:
            before, entry.known = entry.known, merge(entry.known, candidate)
            entry.filled |= any(getattr(before, name) != getattr(entry.known, name) for name in _KNOWN)
            return entry, reason
    return _Entry(None, keys[0], candidate), ""


async def _insert(conn: AsyncConnection[Any], entries: Sequence[_Entry]) -> int:
    waiting = {entry.identity_key: entry for entry in entries}
    if not waiting:
        return 0
    columns = [[getattr(entry.known, name) for entry in waiting.values()] for name in _KNOWN]
    arrays = ", ".join("%s::text[]" for _ in range(len(_KNOWN) + 1))
    cursor = await conn.execute(
        f"INSERT INTO leadgen.companies (identity_key, {', '.join(_KNOWN)}) SELECT * FROM unnest({arrays})"
        " ON CONFLICT (tenant_id, identity_key) DO UPDATE SET identity_key = excluded.identity_key"
        " RETURNING company_id, identity_key",
        [list(waiting), *columns],
    )
    ids = {row["identity_key"]: row["company_id"] for row in await cursor.fetchall()}
    for entry in entries:
        entry.company_id, entry.filled = ids[entry.identity_key], False
    return len(ids)


async def _fill(conn: AsyncConnection[Any], entries: Sequence[_Entry]) -> None:
    """Write what a later source knew and the company lacked."""
    unique = {entry.company_id: entry for entry in entries}
    if not unique:
        return
    columns = [[getattr(entry.known, name) for entry in unique.values()] for name in _KNOWN]
    arrays = ", ".join("%s::text[]" for _ in _KNOWN)
    await conn.execute(
        f"UPDATE leadgen.companies c SET {', '.join(f'{name} = new.{name}' for name in _KNOWN)}"
        f" FROM unnest(%s::bigint[], {arrays}) AS new(company_id, {', '.join(_KNOWN)})"
        " WHERE c.company_id = new.company_id",
        [list(unique), *columns],
    )


async def _attach(
    conn: AsyncConnection[Any], request_key: str, round_number: int, placed: Sequence[tuple[Candidate, _Entry, str]]
) -> None:
    cursor = await conn.execute(
        "SELECT coalesce(max(rank), 0) AS last FROM leadgen.request_companies WHERE request_key = %s", [request_key]
    )
    row = await cursor.fetchone()
    rank = int(row["last"]) if row else 0
    standing: list[Row] = []
    sightings: list[Row] = []
    aliases: list[Row] = []
    for place, (candidate, entry, reason) in enumerate(placed, start=1):
        facts = json.dumps([asdict(fact) for fact in candidate.facts])
        # An entry keeps the rank of its first sighting: `write` lets the last of equal keys win, so put it last.
        standing.insert(0, (request_key, entry.company_id, "candidate", "", rank + place, round_number))
        sightings.append((request_key, entry.company_id, candidate.source, candidate.locator, facts, reason))
        aliases += [
            (key, entry.company_id, reason or "first sighting", candidate.source) for key in identity_keys(candidate)
        ]
    await write(conn, STANDING, standing)
    await write(conn, SIGHTINGS, sightings)
    await write(conn, ALIASES, aliases)


@dataclass(frozen=True, slots=True)
class RequestCompany:
    """A company of a request. `listed` are the facts of lists that named it; `sources` everyone who did."""

    company_id: int
    name: str
    domain: str
    website: str
    rank: int
    status: str
    sources: tuple[str, ...]
    listed: tuple[Fact, ...]


async def request_companies(
    conn: AsyncConnection[Any], request_key: str, after_rank: int, limit: int
) -> list[RequestCompany]:
    """The request's companies in order of discovery, those behind `after_rank`."""
    cursor = await conn.execute(
        "SELECT rc.company_id, c.name, c.domain, c.website, rc.rank, rc.status, s.sources, s.facts"
        " FROM leadgen.request_companies rc JOIN leadgen.companies c USING (company_id)"
        " CROSS JOIN LATERAL (SELECT array_agg(DISTINCT source ORDER BY source) AS sources,"
        "   jsonb_agg(facts ORDER BY source, locator) AS facts FROM leadgen.company_sightings s"
        "   WHERE s.request_key = rc.request_key AND s.company_id = rc.company_id) s"
        " WHERE rc.request_key = %s AND rc.rank > %s ORDER BY rc.rank LIMIT %s",
        [request_key, after_rank, limit],
    )
    return [
        RequestCompany(
            company_id=row["company_id"],
            name=row["name"],
            domain=row["domain"],
            website=row["website"],
            rank=row["rank"],
            status=row["status"],
            sources=tuple(row["sources"] or ()),
            listed=tuple(_fact(fact) for facts in row["facts"] or () for fact in facts),
        )
        for row in await cursor.fetchall()
    ]


def _fact(value: dict[str, Any]) -> Fact:
    return Fact(**{**value, "method": Method(value["method"])})


async def count_companies(conn: AsyncConnection[Any], request_key: str) -> dict[str, int]:
    """Number of the request's companies by status."""
    cursor = await conn.execute(
        "SELECT status, count(*) AS number FROM leadgen.request_companies WHERE request_key = %s GROUP BY status",
        [request_key],
    )
    return {row["status"]: row["number"] for row in await cursor.fetchall()}


async def any_website(conn: AsyncConnection[Any], request_key: str) -> bool:
    """Whether a website is known of at least one of the request's companies."""
    cursor = await conn.execute(
        "SELECT 1 FROM leadgen.request_companies JOIN leadgen.companies c USING (company_id)"
        " WHERE request_key = %s AND c.website <> '' LIMIT 1",
        [request_key],
    )
    return await cursor.fetchone() is not None


async def blocked_domains(conn: AsyncConnection[Any]) -> dict[str, str]:
    """The tenant's blocked domains that are in force, with the reason of each."""
    cursor = await conn.execute(
        "SELECT lower(domain) AS domain, reason FROM leadgen.blocked_domains WHERE until IS NULL OR until > now()"
    )
    return {row["domain"]: row["reason"] for row in await cursor.fetchall()}


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
        " WHERE e.request_key <> %s AND (exported_at > now() - make_interval(days => %s)"
        "   OR (%s <> '' AND (r.request_key = %s OR r.series = %s)))"
        " AND NOT EXISTS (SELECT FROM leadgen.exported_companies mine"
        "   WHERE mine.company_id = e.company_id AND mine.request_key = %s)"
        " ORDER BY own, exported_at",
        [series, series, series, request_key, days, series, series, series, request_key],
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


async def qualified_companies(conn: AsyncConnection[Any], request_key: str, limit: int) -> list[QualifiedCompany]:
    """The request's best qualified companies: by score, then confidence, then time found."""
    cursor = await conn.execute(
        "SELECT company_id, c.name, c.domain, c.website, a.tier, a.confidence, rc.reason"
        " FROM leadgen.assessments a JOIN leadgen.request_companies rc USING (tenant_id, request_key, company_id)"
        " JOIN leadgen.companies c USING (tenant_id, company_id)"
        " WHERE request_key = %s AND a.qualified ORDER BY a.score DESC, a.confidence DESC, rc.rank LIMIT %s",
        [request_key, limit],
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
