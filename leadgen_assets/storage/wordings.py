"""The wordings in which sources named companies, one company made two, and two made one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.identity import KEPT, block_keys, identity_keys, mention_key
from leadgen_assets.domain.identity.register import office_keys
from leadgen_assets.storage.rows import COMPANY_BLOCKS, write
from leadgen_assets.storage.said_of import give_back, hand_over

BY_A_PERSON = "a person's decision"
JOINED = "companies joined"
"""Event of a join, with "kept_aside" since joins keep aside what only one of two can be told (storage/said_of.py)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a company as it is stored.

    Attributes:
        mention_id: 0 for what a company is known as that was found before wordings were kept.
        said: the words, with the source that used them first.
        reason: why it was taken for this company; "" for the first one.
    """

    mention_id: int
    company_id: int
    said: Candidate
    reason: str
    named_at: datetime


async def wordings(conn: AsyncConnection[Any], company_ids: Collection[int] | None = None) -> list[Wording]:
    """Wordings of these companies, or of all of the tenant, each company's in the order in which they were met."""
    ids = None if company_ids is None else sorted(company_ids)
    cursor = await conn.execute(
        "SELECT m.mention_id, m.company_id, m.source, m.locator, m.reason, m.named_at, m.name, m.website, m.domain, m.phone,"
        " m.street, m.city, m.state, m.zip_code, m.licence FROM leadgen.company_mentions m"
        " WHERE %(ids)s::bigint[] IS NULL OR m.company_id = ANY(%(ids)s)"
        " UNION ALL SELECT 0, c.company_id, 'before', '', '', c.created_at, c.name, c.website, c.domain, c.phone,"
        " c.street, c.city, c.state, c.zip_code, c.licence FROM leadgen.companies c"
        " WHERE (%(ids)s::bigint[] IS NULL OR c.company_id = ANY(%(ids)s))"
        " AND NOT EXISTS (SELECT FROM leadgen.company_mentions m WHERE m.company_id = c.company_id)"
        " ORDER BY company_id, mention_id",
        {"ids": ids},
    )
    return [
        Wording(
            row["mention_id"],
            row["company_id"],
            Candidate(row["source"], row["locator"], **{part: row[part] for part in KEPT}),
            row["reason"],
            row["named_at"],
        )
        for row in await cursor.fetchall()
    ]


@dataclass(frozen=True, slots=True)
class Apart:
    """A person's decision that two companies are two."""

    note: str
    decided_by: str
    decided_at: datetime


async def apart_since(conn: AsyncConnection[Any], one: int, other: int) -> Apart | None:
    """The decision about two companies, None where nobody decided."""
    cursor = await conn.execute(
        "SELECT note, decided_by, decided_at FROM leadgen.companies_apart WHERE one_company = %s AND other_company = %s",
        sorted((one, other)),
    )
    row = await cursor.fetchone()
    return Apart(**row) if row else None


async def keep_apart(conn: AsyncConnection[Any], one: int, other: int, apart: Apart) -> None:
    """Write a person's decision that two companies are two; the newest stays."""
    await conn.execute(
        "INSERT INTO leadgen.companies_apart (one_company, other_company, note, decided_by, decided_at)"
        " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (tenant_id, one_company, other_company)"
        " DO UPDATE SET note = excluded.note, decided_by = excluded.decided_by, decided_at = excluded.decided_at",
        [*sorted((one, other)), apart.note, apart.decided_by, apart.decided_at],
    )


async def joined_without_aside(conn: AsyncConnection[Any], company_id: int) -> bool:
    """Whether an earlier version made the company of two: what it put away there is gone."""
    cursor = await conn.execute(
        "SELECT FROM leadgen.events WHERE event = %s AND detail->>'company' = %s AND NOT detail ? 'kept_aside' LIMIT 1",
        [JOINED, str(company_id)],
    )
    return await cursor.fetchone() is not None


