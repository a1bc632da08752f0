"""Parquet: typed columns for notebooks and warehouses; numbers, lists and times are what they are, unknown is null."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from leadgen_assets.delivery.full import field_names, judgement
from leadgen_assets.delivery.leads import Lead, leads
from leadgen_assets.domain.csv_contract import COMPANY_COLUMNS, CONTACT_COLUMNS, EVIDENCE_COLUMNS
from leadgen_assets.storage.exports import ExportRecord

LISTS = ("pms_detected", "company_type", "discovery_source", "disqualifiers")
"""Columns of the companies file that join several values."""
_TEXT_JUDGEMENT = ("reasons", "assumptions")


def parquet(record: ExportRecord) -> dict[str, bytes]:
    """Companies with all fields, contacts with the company's lead_id, evidence."""
    all_leads = list(leads(record))
    fields = field_names(all_leads)
    kinds = {name: _kind(name, all_leads) for name in fields}
    people = [
        {
            "lead_id": person.lead_id,
            "company_lead_id": lead.lead_id,
            **_typed(person.row),
            "first_name": person.parts.first or None,
            "last_name": person.parts.last or None,
            "phone": person.phone or None,
            "email_status": person.email_status or None,
        }
        for lead in all_leads
        for person in lead.contacts
    ]
    proof = [
        {
            "company_lead_id": lead.lead_id,
            **_typed(line),
            "date": date.fromisoformat(line["date"]) if line["date"] else None,
        }
        for lead in all_leads
        for line in lead.evidence
    ]
    return {
        "companies.parquet": _file([_company(lead, kinds) for lead in all_leads], _company_types(kinds)),
        "contacts.parquet": _file(
            people,
            {"lead_id": "text", "company_lead_id": "text", **dict.fromkeys(CONTACT_COLUMNS, "text")}
            | {"quality_score": "integer", "created_at": "time"}
            | dict.fromkeys(("first_name", "last_name", "phone", "email_status"), "text"),
        ),
        "evidence.parquet": _file(
            proof, {"company_lead_id": "text", **dict.fromkeys(EVIDENCE_COLUMNS, "text"), "date": "date"}
        ),
    }


def _kind(name: str, all_leads: Sequence[Lead]) -> str:
    values = [lead.details["fields"][name] for lead in all_leads if name in lead.details.get("fields", {})]
    if values and all(isinstance(value, list) for value in values):
        return "list"
    return "integer" if values and all(isinstance(value, int) for value in values) else "text"


def _company_types(kinds: Mapping[str, str]) -> dict[str, str]:
    types = {"lead_id": "text", **dict.fromkeys(COMPANY_COLUMNS, "text"), **dict.fromkeys(LISTS, "list")}
    types |= {"units_estimate": "integer", "icp_confidence": "number", "created_at": "time", **kinds}
    types |= {"score": "number", "pages_read": "integer", "evidence_count": "integer", "estimated": "list"}
    return types | dict.fromkeys(_TEXT_JUDGEMENT, "list") | {"points": "text", "empty_because": "text"}


def _company(lead: Lead, kinds: Mapping[str, str]) -> dict[str, Any]:
    known = lead.details.get("fields", {})
    judged = judgement(lead)
    row = {"lead_id": lead.lead_id, **_typed(lead.row)}
    row |= {name: _as(known.get(name), kind) for name, kind in kinds.items()}
    row |= {name: judged[name] for name in ("score", "pages_read", "evidence_count")}
    row |= {name: judged[name] or None for name in ("points", "empty_because")}
    return row | {name: lead.told(name) for name in (*_TEXT_JUDGEMENT, "estimated")}


def _as(value: Any, kind: str) -> Any:
    if value is None or kind != "text":
        return value
    return "; ".join(value) if isinstance(value, list) else str(value)


def _typed(row: Mapping[str, str]) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    for column, cell in row.items():
        if column in LISTS:
            typed[column] = cell.split("; ") if cell else []
        elif column in ("units_estimate", "quality_score"):
            typed[column] = int(cell) if cell.isdecimal() else None
        elif column == "icp_confidence":
            typed[column] = float(cell) if cell else None
        elif column == "created_at":
            typed[column] = datetime.strptime(cell, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        else:
            typed[column] = _utf8(cell) or None
    return typed


def _utf8(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _file(rows: Sequence[Mapping[str, Any]], types: Mapping[str, str]) -> bytes:
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
