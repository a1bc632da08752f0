"""Excel workbooks (.xlsx), row by row; what a cell shows is what it holds, and a link behind it is kept."""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.telling.faults import did_you_mean
from leadgen_assets.domain.telling.shown import shown
from leadgen_assets.sources.tables.table import Table, TableForm, TableRow, header_cells, header_names
from leadgen_assets.sources.tables.workbook import SheetAsides, asides, refuse_bomb

_SAMPLE_ROWS, _PULLED_ROWS = 30, 200
_FILLED_WITH_ZEROS = re.compile(r"0{2,10}")
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})


def open_xlsx(path: Path, sheet: str = "") -> Table:
    """A workbook's sheet: the named one, else the first that is not hidden.

    Raises:
        SourceUnreadable: damaged, a bomb, no such sheet, or without a header.
    """
    with _Workbook(path, sheet) as book:
        sample = list(islice(book.rows(), _SAMPLE_ROWS))
        found = book.asides()
    width = max((len(cells) for _, cells in sample), default=0)
    names = header_cells([[*cells, *[""] * (width - len(cells))] for _, cells in sample])
    if names is None:
        raise SourceUnreadable(f"The sheet {book.sheet!r} is empty", str(path), _other_sheets(book.sheets, book.sheet))
    place, cells = names
    row = sample[place][0]
    while cells and not cells[-1]:
        cells.pop()
    header = header_names(cells, str(path))
    form = TableForm("XLSX", sheet=book.sheet, sheets=book.sheets, header_row=row, notes=_notes(book, found))

    def read(behind: int) -> Generator[TableRow, None, None]:
        with _Workbook(path, book.sheet) as again:
            for number, cells in again.rows():
                # Cells beside the table, under no name, are somebody's notes.
                own = cells[: len(header)]
                if number > max(behind, row) and any(own):
                    filled = (*own, *[""] * (len(header) - len(own)))
                    yield TableRow(number, filled, links=found.links.get(number, {}))

    return Table(form, header, read)


class _Workbook:
    """An open workbook, of which one sheet is read. `openpyxl` raises whatever its parsers meet in a damaged file."""

    def __init__(self, path: Path, sheet: str) -> None:
        from openpyxl import load_workbook

        self._path = path
        with ExitStack() as opened:
            try:
                self._zip = opened.enter_context(zipfile.ZipFile(path))
                refuse_bomb(self._zip, str(path))
                # An open file: of a path, openpyxl would judge the suffix.
                file = opened.enter_context(path.open("rb"))
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # of features that are not read, such as drop-down lists
                    self._book = load_workbook(file, read_only=True, data_only=True)
            except (SourceUnreadable, OSError):
                raise
            except Exception as error:
                raise self._damaged(error) from error
            self._sheet: Any = self._chosen(sheet)
            self._opened = opened.pop_all()
        self.sheet: str = self._sheet.title

    def __enter__(self) -> _Workbook:
        return self

    def __exit__(self, *_: object) -> None:
        self._book.close()
        self._opened.close()

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of the sheets with cells, hidden ones included."""
        return tuple(one.title for one in self._book.worksheets)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Number and texts of every row, empty ones included."""
        # What a file claims to be its size is wrong in many exports.
        self._sheet.reset_dimensions()
        rows = self._sheet.iter_rows()
        number = 0
        while True:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # of dates that no calendar has
                    pulled = [[_text(cell) for cell in row] for row in islice(rows, _PULLED_ROWS)]
            except Exception as error:
                raise self._damaged(error, number) from error
            if not pulled:
                return
            for cells in pulled:
                number += 1
                while cells and not cells[-1]:
                    cells.pop()
                yield number, cells

    def asides(self) -> SheetAsides:
        """Links and missing results of the sheet."""
        try:
            return asides(self._zip, self._sheet._worksheet_path)
        except Exception as error:
            raise self._damaged(error) from error

    def _chosen(self, wanted: str) -> Any:
        sheets = self._book.worksheets
        if not wanted:
            visible = [one for one in sheets if one.sheet_state == "visible"] or sheets
            if not visible:
                raise SourceUnreadable("The workbook has no sheet with cells", str(self._path), "give one with a table")
            return visible[0]
        named = [one for one in sheets if one.title.strip().casefold() == wanted.strip().casefold()]
        if not named:
            names = [one.title for one in sheets]
            raise SourceUnreadable(
                f"The workbook has no sheet {shown(wanted)}{did_you_mean(wanted, names)}",
                str(self._path),
                f"the sheets are: {', '.join(names)[:300]}",
            )
        return named[0]

    def _damaged(self, error: Exception, behind: int = 0) -> SourceUnreadable:
        words = " ".join(str(error).split())[:120] or type(error).__name__
        what = f"cannot be read behind row {behind:,}" if behind else "cannot be read"
        return SourceUnreadable(
            f"The workbook is damaged: it {what} ({words})",
            str(self._path),
            "open it, save it again, or save it as CSV",
        )


def _text(cell: Any) -> str:
    """A cell's value as a list would have it: 78701.0 is 78701, midnight is a date, an error is nothing."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if cell.data_type == "e" or value in _ERRORS else value.strip()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int):
        shown = cell.number_format if abs(value) < 10**10 else ""
        # "00000": a zip code that begins with zero is stored without it.
        return str(value).zfill(len(shown)) if _FILLED_WITH_ZEROS.fullmatch(shown or "") else str(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def _notes(book: _Workbook, found: SheetAsides) -> tuple[str, ...]:
    notes = []
    others = [name for name in book.sheets if name != book.sheet]
    if others:
        notes.append(f"other sheets are not read: {', '.join(others)[:200]}")
    if found.hidden:
        rows = "row is" if found.hidden == 1 else "rows are"
        notes.append(f"{found.hidden:,} {rows} hidden there (by a filter, perhaps) and read all the same")
    if found.unstored:
        notes.append(
            f"{found.unstored:,} formulas have no stored result and count as empty: open the file in a spreadsheet"
            " program and save it"
        )
    return tuple(notes)


def _other_sheets(names: Sequence[str], read: str) -> str:
    others = [name for name in names if name != read]
    return (
        f"name the sheet to read; the others are {', '.join(others)[:300]}" if others else "give one with a header row"
    )
