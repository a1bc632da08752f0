"""Workbook, Parquet and JSON lines read back by openpyxl, pyarrow and json."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from leadgen_assets.delivery import workbook as workbook_module
from leadgen_assets.delivery.forms import FORMS
from leadgen_assets.delivery.workbook import link_of
from leadgen_assets.domain.exports.csv_contract import COMPANY_COLUMNS
from leadgen_assets.storage.exports import ExportRecord

STAMP = "2026-11-02T08:00:00Z"

Make = Callable[..., Any]


def opened(record: ExportRecord) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"].render(record)["leads.xlsx"]))


def column(sheet: Any, name: str) -> list[Any]:
    head = [cell.value for cell in sheet[1]]
    return [row[head.index(name)] for row in sheet.iter_rows(min_row=2)]


def test_the_workbook_has_four_sheets_with_frozen_filtered_headers(nasty: ExportRecord) -> None:
    book = opened(nasty)
    assert book.sheetnames == ["Companies", "Contacts", "Evidence", "About"]
    companies = book["Companies"]
    assert companies.freeze_panes == "C2"
    assert companies.auto_filter.ref.startswith("A1:")
    assert companies.auto_filter.ref.endswith("4")
    assert companies.column_dimensions["B"].width == 34
    assert [sheet.max_row - 1 for sheet in book][:3] == [3, 8, 2]
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert (about["Request"], about["Companies"], about["Contacts"]) == ("acme.texas", 3, 8)
    assert about["Made at"] == "2026-11-02 08:00:00 UTC"


def test_numbers_are_numbers_links_are_links_and_nothing_is_a_formula(nasty: ExportRecord) -> None:
    book = opened(nasty)
    units = [cell.value for cell in column(book["Companies"], "units_estimate")]
    assert units == [100, 200, None]
    assert [cell.value for cell in column(book["Companies"], "icp_confidence")] == [0.91] * 3
    assert [cell.value for cell in column(book["Companies"], "employees")] == [12, 12, None]
    websites = column(book["Companies"], "website")
    assert websites[0].hyperlink.target == "https://www.firm1.example/"
    assert websites[1].hyperlink is None, "javascript: is no link"
    assert column(book["Evidence"], "link")[0].hyperlink.target == "https://www.firm1.example/#:~:text=Log%20in"
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    name = column(book["Companies"], "company_name")[0]
    assert (name.value, name.data_type, name.quotePrefix) == ('=HYPERLINK("http://evil.example")', "s", True)
    assert column(book["Companies"], "zip_code")[0].value == "78701", "no number: it may begin with a zero"
    assert column(book["Companies"], "phone")[0].value == "+15125550123"


def test_text_that_a_workbook_cannot_hold_is_cut_or_stripped(nasty: ExportRecord) -> None:
    book = opened(nasty)
    description = column(book["Companies"], "description")[0].value
    assert len(description) == 32_767
    assert description.endswith("…")
    assert column(book["Evidence"], "quote")[0].value == "-1+2  Log in "
    names = [cell.value for cell in column(book["Contacts"], "full_name")]
    assert {"José García", "Anna 🏠 Müller", "שרה כהן"} <= set(names)


def test_no_cell_of_the_file_itself_holds_a_formula(nasty: ExportRecord) -> None:
    with zipfile.ZipFile(io.BytesIO(FORMS["xlsx"].render(nasty)["leads.xlsx"])) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in parts.read(name)


def test_links_beyond_what_a_sheet_takes_stay_as_text(nasty: ExportRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_module, "MOST_LINKS", 9)
    links = [cell.hyperlink is not None for cell in column(opened(nasty)["Evidence"], "link")]
    assert links == [True, True]
    monkeypatch.setattr(workbook_module, "MOST_LINKS", 8)
    evidence = column(opened(nasty)["Evidence"], "link")
    assert [cell.hyperlink is not None for cell in evidence] == [True, False]
    assert evidence[1].value.startswith("https://")


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("https://a.example/x", True),
        ("http://a.example", True),
        ("ftp://a.example", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https://[::1", False),
        ("https://a.example/" + "x" * 2000, False),
        ("https://a.example/a b", False),
        ("", False),
    ],
)
def test_what_becomes_a_link(text: str, linked: bool) -> None:
    assert bool(link_of(text)) is linked


def test_parquet_has_typed_columns_and_nulls(nasty: ExportRecord) -> None:
    files = {name: pq.read_table(io.BytesIO(content)) for name, content in FORMS["parquet"].render(nasty).items()}
    companies = files["companies.parquet"]
    assert companies.schema.field("units_estimate").type == pa.int64()
    assert companies.schema.field("pms_detected").type == pa.list_(pa.string())
    assert companies.schema.field("created_at").type == pa.timestamp("us", tz="UTC")
    assert companies.schema.field("employees").type == pa.int64()
    assert companies.schema.field("narpm").type == pa.list_(pa.string())
    first, _, third = companies.to_pylist()
    assert first["pms_detected"] == ["Buildium", "AppFolio"]
    assert first["created_at"] == datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
    assert (first["score"], first["reasons"][0]) == (82.5, "it runs Buildium")
    assert (third["units_estimate"], third["domain"], third["pms_detected"]) == (None, None, None)
    assert (first["disqualifiers"], third["disqualifiers"]) == ([], [])
    contacts = files["contacts.parquet"].to_pylist()
    assert len(contacts) == 8
    assert {row["company_lead_id"] for row in contacts} == {first["lead_id"]}
    assert contacts[0]["quality_score"] == 70
    assert files["evidence.parquet"].to_pylist()[0]["date"] == date(2026, 11, 2)


def test_parquet_of_nothing_has_its_columns(freeze: Make) -> None:
    for content in FORMS["parquet"].render(freeze([])).values():
        table = pq.read_table(io.BytesIO(content))
        assert table.num_rows == 0
        assert table.num_columns > 5


def test_a_line_of_json_is_a_company_with_its_people_and_their_evidence(nasty: ExportRecord) -> None:
    files = FORMS["jsonl"].render(nasty)
    assert set(files) == {"leads.jsonl", "companies.jsonl", "contacts.jsonl", "evidence.jsonl"}
    lines = [json.loads(line) for line in files["leads.jsonl"].decode().splitlines()]
    assert len(lines) == 3
    first = lines[0]
    assert first["fields"]["employees"] == 12
    assert first["empty_because"] == {"fax": "not_found", "website_vendor": "could_not_look"}
    assert [one["field"] for one in first["evidence"]] == ["pms_detected"]
    assert [one["evidence"] for one in first["contacts"]][1][0]["value"] == "p1@firm1.example"
    assert first["contacts"][0]["phone"] == "+15125550199"
    third = lines[2]
    assert (first["units_estimate"], first["icp_confidence"], first["pms_detected"]) == (
        100,
        0.91,
        ["Buildium", "AppFolio"],
    )
    assert (third["units_estimate"], third["domain"], third["pms_detected"], third["disqualifiers"]) == (
        None,
        None,
        None,
        [],
    )
    assert set(third["fields"]) == set(first["fields"])
    assert third["fields"]["employees"] is None
    assert (first["contacts"][0]["quality_score"], first["contacts"][1]["linkedin_url"]) == (70, None)
    rows = [json.loads(line) for line in files["companies.jsonl"].decode().splitlines()]
    assert [(row["units_estimate"], row["created_at"]) for row in rows] == [(n, STAMP) for n in (100, 200, None)]
    assert [list(row) for row in rows] == [list(COMPANY_COLUMNS)] * 3


KINDS = {"employees": "integer", "listings": "integer", "narpm": "list"}


def test_columns_are_of_one_type_in_every_export(freeze: Make, company: Make, details: Make) -> None:
    """What one export knows and another does not, must not make their files different."""
    known = details("domain:firm1.example", kinds=KINDS, fields={"employees": 12, "narpm": ["member"]})
    unknown = details("domain:firm1.example", kinds=KINDS, fields={})
    files = [FORMS["parquet"].render(freeze([company()], [], [one])) for one in (known, unknown)]
    for name in files[0]:
        one, other = (pq.read_table(io.BytesIO(file[name])).schema for file in files)
        assert one.equals(other), name
    table = pq.read_table(io.BytesIO(files[1]["companies.parquet"]))
    assert table.schema.field("listings").type == pa.int64()
    assert table.schema.field("narpm").type == pa.list_(pa.string())
    assert (table.to_pylist()[0]["employees"], table.to_pylist()[0]["narpm"]) == (None, None)
    lines = [
        json.loads(FORMS["jsonl"].render(freeze([company()], [], [one]))["leads.jsonl"]) for one in (known, unknown)
    ]
    assert list(lines[0]["fields"]) == list(lines[1]["fields"])
    assert {name: lines[1]["fields"][name] for name in KINDS} == dict.fromkeys(KINDS)
    assert (lines[0]["fields"]["employees"], lines[0]["fields"]["narpm"]) == (12, ["member"])