async def move_out(
    conn: AsyncConnection[Any], moved: Sequence[Wording], known: Candidate, left_known: Candidate
) -> tuple[int, int]:
    """Make a company of its own of some wordings of a company.

    Sightings, what was supplied, aliases and blocks go with the wordings. In each request that saw one of them the new company stands as a
    candidate; where nothing else of the old one was seen, the old one leaves.

    Args:
        known, left_known: what is known of the new and of the old company from now on.

    Returns:
        The new company's number, and how many supplied values and confirmations could be told to be neither's (`give_back`).
    """
    old = moved[0].company_id
    words = [mention_key(one.said) for one in moved]
    await _know(conn, old, left_known)  # first: the domain may go with the new company
    key = await _key(conn, old, moved[0].said)
    new = await _company(conn, key, known)
    await conn.execute(
        "UPDATE leadgen.company_mentions SET company_id = %s, reason = CASE WHEN mention_key = %s THEN '' ELSE reason END"
        " WHERE company_id = %s AND mention_key = ANY(%s)",
        [new, words[0], old, words],
    )
    await conn.execute(
        "UPDATE leadgen.company_sightings SET company_id = %s WHERE company_id = %s AND mention_key = ANY(%s)",
        [new, old, words],
    )
    await _stand_where_seen(conn, new)
    await conn.execute(
        "DELETE FROM leadgen.request_companies rc WHERE rc.company_id = %(old)s AND rc.request_key IN"
        "  (SELECT request_key FROM leadgen.company_sightings WHERE company_id = %(new)s)"
        " AND NOT EXISTS (SELECT FROM leadgen.company_sightings s"
        "   WHERE s.request_key = rc.request_key AND s.company_id = rc.company_id)",
        {"old": old, "new": new},
    )
    await _forget_outside(conn, old)
    staying = {each for one in await wordings(conn, [old]) for each in _every_key(one.said)}
    leaving = {each for one in moved for each in _every_key(one.said)} - staying | {key}
    await conn.execute(
        "UPDATE leadgen.company_aliases SET company_id = %s, reason = %s WHERE company_id = %s AND alias_key = ANY(%s)",
        [new, BY_A_PERSON, old, sorted(leaving)],
    )
    await _block_anew(conn, [old, new])
    await _name_by_shared_domain(conn, [old, new])
    return new, await give_back(conn, old, new)


async def take_in(conn: AsyncConnection[Any], kept: int, gone: int, known: Candidate) -> None:
    """Make one company of two: everything that sources and people said of `gone` is said of `kept` from now on.

    Pages, profiles and contacts of `gone` are forgotten: they follow from its site, and `kept` has its own.
    """
    await hand_over(conn, kept, gone)
    await conn.execute(
        "UPDATE leadgen.company_mentions SET company_id = %s, reason = CASE WHEN reason = '' THEN %s ELSE reason END"
        " WHERE company_id = %s",
        [kept, BY_A_PERSON, gone],
    )
    await conn.execute("UPDATE leadgen.company_aliases SET company_id = %s WHERE company_id = %s", [kept, gone])
    await conn.execute(
        "INSERT INTO leadgen.company_sightings (company_id, request_key, source, locator, facts, merged_by, mention_key)"
        " SELECT %s, request_key, source, locator, facts, merged_by, mention_key FROM leadgen.company_sightings"
        " WHERE company_id = %s ON CONFLICT DO NOTHING",
        [kept, gone],
    )
    await conn.execute("DELETE FROM leadgen.request_companies WHERE company_id = %s", [gone])
    await _forget_outside(conn, gone)
    await conn.execute("DELETE FROM leadgen.companies WHERE company_id = %s", [gone])
    await _know(conn, kept, known)
    await _stand_where_seen(conn, kept)
    await _block_anew(conn, [kept, gone])
    await _name_by_shared_domain(conn, [kept])


async def _key(conn: AsyncConnection[Any], old: int, first: Candidate) -> str:
    """The key that a company has by its first wording, so that it is the same lead as before it was joined.

    Where that is another's, or another has the domain and no key of an office is told, it is made of number and words.
    """
    own = identity_keys(first)[0]
    cursor = await conn.execute(
        "SELECT alias_key FROM leadgen.company_aliases WHERE company_id = %s AND alias_key = ANY(%s)",
        [old, list(office_keys(first)) if first.domain else []],
    )
    offices = {row["alias_key"] for row in await cursor.fetchall()}
    may = [*(key for key in office_keys(first) if key in offices), own]
    cursor = await conn.execute(
        "SELECT unnest(ARRAY[identity_key, 'domain:' || lower(domain)]) AS taken FROM leadgen.companies"
        " WHERE identity_key = ANY(%s) OR (domain <> '' AND domain = %s)",
        [may, first.domain],
    )
    taken = {row["taken"] for row in await cursor.fetchall()}
    return next((key for key in may if key not in taken), f"split:{old}:{mention_key(first)}")


def _every_key(said: Candidate) -> tuple[str, ...]:
    return (*identity_keys(said), *(office_keys(said) if said.domain else ()))


