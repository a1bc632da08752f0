"""Every format that a list may have: told by content, read as it is shown, and refused in one clear message."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.sources.tables import content, json_table, workbook
from leadgen_assets.sources.tables.opening import open_table
from leadgen_assets.sources.tables.table import Table

Rows = list[list[str]]
DAY = dt.datetime(2020, 1, 2)  # noqa: DTZ001 - a workbook knows no zone


def saved(folder: Path, content: str | bytes, name: str = "list.txt") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def a_workbook(folder: Path, fill: Callable[[Workbook], None], name: str = "list.csv") -> Path:
    """A workbook under a wrong name: only its content may tell."""
    book = Workbook()
    fill(book)
    book.save(folder / name)
    return folder / name


def of_rows(*rows: list[Any]) -> Callable[[Workbook], None]:
    def fill(book: Workbook) -> None:
        assert book.active is not None
        for row in rows:
            book.active.append(row)

    return fill


def cells(table: Table, behind: int = 0) -> list[list[str]]:
    return [list(row.cells) for row in table.rows(behind)]


def refused(path: Path, sheet: str = "") -> SourceUnreadable:
    with pytest.raises(SourceUnreadable) as caught:
        list(open_table(path, sheet).rows())
    assert str(path) in caught.value.where
    assert caught.value.todo
    return caught.value


# Workbooks


def test_cells_are_read_as_a_list_would_have_them(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        of_rows(
            ["Name", "Phone", "Zip", "Since", "Seen", "Active", "Share", "Gone"],
            [" Acme ", 5125550101.0, 1234, DAY, DAY.replace(hour=3, minute=4), True, 0.5, "#N/A"],
        )(book)
        assert book.active is not None
        book.active["C2"].number_format = "00000"

    table = open_table(a_workbook(tmp_path, fill))
    assert (table.form.told(), table.form.header_row) == ("XLSX, sheet 'Sheet'", 1)
    [row] = cells(table)
    assert row == ["Acme", "5125550101", "01234", "2020-01-02", "2020-01-02 03:04:00", "true", "0.5", ""]


def test_hidden_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        of_rows(["Name", "Phone"], ["A", "1"], ["B", "2"], ["C", "3"])(book)
        assert book.active is not None
        book.active.row_dimensions[3].hidden = True
        book.active.column_dimensions["B"].hidden = True

    table = open_table(a_workbook(tmp_path, fill))
    assert cells(table) == [["A", "1"], ["B", "2"], ["C", "3"]]
    assert table.form.notes == ("1 row is hidden there (by a filter, perhaps) and read all the same",)


def test_titles_merged_and_empty_rows_above_the_header_are_passed_over(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        of_rows(
            ["Members 2026"],
            [],
            ["as of", "June"],
            ["Name", "City", "State", "Zip"],
            ["Acme", "Waco", "TX", 1],
            [],
            ["B", "Waco", "TX"],
            ["C", "Waco", "TX", 3],
            ["D", "Waco", "TX", 4],
        )(book)
        sheet.merge_cells("A1:D1")

    table = open_table(a_workbook(tmp_path, fill))
    assert (table.header, table.form.header_row) == (("Name", "City", "State", "Zip"), 4)
    assert [(row.number, row.cells) for row in table.rows()][:2] == [
        (5, ("Acme", "Waco", "TX", "1")),
        (7, ("B", "Waco", "TX", "")),
    ]


def test_notes_beside_the_table_are_left_alone(tmp_path: Path) -> None:
    table = open_table(
        a_workbook(tmp_path, of_rows(["Name", "City"], ["Acme", "Waco", None, "call them"], [None, None, "x"]))
    )
    assert cells(table) == [["Acme", "Waco"]]


def test_links_behind_cells_and_in_formulas(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        of_rows(
            ["Name", "Website", "Mail"],
            ["A", "Visit", "write"],
            ["B", '=HYPERLINK("https://b.example","Site")', "=1+1"],
        )(book)
        sheet["B2"].hyperlink = "https://a.example/?x=1&y=2"
        sheet["C2"].hyperlink = "mailto:info@a.example"
        sheet["A2"].hyperlink = "#Other!A1"
        sheet["B2"].value = "Visit"

    table = open_table(a_workbook(tmp_path, fill))
    first, second = table.rows()
    assert (first.cells[1], first.links) == ("Visit", {1: "https://a.example/?x=1&y=2", 2: "mailto:info@a.example"})
    assert second.links == {1: "https://b.example"}
    assert any("1 formulas have no stored result" in note for note in table.form.notes)


def test_the_first_visible_sheet_or_the_named_one(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        assert book.active is not None
        book.active.title, book.active.sheet_state = "Hidden", "hidden"
        for title in ("Firms", "Brokers"):
            book.create_sheet(title).append(["Name"])
            book[title].append([f"of {title}"])
        book.create_sheet("Empty")

    path = a_workbook(tmp_path, fill)
    assert cells(open_table(path)) == [["of Firms"]]
    assert "Hidden, Brokers, Empty" in open_table(path).form.notes[0]
    assert cells(open_table(path, " brokers ")) == [["of Brokers"]]
    assert "did you mean 'Brokers'" in str(refused(path, "Broker"))
    assert "is empty" in str(refused(path, "Empty"))
    assert "is no workbook" in str(refused(saved(tmp_path, "name\nA\n"), "Firms"))


def test_reading_goes_on_behind_a_row(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, of_rows(["Name"], *([f"F{number}"] for number in range(2, 902))))
    whole = list(open_table(path).rows())
    assert [row.number for row in whole] == list(range(2, 902))
    assert list(open_table(path).rows(behind=700)) == whole[699:]


def _zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in parts.items():
            file.writestr(name.replace("__", "/"), body)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "is empty"),
        (gzip.compress(b""), "is empty"),
        (OLE, "old Excel workbook"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(100), "protected by a password"),
        (_zipped(**{"xl__workbook.bin": b""}), r"\.xlsb"),
        (_zipped(**{"content.xml": b""}), "OpenDocument"),
        (_zipped(**{"word__document.xml": b""}), "Word document"),
        (_zipped(**{"Index__Document.iwa": b""}), "Numbers document"),
        (_zipped(**{"list.csv": b"name\nA\n"}), "ZIP archive"),
        (_zipped(**{"xl__workbook.xml": b"<workbook"}), "workbook is damaged"),
        (gzip.compress(_zipped(**{"xl__workbook.xml": b""})), "workbook within gzip"),
        (gzip.compress(gzip.compress(b"name\nA\n")), "compressed twice"),
        (b"<!DOCTYPE html><table><tr><td>Name</table>", "HTML page"),
        (b"\xef\xbb\xbf <html><body>", "HTML page"),
        (b'<?xml version="1.0"?><Workbook/>', "XML file"),
        (b"%PDF-1.7", "PDF file"),
        (b"BZh91AY", "bzip2"),
        (b"\xfd7zXZ\0", "xz"),
        (b"PAR1\0", "Parquet"),
        (b"WARC/1.1\r\n", "web archive"),
        (b"\x89PNG\r\n\0\0\0", "not a text file"),
        (b"{oops\n", "No object can be read"),
        (b'{\n "name": "A"\n}\n', "No object can be read: line 1"),
        (b"[]", "No object can be read"),
        (b"[", "cannot be read behind object 0"),
        (b'[{"name": "A"}, {"name"', "behind object 1"),
    ],
)
def test_what_is_no_list_is_told(tmp_path: Path, body: bytes, what: str) -> None:
    with pytest.raises(SourceUnreadable, match=what):
        raise refused(saved(tmp_path, body, "firms.xlsx"))


def test_a_damaged_workbook(tmp_path: Path) -> None:
    whole = a_workbook(tmp_path, of_rows(["Name"], *([f"Firm number {number}"] for number in range(3000)))).read_bytes()
    assert "damaged" in str(refused(saved(tmp_path, whole[: len(whole) // 2])))
    place = whole.find(b"xl/worksheets/sheet1.xml") + 2000
    assert "damaged" in str(refused(saved(tmp_path, whole[:place] + bytes(200) + whole[place + 200 :])))


def as_excel_writes_it(folder: Path, rows: str, strings: str, head: str = "", tail: str = "") -> Path:
    """A workbook with a table of shared texts, which openpyxl reads and does not write."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><dimension ref="A1"/><sheetData>{rows}</sheetData>{tail}'
        "</worksheet>",
        "xl/sharedStrings.xml": f'{head}<sst xmlns="{main}">{strings}</sst>',
    }
    with zipfile.ZipFile(folder / "firms.xlsx", "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return folder / "firms.xlsx"


def test_shared_texts_stored_results_and_a_wrong_size(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="3"><c r="A3" t="str"><f>"Ac"&amp;"me"</f><v>Acme</v></c><c r="B3"><f>40+2</f><v>42</v></c></row>'
        '<row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" t="str"><f>IF(1,"","")</f><v></v></c></row>'
    )
    strings = "<si><t>Name</t></si><si><t>Units</t></si><si><r><t>Be</t></r><r><t>ta</t></r></si>"
    table = open_table(as_excel_writes_it(tmp_path, rows, strings))
    assert [(row.number, row.cells) for row in table.rows()] == [(3, ("Acme", "42")), (4, ("Beta", ""))]
    assert table.form.notes == ()


def test_a_text_that_is_not_in_the_table_of_texts(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>9</v></c></row>'
    assert "damaged" in str(refused(as_excel_writes_it(tmp_path, rows, "<si><t>Name</t></si>")))


def test_a_workbook_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    path = as_excel_writes_it(tmp_path, rows, "<si><t>Name</t></si>" + "<si><t>A</t></si>" * 20_000)
    assert open_table(path).header == ("Name",), "large alone is no bomb"
    monkeypatch.setattr(workbook, "MOST_HELD", 20_000)
    assert "which is more than is read" in str(refused(path))
    monkeypatch.undo()
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/media/zeros.bin", bytes(3_000_000))
    monkeypatch.setattr(workbook, "RATIO_FROM", 1_000_000)
    assert "which is more than is read" in str(refused(path))


def test_definitions_that_multiply_are_refused(tmp_path: Path) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    assert "no spreadsheet program writes" in str(
        refused(as_excel_writes_it(tmp_path, rows, "<si><t>&a;</t></si>", head))
    )


# JSON


def test_json_lines_are_flattened_and_wrong_lines_told(tmp_path: Path) -> None:
    text = (
        '{"name": "A", "address": {"city": "Austin", "geo": {"lat": 30.0}}, "tags": ["x", null, "y"]}\n\n'
        'oops\n[1]\n{"name": "B", "phones": [{"no": 5125550101}], "open": true, "none": null}\n{}\n'
    )
    table = open_table(saved(tmp_path, text))
    assert table.header == ("name", "address.city", "address.geo.lat", "tags", "phones.0.no", "open", "none")
    first, oops, listed, last = table.rows()
    assert (first.number, first.cells) == (1, ("A", "Austin", "30", "x; y", "", "", ""))
    assert (oops.number, oops.fault, listed.fault) == (3, "line 3: not JSON (Expecting value)", "line 4: not an object")
    assert (last.number, last.cells) == (5, ("B", "", "", "", "5125550101", "true", ""))
    assert [row.number for row in table.rows(behind=3)] == [4, 5]


def test_a_list_of_objects(tmp_path: Path) -> None:
    text = json.dumps([{"name": "Élan", "n": 1.0}, 7, {"name": "B", "later": "x"}], indent=2)
    table = open_table(saved(tmp_path, text.encode("utf-16")))
    assert (table.form.told(), table.header) == ("JSON, UTF-16", ("name", "n", "later"))
    assert [(row.number, row.cells, row.fault) for row in table.rows()] == [
        (1, ("Élan", "1", ""), ""), (2, (), "object 2: not an object"), (3, ("B", "", "x"), ""),
    ]  # fmt: skip


def test_damage_within_a_list_ends_it_behind_what_was_read(tmp_path: Path) -> None:
    table = open_table(saved(tmp_path, '[{"name": "A"},\n{"name": "B"},\n{"name": C}]'))
    rows = table.rows()
    assert [next(rows).cells, next(rows).cells] == [("A",), ("B",)]
    with pytest.raises(SourceUnreadable, match="behind object 2") as caught:
        next(rows)
    assert "line 3" in caught.value.where


def test_endless_lines_and_objects_are_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_table, "_LARGEST", 1000)
    long = json.dumps({"name": "x" * 3000})
    table = open_table(saved(tmp_path, f'{{"name": "A"}}\n{long}\n{{"name": "B"}}\n'))
    assert [row.fault or row.cells[0] for row in table.rows()] == ["A", "line 2: longer than 1,000 characters", "B"]
    deep = '{"a":' * 50_000
    table = open_table(saved(tmp_path, f'{{"name": "A"}}\n{deep}\n'))
    assert len(list(table.rows())) == 2
    assert "behind object 1" in str(refused(saved(tmp_path, f'[{{"name": "A"}}, {{"a": "{"x" * 200_000}')))


def test_too_many_keys(tmp_path: Path) -> None:
    text = "\n".join(json.dumps({f"key {number}": 1}) for number in range(2100))
    assert "different keys" in str(refused(saved(tmp_path, text)))


# gzip


@pytest.mark.parametrize(
    "text", ["name,city\nA,Waco\n", '{"name":"A","city":"Waco"}\n', '[{"name":"A","city":"Waco"}]']
)
def test_gzip_is_told_by_content(tmp_path: Path, text: str) -> None:
    table = open_table(saved(tmp_path, gzip.compress(text.encode())))
    assert (table.form.gzip, cells(table)) == (True, [["A", "Waco"]])
    assert "in gzip" in table.form.told()


def test_a_gzip_bomb_ends_with_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "RATIO_FROM", 1 << 20)
    bomb = gzip.compress(b"name\n" + b"A,B\n" * 2_000_000)
    assert "which no list does" in str(refused(saved(tmp_path, bomb)))
    monkeypatch.setattr(content, "MOST_UNPACKED", 1000)
    assert "which no list does" in str(refused(saved(tmp_path, gzip.compress(bytes(range(32, 126)) * 50))))


