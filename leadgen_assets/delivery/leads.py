"""A frozen export as leads: each company with its contacts, what is known of both, and the evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from leadgen_assets.domain.rules import company_name_of
from leadgen_assets.domain.telling.packed_rows import unpack_rows
from leadgen_assets.domain.wording.name_parts import NameParts, name_parts
from leadgen_assets.domain.wording.names import normal_company_name, normal_person_name
from leadgen_assets.storage.exports import ExportRecord

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LeadContact:
    """One contact: its row of the contacts file, and what else is known.

    Attributes:
        phone: E.164, the person's own; "" where no quote carries one. email_status: as `company_details` says it, or "".
    """

    lead_id: str
    row: Row
    parts: NameParts
    phone: str = ""
    email_status: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """One company of an export.

    Attributes:
        row: of the companies file. details: as `company_details` made them; {} for an export older than that.
        evidence: rows of the evidence file's columns, those of the details too.
    """

    lead_id: str
    row: Row
    contacts: tuple[LeadContact, ...]
    evidence: tuple[Row, ...]
    details: Mapping[str, Any] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A field of the details as text, "" where it is unknown."""
        value = self.details.get("fields", {}).get(name, "")
        return "; ".join(value) if isinstance(value, list) else str(value)

    def told(self, name: str) -> list[str]:
        """A list of the details, as "reasons"."""
        return list(self.details.get(name, ()))


def contact_row(person: LeadContact) -> dict[str, str]:
    """The contact's cells and what else is known of it, as text; "" where it is unknown."""
    return {
        **person.row,
        "first_name": person.parts.first,
        "last_name": person.parts.last,
        "phone": person.phone,
        "email_status": person.email_status,
    }


def leads(record: ExportRecord) -> Iterator[Lead]:
    """The export's companies in their order.

    A company's id follows from tenant and identity, a contact's from the company's and the name: both are the same in every
    export, and in every request of the tenant.
    """
    tenant = record.key.partition(".")[0]
    contacts: dict[tuple[str, str], list[Row]] = {}
    for person in record.contacts:
        contacts.setdefault((company_name_of(person), person["company_state"]), []).append(person)
    evidence: dict[str, list[Row]] = {}
    for line in record.evidence:
        evidence.setdefault(line["company"], []).append(line)
    details = unpack_rows(record.details)
    for row in record.companies:
        known = next(details, {})
        waiting = contacts.get((company_name_of(row), row["state"]), [])
        # In the files' order, so that two firms of one name and state, neither with a domain, keep their own people.
        number = len(known["contacts"]) if known else len(waiting)
        mine = waiting[:number]
        del waiting[:number]
        yield _lead(tenant, row, known, mine, evidence.get(company_name_of(row), []))


def lead_ids(record: ExportRecord) -> list[str]:
    """The companies' ids in their order."""
    return [lead.lead_id for lead in leads(record)]


def _lead(tenant: str, row: Row, details: Mapping[str, Any], contacts: list[Row], evidence: list[Row]) -> Lead:
    number = _id("co", tenant, details.get("identity") or _identity(row))
    known = details.get("contacts", [{}] * len(contacts))
    people = tuple(
        LeadContact(
            _id("ct", number, normal_person_name(person["full_name"]) or person["full_name"]),
            person,
            name_parts(person["full_name"]),
            more.get("phone", ""),
            more.get("email_status", ""),
        )
        for person, more in zip(contacts, known, strict=True)
    )
    return Lead(number, row, people, (*evidence, *details.get("evidence", ())), details)


def _identity(row: Row) -> str:
    """What a company without details is told by; the same as its stored identity where it has a domain."""
    if row["domain"]:
        return f"domain:{row['domain'].lower()}"
    return f"name:{normal_company_name(row['company_name'])}|{row['state']}"


def _id(kind: str, *parts: str) -> str:
    """Letters first: no spreadsheet takes it for a number."""
    return f"{kind}_{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:16]}"
