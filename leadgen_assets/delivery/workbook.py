"""XLSX: a workbook for people, with links. Written row by row, so that its size is not held as objects."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from leadgen_assets.delivery.full import JUDGEMENT, contact_cells, field_names, judgement
from leadgen_assets.delivery.leads import Lead, leads
from leadgen_assets.delivery.plain_csv import shortened
from leadgen_assets.domain.exports.csv_contract import COMPANY_COLUMNS, CONTACT_COLUMNS, EVIDENCE_COLUMNS
from leadgen_assets.storage.exports import ExportRecord

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST_CELL = 32_767
MOST_LINKS = 65_530
"""Links that Excel keeps on a sheet; the addresses behind them stay as text."""
LONGEST_LINK = 2_000
MOST_ROWS = 1_048_575
"""Rows below the header that a sheet takes."""

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""
_NUMBERS = frozenset({"units_estimate", "icp_confidence", "quality_score", "score", "pages_read", "evidence_count"})
_WIDTHS = {
    "company_name": 34, "website": 34, "description": 60, "personalization_notes": 60, "quote": 70, "link": 60,
    "reasons": 60, "points": 40, "empty_because": 40, "discovery_source": 26, "disqualifiers": 26, "title": 28,
    "full_name": 26, "email": 32, "linkedin_url": 34, "value": 34, "company": 28, "domain": 28, "created_at": 21,
    "what": 30, "is": 90,
}  # fmt: skip
_WIDTH = 16
_CONTACTS = (
    *CONTACT_COLUMNS[:4], "phone", "email_status", *CONTACT_COLUMNS[4:], "first_name", "last_name", "lead_id",
    "company_lead_id",
)  # fmt: skip


def workbook(record: ExportRecord) -> dict[str, bytes]:
    """The workbook with the sheets Companies, Contacts, Evidence and About."""
    from openpyxl import Workbook  # a fifth of a second that only this form needs

    all_leads = list(leads(record))
    fields = field_names(all_leads)
    book = Workbook(write_only=True)
    book.properties.creator = "leadgen_assets"
    book.properties.title = f"Leads of {record.key}"
    book.properties.created = book.properties.modified = record.created_at.replace(tzinfo=None)
    companies = ("lead_id", *COMPANY_COLUMNS, *fields, *JUDGEMENT)
    with _abandoned(book):
        _sheet(book, "Companies", companies, (_company(lead, fields) for lead in all_leads), 2)
        _sheet(book, "Contacts", _CONTACTS, (row for lead in all_leads for row in _contacts(lead)), 1)
        evidence = ({"company_lead_id": lead.lead_id, **line} for lead in all_leads for line in lead.evidence)
        _sheet(book, "Evidence", (*EVIDENCE_COLUMNS, "company_lead_id"), evidence, 2)
        _sheet(book, "About", ("what", "is"), _about(record, all_leads), 0)
        written = io.BytesIO()
        book.save(written)
    return {"leads.xlsx": written.getvalue()}


@contextmanager
def _abandoned(book: Workbook) -> Iterator[None]:
    """While inside, where a sheet's temporary file cannot be written, close the others' too.

    Left to themselves they fail again when they are forgotten, with a trace that nobody can catch.
    """
    try:
        yield
    except OSError:
        for sheet in book.worksheets:
            for left in (getattr(sheet, "_rows", None), getattr(getattr(sheet, "_writer", None), "xf", None)):
                with suppress(OSError):
                    left and left.close()
        raise


def link_of(text: str) -> str:
    """The address to link a cell to, "" where it is no web address or one that Excel would not take."""
    if len(text) > LONGEST_LINK or not text.startswith(("http://", "https://")) or re.search(r"[\s<>\"{}|\\^`]", text):
        return ""
    try:
        return text if urlsplit(text).hostname else ""
    except ValueError:
        return ""


def _company(lead: Lead, fields: Sequence[str]) -> dict[str, Any]:
    known = lead.details.get("fields", {})
    return {"lead_id": lead.lead_id, **lead.row, **{name: known.get(name) for name in fields}, **judgement(lead)}


def _contacts(lead: Lead) -> Iterable[dict[str, Any]]:
    for person, cells in zip(lead.contacts, contact_cells(lead), strict=True):
        yield {**person.row, **cells, "company_lead_id": lead.lead_id}


def _about(record: ExportRecord, all_leads: Sequence[Lead]) -> list[dict[str, Any]]:
    told = [
        ("Request", record.key),
        ("Export", record.export_id),
        ("Made at", record.created_at.strftime("%Y-%m-%d %H:%M:%S UTC")),
        ("Companies", len(all_leads)),
        ("Contacts", len(record.contacts)),
        ("Pieces of evidence", sum(len(lead.evidence) for lead in all_leads)),
        ("", ""),
        (
            "How to read it",
            "An empty cell is unknown, never a no; empty_because says what was looked for and not found.",
        ),
        ("Sources", "The sheet Evidence has a row a value: the quote, and a link that opens the page at the quote."),
        ("Estimates", "A value that the column estimated names was computed; its evidence says from what."),
        ("Order", "Best first: by tier, then confidence, then time found."),
        ("Same lead again", "lead_id is the same in every export and request, for companies and for people."),
        ("Contacting people", "A page that names somebody is no consent to be texted. See docs/legal.md."),
        ("", ""),
        *((f"Check: {one.get('name', '')}", _verdict(one)) for one in record.verdict),
    ]
    return [{"what": what, "is": said} for what, said in told]


def _verdict(one: Mapping[str, Any]) -> str:
    return f"{'passed' if one.get('passed') else 'NOT PASSED'}. {one.get('meaning', '')}"


def _sheet(book: Workbook, title: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], frozen: int) -> None:
    """One sheet; `frozen` columns at its left stay in sight, as its header does."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, _WIDTH)
    bold, blue = Font(bold=True), Font(color="0563C1", underline="single")

    def cell(column: str, value: Any, links: bool) -> Any:
        if isinstance(value, (list, tuple)):
            value = "; ".join(value)
        if column in _NUMBERS and isinstance(value, str):
            value = _number(value)
        if value is None or value == "" or isinstance(value, (int, float)):
            return value if value != "" else None
        text = shortened(_ILLEGAL.sub("", value), LONGEST_CELL)
        made = WriteOnlyCell(sheet, value=text)
        made.data_type = "s"  # whatever it begins with
        if text[:1] in "=+-@":
            made.quotePrefix = True  # stays text when a person edits it
        link = link_of(text) if links else ""
        if link:
            made.hyperlink, made.font = link, blue
        return made

    header = [WriteOnlyCell(sheet, value=column) for column in columns]
    for head in header:
        head.font = bold
    sheet.append(header)
    linked = written = 0
    for row in rows:
        if written == MOST_ROWS:
            break
        made = [cell(column, row.get(column), linked + len(columns) <= MOST_LINKS) for column in columns]
        linked += sum(getattr(one, "hyperlink", None) is not None for one in made)
        sheet.append(made)
        written += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{written + 1}"


def _number(text: str) -> int | float | str | None:
    try:
        return int(text) if text.isdecimal() else float(text)
    except ValueError:
        return text
