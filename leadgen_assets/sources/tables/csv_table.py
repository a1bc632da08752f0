"""CSV files as people have them: any of three encodings and four delimiters, read row by row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Generator, Sequence
from pathlib import Path

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.sources.tables.content import encoding_of, open_bytes
from leadgen_assets.sources.tables.table import (
    Table,
    TableForm,
    TableRow,
    fitted,
    header_cells,
    header_names,
    header_place,
)

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 30
_SAID = re.compile(r"sep=(.)\s*", re.IGNORECASE)
"""A first line by which Excel tells itself the delimiter."""


def open_csv(path: Path, packed: bool) -> Table:
    """A CSV file: encoding from all of its bytes, delimiter and header from its first lines.

    Raises:
        SourceUnreadable: not text, without a header, or with a column twice.
    """
    encoding = encoding_of(path, packed)
    with _text(path, packed, encoding) as file:
        sample = [line for _, line in zip(range(_SAMPLE_LINES), file, strict=False)]
    said = _SAID.fullmatch(sample[0]) if sample else None
    delimiter = said.group(1) if said else _delimiter(sample)
    row, cells = _header(sample, delimiter, 1 if said else 0, str(path))
    header = header_names(cells, str(path))
    form = TableForm("CSV", encoding, delimiter, gzip=packed, header_row=row)

    def read(behind: int) -> Generator[TableRow, None, None]:
        return _rows(path, form, len(header), max(behind, row))

    return Table(form, header, read)


def _text(path: Path, packed: bool, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(open_bytes(path, packed), encoding, "replace", newline="")


def _rows(path: Path, form: TableForm, width: int, behind: int) -> Generator[TableRow, None, None]:
    with _text(path, form.gzip, form.encoding) as file:
        # Strict: otherwise an unclosed quote swallows the rest of the file without a word.
        reader = csv.reader(file, delimiter=form.delimiter, strict=True)
        number = 0
        while True:
            number += 1
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                # Over many lines it is a quotation mark that nobody closed, in one line a cell that is too long.
                swallowed = "field limit" in str(error) and reader.line_num > line
                if "unexpected end" in str(error) or swallowed:
                    raise SourceUnreadable(
                        f"A quoted cell is opened in row {number} and not closed",
                        f"{path}, line {line}",
                        "close or double the quotation mark there; the rows before it were read",
                    ) from error
                if number > behind:
                    yield TableRow(number, (), f"row {number}: {error}")
                continue
            if number > behind and any(cells):
                yield fitted(number, cells, width)


def _delimiter(sample: Sequence[str]) -> str:
    """The one that parts most rows into as many cells as the header; a comma where none parts anything."""

    def parted(delimiter: str) -> tuple[int, int]:
        try:
            rows = [row for row in csv.reader(sample, delimiter=delimiter) if row]
        except csv.Error:
            return (0, 0)
        place = header_place(rows)
        width = len(rows[place]) if place is not None else 0
        return (sum(len(row) == width for row in rows), width) if width > 1 else (0, 0)

    best = max(_DELIMITERS, key=parted)
    return best if parted(best)[0] else ","


def _header(sample: Sequence[str], delimiter: str, skip: int, where: str) -> tuple[int, list[str]]:
    """The header's row number and its cells."""
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(sample, delimiter=delimiter))
    except csv.Error as error:
        if not any(any(row) for row in rows[skip:]):
            raise SourceUnreadable(f"The header row cannot be read: {error}", where, "correct the first row") from error
    found = header_cells(rows[skip:])
    if found is None:
        raise SourceUnreadable("The list is empty", where, "give a file with a header row")
    place, cells = found
    return skip + place + 1, cells
