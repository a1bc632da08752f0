"""`full`: one row a company with everything that is known of it, its contacts beside it, and why what is empty is empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from leadgen_assets.delivery.leads import Lead, leads
from leadgen_assets.delivery.plain_csv import importer_csv
from leadgen_assets.domain.exports.csv_contract import COMPANY_COLUMNS, CONTACT_COLUMNS
from leadgen_assets.domain.icps.icp import BASE_FIELDS
from leadgen_assets.storage.exports import ExportRecord

_PLACES = tuple(name for name in BASE_FIELDS if name not in COMPANY_COLUMNS)
"""Fields of every ICP that the companies file has no column for: city, street, zip_code, phone, fax, email."""
JUDGEMENT = (
    "score", "reasons", "points", "assumptions", "unmet", "pages_read", "evidence_count", "estimated", "empty_because",
)  # fmt: skip
CONTACT = (*(column for column in CONTACT_COLUMNS if not column.startswith("company_")), "first_name", "last_name",
           "phone", "email_status", "lead_id")  # fmt: skip
LEAST_CONTACTS = 3
"""Contacts for which there are columns, whatever the export holds; more where a company has more."""


def full(record: ExportRecord) -> dict[str, bytes]:
    """The file."""
    all_leads = list(leads(record))
    fields, most = field_names(all_leads), most_contacts(all_leads)
    columns = ["lead_id", *COMPANY_COLUMNS, *fields, *JUDGEMENT]
    columns += [f"contact_{number}_{name}" for number in range(1, most + 1) for name in CONTACT]
    rows = [_row(lead, fields) for lead in all_leads]
    return {"full.csv": importer_csv(rows, columns)}


def field_names(some: Iterable[Lead]) -> list[str]:
    """Names of all fields that any of the leads was asked for beside the CSV's columns: those of every ICP, then its own."""
    found = {
        name: None
        for lead in some
        for part in ("fields", "states", "kinds")
        for name in lead.details.get(part, {})
        if name not in COMPANY_COLUMNS
    }
    return [*_PLACES, *sorted(name for name in found if name not in _PLACES)]


def most_contacts(some: Sequence[Lead]) -> int:
    """Contacts of the company that has most, at least three."""
    return max([LEAST_CONTACTS, *(len(lead.contacts) for lead in some)])


def judgement(lead: Lead) -> dict[str, Any]:
    """What we think of a company and from how much, as text and numbers."""
    details = lead.details
    return {
        "score": details.get("score"),
        "reasons": "; ".join(lead.told("reasons")),
        "points": "; ".join(
            f"{point['criterion']} {point['earned']:g} of {point['weight']:g}"
            if point["known"]
            else f"{point['criterion']} unknown"
            for point in details.get("points", ())
        ),
        "assumptions": "; ".join(lead.told("assumptions")),
        "unmet": "; ".join(lead.told("unmet")),
        "pages_read": details.get("pages_read"),
        "evidence_count": details.get("evidence_count"),
        "estimated": "; ".join(lead.told("estimated")),
        "empty_because": "; ".join(
            f"{name}: {state.replace('_', ' ')}" for name, state in details.get("states", {}).items()
        ),
    }


def contact_cells(lead: Lead) -> list[dict[str, str]]:
    """Of each contact the cells under `CONTACT`."""
    return [
        {column: person.row[column] for column in CONTACT if column in person.row}
        | {
            "first_name": person.parts.first,
            "last_name": person.parts.last,
            "phone": person.phone,
            "email_status": person.email_status,
            "lead_id": person.lead_id,
        }
        for person in lead.contacts
    ]


def _row(lead: Lead, fields: Sequence[str]) -> dict[str, str]:
    cells = {"lead_id": lead.lead_id, **lead.row, **{name: lead.text(name) for name in fields}}
    cells |= {name: "" if value is None else str(value) for name, value in judgement(lead).items()}
    for number, person in enumerate(contact_cells(lead), 1):
        cells |= {f"contact_{number}_{name}": value for name, value in person.items()}
    return cells
