"""HubSpot: a file of companies and one of contacts for its importer, joined by the company's domain.

By HubSpot's documented rules: a header row of property labels, one row an object, UTF-8, fewer than 1,000 columns; a company
needs a name or a domain, a contact an e-mail address or a name; both files carry the column that associates them; options of
one property are parted by semicolons; dates as year, month, day.
"""

from __future__ import annotations

from leadgen_assets.delivery.leads import Lead, LeadContact, leads
from leadgen_assets.delivery.plain_csv import importer_csv
from leadgen_assets.storage.exports import ExportRecord

COMPANY_LABELS = (
    "lead_id",
    "Company name",
    "Company Domain Name",
    "Website URL",
    "Phone Number",
    "Street Address",
    "City",
    "State/Region",
    "Postal Code",
    "Country/Region",
    "Number of Employees",
    "Description",
    "Leadgen software",
    "Leadgen units",
    "Leadgen company type",
    "Leadgen tier",
    "Leadgen score",
    "Leadgen confidence",
    "Leadgen reasons",
    "Leadgen sources",
    "Leadgen found on",
)
"""Labels of HubSpot's own properties; those that begin with "Leadgen", and lead_id, are custom ones."""

CONTACT_LABELS = (
    "lead_id",
    "First Name",
    "Last Name",
    "Email",
    "Phone Number",
    "Job Title",
    "LinkedIn URL",
    "Company Domain Name",
    "Company name",
    "State/Region",
    "Country/Region",
    "Leadgen full name",
    "Leadgen department",
    "Leadgen seniority",
    "Leadgen quality score",
    "Leadgen email status",
    "Leadgen notes",
    "Leadgen company lead_id",
    "Leadgen found on",
)


def hubspot(record: ExportRecord) -> dict[str, bytes]:
    """Both files."""
    all_leads = list(leads(record))
    companies = [_company(lead) for lead in all_leads]
    contacts = [_contact(lead, person) for lead in all_leads for person in lead.contacts]
    return {
        "hubspot_companies.csv": importer_csv(companies, COMPANY_LABELS),
        "hubspot_contacts.csv": importer_csv(contacts, CONTACT_LABELS),
    }


def _company(lead: Lead) -> dict[str, str]:
    row = lead.row
    return {
        "lead_id": lead.lead_id,
        "Company name": row["company_name"],
        "Company Domain Name": row["domain"],
        "Website URL": row["website"],
        "Phone Number": lead.text("phone"),
        "Street Address": lead.text("street"),
        "City": lead.text("city"),
        "State/Region": row["state"],
        "Postal Code": lead.text("zip_code"),
        "Country/Region": country(row["state"]),
        "Number of Employees": lead.text("employees"),
        "Description": row["description"],
        "Leadgen software": _options(row["pms_detected"]),
        "Leadgen units": row["units_estimate"],
        "Leadgen company type": _options(row["company_type"]),
        "Leadgen tier": row["icp_tier"],
        "Leadgen score": str(lead.details.get("score", "")),
        "Leadgen confidence": row["icp_confidence"],
        "Leadgen reasons": "; ".join(lead.told("reasons")),
        "Leadgen sources": _options(row["discovery_source"]),
        "Leadgen found on": row["created_at"][:10],
    }


def _contact(lead: Lead, person: LeadContact) -> dict[str, str]:
    row = person.row
    return {
        "lead_id": person.lead_id,
        "First Name": person.parts.first,
        "Last Name": person.parts.last,
        "Email": row["email"],
        "Phone Number": person.phone,
        "Job Title": row["title"],
        "LinkedIn URL": row["linkedin_url"],
        "Company Domain Name": row["company_domain"],
        "Company name": row["company_name"],
        "State/Region": row["company_state"],
        "Country/Region": country(row["company_state"]),
        "Leadgen full name": row["full_name"],
        "Leadgen department": row["department"],
        "Leadgen seniority": row["seniority"],
        "Leadgen quality score": row["quality_score"],
        "Leadgen email status": person.email_status,
        "Leadgen notes": row["personalization_notes"],
        "Leadgen company lead_id": lead.lead_id,
        "Leadgen found on": row["created_at"][:10],
    }


def country(state: str) -> str:
    """The country that follows from a state of the USA, which is all that a state column holds."""
    return "United States" if state else ""


def _options(cell: str) -> str:
    """Several options as HubSpot reads them: parted by semicolons alone."""
    return cell.replace("; ", ";")
