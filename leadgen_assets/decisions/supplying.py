"""A list that was enriched elsewhere comes back: its values join the profiles behind everything that was read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.decisions.given_file import (
    GivenFile,
    GivenRow,
    NotTaken,
    Took,
    left_in,
    read_given_file,
    write_rejected,
)
from leadgen_assets.decisions.matching import CompanyIndex, NoMatch
from leadgen_assets.decisions.supplied_row import RowReader, SuppliedRow
from leadgen_assets.domain.errors import RequestUnknown, SettingsInvalid
from leadgen_assets.domain.exports.contact_choice import why_not_theirs
from leadgen_assets.domain.facts.evidence import COMPANY
from leadgen_assets.domain.facts.told import subject_of
from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.requests.proposal import companies
from leadgen_assets.domain.telling.shown import counted
from leadgen_assets.settings import Settings
from leadgen_assets.sources.enriched_columns import enriched_columns
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.stages.left_alone import NOT_TO_BE_CONTACTED, LeftAlone, read_left_alone
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.dossier import shared_sites
from leadgen_assets.storage.requests import record_event
from leadgen_assets.storage.supplied import (
    KnownCompany,
    SuppliedValue,
    adopt_website,
    companies_worded,
    known_companies,
    own_hosts,
    record_supply,
    requests_with,
)

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Supply:
    """What became of a file.

    Attributes:
        rows: read. companies, people: about whom something was taken.
        written: values new or changed; unchanged: as before; removed: of the supplier's older supply.
        websites: companies that had none and got one, so that the next run reads it.
        requests: keys of requests whose companies changed. faults: rows that were not taken, or not whole.
    """

    supplier: str
    rows: int
    companies: int
    people: int
    written: int
    unchanged: int
    removed: int
    websites: int
    requests: tuple[str, ...]
    faults: tuple[NotTaken, ...]

    @property
    def refused(self) -> int:
        """Rows of which nothing was taken."""
        return sum(not fault.partly for fault in self.faults)


@dataclass(slots=True)
class _Plan:
    """What a file says about known companies, before it is written."""

    values: dict[tuple[int, str, str], SuppliedValue] = field(default_factory=dict)
    rows_of: dict[tuple[int, str], int] = field(default_factory=dict)
    websites: dict[int, tuple[str, str]] = field(default_factory=dict)
    domains: dict[int, str] = field(default_factory=dict)
    faults: list[NotTaken] = field(default_factory=list)


def supplier_name(text: str) -> str:
    """The supplier as evidence names it: lower-case letters, digits and hyphens; "Apollo.io" is "apollo-io".

    Raises:
        SettingsInvalid: it is no name: a path, or letters that would be lost.
    """
    todo = f"use letters and digits, at most {_LONGEST_NAME}: --from apollo"
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", text.strip().lower()) if not unicodedata.combining(char)
    )
    lost = any(char.isalnum() and not char.isascii() for char in plain)
    if lost or re.search(r"[/\\\x00-\x1f\x7f]|^\.|\.\.", plain) or len(plain) > _LONGEST_NAME:
        raise SettingsInvalid(f"{text!r} is no supplier's name.", "--from", todo)
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not name:
        raise SettingsInvalid(f"{text!r} names no supplier.", "--from", todo)
    return name


def _supplier_of(path: Path) -> str:
    """The supplier that a file's name says, without its date: "apollo-2026-11-25.csv" is "apollo"."""
    stem = re.sub(r"(?:[-_ .]*\d+)+$", "", path.name.partition(".")[0]) or path.stem
    return re.sub(r"[\W_]+", "-", stem).strip("-")[:_LONGEST_NAME]


