"""Every form in which a frozen export can leave the house beside the three CSV files; a new one is one line here."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from leadgen_assets.storage.exports import ExportRecord


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    Attributes:
        name: as a person names it on the command line. label: on a button. told: one line on whom it is for.
        render: the files, name -> bytes; names begin with their content and carry no request or time, which whoever
            writes them adds.
    """

    name: str
    label: str
    told: str
    render: Callable[[ExportRecord], Mapping[str, bytes]]


def _json_lines(record: ExportRecord) -> dict[str, bytes]:
    tables = {"companies": record.companies, "contacts": record.contacts, "evidence": record.evidence}
    return {
        f"{name}.jsonl": "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()
        for name, rows in tables.items()
    }


FORMS: dict[str, Form] = {
    form.name: form
    for form in (Form("jsonl", "JSON lines", "For programs: one object a line, the CSV files' columns", _json_lines),)
}
"""Name -> form."""
