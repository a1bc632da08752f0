"""Values that somebody names but nobody could read, and what a person said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.storage.rows import CITED, VERDICTS, write


@dataclass(frozen=True, slots=True)
class CitedValue:
    """A value for a person's verdict.

    Attributes:
        company: id of the company, or one of the identity keys of the candidate that a source named
            (`domain.identity.identity_keys(candidate)[0]`), recorded before or in the same transaction.
        field: a profile field ("website", "domain", "units", …) or, with `person`, a person's ("linkedin_url", …).
        value: normalised as in `Fact.value`; "" for a field that a person is to look up.
        url: page on which the value is cited, or which a person should open; "" where there is none.
        cited_by: the source that names it ("portal:Buildium"), "" where nobody does.
        why_unread: half a sentence on why it is no evidence ("the site does not link back to the portal").
        person: full name as cited, "" for a value of the company.
    """

    company: int | str
    field: str
    value: str
    url: str
    cited_by: str
    why_unread: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class StoredCitation:
    """A cited value as it is stored, with the company's name and domain, its place in the request, and the verdict or ""."""

    cited_id: int
    request_key: str
    company_id: int
    company: str
    domain: str
    rank: int
    person: str
    field: str
    value: str
    url: str
    cited_by: str
    why_unread: str
    verdict: str


@dataclass(frozen=True, slots=True)
class GivenVerdict:
    """What a person said of a cited value; `confirmed_value` is "" for a wrong one without a correction."""

    company_id: int
    person: str
    field: str
    value: str
    verdict: str
    confirmed_value: str
    url: str
    quote: str
    note: str
    reviewed_by: str


async def record_cited(conn: AsyncConnection[Any], request_key: str, cited: Sequence[CitedValue]) -> int:
    """Keep values for the request's review; safe to repeat. The first mention of a value stays, before one that nobody cites.

    They are never evidence and reach no export; `review_<request>.csv` lists those on which nobody gave a verdict yet
    (stages/reviewing.py), and a person's verdict makes evidence of them (decisions/reviewing.py).

    Args:
        conn: in a tenant's transaction; of a stage, under its fence (`session.writing()`).
        request_key: of a stored request. cited: those whose identity key nobody recorded are left out.

    Returns:
        How many were kept, known ones among them.
    """
    keys = sorted({one.company for one in cited if isinstance(one.company, str)})
    cursor = await conn.execute(
        "SELECT alias_key, company_id FROM leadgen.company_aliases WHERE alias_key = ANY(%s)", [keys]
    )
    by_key = {row["alias_key"]: row["company_id"] for row in await cursor.fetchall()}
    rows = []
    for one in cited:
        company_id = by_key.get(one.company) if isinstance(one.company, str) else one.company
        if company_id is not None:
            rows.append(
                (request_key, company_id, one.person, one.field, one.value, one.url, one.cited_by, one.why_unread)
            )
    await write(conn, CITED, rows)
    return len(rows)


_CITATIONS = (
    "SELECT c.cited_id, c.request_key, c.company_id, n.name AS company, n.domain, coalesce(rc.rank, 0) AS rank,"
    " c.person, c.field, c.value, c.url, c.cited_by, c.why_unread, coalesce(v.verdict, '') AS verdict"
    " FROM leadgen.cited_values c JOIN leadgen.companies n USING (tenant_id, company_id)"
    " LEFT JOIN leadgen.request_companies rc USING (tenant_id, request_key, company_id)"
    " LEFT JOIN leadgen.review_verdicts v USING (tenant_id, company_id, person, field, value)"
)


async def citations_of(
    conn: AsyncConnection[Any], request_key: str, company_id: int | None = None
) -> list[StoredCitation]:
    """The request's cited values, those of one company if it is named, in the order of a review."""
    cursor = await conn.execute(
        f"{_CITATIONS} WHERE c.request_key = %s AND (%s::bigint IS NULL OR c.company_id = %s)"
        " ORDER BY rank, c.company_id, c.person, c.field, c.value, c.cited_id",
        [request_key, company_id, company_id],
    )
    return [StoredCitation(**row) for row in await cursor.fetchall()]


async def citations_by_id(conn: AsyncConnection[Any], ids: Sequence[int]) -> dict[int, StoredCitation]:
    """Cited values of the tenant by their number; numbers that are no value of this tenant's are missing."""
    cursor = await conn.execute(f"{_CITATIONS} WHERE c.cited_id = ANY(%s)", [list(ids)])
    return {row["cited_id"]: StoredCitation(**row) for row in await cursor.fetchall()}


async def record_verdicts(conn: AsyncConnection[Any], given: Sequence[GivenVerdict], at: datetime) -> int:
    """Keep verdicts, each in place of an earlier one on the same value; returns how many are new or changed.

    A verdict that says what is stored already changes nothing, its day neither.
    """
    names = ("verdict", "confirmed_value", "url", "quote", "note", "reviewed_by")
    companies = sorted({one.company_id for one in given})
    cursor = await conn.execute(
        f"SELECT company_id, person, field, value, {', '.join(names)} FROM leadgen.review_verdicts"
        " WHERE company_id = ANY(%s)",
        [companies],
    )
    before = {
        (row["company_id"], row["person"], row["field"], row["value"]): tuple(row[name] for name in names)
        for row in await cursor.fetchall()
    }
    changed = [
        one
        for one in given
        if before.get((one.company_id, one.person, one.field, one.value)) != tuple(getattr(one, n) for n in names)
    ]
    await write(
        conn,
        VERDICTS,
        [
            (one.company_id, one.person, one.field, one.value, *(getattr(one, name) for name in names), at)
            for one in changed
        ],
    )
    return len(changed)
