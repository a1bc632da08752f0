"""What lists say that were enriched elsewhere: the newest supply of each supplier about each company and person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.storage.rows import SUPPLIED, write
from leadgen_assets.storage.said_of import note_supplied


@dataclass(frozen=True, slots=True)
class SuppliedValue:
    """One value of a row; `subject` as in `Fact`, `value` in normal form, `quote` the row's cells, `row` its number."""

    company_id: int
    subject: str
    field: str
    value: str
    url: str
    row: int
    quote: str


@dataclass(frozen=True, slots=True)
class Supplied:
    """What a supply changed: values new or replaced, values as before, values of an older supply that are gone."""

    written: int
    unchanged: int
    removed: int
    companies: frozenset[int]


async def record_supply(
    conn: AsyncConnection[Any], supplier: str, values: Sequence[SuppliedValue], at: datetime
) -> Supplied:
    """Keep a supply: of every company and person that it names, the supplier's older values are replaced.

    The same values again change nothing, their day neither.

    Args:
        values: one a company, subject and field.
    """
    subjects = sorted({(value.company_id, value.subject) for value in values})
    before = await _known(conn, supplier, subjects)
    now = {(value.company_id, value.subject, value.field): value for value in values}
    changed = [value for key, value in now.items() if before.get(key) != (value.value, value.url, value.quote)]
    gone = [key for key in before if key not in now]
    if gone:
        companies, whose, fields = (list(column) for column in zip(*gone, strict=True))
        await conn.execute(
            "DELETE FROM leadgen.supplied_values s USING unnest(%s::bigint[], %s::text[], %s::text[])"
            " AS gone(company_id, subject, field) WHERE s.supplier = %s AND s.company_id = gone.company_id"
            " AND s.subject = gone.subject AND s.field = gone.field",
            [companies, whose, fields, supplier],
        )
    await write(
        conn,
        SUPPLIED,
        [(supplier, v.company_id, v.subject, v.field, v.value, v.url, v.row, v.quote, at) for v in changed],
    )
    await note_supplied(conn, supplier, sorted({value.company_id for value in changed}), at)
    touched = {value.company_id for value in changed} | {key[0] for key in gone}
    return Supplied(len(changed), len(now) - len(changed), len(gone), frozenset(touched))


async def _known(
    conn: AsyncConnection[Any], supplier: str, subjects: Sequence[tuple[int, str]]
) -> Mapping[tuple[int, str, str], tuple[str, str, str]]:
    cursor = await conn.execute(
        "SELECT company_id, subject, field, value, url, quote FROM leadgen.supplied_values"
        " JOIN unnest(%s::bigint[], %s::text[]) AS named(company_id, subject) USING (company_id, subject)"
        " WHERE supplier = %s",
        [[company for company, _ in subjects], [subject for _, subject in subjects], supplier],
    )
    return {
        (row["company_id"], row["subject"], row["field"]): (row["value"], row["url"], row["quote"])
        for row in await cursor.fetchall()
    }


@dataclass(frozen=True, slots=True)
class KnownCompany:
    """A company as a supplied row is matched with it."""

    company_id: int
    name: str
    domain: str
    state: str


async def known_companies(conn: AsyncConnection[Any]) -> list[KnownCompany]:
    """All companies of the tenant, names as sources or their pages have them."""
    cursor = await conn.execute("SELECT company_id, name, domain, state FROM leadgen.companies ORDER BY company_id")
    return [KnownCompany(**row) for row in await cursor.fetchall()]


async def companies_worded(conn: AsyncConnection[Any]) -> list[KnownCompany]:
    """The tenant's companies in each wording that names them, also as a firm that was made one with them was named."""
    cursor = await conn.execute(
        "SELECT company_id, name, domain, state FROM leadgen.company_mentions ORDER BY mention_id"
    )
    return [KnownCompany(**row) for row in await cursor.fetchall()]


async def adopt_website(conn: AsyncConnection[Any], company_id: int, website: str, domain: str, source: str) -> bool:
    """Give a website to a company that has none; False where it has one, or the domain is another company's.

    The next run of its requests reads the site.

    Args:
        source: who named it, for the company's aliases.
    """
    cursor = await conn.execute(
        "UPDATE leadgen.companies SET website = %s, domain = %s WHERE company_id = %s AND domain = '' AND website = ''"
        " AND NOT EXISTS (SELECT FROM leadgen.companies other WHERE other.domain = %s) RETURNING company_id",
        [website, domain, company_id, domain],
    )
    if await cursor.fetchone() is None:
        return False
    await conn.execute(
        "INSERT INTO leadgen.company_aliases (alias_key, company_id, reason, source) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT DO NOTHING",
        [f"domain:{domain}", company_id, "its website was told later", source],
    )
    return True


async def own_hosts(conn: AsyncConnection[Any], company_ids: Sequence[int]) -> dict[int, set[str]]:
    """Company -> domain and e-mail address that its profiles have for it, for companies that have profiles."""
    cursor = await conn.execute(
        "SELECT company_id, body #>> '{fields,domain,1,0}' AS domain, body #>> '{fields,email,1,0}' AS email"
        " FROM leadgen.profiles WHERE company_id = ANY(%s)",
        [list(company_ids)],
    )
    found: dict[int, set[str]] = {}
    for row in await cursor.fetchall():
        found.setdefault(row["company_id"], set()).update(text for text in (row["domain"], row["email"]) if text)
    return found


async def requests_with(conn: AsyncConnection[Any], company_ids: Sequence[int]) -> list[str]:
    """Keys of the requests that have one of the companies, the newest first."""
    cursor = await conn.execute(
        "SELECT DISTINCT r.request_key, r.created_at FROM leadgen.lead_requests r"
        " JOIN leadgen.request_companies c USING (tenant_id, request_key) WHERE c.company_id = ANY(%s)"
        " ORDER BY r.created_at DESC, r.request_key",
        [list(company_ids)],
    )
    return [row["request_key"] for row in await cursor.fetchall()]


async def domain_owner(conn: AsyncConnection[Any], domain: str) -> int | None:
    """The company that has the domain, or None."""
    cursor = await conn.execute("SELECT company_id FROM leadgen.companies WHERE domain = %s", [domain])
    row = await cursor.fetchone()
    return int(row["company_id"]) if row else None
