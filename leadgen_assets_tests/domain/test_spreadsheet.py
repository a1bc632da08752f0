from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.telling.spreadsheet import (
    csv_cells,
    csv_lines,
    is_safe,
    iso_utc,
    joined,
    neutralise,
    one_line,
    plain,
    to_csv,
)


@pytest.mark.parametrize("cell", ["=1+1", "+15125550123", "-5", "@SUM(A1)", "\t=1", "\r=1", "\x00", "'=1", "''+1"])
def test_what_a_spreadsheet_could_run_is_neutralised(cell: str):
    assert neutralise(cell) == "'" + cell
    assert is_safe(neutralise(cell))


@pytest.mark.parametrize("cell", ["", "Tarnwick", "1-2", "a=b", "'quoted'", "O'Kettle", "https://tarnwick.example/"])
def test_other_cells_stay_as_they_are(cell: str):
    assert neutralise(cell) == cell
    assert is_safe(cell)


@given(st.text())
def test_neutralising_is_undone_exactly(cell: str):
    assert plain(neutralise(cell)) == cell
    assert is_safe(neutralise(cell))


@given(st.from_regex(r"'*[=+@-]?.*", fullmatch=True))
def test_neutralising_is_undone_for_quotes_in_front(cell: str):
    assert plain(neutralise(cell)) == cell


def test_joining_keeps_order_and_drops_repeats():
    assert joined(["b", "a", "b", " ", "c; d\ne"]) == "b; a; c, d e"
    assert one_line(" a\u00a0\n\tb\x07c ") == "a b c"


def test_times_are_utc():
    assert iso_utc(datetime(2026, 11, 20, 20, 0, 1, 999, tzinfo=timezone(timedelta(hours=1)))) == "2026-11-20T19:00:01Z"
    assert iso_utc(datetime(2026, 1, 2, tzinfo=UTC)) == "2026-01-02T00:00:00Z"
    with pytest.raises(ValueError, match="no time zone"):
        iso_utc(datetime(2026, 1, 2))  # noqa: DTZ001


_rows = st.lists(
    st.fixed_dictionaries({"a": st.text(st.characters(codec="utf-8")), "b,c": st.text(max_size=5)}), max_size=5
)


@given(_rows)
def test_files_read_back_equal(rows: list[dict[str, str]]):
    text = to_csv(rows, ("a", "b,c"))
    assert text == "".join(csv_lines(iter(rows), ("a", "b,c")))
    header, *read = csv_cells(io.StringIO(text, newline=""))
    assert header == ["a", "b,c"]
    assert [dict(zip(header, map(plain, cells), strict=True)) for cells in read] == rows


def test_rows_of_other_columns_are_refused():
    with pytest.raises(ValueError, match="b"):
        to_csv([{"a": "1", "b": "2"}], ["a"])
    with pytest.raises(KeyError):
        to_csv([{"b": "2"}], ["a"])


@pytest.mark.parametrize(
    ("text", "words"), [("", "no header"), ("a,b\r\n1\r\n", "row 2 has 1 cells, the header has 2")]
)
def test_damaged_files_are_told(text: str, words: str):
    with pytest.raises(ValueError, match=words):
        list(csv_cells(io.StringIO(text, newline="")))