async def import_contacts(
    database: Database,
    settings: Settings,
    path: Path,
    supplier: str,
    tenant: str,
    at: datetime,
    *,
    dry_run: bool = False,
) -> tuple[Supply, GivenFile]:
    """Take a list back: what can be taken is, the rest is told row by row.

    Args:
        supplier: whoever enriched it; its newer supply replaces its older one, company by company and person by person.
        at: the day of its values. dry_run: everything is looked at, nothing is kept.

    Raises:
        SourceUnreadable: no table, or none with usable columns.
        RequestUnknown: the tenant has no company.
        SettingsInvalid: no supplier's or tenant's name.
    """
    name = supplier_name(supplier)
    if not re.fullmatch(r"[a-z0-9-]{1,40}", tenant):
        raise SettingsInvalid(f"{tenant!r} is no tenant.", "--tenant", "lower-case letters, digits and hyphens")
    given = read_given_file(path)
    reader = RowReader(enriched_columns(given.header, str(path)), f"file:{path.name}", _never(settings))
    async with database.tenant_tx(tenant) as conn, conn.transaction(force_rollback=dry_run):
        known = await known_companies(conn)
        if not known:
            raise RequestUnknown(
                f"Tenant {tenant} has no company yet.", "", "name another one with --tenant, or run a request first"
            )
        alone = await read_left_alone(conn)
        index = CompanyIndex(known, await companies_worded(conn), alone.domains, await shared_sites(conn))
        plan = _plan(given, reader, index, alone)
        await _leave_out_mail(conn, plan, reader.never)
        return await _keep(conn, name, given, plan, at), given


async def take_contacts_file(database: Database, settings: Settings, path: Path) -> Took:
    """Take a list from the inbox; the supplier is the file's name without its date ("apollo-2026-11-25.csv": apollo).

    Returns:
        What became of it, in one line, without anybody's name.

    Raises:
        LeadgenError: nothing of it could be taken.
    """
    supplier, tenant = _supplier_of(path), settings.tenant
    supply, given = await import_contacts(database, settings, path, supplier, tenant, datetime.now(UTC))
    told = said_of(supply)
    left = ""
    if supply.faults:
        rejected = write_rejected(settings.inbox / "rejected", given, supply.faults)
        left = left_in(rejected, supply.faults)
        told += f"; see {rejected.name}"
    return Took(told, left)


def said_of(supply: Supply) -> str:
    """A supply in one line, without anybody's name."""
    people = "1 person" if supply.people == 1 else f"{supply.people:,} people"
    values = f"{counted(supply.written, 'value')} of {companies(supply.companies)} and {people} taken"
    parts = [
        f"supplied:{supply.supplier}: {values}",
        f"{supply.unchanged} unchanged",
    ]
    parts += [f"{supply.removed} older ones removed"] if supply.removed else []
    parts += [f"{supply.refused} of {supply.rows} rows not taken"] if supply.refused else []
    partly = len(supply.faults) - supply.refused
    parts += [f"{partly} taken in part"] if partly else []
    return ", ".join(parts)


def _never(settings: Settings) -> tuple[str, ...]:
    """Domains that no ICP of this installation takes for a company's own."""
    return tuple(sorted({domain for icp in known_icps(settings).values() for domain in icp.never_domains}))


def _plan(given: GivenFile, reader: RowReader, index: CompanyIndex, alone: LeftAlone) -> _Plan:
    plan = _Plan()
    theirs = _named_with_blocked_addresses(given, reader, index, alone)
    for row in given.rows:
        if row.fault:
            plan.faults.append(NotTaken(row.number, row.fault))
            continue
        read = reader.read(row.cells)
        try:
            company = index.match(read.domain, read.company_name, read.state, read.website)
        except NoMatch as error:
            plan.faults.append(NotTaken(row.number, str(error)))
            continue
        known = read.person and (
            alone.is_one(company.company_id, read.person) or (company.company_id, subject_of(read.person)) in theirs
        )
        if known or alone.named_in(row.cells):
            plan.faults.append(NotTaken(row.number, NOT_TO_BE_CONTACTED))
            continue
        _add(plan, row, read, company, reader)
    return plan


