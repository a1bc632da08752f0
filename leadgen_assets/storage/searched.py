"""What a search for companies is told of those that are there, and how many of earlier rounds qualified."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from psycopg import AsyncConnection


@dataclass(frozen=True, slots=True)
class Known:
    """A company by name and domain; "" for what is not known."""

    name: str
    domain: str

    def __str__(self) -> str:
        return f"{self.name} ({self.domain})" if self.name and self.domain else self.name or self.domain


async def known_companies(conn: AsyncConnection[Any], request_key: str) -> list[Known]:
    """The request's companies in order of discovery."""
    cursor = await conn.execute(
        "SELECT c.name, c.domain FROM leadgen.request_companies rc JOIN leadgen.companies c USING (company_id)"
        " WHERE rc.request_key = %s ORDER BY rc.rank",
        [request_key],
    )
    return [Known(row["name"], row["domain"]) for row in await cursor.fetchall()]


async def domains_of(conn: AsyncConnection[Any], company_ids: Collection[int]) -> list[str]:
    """Domains of some of the tenant's companies, in their order; those without one left out."""
    cursor = await conn.execute(
        "SELECT domain FROM leadgen.companies WHERE company_id = ANY(%s) AND domain <> '' ORDER BY company_id",
        [list(company_ids)],
    )
    return [row["domain"] for row in await cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class EarlierRounds:
    """Candidates of the request's earlier rounds, and how many of them qualified."""

    candidates: int
    qualified: int


async def earlier_rounds(conn: AsyncConnection[Any], request_key: str, round_number: int) -> EarlierRounds:
    """What the rounds before this one brought; it stays the same while this one goes on."""
    cursor = await conn.execute(
        "SELECT count(*)::integer AS candidates, count(*) FILTER (WHERE a.qualified)::integer AS qualified"
        " FROM leadgen.request_companies rc"
        " LEFT JOIN leadgen.assessments a USING (tenant_id, request_key, company_id)"
        " WHERE rc.request_key = %s AND rc.round < %s",
        [request_key, round_number],
    )
    row = await cursor.fetchone()
    return EarlierRounds(row["candidates"], row["qualified"]) if row else EarlierRounds(0, 0)
