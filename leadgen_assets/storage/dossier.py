"""All that is stored about one company, for whoever asks why it is in or out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.identity.shared_sites import NamedSite, SharedSites
from leadgen_assets.storage.pages import CITED


@dataclass(frozen=True, slots=True)
class CompanyEntry:
    """A company of a tenant by what people call it; `domain` and `website` are "" where none is known."""

    tenant: str
    company_id: int
    name: str
    domain: str
    website: str
    state: str
    city: str


_NEWEST = (
    "(SELECT DISTINCT ON (tenant_id, company_id) tenant_id, company_id, body FROM leadgen.profiles"
    " ORDER BY tenant_id, company_id, created_at DESC)"
)
"""What a company's pages said before is also what those of a firm said that was one with it for a time."""


async def company_entries(conn: AsyncConnection[Any]) -> list[CompanyEntry]:
    """All companies that the transaction may see, in the order in which they were found."""
    cursor = await conn.execute(
        "SELECT tenant_id AS tenant, company_id, name, domain, website, state, city FROM leadgen.companies"
        " ORDER BY company_id"
    )
    return [CompanyEntry(**row) for row in await cursor.fetchall()]


async def companies_called(conn: AsyncConnection[Any], alias_key: str) -> set[int]:
    """Companies that are known under an identity key."""
    cursor = await conn.execute("SELECT company_id FROM leadgen.company_aliases WHERE alias_key = %s", [alias_key])
    return {row["company_id"] for row in await cursor.fetchall()}


async def names_told(conn: AsyncConnection[Any]) -> list[tuple[int, str]]:
    """(company, name or domain): as sources worded it, and as its own pages have it; files show the latter."""
    cursor = await conn.execute(
        "SELECT company_id, name AS told FROM leadgen.company_mentions WHERE name <> ''"
        " UNION SELECT company_id, domain FROM leadgen.company_mentions WHERE domain <> ''"
        f" UNION SELECT company_id, told FROM {_NEWEST} newest,"
        "  unnest(ARRAY[body #>> '{fields,company_name,1,0}', body #>> '{fields,domain,1,0}']) told WHERE told <> ''"
        " ORDER BY 1, 2"
    )
    return [(row["company_id"], row["told"]) for row in await cursor.fetchall()]


async def shared_sites(conn: AsyncConnection[Any]) -> SharedSites:
    """The sites that companies share which the transaction may see; their names as sources and as pages have them."""
    cursor = await conn.execute(
        "WITH told AS (SELECT company_id, m.name, m.website, m.city, m.domain, c.name AS own"
        "   FROM leadgen.company_mentions m JOIN leadgen.companies c USING (tenant_id, company_id)"
        "   WHERE m.website <> '' AND m.domain <> ''),"
        " parted AS (SELECT * FROM told WHERE domain IN (SELECT domain FROM told GROUP BY domain"
        "   HAVING count(DISTINCT company_id) > 1 OR bool_or(website !~* ('^https?://(www\\.)?' || domain || '/*$'))))"
        " SELECT company_id, name, website, city, false AS by_pages FROM parted"
        " UNION SELECT company_id, own, website, city, false FROM parted"
        " UNION SELECT company_id, body #>> '{fields,company_name,1,0}', website, city, true FROM parted"
        f"  JOIN {_NEWEST} newest USING (company_id) WHERE body #>> '{{fields,company_name,1,0}}' <> ''"
    )
    return SharedSites([NamedSite(**row) for row in await cursor.fetchall()])