def _named_with_blocked_addresses(
    given: GivenFile, reader: RowReader, index: CompanyIndex, alone: LeftAlone
) -> set[tuple[int, str]]:
    """(company, subject) of whom a row names with a blocked address: another row may name them with another one, or none."""
    found = set()
    for row in given.rows:
        if row.fault or not alone.named_in(row.cells):
            continue
        read = reader.read(row.cells)
        with suppress(NoMatch):
            company = index.match(read.domain, read.company_name, read.state, read.website)
            found.add((company.company_id, subject_of(read.person)))
    return found


def _add(plan: _Plan, row: GivenRow, read: SuppliedRow, company: KnownCompany, reader: RowReader) -> None:
    taken = 0
    plan.domains[company.company_id] = company.domain
    facts = reader.facts(read, row.number)
    reasons = list(read.reasons)
    for fact in facts:
        subject = (company.company_id, fact.subject)
        first = plan.rows_of.setdefault(subject, row.number)
        key = (*subject, fact.field)
        value = SuppliedValue(
            company.company_id, fact.subject, fact.field, fact.value, fact.url, row.number, fact.quote
        )
        if fact.subject.startswith("person:") and first != row.number:
            if plan.values.get(key, value).value != fact.value:
                reasons.append(f"the same person stands in row {first} with another {fact.field.replace('_', ' ')}")
            continue
        taken += fact.subject.startswith("person:") or key not in plan.values
        plan.values.setdefault(key, value)
    if read.website and not company.domain:
        plan.websites.setdefault(company.company_id, (read.website, read.domain))
    if reasons:
        plan.faults.append(NotTaken(row.number, "; ".join(dict.fromkeys(reasons)), partly=taken > 0))


async def _leave_out_mail(conn: AsyncConnection[Any], plan: _Plan, never: Sequence[str]) -> None:
    """Leave out addresses that no choice of contacts would take (domain/exports/contact_choice.py), and say so."""
    mails = {key: value for key, value in plan.values.items() if value.field == "email" and value.subject != COMPANY}
    own = await own_hosts(conn, sorted({company_id for company_id, _, _ in mails}))
    at = {fault.row: place for place, fault in enumerate(plan.faults)}
    for key, value in mails.items():
        company_id = value.company_id
        told = {plan.domains[company_id], plan.websites.get(company_id, ("", ""))[1], *own.get(company_id, ())}
        domains = {registrable_domain(text.rpartition("@")[2]) for text in told if text}
        why = why_not_theirs(
            value.value, value.subject.partition(":")[2], {domain for domain in domains if not refusal(domain, never)}
        )
        if not why:
            continue
        del plan.values[key]
        fault = NotTaken(value.row, f"email left out: {why}", partly=True)
        if value.row in at:
            earlier = plan.faults[at[value.row]]
            plan.faults[at[value.row]] = replace(earlier, reason=f"{earlier.reason}; {fault.reason}")
        else:
            plan.faults.append(fault)
    plan.faults.sort(key=lambda fault: fault.row)


async def _keep(conn: AsyncConnection[Any], supplier: str, given: GivenFile, plan: _Plan, at: datetime) -> Supply:
    done = await record_supply(conn, supplier, list(plan.values.values()), at)
    websites = {
        company_id
        for company_id, (website, domain) in plan.websites.items()
        if await adopt_website(conn, company_id, website, domain, f"supplied:{supplier}")
    }
    people = {key[:2] for key in plan.values if key[1].startswith("person:")}
    supply = Supply(
        supplier=supplier,
        rows=len(given.rows),
        companies=len({key[0] for key in plan.values}),
        people=len(people),
        written=done.written,
        unchanged=done.unchanged,
        removed=done.removed,
        websites=len(websites),
        requests=tuple(await requests_with(conn, sorted(done.companies | websites))),
        faults=tuple(plan.faults),
    )
    if done.written or done.removed:
        detail = {"supplier": supplier, "values": done.written, "removed": done.removed, "rows": len(given.rows)}
        await record_event(conn, None, "contacts imported", detail)
    return supply


def counted_reasons(supply: Supply) -> Mapping[str, int]:
    """Reason -> number of rows, most frequent first; for a terminal."""
    return dict(Counter(fault.reason for fault in supply.faults).most_common())
