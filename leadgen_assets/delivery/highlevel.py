"""HighLevel: contacts for its importer, one row a contact, each with an e-mail address or a telephone number.

HighLevel takes no contact without one of the two, and makes one of two contacts that share one. A company none of whose people
can be reached stands in the file itself, where it has a number or an address of its own; everybody else stands in a second
file with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from leadgen_assets.delivery.hubspot import country
from leadgen_assets.delivery.leads import Lead, LeadContact, leads
from leadgen_assets.delivery.plain_csv import importer_csv
from leadgen_assets.domain.requests.lead_request import slug
from leadgen_assets.storage.exports import ExportRecord

COLUMNS = (
    "First Name",
    "Last Name",
    "Email",
    "Phone",
    "Business Name",
    "Job Title",
    "Website",
    "Street Address",
    "City",
    "State",
    "Postal Code",
    "Country",
    "Source",
    "Tags",
    "Notes",
    "lead_id",
    "company_lead_id",
)
LEFT_OUT_COLUMNS = (*COLUMNS, "why left out")

NO_CONSENT = "no-text-consent"
"""Tag of everybody: found on a site is no consent to be texted, and HighLevel's workflows can ask for a tag."""


def highlevel(record: ExportRecord) -> dict[str, bytes]:
    """The contacts, and those that HighLevel would refuse."""
    taken: set[str] = set()
    kept: list[dict[str, str]] = []
    left_out: list[dict[str, str]] = []
    for lead in leads(record):
        reached = False
        for row in _people(lead, record.key):
            why = _claim(row, taken)
            (left_out if why else kept).append(row | ({"why left out": why} if why else {}))
            reached |= not why
        if not reached:
            row = _row(lead, None, record.key) | {"Email": lead.text("email"), "Phone": lead.text("phone")}
            why = _claim(row, taken)
            if not why:
                kept.append(row)
            elif not lead.contacts:
                left_out.append(row | {"why left out": why})
    return {
        "highlevel_contacts.csv": importer_csv(kept, COLUMNS),
        "highlevel_left_out.csv": importer_csv(left_out, LEFT_OUT_COLUMNS),
    }


def _people(lead: Lead, key: str) -> Iterator[dict[str, str]]:
    for person in lead.contacts:
        yield _row(lead, person, key)


def _claim(row: dict[str, str], taken: set[str]) -> str:
    """Why HighLevel would not keep the row apart, "" when it would; a telephone number that another row has is emptied."""
    email, phone = row["Email"].lower(), row["Phone"]
    if not email and not phone:
        return "neither an e-mail address nor a telephone number is known"
    if email in taken or (phone in taken and not email):
        return "its e-mail address or telephone number is another row's: HighLevel would make one of both"
    if phone in taken:
        row["Phone"] = ""
    taken |= {channel for channel in (email, row["Phone"]) if channel}
    return ""


def _row(lead: Lead, person: LeadContact | None, key: str) -> dict[str, str]:
    row = lead.row
    tags = [
        "leadgen",
        slug(key.partition(".")[2]),
        f"tier-{row['icp_tier'].lower()}" if row["icp_tier"] else "",
        NO_CONSENT,
    ]
    return {
        "First Name": person.parts.first if person else "",
        "Last Name": person.parts.last if person else "",
        "Email": person.row["email"] if person else "",
        "Phone": person.phone if person else "",
        "Business Name": row["company_name"],
        "Job Title": person.row["title"] if person else "",
        "Website": row["website"],
        "Street Address": lead.text("street"),
        "City": lead.text("city"),
        "State": row["state"],
        "Postal Code": lead.text("zip_code"),
        "Country": country(row["state"]),
        "Source": "leadgen",
        "Tags": ",".join(tag for tag in tags if tag),
        "Notes": person.row["personalization_notes"] if person else "",
        "lead_id": person.lead_id if person else lead.lead_id,
        "company_lead_id": lead.lead_id,
    }