def test_a_gzip_file_that_is_cut_off_or_changed(tmp_path: Path) -> None:
    whole = gzip.compress(b"name\n" + b"".join(b"Firm %d\n" % number for number in range(9000)))
    assert "cut off" in str(refused(saved(tmp_path, whole[:-400])))
    assert "damaged" in str(refused(saved(tmp_path, whole[:-8] + struct.pack("<II", 1, 1))))


# Text


def test_what_excel_says_of_its_delimiter(tmp_path: Path) -> None:
    table = open_table(saved(tmp_path, "sep=;\r\nname;city\r\nA, Inc;Waco\r\n"))
    assert (table.form.delimiter, table.header, cells(table)) == (";", ("name", "city"), [["A, Inc", "Waco"]])


def test_a_title_above_a_csv_table(tmp_path: Path) -> None:
    table = open_table(saved(tmp_path, "\nMembers,,\n,,\nname,city,zip\nA,Waco,1\nB,Waco,2\n"))
    assert (table.form.header_row, [row.number for row in table.rows()]) == (4, [5, 6])


def test_two_rows_of_names_are_one_header(tmp_path: Path) -> None:
    both = "Company,Website,Address,,\n,,City,State,Zip\nA,a.example,Austin,TX,78701\nB,b.example,Waco,TX,76701\n"
    table = open_table(saved(tmp_path, both))
    assert (table.header, cells(table)[0]) == (
        ("Company", "Website", "City", "State", "Zip"),
        ["A", "a.example", "Austin", "TX", "78701"],
    )
    few = open_table(saved(tmp_path, "Company,Address,,\n,City,State,Zip\nA,Austin,TX,78701\nB,Waco,TX,76701\n"))
    assert (few.header, few.form.header_row) == (("Company", "City", "State", "Zip"), 2)
    one = open_table(saved(tmp_path, "Company,Website,\nAcme,,call back\nB,b.example,\nC,c.example,\n"))
    assert (one.header, len(cells(one))) == (("Company", "Website", ""), 3), "a company is no second row of names"


