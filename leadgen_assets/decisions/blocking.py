"""Blocking companies and people: lists taken in, single ones added and lifted. Everything may be done twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.decisions.block_files import BlockRow, block_rows, rows_again
from leadgen_assets.decisions.given_file import NotTaken, Took, left_in, write_rejected
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.exports.blocking import (
    LONGEST_REASON,
    Block,
    Terms,
    blockable,
    email_digest,
    email_in,
    known_reason,
    near_reason,
    read_block,
    reason_of_file,
    replaced,
    strongest,
)
from leadgen_assets.domain.exports.blocking_cells import one_by_one
from leadgen_assets.domain.telling.shown import counted
from leadgen_assets.settings import Settings
from leadgen_assets.stages.concluding import ENDED_SHORT, count_again
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.storage.blocking import delete_blocks, hold_blocks, read_blocks, write_blocks
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.decisions import requests_about
from leadgen_assets.storage.requests import record_event

CHUNK = 5000
MOST_TOLD = 20
"""Rows that a message names."""
_SHORTEST_DAYS, _LONGEST_DAYS = 1, 3650


@dataclass(slots=True)
class Blocking:
    """What a list did.

    Attributes:
        new, renewed, unchanged: domains and addresses, by what became of them. domains, emails: how many of each.
        notes: (row, what is to be told of a row that was taken). unusable: (row, why it blocks nothing).
        in_part: (row, what of it is blocked, and why the rest is not).
    """

    new: int = 0
    renewed: int = 0
    unchanged: int = 0
    domains: int = 0
    emails: int = 0
    notes: list[tuple[int, str]] = field(default_factory=list)
    unusable: list[tuple[int, str]] = field(default_factory=list)
    in_part: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether everybody whom the list names is blocked."""
        return not self.unusable and not self.in_part

    def __str__(self) -> str:
        """For people; no address is told."""
        lines = [
            f"{counted(self.domains, 'domain')} and {_addresses(self.emails)}: {self.new:,} new, {self.renewed:,} renewed,"
            f" {self.unchanged:,} unchanged"
        ]
        for what, rows in (
            ("unusable", self.unusable),
            ("used in part; correct the rest and give it again", self.in_part),
            ("taken, but", self.notes),
        ):
            if rows:
                lines.append(f"{len(rows):,} row{'s' * (len(rows) != 1)} {what}:")
                lines += [f"  row {number}: {words}" for number, words in rows[:MOST_TOLD]]
                lines += [f"  … and {len(rows) - MOST_TOLD:,} more"] * (len(rows) > MOST_TOLD)
        return "\n".join(lines)


def terms(settings: Settings, reason: str | None, days: int | None, otherwise: str = "") -> Terms:
    """What holds for all rows of a list, as from now.

    Args:
        reason: customer, contacted, suppression, or any text; None leaves it to the rows.
        otherwise: see `Terms`.

    Raises:
        LeadgenError: a reason or a number of days that cannot be used.
    """
    if days is not None and not _SHORTEST_DAYS <= days <= _LONGEST_DAYS:
        raise LeadgenError(f"{days} days is not between {_SHORTEST_DAYS} and {_LONGEST_DAYS:,}.", "--days")
    plain = " ".join((reason or "").split())
    if reason is not None and (not plain.isprintable() or not 0 < len(plain) <= LONGEST_REASON):
        raise LeadgenError(f"A reason has 1 to {LONGEST_REASON} characters.", "--reason", "say why in a few words")
    if near_reason(plain):
        raise LeadgenError(
            f"The reason {plain!r} is none that is known.", "--reason", f"did you mean {near_reason(plain)}?"
        )
    never = frozenset(host for icp in known_icps(settings).values() for host in icp.never_domains)
    return Terms(datetime.now(UTC).date(), known_reason(plain) or plain, otherwise, days, never)


def tenant_named(settings: Settings, given: str | None) -> str:
    """The tenant that a person names, LEADGEN_TENANT where none.

    Raises:
        LeadgenError: it is no tenant's name.
    """
    tenant = settings.tenant if given is None else given
    if not re.fullmatch(r"[a-z0-9-]{1,40}", tenant):
        raise LeadgenError(f"{tenant!r} is no tenant.", "tenant", "use lower-case letters, digits and hyphens")
    return tenant