async def _company(conn: AsyncConnection[Any], identity_key: str, known: Candidate) -> int:
    columns = ", ".join(KEPT)
    cursor = await conn.execute(
        f"INSERT INTO leadgen.companies (identity_key, {columns}) VALUES (%s{', %s' * len(KEPT)}) RETURNING company_id",
        [identity_key, *(getattr(known, part) for part in KEPT)],
    )
    row = await cursor.fetchone()
    assert row is not None
    return int(row["company_id"])


async def _know(conn: AsyncConnection[Any], company_id: int, known: Candidate) -> None:
    await conn.execute(
        f"UPDATE leadgen.companies SET {', '.join(f'{part} = %s' for part in KEPT)} WHERE company_id = %s",
        [*(getattr(known, part) for part in KEPT), company_id],
    )


async def _stand_where_seen(conn: AsyncConnection[Any], company_id: int) -> None:
    """Make the company a candidate of each request that saw it and does not have it yet, behind all others."""
    await conn.execute(
        "INSERT INTO leadgen.request_companies (request_key, company_id, status, rank, round)"
        " SELECT s.request_key, %(id)s, 'candidate', (SELECT coalesce(max(rank), 0) + 1 FROM leadgen.request_companies rc"
        "   WHERE rc.request_key = s.request_key), r.round"
        " FROM (SELECT DISTINCT request_key FROM leadgen.company_sightings WHERE company_id = %(id)s) s"
        " JOIN leadgen.lead_requests r USING (request_key) ON CONFLICT DO NOTHING",
        {"id": company_id},
    )


async def _forget_outside(conn: AsyncConnection[Any], company_id: int) -> None:
    """What requests concluded of a company that they do not have any more."""
    for table in ("assessments", "request_contacts"):
        await conn.execute(
            f"DELETE FROM leadgen.{table} a WHERE a.company_id = %s AND NOT EXISTS (SELECT FROM leadgen.request_companies rc"
            "   WHERE rc.request_key = a.request_key AND rc.company_id = a.company_id)",
            [company_id],
        )
    # What was done about it counts in funnel and proposals.
    for work in ("work_items", "quarantine"):
        await conn.execute(
            f"DELETE FROM leadgen.{work} w WHERE w.item = %s"
            " AND w.stage IN ('company_pages', 'company_profiles', 'icp_assessments', 'contacts')"
            " AND NOT EXISTS (SELECT FROM leadgen.request_companies rc"
            "   WHERE rc.request_key = w.request_key AND rc.company_id = %s)",
            [str(company_id), company_id],
        )


async def _block_anew(conn: AsyncConnection[Any], company_ids: Sequence[int]) -> None:
    await conn.execute("DELETE FROM leadgen.company_blocks WHERE company_id = ANY(%s)", [list(company_ids)])
    blocks = {(block, one.company_id) for one in await wordings(conn, company_ids) for block in block_keys(one.said)}
    await write(conn, COMPANY_BLOCKS, sorted(blocks))


async def _name_by_shared_domain(conn: AsyncConnection[Any], company_ids: Sequence[int]) -> None:
    """Key those that have no website as discovery keys an office, where sources name it by a domain that another company has.

    So it is told as one whose website is another company's, and blocked with that one's domain (`identity.domain_shared`).
    """
    await conn.execute(
        "UPDATE leadgen.companies c SET identity_key = 'domain:' || told.domain || '#' || c.identity_key FROM"
        " (SELECT DISTINCT ON (m.company_id) m.company_id, had.domain FROM leadgen.company_mentions m"
        "   JOIN leadgen.companies had ON had.domain = m.domain AND had.domain <> '' AND had.company_id <> m.company_id"
        "   WHERE m.company_id = ANY(%s) ORDER BY m.company_id, m.mention_id) told"
        " WHERE c.company_id = told.company_id AND c.domain = '' AND c.identity_key NOT LIKE 'domain:%%#%%'",
        [list(company_ids)],
    )


def by_company(found: Sequence[Wording]) -> Mapping[int, list[Wording]]:
    """Wordings under the company whose they are."""
    grouped: dict[int, list[Wording]] = {}
    for one in found:
        grouped.setdefault(one.company_id, []).append(one)
    return grouped


async def requests_of(conn: AsyncConnection[Any], company_ids: Collection[int]) -> list[str]:
    """Keys of the requests that have one of the companies."""
    cursor = await conn.execute(
        "SELECT DISTINCT request_key FROM leadgen.request_companies WHERE company_id = ANY(%s) ORDER BY 1",
        [sorted(company_ids)],
    )
    return [row["request_key"] for row in await cursor.fetchall()]