async def who_has_its_website(conn: AsyncConnection[Any], company_id: int) -> CompanyEntry | None:
    """The company that has the domain which sources name of another one that has no website; None where there is none."""
    cursor = await conn.execute(
        "SELECT had.tenant_id AS tenant, had.company_id, had.name, had.domain, had.website, had.state, had.city"
        " FROM leadgen.companies c JOIN leadgen.company_mentions m USING (tenant_id, company_id)"
        " JOIN leadgen.companies had ON had.tenant_id = c.tenant_id AND had.domain = m.domain AND had.domain <> ''"
        " WHERE c.company_id = %s AND c.website = '' AND had.company_id <> c.company_id ORDER BY m.mention_id LIMIT 1",
        [company_id],
    )
    row = await cursor.fetchone()
    return CompanyEntry(**row) if row else None


async def companies_of(conn: AsyncConnection[Any], request_key: str) -> set[int]:
    """Companies that a request or one of its slices has, whatever became of them."""
    cursor = await conn.execute(
        "SELECT company_id FROM leadgen.request_companies WHERE request_key = ANY(ARRAY("
        "SELECT %s::text UNION ALL SELECT request_key FROM leadgen.lead_requests WHERE slice_of = %s))",
        [request_key, request_key],
    )
    return {row["company_id"] for row in await cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class Place:
    """A company's place in a request."""

    request_key: str
    status: str
    reason: str
    round: int
    found_at: datetime


@dataclass(frozen=True, slots=True)
class Mention:
    """A source that named the company, where, and why it was taken for this one ("" for the first)."""

    source: str
    locator: str
    merged_by: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A key under which the company is found again, and why."""

    key: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page of the company's site that was asked for, as the newest visit left it."""

    url: str
    role: str
    outcome: str
    detail: str
    fetched_at: datetime


async def places_of(conn: AsyncConnection[Any], company_id: int) -> list[Place]:
    """The requests that have the company, the newest request first."""
    cursor = await conn.execute(
        "SELECT c.request_key, c.status, c.reason, c.round, c.found_at FROM leadgen.request_companies c"
        " JOIN leadgen.lead_requests r USING (tenant_id, request_key) WHERE c.company_id = %s"
        " ORDER BY r.created_at DESC, c.request_key",
        [company_id],
    )
    return [Place(**row) for row in await cursor.fetchall()]


async def mentions_of(conn: AsyncConnection[Any], request_key: str, company_id: int) -> list[Mention]:
    """Who named the company in the request."""
    cursor = await conn.execute(
        "SELECT source, locator, merged_by FROM leadgen.company_sightings WHERE request_key = %s AND company_id = %s"
        " ORDER BY merged_by <> '', source, locator",
        [request_key, company_id],
    )
    return [Mention(**row) for row in await cursor.fetchall()]


async def aliases_of(conn: AsyncConnection[Any], company_id: int) -> list[Alias]:
    """The keys under which the company is found again."""
    cursor = await conn.execute(
        "SELECT alias_key AS key, reason, source FROM leadgen.company_aliases WHERE company_id = %s"
        " ORDER BY created_at, alias_key",
        [company_id],
    )
    return [Alias(**row) for row in await cursor.fetchall()]


async def given_before(conn: AsyncConnection[Any], company_id: int) -> dict[str, datetime]:
    """Request -> when it last gave the company away."""
    cursor = await conn.execute(
        "SELECT request_key, exported_at FROM leadgen.exported_companies WHERE company_id = %s ORDER BY exported_at DESC",
        [company_id],
    )
    return {row["request_key"]: row["exported_at"] for row in await cursor.fetchall()}


async def pages_of(conn: AsyncConnection[Any], company_id: int) -> list[ReadPage]:
    """The pages of the newest visit to the company's site, the home page first, and then those that a search named."""
    cursor = await conn.execute(
        "SELECT url, role, outcome, detail, fetched_at FROM leadgen.pages WHERE company_id = %s AND (role = %s"
        " OR saved_at = (SELECT max(saved_at) FROM leadgen.pages WHERE company_id = %s AND role <> %s))"
        " ORDER BY role <> 'home', page_id",
        [company_id, CITED, company_id, CITED],
    )
    return [ReadPage(**row) for row in await cursor.fetchall()]
