"""Checkpoints of discovery: what each source has given so far and where it goes on, kept with the companies of each batch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.requests.request import SourceSpec
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.storage.decisions import mark_removed_sources
from leadgen_assets.storage.rows import WORK_ITEMS, write

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
        waits: why a search rests although it has more, empty when it does not; `limit` that was reached and when it is new
            ("day", ISO time; "" where only a person can raise it).
        spec: the source as the request writes it: of two sources, one after the other, that a name stood for, which one it is.
        removed: whether an amendment took the source out of the request; what it found before stays.
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
    waits: str = ""
    limit: str = ""
    until: str = ""
    spec: str = ""
    removed: bool = False


async def read_checkpoints(
    session: RequestSession, names: Sequence[str], hashes: Sequence[str], specs: Sequence[SourceSpec]
) -> dict[str, SourceTally]:
    """Each source's tally by name; a new one where it was opened with something else or is to be done again.

    Tallies of other sources, which the request had before it was amended, are marked as such.
    """
    async with session.writing() as conn:
        await mark_removed_sources(conn, session.key, STAGE, dict(zip(names, map(str, specs), strict=True)))
    async with session.reading() as conn:
        cursor = await conn.execute(
            "SELECT item, input_hash, result, finished_at FROM leadgen.work_items"
            " WHERE request_key = %s AND stage = %s",
            [session.key, STAGE],
        )
        rows = {row["item"]: row for row in await cursor.fetchall()}
    redo = session.stored.redo_all_before
    tallies = {}
    for name, input_hash, spec in zip(names, hashes, specs, strict=True):
        row = rows.get(name)
        valid = row and row["input_hash"] == input_hash and not (redo and row["finished_at"] < redo)
        tallies[name] = SourceTally(**row["result"]) if row and valid else SourceTally()
        if tallies[name].damage:
            # Somebody may have mended the file since: go on behind what could be read of it.
            tallies[name].damage, tallies[name].exhausted = "", False
        tallies[name].spec, tallies[name].removed = str(spec), False
        tallies[name].waits = tallies[name].limit = tallies[name].until = ""
    return tallies


async def write_checkpoint(
    conn: AsyncConnection[Any], session: RequestSession, name: str, input_hash: str, tally: SourceTally
) -> None:
    """Write a source's tally, in the transaction that writes what it counts."""
    status = "done" if tally.exhausted else "deferred" if tally.limit else "started"
    row = (
        session.key, STAGE, name, input_hash, status, tally.batches, "", "", json.dumps(asdict(tally)), session.run_id,
        session.now(),
    )  # fmt: skip
    await write(conn, WORK_ITEMS, [row])
