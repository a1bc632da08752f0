"""The export of a request that was split: its slices' newest exports as one, judged again, published like any other.

Made of frozen exports alone, so that the same exports of the slices always give the same files, on whichever host; without
who was blocked, and what a review has settled, since they were made.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from io import StringIO
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.delivery.difference import without_people
from leadgen_assets.delivery.forms import CSV
from leadgen_assets.delivery.leads import Lead, leads
from leadgen_assets.domain.errors import DecisionNeeded, ExportRefused, LeadgenError
from leadgen_assets.domain.exports.csv_contract import file_name
from leadgen_assets.domain.exports.export_order import Standing, export_order
from leadgen_assets.domain.exports.export_rules import (
    contacts_are_unique_people,
    csv_is_exact,
    domains_are_unique_own_and_allowed,
    icp_fields_are_valid,
    states_match_the_request,
    target_is_met,
)
from leadgen_assets.domain.hosts.domains import hosts_above
from leadgen_assets.domain.requests.proposal import companies
from leadgen_assets.domain.requests.slicing import SliceStanding, split_words
from leadgen_assets.domain.rules import RuleResult, company_name_of, of_parts
from leadgen_assets.domain.telling.packed_rows import pack_rows
from leadgen_assets.domain.telling.spreadsheet import to_csv
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.settings import Settings
from leadgen_assets.stages.export_set import blocking, stamp
from leadgen_assets.stages.exporting import ALL_COLUMNS
from leadgen_assets.stages.handing_over import part_of
from leadgen_assets.stages.joined_review import joined_review
from leadgen_assets.stages.left_alone import read_left_alone
from leadgen_assets.stages.notifying import note_status
from leadgen_assets.stages.reporting import rule_result
from leadgen_assets.stages.written_files import write_whole
from leadgen_assets.storage.companies import blocked_domains
from leadgen_assets.storage.exports import ExportedFile, ExportRecord, last_published, record_export
from leadgen_assets.storage.requests import StoredRequest, load
from leadgen_assets.storage.slices import hold_split, slice_standings

log = logging.getLogger(__name__)


def require_whole(stored: StoredRequest, instead: str = "") -> None:
    """Refuse work on a request that was split: it would do its slices' work again.

    Args:
        instead: what to do; its next step without it.

    Raises:
        DecisionNeeded: with what to do instead.
    """
    if stored.split_by:
        raise DecisionNeeded(
            f"Request {stored.key} was split by {stored.split_by}: {split_words(stored.key)}.",
            todo=instead or stored.next_step,
        )


@dataclass(frozen=True, slots=True)
class Joined:
    """A joined export, and its slices with what each gave to it.

    Attributes:
        twins: companies that two slices had; each stands once. surplus: beyond the target. waiting: slices without files yet.
    """

    record: ExportRecord
    slices: tuple[SliceStanding, ...]
    twins: int
    surplus: int
    waiting: tuple[str, ...]

    def words(self) -> str:
        """For people, one line."""
        told = [f"Joined from {len(self.slices) - len(self.waiting)} of {len(self.slices)} slices"]
        told += [f"without {', '.join(self.waiting[:5])}, which delivered nothing yet"] if self.waiting else []
        told += (
            [f"{companies(self.twins)} that two slices had {'stands' if self.twins == 1 else 'stand'} once"]
            if self.twins
            else []
        )
        told += [f"{self.surplus:,} beyond the target left out"] if self.surplus else []
        return f"{'; '.join(told)}."


async def join(conn: AsyncConnection[Any], settings: Settings, key: str, now: datetime) -> Joined:
    """The joined export of a request that was split; the one that is there where its slices delivered nothing else since.

    Raises:
        ExportRefused: no slice has files yet, or a rule is broken by the whole.
        FileUnwritable: nothing was written.
    """
    await hold_split(conn, key)
    whole = await load(conn, key)
    slices = await slice_standings(conn, key)
    parts = [await _newest(conn, one.key) for one in slices]
    waiting = tuple(one.label for one, part in zip(slices, parts, strict=True) if part is None)
    there = [part for part in parts if part is not None]
    if not there:
        raise ExportRefused("No slice of this request has files yet.", f"request {key}", whole.next_step)
    merged, twins, surplus = _merged(whole, there)
    alone = await read_left_alone(conn)
    merged = replace(merged, review=await joined_review(conn, [part.review for part in there], alone))
    before = await last_published(conn, key)
    if before is not None and _rows(before) == _rows(merged):
        return Joined(before, tuple(slices), twins, surplus, waiting)
    record = await _judged(conn, whole, there, replace(merged, created_at=now))
    record = replace(record, export_id=f"{key}_{stamp(now)}_{record.run_id[:8]}")
    if record.refused:
        raise ExportRefused(
            record.refused, f"request {key}", f"leadgen check on the slices that `leadgen status {key}` lists"
        )
    contents = {kind: _text(record, kind).encode() for kind in ALL_COLUMNS}
    names = {kind: file_name(kind, key, now, record.run_id) for kind in contents}
    folder = settings.exports / key
    written = await asyncio.to_thread(write_whole, folder, {names[kind]: text for kind, text in contents.items()})
    by_name = {one.path.name: one for one in written}
    files = tuple(
        ExportedFile(
            kind, str(by_name[name].path), len(rows_of_kind(record, kind)), by_name[name].bytes, by_name[name].sha256
        )
        for kind, name in sorted(names.items())
    )
    record = replace(record, files=files)
    # Whom it gives away is noted with the slices: their next export must not leave out what is their own.
    await record_export(conn, key, record, ())
    return Joined(record, tuple(slices), twins, surplus, waiting)


async def joined_after(conn: AsyncConnection[Any], settings: Settings, whole: str, before: str, now: datetime) -> None:
    """What follows for the whole when a slice's run has ended: its files, once all slices have ended; its webhook's notice.

    A fault of the files is left to `leadgen export`, which joins again: the slice's own end must be written.

    Args:
        before: the whole's status before.
    """
    stored = await load(conn, whole)
    if stored.status == before:
        return
    if stored.status.value.startswith("ready"):
        try:
            async with conn.transaction():
                await join(conn, settings, whole, now)
        except LeadgenError as error:
            log.warning("%s", error)
    await note_status(conn, settings, whole)


def rows_of_kind(record: ExportRecord, kind: str) -> list[dict[str, str]]:
    """The rows of one of a record's files."""
    rows: list[dict[str, str]] = getattr(record, kind)
    return rows


