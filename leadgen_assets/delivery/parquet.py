"""Parquet: typed columns for notebooks and warehouses; numbers, lists and times are what they are, unknown is null."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from leadgen_assets.delivery.full import judgement
from leadgen_assets.delivery.leads import Lead, contact_row, leads
from leadgen_assets.delivery.typed import COMPANY, CONTACT, EVIDENCE, Kind, field_kinds, typed, typed_fields
from leadgen_assets.storage.exports import ExportRecord

_JUDGEMENT: dict[str, Kind] = {
    "score": "number",
    "pages_read": "integer",
    "evidence_count": "integer",
    "points": "text",
    "empty_because": "text",
    **dict.fromkeys(("reasons", "assumptions", "estimated"), "list"),
}


def parquet(record: ExportRecord) -> dict[str, bytes]:
    """Companies with all fields, contacts with the company's lead_id, evidence."""
    all_leads = list(leads(record))
    fields = field_kinds(all_leads)
    people = [
        {"lead_id": person.lead_id, "company_lead_id": lead.lead_id, **typed(contact_row(person), CONTACT)}
        for lead in all_leads
        for person in lead.contacts
    ]
    proof = [{"company_lead_id": lead.lead_id, **typed(line, EVIDENCE)} for lead in all_leads for line in lead.evidence]
    lead_id: dict[str, Kind] = {"lead_id": "text"}
    company_lead_id: dict[str, Kind] = {"company_lead_id": "text"}
    companies = [_company(lead, fields) for lead in all_leads]
    return {
        "companies.parquet": _file(companies, lead_id | COMPANY | fields | _JUDGEMENT),
        "contacts.parquet": _file(people, lead_id | company_lead_id | CONTACT),
        "evidence.parquet": _file(proof, company_lead_id | EVIDENCE),
    }


def _company(lead: Lead, fields: Mapping[str, Kind]) -> dict[str, Any]:
    judged = judgement(lead)
    row = {"lead_id": lead.lead_id, **typed(lead.row, COMPANY)}
    row |= typed_fields(lead.details.get("fields", {}), fields)
    row |= {name: judged[name] for name in ("score", "pages_read", "evidence_count")}
    row |= {name: judged[name] or None for name in ("points", "empty_because")}
    return row | {name: lead.told(name) for name in ("reasons", "assumptions", "estimated")}


def _file(rows: Sequence[Mapping[str, Any]], types: Mapping[str, Kind]) -> bytes:
    import pyarrow as pa  # a quarter of a second that only this form needs
    import pyarrow.parquet as pq

    arrow = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "list": pa.list_(pa.string()),
        "time": pa.timestamp("us", tz="UTC"),
        "date": pa.date32(),
    }
    schema = pa.schema([(name, arrow[kind]) for name, kind in types.items()])
    table = pa.Table.from_pylist([{name: row.get(name) for name in types} for row in rows], schema=schema)
    written = io.BytesIO()
    pq.write_table(table, written, compression="zstd")
    return written.getvalue()
