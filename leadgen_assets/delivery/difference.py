"""How one export differs from an earlier one, and the part of an export that is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from leadgen_assets.delivery.leads import Lead, Row, leads
from leadgen_assets.domain.exports.company_details import WITHHELD
from leadgen_assets.domain.exports.csv_contract import COMPANY_COLUMNS, CONTACT_COLUMNS
from leadgen_assets.domain.rules import company_name_of
from leadgen_assets.domain.telling.packed_rows import pack_rows
from leadgen_assets.storage.exports import ExportRecord

_OURS = frozenset({"created_at"})
"""Columns that say nothing about the company."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of the companies file that is another now. `company`: domain, or name where it has none."""

    company: str
    column: str
    old: str
    new: str

    @property
    def shown_old(self) -> str:
        """For reports and Dagster's log: running text, which may name somebody, by its length alone."""
        return self._shown(self.old)

    @property
    def shown_new(self) -> str:
        """As `shown_old`."""
        return self._shown(self.new)

    def _shown(self, cell: str) -> str:
        return f"{len(cell):,} characters" if self.column == "description" and cell else cell[:_LONGEST]


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of an earlier export. Companies by domain or name; of contacts, who are people, the numbers alone.

    Attributes:
        since: id of the earlier export, "" when there was none. added, removed: companies, sorted.
        changed: in the order of the newer export. contacts_*: people of companies that are in both or one of them.
    """

    since: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Change, ...]
    contacts_added: int
    contacts_removed: int
    contacts_changed: int

    @property
    def nothing(self) -> bool:
        """Whether the two are the same."""
        return not (
            self.added
            or self.removed
            or self.changed
            or self.contacts_added
            or self.contacts_removed
            or self.contacts_changed
        )


def difference(before: ExportRecord | None, now: ExportRecord) -> Difference:
    """How `now` differs from `before`; everything is added where there was nothing before."""
    if before is None:
        return Difference("", tuple(sorted(map(company_name_of, now.companies))), (), (), len(now.contacts), 0, 0)
    old, new = _rows_alone(before), _rows_alone(now)
    old_people = {person.lead_id: person.row for lead in old.values() for person in lead.contacts}
    new_people = {person.lead_id: person.row for lead in new.values() for person in lead.contacts}
    both = old_people.keys() & new_people.keys()
    columns = [column for column in CONTACT_COLUMNS if column not in _OURS]
    return Difference(
        before.export_id,
        _named(new[number] for number in new.keys() - old.keys()),
        _named(old[number] for number in old.keys() - new.keys()),
        tuple(change for number, lead in new.items() if number in old for change in _changes(old[number], lead)),
        len(new_people.keys() - old_people.keys()),
        len(old_people.keys() - new_people.keys()),
        sum(any(old_people[one][column] != new_people[one][column] for column in columns) for one in both),
    )


def _rows_alone(record: ExportRecord) -> dict[str, Lead]:
    """The leads by id, without evidence and details: unpacked they would be most of a large export's memory."""
    return {lead.lead_id: replace(lead, evidence=(), details={}) for lead in leads(record)}


def without(record: ExportRecord, known: Set[str]) -> ExportRecord:
    """The export without the companies of these ids, their contacts and evidence."""
    return only(record, lambda lead: lead.lead_id not in known)


def only(record: ExportRecord, wanted: Callable[[Lead], bool]) -> ExportRecord:
    """The export with the wanted companies, their contacts and evidence alone."""
    kept = [lead for lead in leads(record) if wanted(lead)]
    named = {company_name_of(lead.row) for lead in kept}
    return replace(
        record,
        companies=[dict(lead.row) for lead in kept],
        contacts=[dict(person.row) for lead in kept for person in lead.contacts],
        evidence=[line for line in record.evidence if line["company"] in named],
        details=pack_rows(lead.details for lead in kept) if record.details else b"",
    )


def without_people(record: ExportRecord, unwanted: Callable[[Row], bool]) -> ExportRecord:
    """The export without some contacts and what is told of them.

    Args:
        unwanted: of a row of the contacts file.
    """
    if not any(unwanted(row) for row in record.contacts):
        return record
    everybody = list(leads(record))
    gone = [
        (company_name_of(p.row), p.row["full_name"]) for lead in everybody for p in lead.contacts if unwanted(p.row)
    ]

    def about_one_of_them(line: Row) -> bool:
        return any(line["company"] == company and line["field"].endswith(f" of {name}") for company, name in gone)

    def details_of(lead: Lead) -> dict[str, Any]:
        known = zip(lead.contacts, lead.details["contacts"], strict=True)
        return {
            **lead.details,
            "contacts": [more for person, more in known if not unwanted(person.row)],
            "evidence": [line for line in lead.details["evidence"] if not about_one_of_them(line)],
        }

    return replace(
        record,
        contacts=[dict(p.row) for lead in everybody for p in lead.contacts if not unwanted(p.row)],
        evidence=[line for line in record.evidence if not about_one_of_them(line)],
        details=pack_rows(details_of(lead) for lead in everybody) if record.details else b"",
    )


def without_addresses(record: ExportRecord, unwanted: Callable[[str], bool]) -> tuple[ExportRecord, int]:
    """The export without some e-mail addresses of companies themselves, and how many there were.

    Args:
        unwanted: of an e-mail address.
    """
    everybody = list(leads(record))
    gone = sum(unwanted(lead.text("email")) for lead in everybody)
    if not gone:
        return record, 0

    def holds_none(line: Row) -> bool:
        return not (line["field"] == "email" and unwanted(line["value"]))

    def details_of(lead: Lead) -> Mapping[str, Any]:
        if not unwanted(lead.text("email")):
            return lead.details
        fields, states = dict(lead.details["fields"]), {**lead.details["states"], "email": WITHHELD}
        del fields["email"]
        evidence = [line for line in lead.details["evidence"] if holds_none(line)]
        return {**lead.details, "fields": fields, "states": states, "evidence": evidence}

    evidence = [line for line in record.evidence if holds_none(line)]
    return replace(record, evidence=evidence, details=pack_rows(details_of(lead) for lead in everybody)), gone


def _changes(old: Lead, new: Lead) -> Iterator[Change]:
    for column in COMPANY_COLUMNS:
        if column not in _OURS and old.row[column] != new.row[column]:
            yield Change(company_name_of(new.row), column, old.row[column], new.row[column])


def _named(some: Iterable[Lead]) -> tuple[str, ...]:
    return tuple(sorted(company_name_of(lead.row) for lead in some))