async def _newest(conn: AsyncConnection[Any], key: str) -> ExportRecord | None:
    """What a slice delivered, without who was blocked since."""
    record = await last_published(conn, key)
    return (await part_of(conn, record, forms=(CSV,), only_new=False, since=None)).record if record else None


def _rows(record: ExportRecord) -> tuple[list[dict[str, str]], ...]:
    return tuple(rows_of_kind(record, kind) for kind in ALL_COLUMNS)


def _text(record: ExportRecord, kind: str) -> str:
    return to_csv(rows_of_kind(record, kind), ALL_COLUMNS[kind])


def _merged(whole: StoredRequest, parts: Sequence[ExportRecord]) -> tuple[ExportRecord, int, int]:
    """The rows of the slices' exports as one export's: the best of them by the rule of every export, each company once.

    Of a company that two slices have, the better row stands, with its own contacts and evidence; the first slice's where
    they are alike.
    """
    found: dict[str, tuple[int, Lead]] = {}
    standings: list[Standing] = []
    for place, part in enumerate(parts):
        for number, lead in enumerate(leads(part)):
            key = f"{place:06} {number:06}"
            found[key] = place, lead
            at = datetime.fromisoformat(lead.row["created_at"])
            standings.append(Standing(key, lead.row["icp_tier"], float(lead.row["icp_confidence"]), at))
    kept: list[tuple[int, Lead]] = []
    seen: set[str] = set()
    for standing in export_order(standings, whole.icp):
        place, lead = found[standing.key]
        names = {lead.lead_id, *filter(None, [lead.row["domain"].lower()])}
        if not names & seen:
            kept.append((place, lead))
        seen |= names
    taken = kept[: whole.request.target_companies]
    evidence = [_by_company(part) for part in parts]
    merged = replace(
        parts[0],
        key=whole.key,
        companies=[dict(lead.row) for _, lead in taken],
        contacts=[dict(person.row) for _, lead in taken for person in lead.contacts],
        evidence=[line for place, lead in taken for line in evidence[place].get(company_name_of(lead.row), [])],
        details=pack_rows(lead.details for _, lead in taken) if all(part.details for part in parts) else b"",
        refused="",
        files=(),
    )
    twice = set(_second_owners(merged))
    merged = without_people(merged, lambda row: (company_name_of(row), row["full_name"]) in twice)
    return merged, len(found) - len(kept), len(kept) - len(taken)


def _by_company(record: ExportRecord) -> dict[str, list[dict[str, str]]]:
    lines: dict[str, list[dict[str, str]]] = {}
    for line in record.evidence:
        lines.setdefault(line["company"], []).append(line)
    return lines


def _second_owners(record: ExportRecord) -> Iterator[tuple[str, str]]:
    """One address beside two people of two companies is nobody's: the first keeps it, the other goes without a row."""
    owners: dict[str, str] = {}
    for row in record.contacts:
        name = normal_person_name(row["full_name"])
        if row["email"] and owners.setdefault(row["email"].lower(), name) != name:
            yield company_name_of(row), row["full_name"]


async def _judged(
    conn: AsyncConnection[Any], whole: StoredRequest, parts: Sequence[ExportRecord], record: ExportRecord
) -> ExportRecord:
    """The record with the verdict of the rules: asked again where rows alone decide, else as the slices' exports had it."""
    known = set(await blocked_domains(conn, whole.request.tenant))
    concerned = {host for row in record.companies for host in hosts_above(row["domain"].lower()) if host in known}
    results = [
        domains_are_unique_own_and_allowed(record.companies, whole.icp, concerned),
        icp_fields_are_valid(record.companies, whole.icp),
        states_match_the_request(record.companies, whole.request),
        contacts_are_unique_people(record.contacts, record.companies),
        target_is_met(len(record.companies), whole.request.target_companies),
    ]
    asked = {result.name for result in results} | {"csv_is_exact"}
    carried: dict[str, list[RuleResult]] = {}
    for part in parts:
        for entry in part.verdict:
            if entry["name"] not in asked:
                found = rule_result(entry)
                # What to do is done to the slice: the whole is not run.
                found = replace(found, what_to_do=found.what_to_do.replace(" REQUEST", f" {part.key}"))
                carried.setdefault(entry["name"], []).append(found)
    results += [of_parts(some) for some in carried.values()]
    results += [
        csv_is_exact(
            f"{kind}_{whole.key}",
            StringIO(_text(record, kind), newline=""),
            rows_of_kind(record, kind),
            ALL_COLUMNS[kind],
        )
        for kind in ALL_COLUMNS
    ]
    faults = [f"{one.name} ({one.failed} of {one.checked}: {', '.join(one.examples)})" for one in blocking(results)]
    digest = hashlib.sha256(json.dumps(_rows(record), sort_keys=True).encode()).hexdigest()
    return replace(
        record,
        run_id=digest[:32],
        verdict=[asdict(result) for result in results],
        refused=f"No file was written, because a rule is broken: {'; '.join(faults)}." if faults else "",
    )
