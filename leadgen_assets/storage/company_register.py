"""The part of a tenant's companies that a batch of candidates could be, as a register; and what a batch adds to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.identity import KEPT, block_keys, identity_keys, mention_key
from leadgen_assets.domain.identity.register import MOST_IN_BLOCK, Entry, Placed, Register
from leadgen_assets.storage.rows import COMPANY_BLOCKS, MENTIONS, write

_MOVED = "moved to {}, another domain"


async def lock_companies(conn: AsyncConnection[Any]) -> None:
    """One transaction at a time decides on a tenant's companies, so that two cannot both invent the same one."""
    await conn.execute("SELECT pg_advisory_xact_lock(hashtextextended('companies ' || leadgen.current_tenant(), 0))")


async def register_for(conn: AsyncConnection[Any], candidates: Sequence[Candidate]) -> Register:
    """A register of the stored companies that the candidates could be."""
    keys = {key for candidate in candidates for key in identity_keys(candidate)}
    blocks = {block for candidate in candidates for block in block_keys(candidate)}
    domains = {candidate.domain for candidate in candidates if candidate.domain}
    aliases = await _aliases(conn, keys)
    near = await _in_blocks(conn, blocks) | await _in_these_words(conn, {mention_key(one) for one in candidates})
    entries = await entries_of(conn, {*aliases.values(), *near})
    moved = await moved_domains(conn, domains | {each.known.domain for each in entries.values() if each.known.domain})
    entries |= await entries_of(conn, await _owners(conn, moved) - entries.keys())
    names: dict[int, list[str]] = {}
    for key, company_id in aliases.items():
        names.setdefault(company_id, []).append(key)
    register = Register(moved, await apart(conn, entries), await _gone(conn, domains))
    for company_id, entry in entries.items():
        register.add(entry, names.get(company_id, ()), blocks_of(entry, moved))
    return register


async def entries_of(conn: AsyncConnection[Any], company_ids: Iterable[int]) -> dict[int, Entry]:
    """Stored companies with all their wordings, oldest first."""
    ids = sorted(set(company_ids))
    cursor = await conn.execute("SELECT * FROM leadgen.companies WHERE company_id = ANY(%s) ORDER BY company_id", [ids])
    entries = {
        row["company_id"]: Entry(row["company_id"], row["identity_key"], _candidate(row, "", ""))
        for row in await cursor.fetchall()
    }
    cursor = await conn.execute(
        "SELECT * FROM leadgen.company_mentions WHERE company_id = ANY(%s) ORDER BY mention_id", [ids]
    )
    for row in await cursor.fetchall():
        entries[row["company_id"]].mentions.append(_candidate(row, row["source"], row["locator"]))
    return entries


def blocks_of(entry: Entry, moved: Mapping[str, str]) -> set[str]:
    """All blocks in which a company is looked for: those of its wordings, of all together, and of the domain it moved to."""
    blocks = {block for one in (entry.known, *entry.mentions) for block in block_keys(one)}
    target = moved.get(entry.known.domain, "")
    return blocks | ({f"domain:{target}"} if target else set())


async def apart(conn: AsyncConnection[Any], company_ids: Collection[int]) -> set[frozenset[int]]:
    """Pairs of these companies of which a person said that they are two."""
    ids = sorted(company_ids)
    cursor = await conn.execute(
        "SELECT one_company, other_company FROM leadgen.companies_apart"
        " WHERE one_company = ANY(%s) AND other_company = ANY(%s)",
        [ids, ids],
    )
    return {frozenset((row["one_company"], row["other_company"])) for row in await cursor.fetchall()}


