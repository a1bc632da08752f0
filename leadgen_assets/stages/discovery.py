"""Stage `discovered_companies`: sources in, companies of the request out, with a checkpoint after each batch.

Sources take turns, a batch each, so that several of them are merged from the start. Discovery ends for this round when
enough candidates stand in the request (target x oversampling x round) or every source is exhausted.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.blocking import blocked_by
from leadgen_assets.domain.company import Candidate
from leadgen_assets.domain.domains import refusal, registrable_domain
from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.identity import identity_keys
from leadgen_assets.sources.registry import Surroundings, open_source
from leadgen_assets.sources.source import Batch, Wanted
from leadgen_assets.stages.company_items import digest
from leadgen_assets.stages.progress import Progress
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.steady import steady
from leadgen_assets.stages.work import MANY, Watch, unless
from leadgen_assets.storage.companies import blocked_domains, count_companies, record_candidates
from leadgen_assets.storage.decisions import forget_elsewhere, forget_other_sources, record_elsewhere
from leadgen_assets.storage.requests import set_exhausted
from leadgen_assets.storage.rows import WORK_ITEMS, write
from leadgen_assets.web.fetching import Fetcher

STAGE = "discovered_companies"


@dataclass(slots=True)
class SourceTally:
    """What one source has given so far; kept as its checkpoint.

    Attributes:
        cursor: where to go on. seen: entries looked at. kept: candidates put into the request.
        new, merged: companies new to the tenant; candidates that were known under another sighting.
        blocked: reason -> candidates refused. skipped: reason -> entries that the source left out.
        damage: why the source ended early, empty when it did not.
        note: how the source is read, in its own words; for a list, which column is taken for what.
        pages_asked: pages that the source asked for. spent_micro_usd: what finding cost.
    """

    cursor: str = ""
    seen: int = 0
    kept: int = 0
    new: int = 0
    merged: int = 0
    batches: int = 0
    empty_batches: int = 0
    blocked: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)
    damage: str = ""
    exhausted: bool = False
    note: str = ""
    pages_asked: int = 0
    spent_micro_usd: int = 0


_Turn = tuple[str, str, AsyncGenerator[Batch, None]]
"""A source's name, the hash of what it was opened with, and its batches."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """How discovery stands: candidates of the request, and each source's tally."""

    candidates: int
    sources: Mapping[str, SourceTally]
    exhausted: bool
    stopped: bool


async def discover(session: RequestSession, fetcher: Fetcher, watch: Watch) -> Discovered:
    """Take batches from the request's sources until this round has enough candidates.

    Args:
        fetcher: gets pages for sources that read some.

    Raises:
        SourceUnreadable: no source could be read at all. One damaged source among others is noted in its tally.
    """
    request = session.request
    wanted = Wanted(request.states, request.cities)
    around = Surroundings(session.base_folder, fetcher, session.icp)
    opened = [open_source(spec, around) for spec in request.sources]
    hashes = [digest(spec.model_dump_json(), wanted) for spec in request.sources]
    names = _told_apart([source.name for source in opened])
    tallies = await _checkpoints(session, names, hashes)
    async with session.reading() as conn:
        candidates = sum((await count_companies(conn, session.key)).values())
    turns = [
        (name, input_hash, source.batches(wanted, tallies[name].cursor))
        for name, input_hash, source in zip(names, hashes, opened, strict=True)
        if not tallies[name].exhausted
    ]
    candidates, damage = await _in_turns(session, turns, tallies, candidates, watch)
    if damage is not None and all(tally.damage and not tally.kept for tally in tallies.values()):
        raise damage
    exhausted = all(tally.exhausted for tally in tallies.values())
    async with session.writing() as conn:
        await set_exhausted(conn, session.key, exhausted)
        await forget_other_sources(conn, session.key, names)
    if sum(tally.new for tally in tallies.values()) >= MANY:
        await session.database.refresh_statistics()
    return Discovered(candidates, tallies, exhausted, watch.stop.is_set())


async def _in_turns(
    session: RequestSession,
    turns: list[_Turn],
    tallies: dict[str, SourceTally],
    candidates: int,
    watch: Watch,
) -> tuple[int, SourceUnreadable | None]:
    """Take a batch of each source in turn, which `tallies` then count.

    Returns:
        The candidates that stand in the request, and why the last source that ended early did.
    """
    async with session.reading() as conn:
        blocked = await blocked_domains(conn)
    directories = (registrable_domain(spec.path) for spec in session.request.sources if spec.kind == "directory")
    # An archive may hold the pages of a directory too; they are nobody's site.
    blocked |= dict.fromkeys(filter(None, directories), "a directory that the request reads")
    # Whose turn it is follows from what was done, so that a resumed discovery finds companies in the same order.
    turns.sort(key=lambda turn: tallies[turn[0]].batches)
    limit, started, damage = _limit(session), time.monotonic(), None
    stopping, opened = asyncio.create_task(watch.stop.wait()), [batches for _, _, batches in turns]
    try:
        while turns and candidates < limit and not watch.stop.is_set():
            name, input_hash, batches = turns.pop(0)
            tally = tallies[name]
            try:
                # A source may wait for pages longer than a stop may last: then its batch is given up, and is read again.
                batch = await unless(stopping, anext(batches, None))
            except SourceUnreadable as error:
                batch, damage, tally.damage = None, error, str(error)
            if watch.stop.is_set():
                break
            if batch is not None:
                turns.append((name, input_hash, batches))
            first = batch is not None and batch.note != tally.note
            tally, candidates = await _commit(session, name, input_hash, tally, batch, blocked)
            tallies[name] = tally
            note = f"{name}: {tally.note}" if first and tally.note else f"{name}: {tally.kept} kept of {tally.seen}"
            watch.listener(Progress(STAGE, min(candidates, limit), limit, 0, time.monotonic() - started, note))
    finally:
        stopping.cancel()
        for batches in opened:
            await batches.aclose()  # a source that has more keeps a file open
    return candidates, damage


def _told_apart(names: Sequence[str]) -> list[str]:
    """Names of the sources' checkpoints: two files of one name in two folders are two sources."""
    return [name if names.count(name) == 1 else f"{name} (source {place})" for place, name in enumerate(names, start=1)]


