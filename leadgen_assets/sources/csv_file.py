"""CSV files as people have them: any of three encodings and four delimiters, read row by row in bounded memory."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from leadgen_assets.domain.errors import SourceUnreadable

_CHUNK = 1 << 20
_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 30


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How a file is written."""

    encoding: str
    delimiter: str
    header: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row as a spreadsheet numbers it, the header being row 1. `fault` says why its cells cannot be used."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


def csv_form(path: Path) -> CsvForm:
    """Find out how a file is written, from all of its bytes (encoding) and its first lines (delimiter, header).

    Raises:
        SourceUnreadable: missing, not readable, empty, not text, or with a column twice.
    """
    try:
        if path.is_dir():
            raise SourceUnreadable("The list is a folder, not a CSV file", str(path), "name one file in it")
        encoding = _encoding(path)
        with path.open(encoding=encoding, newline="") as file:
            sample = [line for _, line in zip(range(_SAMPLE_LINES), file, strict=False)]
    except FileNotFoundError as error:
        raise SourceUnreadable("There is no such list", str(path), "correct the path in the request") from error
    except OSError as error:
        raise SourceUnreadable(
            f"The list cannot be read: {error.strerror or error}", str(path), "check the file and its permissions"
        ) from error
    delimiter = _delimiter(sample)
    return CsvForm(encoding, delimiter, _header(sample, delimiter, str(path)))


def csv_rows(path: Path, form: CsvForm, behind: int) -> Iterator[CsvRow]:
    """The rows behind row number `behind` (1 for all but the header); empty lines count but are left out.

    Raises:
        SourceUnreadable: a quoted cell is opened and never closed; rows before it were yielded.
    """
    with path.open(encoding=form.encoding, errors="replace", newline="") as file:
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
                if "unexpected end" in str(error) or "field limit" in str(error):
                    raise SourceUnreadable(
                        f"A quoted cell is opened in row {number} and not closed",
                        f"{path}, line {line}",
                        "close or double the quotation mark there; the rows before it were read",
                    ) from error
                if number > behind:
                    yield CsvRow(number, (), f"row {number}: {error}")
                continue
            if number > behind and any(cells):
                yield _row(number, cells, len(form.header))


def _row(number: int, cells: Sequence[str], width: int) -> CsvRow:
    if len(cells) == width:
        return CsvRow(number, tuple(cells))
    if len(cells) > width and not any(cells[width:]):
        # Spreadsheets write empty cells behind the last column.
        return CsvRow(number, tuple(cells[:width]))
    return CsvRow(number, (), f"row {number}: {len(cells)} cells, header has {width}")


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(4)
        if not start:
            raise SourceUnreadable("The list is empty", str(path), "give a CSV file with a header row")
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        encoding = "utf-8-sig"
        while chunk := file.read(_CHUNK):
            if b"\0" in chunk:
                raise SourceUnreadable(
                    "The list is not a text file", str(path), "save it as CSV (an Excel workbook is no CSV file)"
                )
            try:
                decoder.decode(chunk, final=len(chunk) < _CHUNK)
            except UnicodeDecodeError:
                encoding = "cp1252"
                break
        return encoding


def _delimiter(sample: Sequence[str]) -> str:
    """The one that parts most rows into as many cells as the header; a comma where none parts anything."""

    def parted(delimiter: str) -> tuple[int, int]:
        try:
            rows = [row for row in csv.reader(sample, delimiter=delimiter) if row]
        except csv.Error:
            return (0, 0)
        width = len(rows[0]) if rows else 0
        return (sum(len(row) == width for row in rows), width) if width > 1 else (0, 0)

    best = max(_DELIMITERS, key=parted)
    return best if parted(best)[0] else ","


def _header(sample: Sequence[str], delimiter: str, where: str) -> tuple[str, ...]:
    try:
        cells = next((row for row in csv.reader(sample, delimiter=delimiter) if any(row)), [])
    except csv.Error as error:
        raise SourceUnreadable(f"The header row cannot be read: {error}", where, "correct the first row") from error
    header = tuple(" ".join(cell.split()) for cell in cells)
    if not header:
        raise SourceUnreadable("The list is empty", where, "give a CSV file with a header row")
    counts = Counter(name.lower() for name in header if name)
    twice = [name for name in dict.fromkeys(header) if counts[name.lower()] > 1]
    if twice:
        raise SourceUnreadable(
            f"The column {twice[0]!r} stands {counts[twice[0].lower()]} times in the header",
            f"{where}, row 1",
            "rename or delete all but one of them",
        )
    return header
