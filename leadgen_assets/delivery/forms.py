"""Every form in which a frozen export can leave the house beside the three CSV files; a new one is one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from leadgen_assets.delivery.full import full
from leadgen_assets.delivery.highlevel import highlevel
from leadgen_assets.delivery.hubspot import hubspot
from leadgen_assets.delivery.json_lines import json_lines
from leadgen_assets.delivery.parquet import parquet
from leadgen_assets.delivery.workbook import workbook
from leadgen_assets.domain.exports.csv_contract import COMPANY_COLUMNS, CONTACT_COLUMNS, EVIDENCE_COLUMNS
from leadgen_assets.domain.telling.spreadsheet import to_csv
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


def three_csv(record: ExportRecord) -> dict[str, bytes]:
    """The three CSV files of an export, or of a part of it, by the same contract as the published ones."""
    tables = (
        ("companies", record.companies, COMPANY_COLUMNS),
        ("contacts", record.contacts, CONTACT_COLUMNS),
        ("evidence", record.evidence, EVIDENCE_COLUMNS),
    )
    return {f"{name}.csv": to_csv(rows, columns).encode() for name, rows, columns in tables}


CSV = Form("csv", "CSV", "The three CSV files themselves", three_csv)
"""Stands beside `FORMS`: what is published already needs no rendering, only a part of it does."""

FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        Form("xlsx", "Excel", "For people: a workbook with links, companies, contacts and evidence", workbook),
        Form("hubspot", "HubSpot", "For HubSpot's importer: a file of companies and one of contacts", hubspot),
        Form("highlevel", "HighLevel", "For HighLevel's importer: contacts, and who was left out", highlevel),
        Form("full", "Everything, CSV", "One row a company with every field, reason and contact", full),
        Form("jsonl", "JSON lines", "For programs: one company a line with contacts and evidence in it", json_lines),
        Form("parquet", "Parquet", "For notebooks and warehouses: typed columns", parquet),
    )
}
"""Name -> form."""
