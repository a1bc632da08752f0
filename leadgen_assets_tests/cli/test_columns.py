"""`leadgen columns`: what a person sees of a list before a request names it."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import openpyxl
import pytest

from leadgen_assets.cli.entry import run


def test_a_list_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "firms.csv"
    path.write_text("Firm;Trade;City;Owner\nA;B;Waco;Jane\nC;D;Austin;Joe\nE;F\n", "utf-8")
    assert run(["columns", str(path), "--take", "name=trade"]) == 0
    shown = capsys.readouterr().out
    assert (
        f"{path}: CSV, UTF-8, semicolon; 3 rows\n  name  from  Trade  (given)\n  city  from  City  (guessed)\n" in shown
    )
    assert "No column for: website, phone, street, state, zip_code, licence\nNot used: Firm, Owner\n" in shown
    assert "  e.g. B | Waco\n  e.g. D | Austin\n" in shown
    assert "1 row cannot be used: row 4: 2 cells, header has 4" in shown


def test_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "firms"
    path.write_text('{"company": {"name": "A"}, "url": "a.example"}\nno\n', "utf-8")
    assert run(["columns", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["rows"], found["unusable_rows"]) == ("JSON lines", 2, 1)
    assert found["columns"] == [
        {"field": "name", "column": "company.name", "how": "guessed"},
        {"field": "website", "column": "url", "how": "guessed"},
    ]
    assert found["samples"] == [{"company.name": "A", "url": "a.example"}]


def test_where_nothing_is_recognised_everything_else_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "firms.csv"
    path.write_text("first,second\nA,B\n", "utf-8")
    assert run(["columns", str(path)]) == 1
    shown = capsys.readouterr().out
    assert "; 1 row\n" in shown
    assert "No column can be taken for the companies' name or website" in shown
    assert "e.g. A | B" in shown


def test_a_workbook_that_begins_with_notes_says_where_to_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["Prepared for", "Status"])
    book.active.append(["the team", "draft"])
    sheet = book.create_sheet("Q4 Prospects")
    sheet.append(["Company / DBA", "City, State"])
    sheet.append(["Acme Homes", "Austin, TX"])
    book.save(tmp_path / "firms.xlsx")
    assert run(["columns", str(tmp_path / "firms.xlsx")]) == 1
    shown = capsys.readouterr().out
    assert (
        "if the companies stand on another sheet ('Q4 Prospects'), look at it (leadgen columns FILE --sheet NAME)"
        in shown
    )
    assert "name it in the request's source (sheet: NAME)" in shown
    assert run(["columns", str(tmp_path / "firms.xlsx"), "--sheet", "Q4 Prospects"]) == 0
    shown = capsys.readouterr().out
    assert "  name   from  Company / DBA  (guessed)\n  city   from  City, State  (guessed)\n" in shown
    assert "  state  from  City, State  (with the city)\n" in shown
    assert "No column for: website, phone, street, zip_code, licence" in shown, "the state stands beside the city"


@pytest.mark.parametrize(
    "row",
    ["Acme PM,acme.example,TX", "Acme PM,(512) 555-0140", "Acme PM,dana@acme.example", "Acme PM,www.acme.example"],
)
def test_a_list_without_a_header_is_told_and_none_of_its_rows_is_offered_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str
) -> None:
    path = tmp_path / "firms.csv"
    path.write_text(f"{row}\n{row}\n", "utf-8")
    assert run(["columns", str(path)]) == 1
    shown = capsys.readouterr().out
    assert f"The list has no header row: its first row is already one of companies ({row.replace(',', ', ')})" in shown
    assert "write a row of names above it" in shown
    assert "--take" not in shown


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (["missing.csv"], 1, "There is no such list"),
        (["firms.csv", "--take", "name"], 2, "is not FIELD=COLUMN"),
        (["firms.csv", "--sheet", "One"], 1, "it is no workbook"),
    ],
)
def test_wrong_usage(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    what: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("firms.csv").write_text("name\nA\n", "utf-8")
    assert run(["columns", *arguments]) == code
    assert what in capsys.readouterr().err


def _cut_workbook() -> bytes:
    whole = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["name", "website"])
    book.active.append(["A", "a.example"])
    book.save(whole)
    return whole.getvalue()[:-200]


_ROWS = b"name,website\n" + b"".join(b"Firm %d,firm%d.example\n" % (n, n * 7919) for n in range(5000))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("firms.csv.gz", gzip.compress(_ROWS, mtime=0)[:-4000]),
        ("firms.csv.gz", gzip.compress(_ROWS, mtime=0)[:-8] + b"\0" * 8),
        ("firms.json", b'[{"name": "A", "website": "a.example"}, {"name": "B", "webs'),
        ("firms.xlsx", _cut_workbook()),
        ("firms.xlsx", b"PK\x03\x04 no workbook at all"),
        ("firms.csv", b"name,website\nA,a.example\n\x00\x00\x00\x00\x00\x00\n"),
    ],
    ids=["gzip cut short", "gzip of another sum", "JSON cut short", "workbook cut short", "no workbook", "zeroes"],
)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["for people", "for programs"])
def test_a_damaged_file_is_told_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, form: tuple[str, ...]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert run(["columns", str(path), *form]) == 1
    told = capsys.readouterr()
    assert name in told.out + told.err
    assert "Traceback" not in told.out + told.err
    assert len(told.err.splitlines()) <= 4