async def moved_domains(conn: AsyncConnection[Any], domains: Collection[str]) -> dict[str, str]:
    """Domain -> the domain to which its home page led when it was last asked, "" where it was parked.

    Of the domains named, and of companies' domains that lead to one of them.
    """
    words = {_MOVED.format(domain): domain for domain in domains}
    cursor = await conn.execute(
        "WITH theirs AS (SELECT company_id, domain FROM leadgen.companies WHERE domain = ANY(%s)"
        "   UNION SELECT c.company_id, c.domain FROM leadgen.pages p JOIN leadgen.companies c USING (company_id)"
        "   WHERE p.role = 'home' AND p.detail LIKE 'moved to %%' AND p.detail = ANY(%s) AND c.domain <> '')"
        " SELECT t.domain, newest.outcome, newest.detail FROM theirs t CROSS JOIN LATERAL"
        " (SELECT outcome, detail FROM leadgen.pages p WHERE p.company_id = t.company_id AND p.role = 'home'"
        "   ORDER BY saved_at DESC, page_id DESC LIMIT 1) newest"
        " WHERE newest.outcome = 'parked' OR newest.detail LIKE 'moved to %%'",
        [sorted(domains), sorted(words)],
    )
    before, behind = _MOVED.split("{}")
    return {
        row["domain"]: row["detail"].removeprefix(before).removesuffix(behind) if row["outcome"] != "parked" else ""
        for row in await cursor.fetchall()
    }


async def _gone(conn: AsyncConnection[Any], domains: Collection[str]) -> set[str]:
    """Those of the domains at whose company's website there was no page when it was last asked."""
    cursor = await conn.execute(
        "SELECT c.domain FROM leadgen.companies c CROSS JOIN LATERAL"
        " (SELECT outcome FROM leadgen.pages p WHERE p.company_id = c.company_id AND p.role = 'home'"
        "   ORDER BY saved_at DESC, page_id DESC LIMIT 1) newest"
        " WHERE c.domain = ANY(%s) AND newest.outcome = 'not_found'",
        [sorted(domains)],
    )
    return {row["domain"] for row in await cursor.fetchall()}


async def write_mentions(conn: AsyncConnection[Any], placed: Sequence[Placed]) -> None:
    """Keep the wordings that are new, and the blocks that follow from them. Their entries are stored already."""
    new = [one for one in placed if one.new_words]
    mentions = []
    blocks: set[tuple[str, int]] = set()
    for one in new:
        candidate, company_id = one.candidate, one.entry.company_id
        assert company_id is not None
        fields = (getattr(candidate, name) for name in KEPT)
        mentions.append((one.words, company_id, candidate.source, candidate.locator, one.reason, *fields))
        blocks |= {(block, company_id) for block in one.blocks}
    if mentions:  # in the order of arrival, which is told; who writes here has the companies' lock
        await conn.execute(MENTIONS.statement, [list(column) for column in zip(*mentions, strict=True)])
    await write(conn, COMPANY_BLOCKS, sorted(blocks))


async def _aliases(conn: AsyncConnection[Any], keys: Collection[str]) -> dict[str, int]:
    cursor = await conn.execute(
        "SELECT alias_key, company_id FROM leadgen.company_aliases WHERE alias_key = ANY(%s)", [sorted(keys)]
    )
    return {row["alias_key"]: row["company_id"] for row in await cursor.fetchall()}


async def _in_blocks(conn: AsyncConnection[Any], blocks: Collection[str]) -> set[int]:
    """Companies of these blocks, none of a block that has too many to tell anything."""
    cursor = await conn.execute(
        "SELECT DISTINCT unnest(found.ids) AS company_id FROM unnest(%s::text[]) AS asked(key) CROSS JOIN LATERAL"
        " (SELECT array_agg(company_id) AS ids FROM (SELECT company_id FROM leadgen.company_blocks"
        "   WHERE block_key = asked.key LIMIT %s) few) found WHERE cardinality(found.ids) <= %s",
        [sorted(blocks), MOST_IN_BLOCK + 1, MOST_IN_BLOCK],
    )
    return {row["company_id"] for row in await cursor.fetchall()}


async def _in_these_words(conn: AsyncConnection[Any], words: Collection[str]) -> set[int]:
    cursor = await conn.execute(
        "SELECT DISTINCT company_id FROM leadgen.company_mentions WHERE mention_key = ANY(%s)", [sorted(words)]
    )
    return {row["company_id"] for row in await cursor.fetchall()}


async def _owners(conn: AsyncConnection[Any], domains: Collection[str]) -> set[int]:
    cursor = await conn.execute("SELECT company_id FROM leadgen.companies WHERE domain = ANY(%s)", [sorted(domains)])
    return {row["company_id"] for row in await cursor.fetchall()}


def _candidate(row: dict[str, Any], source: str, locator: str) -> Candidate:
    return Candidate(source=source, locator=locator, **{name: row[name] for name in KEPT})