async def block(database: Database, tenant: str, rows: Iterable[BlockRow], terms: Terms) -> Blocking:
    """Block what the rows name, all in one transaction; a block never becomes shorter.

    Raises:
        SourceUnreadable: the rows cannot be read to their end; nothing was blocked.
    """
    done, found = Blocking(), list[Block]()
    for number, cells, fault in rows:
        if fault:
            done.unusable.append((number, fault))
            continue
        read = [read_block(one, terms) for one in one_by_one(cells)]
        blocked = [one.block for one in read if one.block is not None]
        found += blocked
        left = list(dict.fromkeys(one.note for one in read if one.block is None))
        if left and blocked:
            done.in_part.append((number, f"{_told(blocked)} of it blocked, the rest not: {'; '.join(left)}"))
        else:
            done.unusable += [(number, "; ".join(left))] * bool(left)
        done.notes += dict.fromkeys((number, one.note) for one in read if one.block is not None and one.note)
    blocks = strongest(found)
    async with database.tenant_tx(tenant) as conn:
        await hold_blocks(conn, tenant)
        changed = [
            one for at in range(0, len(blocks), CHUNK) for one in await _write(conn, blocks[at : at + CHUNK], done)
        ]
        await _count_again(conn, [one.domain for one in changed if one.domain])
        counts = {"new": done.new, "renewed": done.renewed, "unchanged": done.unchanged}
        await record_event(conn, None, "blocked", counts | {"unusable": len(done.unusable) + len(done.in_part)})
    return done


def _told(blocks: Sequence[Block]) -> str:
    """What is blocked, in numbers: "1 domain and 2 e-mail addresses"."""
    domains = len({one.key for one in blocks if one.domain})
    emails = len({one.key for one in blocks if not one.domain})
    words = [counted(domains, "domain")] * bool(domains) + [_addresses(emails)] * bool(emails)
    return " and ".join(words)


def _addresses(number: int) -> str:
    return f"{number:,} e-mail address{'es' * (number != 1)}"


async def _count_again(conn: AsyncConnection[Any], domains: Sequence[str]) -> None:
    """Count the proposals of those requests anew that promise a company with one of the domains, or may do so now."""
    for key in await requests_about(conn, domains, ENDED_SHORT) if domains else []:
        await count_again(conn, key)


async def _write(conn: AsyncConnection[Any], blocks: Sequence[Block], done: Blocking) -> list[Block]:
    """Write the blocks, count them, and return those that are new or other than they were."""
    earlier = await read_blocks(conn, [one.key for one in blocks])
    changed = [one for one in blocks if replaced(one, earlier.get(one.key)) is not None]
    await write_blocks(conn, changed)
    new = sum(one.key not in earlier for one in changed)
    done.new, done.renewed = done.new + new, done.renewed + len(changed) - new
    done.unchanged += len(blocks) - len(changed)
    domains = sum(bool(one.domain) for one in blocks)
    done.domains, done.emails = done.domains + domains, done.emails + len(blocks) - domains
    return changed


async def lift(database: Database, tenant: str, names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Lift the blocks of domains and addresses; returns the names that were blocked and those that were not."""
    keys = {name: _key_of(name) for name in names}
    async with database.tenant_tx(tenant) as conn:
        await hold_blocks(conn, tenant)
        there = await delete_blocks(conn, [key for key in keys.values() if key])
        await _count_again(conn, sorted(there))
        await record_event(conn, None, "unblocked", {"lifted": len(there)})
    return [name for name in names if keys[name] in there], [name for name in names if keys[name] not in there]


def _key_of(name: str) -> str:
    return email_digest(email_in(name)) if email_in(name) else blockable(name)[0] or name.strip().lower()


def named(names: Sequence[str]) -> list[BlockRow]:
    """Domains and addresses given one by one, as rows."""
    return [(number, {"domain": name}, "") for number, name in enumerate(names, start=1)]


async def take_blocked_file(database: Database, settings: Settings, path: Path) -> Took:
    """Block what a file of the inbox names, for LEADGEN_TENANT; returns what it did.

    Rows that give no reason have the one that the file's name gives ("customers.csv"). Rows that block nobody, or
    otherwise than they say, are written down: somebody asked not to be contacted.

    Raises:
        SourceUnreadable: nothing of it was blocked.
    """
    otherwise = reason_of_file(path.name)
    done = await block(database, settings.tenant, block_rows(path), terms(settings, None, None, otherwise))
    if not done.domains + done.emails:
        raise LeadgenError(f"It blocks nothing: {done}", str(path), "correct the rows, or give a domain a line")
    words = (
        f"{done}\nrows without a reason of their own: {otherwise or 'contacted where they say when, else suppression'}"
    )
    faults = [NotTaken(number, why) for number, why in done.unusable]
    faults += [NotTaken(number, note, partly=True) for number, note in (*done.in_part, *done.notes)]
    if not faults:
        return Took(words)
    faults.sort(key=lambda fault: fault.row)
    given = rows_again(path, {fault.row for fault in faults})
    rejected = write_rejected(settings.inbox / "rejected", given, faults)
    return Took(f"{words}\nthe rows that were not taken, or not as written: {rejected}", left_in(rejected, faults))
