"""JSON lines: one company a line with its contacts and their evidence in it, or the three CSV files' rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from leadgen_assets.delivery.leads import Lead, leads
from leadgen_assets.domain.csv_contract import COMPANY_COLUMNS
from leadgen_assets.storage.exports import ExportRecord


def json_lines(record: ExportRecord) -> dict[str, bytes]:
    """The three files' rows, and `leads.jsonl` with everything of one company in one object."""
    tables = {"companies": record.companies, "contacts": record.contacts, "evidence": record.evidence}
    return {
        "leads.jsonl": _lines(_nested(lead) for lead in leads(record)),
        **{f"{name}.jsonl": _lines(rows) for name, rows in tables.items()},
    }


def _lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    return text.encode("utf-8", "replace")  # half a surrogate pair, which JSON can spell and UTF-8 cannot


def _nested(lead: Lead) -> dict[str, Any]:
    details = lead.details
    return {
        "lead_id": lead.lead_id,
        **{column: lead.row[column] for column in COMPANY_COLUMNS},
        "fields": details.get("fields", {}),
        "empty_because": details.get("states", {}),
        **{
            name: details[name]
            for name in ("score", "reasons", "assumptions", "points", "pages_read")
            if name in details
        },
        "contacts": [
            {
                "lead_id": person.lead_id,
                **person.row,
                "first_name": person.parts.first,
                "last_name": person.parts.last,
                "phone": person.phone,
                "email_status": person.email_status,
                "evidence": [_proof(line) for line in lead.evidence if _of(line, person.row["full_name"])],
            }
            for person in lead.contacts
        ],
        "evidence": [_proof(line) for line in lead.evidence if " of " not in line["field"]],
    }


def _of(line: Mapping[str, str], person: str) -> bool:
    return line["field"].partition(" of ")[2] == person


def _proof(line: Mapping[str, str]) -> dict[str, str]:
    field = line["field"].partition(" of ")[0]
    return {"field": field, **{name: line[name] for name in ("value", "quote", "link", "method", "date")}}