def _limit(session: RequestSession) -> int:
    """Candidates after which this round seeks no more.

    After an amendment the first round may find what it needs among the companies that are there; each further one seeks beyond.
    """
    if session.most_companies is not None:
        return session.most_companies
    stored, a_round = session.stored, session.request.target_companies * session.settings.oversampling
    return max(1, stored.candidates_before, round(a_round)) + round(a_round * (stored.round - 1))


async def _checkpoints(session: RequestSession, names: Sequence[str], hashes: Sequence[str]) -> dict[str, SourceTally]:
    async with session.reading() as conn:
        cursor = await conn.execute(
            "SELECT item, input_hash, result, finished_at FROM leadgen.work_items"
            " WHERE request_key = %s AND stage = %s",
            [session.key, STAGE],
        )
        rows = {row["item"]: row for row in await cursor.fetchall()}
    redo = session.stored.redo_all_before
    tallies = {}
    for name, input_hash in zip(names, hashes, strict=True):
        row = rows.get(name)
        valid = row and row["input_hash"] == input_hash and not (redo and row["finished_at"] < redo)
        tallies[name] = SourceTally(**row["result"]) if row and valid else SourceTally()
        if tallies[name].damage:
            # Somebody may have mended the file since: go on behind what could be read of it.
            tallies[name].damage, tallies[name].exhausted = "", False
    return tallies


async def _commit(
    session: RequestSession,
    name: str,
    input_hash: str,
    before: SourceTally,
    batch: Batch | None,
    blocked: Mapping[str, str],
) -> tuple[SourceTally, int]:
    """Write one batch and the source's checkpoint together; None says that the source is exhausted.

    Returns:
        The source's tally after it, and the candidates that now stand in the request.
    """

    async def transaction() -> tuple[SourceTally, int]:
        tally = deepcopy(before)  # a transaction that is tried again must not count twice
        async with session.writing() as conn:
            if not before.batches:
                await forget_elsewhere(conn, session.key, name)
            if batch is None:
                tally.exhausted = True
            else:
                await _record(conn, session, tally, batch, blocked)
                await record_elsewhere(conn, session.key, name, _elsewhere(batch, session, blocked))
            await _checkpoint(conn, session, name, input_hash, tally)
            return tally, sum((await count_companies(conn, session.key)).values())

    return await steady(transaction)


async def _record(
    conn: AsyncConnection[Any],
    session: RequestSession,
    tally: SourceTally,
    batch: Batch,
    blocked: Mapping[str, str],
) -> None:
    kept = [c for c in (_allowed(c, session, blocked, tally) for c in batch.candidates) if c is not None]
    recorded = await record_candidates(conn, session.key, session.stored.round, kept)
    tally.cursor, tally.seen, tally.kept = batch.cursor, tally.seen + batch.seen, tally.kept + len(kept)
    tally.new, tally.merged = tally.new + recorded.new, tally.merged + recorded.merged
    tally.note = batch.note
    tally.batches, tally.empty_batches = tally.batches + 1, tally.empty_batches + (not kept)
    tally.pages_asked, tally.spent_micro_usd = (
        tally.pages_asked + batch.pages,
        tally.spent_micro_usd + batch.spent_micro_usd,
    )
    for reason, number in batch.skipped.items():
        tally.skipped[reason] = tally.skipped.get(reason, 0) + number


def _elsewhere(
    batch: Batch, session: RequestSession, blocked: Mapping[str, str]
) -> list[tuple[tuple[str, ...], str, str]]:
    """Identity keys, state and city of candidates that another place asked for would bring."""
    never = session.icp.never_domains
    return [
        (identity_keys(candidate), candidate.state, candidate.city)
        for candidate in batch.elsewhere
        if candidate.domain not in blocked and not (candidate.domain and refusal(candidate.domain, never))
    ]


def _allowed(
    candidate: Candidate, session: RequestSession, blocked: Mapping[str, str], tally: SourceTally
) -> Candidate | None:
    """The candidate without a domain that cannot be its own; None when its own domain is blocked."""
    if not candidate.domain:
        return candidate
    reason = blocked_by(candidate.domain, blocked)
    if reason:
        tally.blocked[f"blocked: {reason}"] = tally.blocked.get(f"blocked: {reason}", 0) + 1
        return None
    reason = refusal(candidate.domain, session.icp.never_domains)
    if reason:
        tally.blocked[reason] = tally.blocked.get(reason, 0) + 1
        return replace(candidate, domain="", website="") if candidate.name else None
    return candidate


async def _checkpoint(
    conn: AsyncConnection[Any], session: RequestSession, name: str, input_hash: str, tally: SourceTally
) -> None:
    result = {slot: getattr(tally, slot) for slot in SourceTally.__slots__}
    status = "done" if tally.exhausted else "started"
    row = (
        session.key, STAGE, name, input_hash, status, tally.batches, "", "", json.dumps(result), session.run_id,
        session.now(),
    )  # fmt: skip
    await write(conn, WORK_ITEMS, [row])
