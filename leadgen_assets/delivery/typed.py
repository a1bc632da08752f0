"""What each column of an export is, for the forms that know more than text: Parquet and JSON lines.

A column's kind follows from what the column is, never from what happens to stand in it: files of two exports go together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Literal

from leadgen_assets.delivery.full import field_names
from leadgen_assets.delivery.leads import Lead
from leadgen_assets.domain.exports.csv_contract import COMPANY_COLUMNS, CONTACT_COLUMNS, EVIDENCE_COLUMNS

Kind = Literal["text", "integer", "number", "list", "time", "date"]
"""`list` is one of texts; `time` is UTC."""

COMPANY: dict[str, Kind] = {
    **dict.fromkeys(COMPANY_COLUMNS, "text"),
    **dict.fromkeys(("pms_detected", "company_type", "discovery_source", "disqualifiers"), "list"),
    "units_estimate": "integer",
    "icp_confidence": "number",
    "created_at": "time",
}
CONTACT: dict[str, Kind] = {
    **dict.fromkeys(CONTACT_COLUMNS, "text"),
    "quality_score": "integer",
    "created_at": "time",
    **dict.fromkeys(("first_name", "last_name", "phone", "email_status"), "text"),
}
EVIDENCE: dict[str, Kind] = {**dict.fromkeys(EVIDENCE_COLUMNS, "text"), "date": "date"}
_KNOWN_TO_BE_NONE = frozenset({"disqualifiers"})
"""Lists that nothing stands in because nothing is in them; of the others it says that nothing is known."""


def field_kinds(leads: Sequence[Lead]) -> dict[str, Kind]:
    """The fields of the request's ICP beside the columns, each with its kind.

    An export that was made before its details said so is asked for its values.
    """
    told = next((lead.details["kinds"] for lead in leads if lead.details.get("kinds")), None)
    return {name: _seen(name, leads) if told is None else told.get(name, "text") for name in field_names(leads)}


def typed(row: Mapping[str, str], kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """The cells of a row as what they are, None where they are empty; columns without a kind are left out."""
    return {name: _cell(row.get(name, ""), kind, name) for name, kind in kinds.items()}


def typed_fields(known: Mapping[str, Any], kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """Fields of a company as what they are; None for those that nobody knows."""
    return {name: _field(known.get(name), kind) for name, kind in kinds.items()}


def as_json(row: Mapping[str, Any], cells: Mapping[str, str]) -> dict[str, Any]:
    """A typed row for JSON, which has no times: these stay as the CSV's cells write them."""
    return {name: cells[name] if isinstance(value, date) else value for name, value in row.items()}


def _cell(cell: str, kind: Kind, name: str) -> Any:
    if kind == "list":
        return cell.split("; ") if cell else [] if name in _KNOWN_TO_BE_NONE else None
    if not cell:
        return None
    if kind == "integer":
        return int(cell) if cell.isdecimal() else None
    if kind == "number":
        return float(cell)
    if kind == "time":
        return datetime.strptime(cell, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return date.fromisoformat(cell) if kind == "date" else utf8(cell)


def _field(value: Any, kind: Kind) -> Any:
    if value is None:
        return None
    if kind == "list":
        return [utf8(str(one)) for one in value] if isinstance(value, list) else [utf8(str(value))]
    if kind == "integer":
        return int(value) if str(value).isdecimal() else None
    return utf8("; ".join(map(str, value)) if isinstance(value, list) else str(value))


def utf8(text: str) -> str:
    """The text without half a surrogate pair, which JSON can spell and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _seen(name: str, leads: Iterable[Lead]) -> Kind:
    values = [lead.details["fields"][name] for lead in leads if name in lead.details.get("fields", {})]
    if values and all(isinstance(value, list) for value in values):
        return "list"
    return "integer" if values and all(isinstance(value, int) for value in values) else "text"
