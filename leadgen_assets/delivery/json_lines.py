"""JSON lines: one company a line with its contacts and their evidence in it, or the three CSV files' rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from leadgen_assets.delivery.leads import Lead, contact_row, leads
from leadgen_assets.delivery.typed import COMPANY, CONTACT, EVIDENCE, Kind, as_json, field_kinds, typed, typed_fields
from leadgen_assets.domain.exports.csv_contract import CONTACT_COLUMNS
from leadgen_assets.storage.exports import ExportRecord


def json_lines(record: ExportRecord) -> dict[str, bytes]:
    """The three files' rows, and `leads.jsonl` with everything of one company in one object."""
    all_leads = list(leads(record))
    fields = field_kinds(all_leads)
    people = {name: CONTACT[name] for name in CONTACT_COLUMNS}
    return {
        "leads.jsonl": _lines(_nested(lead, fields) for lead in all_leads),
        "companies.jsonl": _lines(_row(row, COMPANY) for row in record.companies),
        "contacts.jsonl": _lines(_row(row, people) for row in record.contacts),
        "evidence.jsonl": _lines(_row(row, EVIDENCE) for row in record.evidence),
    }


def _row(cells: Mapping[str, str], kinds: Mapping[str, Kind]) -> dict[str, Any]:
    return as_json(typed(cells, kinds), cells)


def _lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    return text.encode("utf-8", "replace")  # half a surrogate pair, which JSON can spell and UTF-8 cannot


def _nested(lead: Lead, fields: Mapping[str, Kind]) -> dict[str, Any]:
    details = lead.details
    return {
        "lead_id": lead.lead_id,
        **_row(lead.row, COMPANY),
        "fields": typed_fields(details.get("fields", {}), fields),
        "empty_because": details.get("states", {}),
        **{
            name: details[name]
            for name in ("score", "reasons", "assumptions", "points", "pages_read")
            if name in details
        },
        "contacts": [
            {
                "lead_id": person.lead_id,
                **_row(contact_row(person), CONTACT),
                "evidence": [_proof(line) for line in lead.evidence if _of(line, person.row["full_name"])],
            }
            for person in lead.contacts
        ],
        "evidence": [_proof(line) for line in lead.evidence if " of " not in line["field"]],
    }


def _of(line: Mapping[str, str], person: str) -> bool:
    return line["field"].partition(" of ")[2] == person


def _proof(line: Mapping[str, str]) -> dict[str, Any]:
    field = line["field"].partition(" of ")[0]
    return {"field": field, **{name: line[name] or None for name in ("value", "quote", "link", "method", "date")}}