def test_one_column_with_some_wrong_rows_keeps_its_header(tmp_path: Path) -> None:
    table = open_table(saved(tmp_path, "name\nAcme\nBeta, Inc, LLC\nGamma\n"))
    assert table.header == ("name",)
    assert [row.fault or row.cells[0] for row in table.rows()] == ["Acme", "row 3: 3 cells, header has 1", "Gamma"]


def test_text_in_utf_16_without_its_mark(tmp_path: Path) -> None:
    table = open_table(saved(tmp_path, "name,city\nÉlan,Waco\n".encode("utf-16-le")))
    assert (table.form.told(), cells(table)) == ("CSV, UTF-16, comma", [["Élan", "Waco"]])


def test_a_header_in_brackets_is_no_json(tmp_path: Path) -> None:
    assert open_table(saved(tmp_path, "[Company],[City]\nA,Waco\n")).header == ("[Company]", "[City]")


# Round trips: whatever stands in cells comes back, in every format.

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(lambda text: " ".join(text.split()))
NAMED = st.lists(
    st.tuples(st.from_regex(r"[A-Z][a-zé]{1,8}", fullmatch=True), TEXT, TEXT).map(list), min_size=1, max_size=6
)
ANY_ROWS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def as_csv(rows: Rows) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([["name", "city", "note"], *rows])
    return stream.getvalue().encode()


