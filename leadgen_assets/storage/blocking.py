"""Blocked domains and people's addresses (as digests) of a tenant."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.exports.blocking import Block
from leadgen_assets.domain.hosts.domains import hosts_above
from leadgen_assets.storage.rows import Table, write

_DOMAINS = Table("blocked_domains", {"domain": "text", "reason": "text", "until": "timestamptz"}, ("domain",))
_EMAILS = Table("blocked_emails", {"email_sha256": "text", "reason": "text", "until": "timestamptz"}, ("email_sha256",))
NOT_OPTED_OUT = (
    "NOT EXISTS (SELECT FROM leadgen.blocked_emails b"
    " WHERE b.email_sha256 = encode(sha256(convert_to(lower(c.email), 'UTF8')), 'hex')"
    " AND (b.until IS NULL OR b.until > now()))"
)
"""SQL: nobody has said that the contact `c` is not to be written to."""


@dataclass(frozen=True, slots=True)
class StoredBlock:
    """A block with the time when it was first made."""

    block: Block
    created_at: datetime

    def __str__(self) -> str:
        """For people: which entry, why, since when and until when."""
        until = f"until {self.block.last_day}" if self.block.until else "for ever"
        return (
            f"{self.block.domain} is on the block list since {self.created_at:%Y-%m-%d} ({self.block.reason}), {until}"
        )

    def lifted_by(self, tenant: str) -> str:
        """The command that lifts it."""
        return f"leadgen block remove {self.block.domain} --tenant {tenant}"


async def hold_blocks(conn: AsyncConnection[Any], tenant: str) -> None:
    """Be the only one who changes the tenant's blocks until the transaction ends; makes the tenant if it is new."""
    await conn.execute(
        "INSERT INTO leadgen.tenants (tenant_id, name) VALUES (%s, %s) ON CONFLICT DO NOTHING", [tenant, tenant]
    )
    await conn.execute("SELECT pg_advisory_xact_lock(hashtextextended('blocks ' || leadgen.current_tenant(), 0))")


async def read_blocks(conn: AsyncConnection[Any], keys: Sequence[str]) -> dict[str, Block]:
    """What is stored of these domains and digests, also what is over."""
    cursor = await conn.execute(
        "SELECT domain, '' AS email_sha256, reason, until FROM leadgen.blocked_domains WHERE domain = ANY(%s)"
        " UNION ALL SELECT '', email_sha256, reason, until FROM leadgen.blocked_emails WHERE email_sha256 = ANY(%s)",
        [list(keys), list(keys)],
    )
    return {block.key: block for block in (Block(**row) for row in await cursor.fetchall())}


async def write_blocks(conn: AsyncConnection[Any], blocks: Sequence[Block]) -> None:
    """Make or replace blocks."""
    await write(conn, _DOMAINS, [(b.domain, b.reason, b.until) for b in blocks if b.domain])
    await write(conn, _EMAILS, [(b.email_sha256, b.reason, b.until) for b in blocks if not b.domain])


async def delete_blocks(conn: AsyncConnection[Any], keys: Sequence[str]) -> set[str]:
    """Lift blocks of these domains and digests; those that there were."""
    cursor = await conn.execute(
        "WITH d AS (DELETE FROM leadgen.blocked_domains WHERE domain = ANY(%s) RETURNING domain),"
        " e AS (DELETE FROM leadgen.blocked_emails WHERE email_sha256 = ANY(%s) RETURNING email_sha256)"
        " SELECT domain AS key FROM d UNION ALL SELECT email_sha256 FROM e",
        [list(keys), list(keys)],
    )
    return {row["key"] for row in await cursor.fetchall()}


async def domains_blocked(conn: AsyncConnection[Any]) -> list[StoredBlock]:
    """Every blocked domain, also those whose time is over, by name."""
    cursor = await conn.execute("SELECT domain, reason, until, created_at FROM leadgen.blocked_domains ORDER BY domain")
    return [
        StoredBlock(Block(row["reason"], row["until"], domain=row["domain"]), row["created_at"])
        for row in await cursor.fetchall()
    ]


async def block_on(conn: AsyncConnection[Any], domains: Collection[str], company_id: int = 0) -> StoredBlock | None:
    """The block in force on one of the domains, on a host above it, or on a domain by which sources name a company.

    Args:
        company_id: 0 for none.
    """
    cursor = await conn.execute(
        "SELECT domain, reason, until, created_at FROM leadgen.blocked_domains WHERE (until IS NULL OR until > now())"
        " AND (lower(domain) = ANY(%s) OR lower(domain) IN"
        "  (SELECT lower(m.domain) FROM leadgen.company_mentions m WHERE m.company_id = %s AND m.domain <> ''))"
        " ORDER BY domain LIMIT 1",
        [[host for domain in domains for host in hosts_above(domain.lower())], company_id],
    )
    row = await cursor.fetchone()
    return StoredBlock(Block(row["reason"], row["until"], domain=row["domain"]), row["created_at"]) if row else None


async def emails_blocked(conn: AsyncConnection[Any]) -> set[str]:
    """Digests of the addresses that are blocked now."""
    cursor = await conn.execute("SELECT email_sha256 FROM leadgen.blocked_emails WHERE until IS NULL OR until > now()")
    return {row["email_sha256"] for row in await cursor.fetchall()}


async def people_blocked(conn: AsyncConnection[Any]) -> dict[tuple[int | str, str], str]:
    """Contacts with an address that is blocked now: (company, name in normal form) -> full name; by the company's id and domain."""
    cursor = await conn.execute(
        "SELECT c.company_id, k.domain, c.name_key, c.full_name FROM leadgen.contacts c"
        f" JOIN leadgen.companies k USING (company_id) WHERE c.email <> '' AND NOT ({NOT_OPTED_OUT})"
    )
    return {
        (company, row["name_key"]): row["full_name"]
        for row in await cursor.fetchall()
        for company in (row["company_id"], row["domain"])
        if company
    }
