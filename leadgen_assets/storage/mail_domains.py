"""What a tenant knows of the mail servers of its contacts' domains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, LiteralString

from psycopg import AsyncConnection

from leadgen_assets.domain.hosts.mail_domains import FRESH, UNKNOWN_FRESH, MailStatus
from leadgen_assets.storage.blocking import NOT_OPTED_OUT
from leadgen_assets.storage.rows import Table, write

_MAIL_DOMAINS = Table("mail_domains", {"domain": "text", "status": "text", "checked_at": "timestamptz"}, ("domain",))
_DOMAIN: LiteralString = "lower(substring(c.email FROM '@([^@]+)$'))"


async def mail_domains_to_ask(conn: AsyncConnection[Any], key: str, now: datetime) -> list[str]:
    """Domains of the e-mail addresses of a request's contacts of which nothing fresh is known, by name."""
    cursor = await conn.execute(
        f"SELECT DISTINCT {_DOMAIN} AS domain FROM leadgen.request_contacts n"
        " JOIN leadgen.contacts c USING (tenant_id, company_id, name_key)"
        f" WHERE n.request_key = %s AND c.email LIKE '%%_@_%%' AND {NOT_OPTED_OUT} AND NOT EXISTS ("
        f"SELECT FROM leadgen.mail_domains m WHERE m.tenant_id = c.tenant_id AND m.domain = {_DOMAIN}"
        " AND m.checked_at > CASE WHEN m.status = 'unknown' THEN %s ELSE %s END) ORDER BY domain",
        [key, now - UNKNOWN_FRESH, now - FRESH],
    )
    return [row["domain"] for row in await cursor.fetchall()]


async def write_mail_domains(conn: AsyncConnection[Any], found: Mapping[str, MailStatus], now: datetime) -> None:
    """Keep what was answered now, in place of what was before."""
    await write(conn, _MAIL_DOMAINS, [(domain, str(status), now) for domain, status in found.items()])


async def domains_without_mail(conn: AsyncConnection[Any], domains: Iterable[str], now: datetime) -> set[str]:
    """Those of the domains of which it is known, freshly enough, that they take no mail."""
    cursor = await conn.execute(
        "SELECT domain FROM leadgen.mail_domains WHERE domain = ANY(%s) AND status = 'no_mail' AND checked_at > %s",
        [sorted(set(domains)), now - FRESH],
    )
    return {row["domain"] for row in await cursor.fetchall()}