def as_lines(rows: Rows) -> bytes:
    return b"".join(
        json.dumps(dict(zip(("name", "city", "note"), row, strict=True)), ensure_ascii=False).encode() + b"\n"
        for row in rows
    )


def as_list(rows: Rows) -> bytes:
    return json.dumps([dict(zip(("name", "city", "note"), row, strict=True)) for row in rows], indent=1).encode()


@pytest.mark.parametrize("write", [as_csv, as_lines, as_list, lambda rows: gzip.compress(as_lines(rows))])
@ANY_ROWS
@given(rows=NAMED)
def test_what_is_written_as_text_is_read(tmp_path: Path, write: Callable[[Rows], bytes], rows: Rows) -> None:
    table = open_table(saved(tmp_path, write(rows)))
    assert table.header == ("name", "city", "note")
    assert cells(table) == rows


@settings(ANY_ROWS, max_examples=settings().max_examples // 3)
@given(rows=NAMED)
def test_what_is_written_as_a_workbook_is_read(tmp_path: Path, rows: Rows) -> None:
    def fill(book: Workbook) -> None:
        assert book.active is not None
        for number, row in enumerate([["name", "city", "note"], *rows], start=1):
            for column, text in enumerate(row, start=1):
                cell = book.active.cell(number, column)
                cell.value = text
                if text:
                    cell.data_type = "s"  # a text that begins with "=" too

    assert cells(open_table(a_workbook(tmp_path, fill))) == [[_shown(text) for text in row] for row in rows]


def _shown(text: str) -> str:
    return "" if text in {"#N/A", "#REF!"} else text


@ANY_ROWS
@given(st.sampled_from([b"", b"{", b"[{", b"PK\x03\x04", b"\x1f\x8b", b"\xff\xfe"]), st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path: Path, start: bytes, body: bytes) -> None:
    try:
        table = open_table(saved(tmp_path, start + body))
        for row in table.rows():
            assert row.fault or len(row.cells) == len(table.header)
    except SourceUnreadable:
        pass


def test_a_cell_that_is_too_long_costs_its_own_row_alone(tmp_path: Path) -> None:
    text = f"Name,Website\nAcme,acme.example\n{'A' * 200_000},long.example\nBolt,bolt.example\n"
    rows = list(open_table(saved(tmp_path, text)).rows())
    assert [row.cells[:1] for row in rows] == [("Acme",), (), ("Bolt",)]
    assert "row 3" in rows[1].fault
    opened = f'Name,Website\nAcme,acme.example\n"Open,x\n{"Bolt,bolt.example" * 3}\n' + "Cedar,cedar.example\n" * 10_000
    assert "not closed" in str(refused(saved(tmp_path, opened)))
