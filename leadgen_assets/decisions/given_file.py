"""Files that people give back, row by row, and a file of the rows that could not be taken."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from leadgen_assets.domain.errors import SettingsInvalid, SourceUnreadable
from leadgen_assets.domain.telling.spreadsheet import one_line, plain, to_csv
from leadgen_assets.sources.tables.opening import open_table
from leadgen_assets.sources.tables.table import refuse_twice

MOST_BYTES = 200_000_000
_LONGEST_FILE_NAME = 255
"""Bytes."""


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A row as a spreadsheet numbers it; cells as they were before a spreadsheet's neutralising; `fault` says why they cannot be used."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file's header and all its rows."""

    name: str
    header: tuple[str, ...]
    rows: tuple[GivenRow, ...]


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A row of which nothing, or not all, was taken.

    Attributes:
        row: its number. reason: why, for whoever gave the file; may hold what the cell says.
        partly: something of it was taken all the same.
    """

    row: int
    reason: str
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Took:
    """What became of a file of the inbox.

    Attributes:
        words: for whoever gave it; may hold what a cell says.
        left: what of it was not taken, or not whole, and where that stands, or what keeps it from being worked on; names
            nobody. "" where there is nothing to say.
    """

    words: str
    left: str = ""


def read_given_file(path: Path) -> GivenFile:
    """The rows of a file in any form in which lists are read (sources/tables/opening.py).

    Raises:
        SourceUnreadable: missing, no table, a column twice, or a quoted cell that is never closed; nothing of it may be taken.
    """
    if not path.exists():
        raise SourceUnreadable("There is no such file.", str(path), "correct the path")
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        raise SourceUnreadable(
            f"The file is larger than {MOST_BYTES // 1_000_000} MB.",
            str(path),
            "split it; parts can be given one by one",
        )
    table = open_table(path)
    refuse_twice(table.header, f"{path}, row {table.form.header_row}")
    rows = tuple(
        GivenRow(row.number, tuple(one_line(plain(cell)) for cell in row.cells), row.fault) for row in table.rows()
    )
    if not rows:
        raise SourceUnreadable("The file has a header and no row.", str(path), "give the file with its rows")
    return GivenFile(path.name, table.header, rows)


def write_not_taken(path: Path, given: GivenFile, faults: Sequence[NotTaken]) -> None:
    """Write the rows that were not taken, or not whole: their number, the reason, and their cells to be corrected.

    The file can be given again as it is once it is corrected: the two columns in front mean nothing to a reader.

    Raises:
        SettingsInvalid: it cannot be written there.
    """
    write_whole(path, _as_text(given, faults))


def write_rejected(folder: Path, given: GivenFile, faults: Sequence[NotTaken]) -> Path:
    """The same for a file of the inbox, into a folder in which nothing is overwritten: a second one of that name is numbered.

    Returns:
        the file, also where it stands there as it is from an earlier try.

    Raises:
        SettingsInvalid: it cannot be written there.
    """
    text, stem, suffix = _as_text(given, faults), Path(given.name).stem, Path(given.name).suffix
    while len(os.fsencode(f".{stem}-99999{suffix}.rejected.csv.unfinished")) > _LONGEST_FILE_NAME:
        stem = stem[:-1]
    for number in count(1):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{suffix}.rejected.csv"
        if not path.exists():
            write_whole(path, text)
            return path
        if path.is_file() and path.read_bytes() == text.encode():
            return path
    raise AssertionError("numbers never end")


def left_in(rejected: Path, faults: Sequence[NotTaken]) -> str:
    """For `Took.left`."""
    return f"{len(faults):,} row{'s' * (len(faults) != 1)} not taken, or not as written: see rejected/{rejected.name}"


def _as_text(given: GivenFile, faults: Sequence[NotTaken]) -> str:
    cells = {row.number: row.cells for row in given.rows}
    names = [name or f"column {place}" for place, name in enumerate(given.header, start=1)]
    columns = ["rejected_row", "rejected_reason", *(n for n in names if n not in ("rejected_row", "rejected_reason"))]
    rows = [_row(fault, dict(zip(names, cells[fault.row], strict=False)), columns) for fault in faults]
    return to_csv(rows, columns)


def write_whole(path: Path, text: str) -> None:
    """Write a file in one step: whoever reads it never sees a part.

    Raises:
        SettingsInvalid: it cannot be written there.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(text.encode())
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):  # there may be no such folder
            unfinished.unlink(missing_ok=True)
        raise SettingsInvalid(
            f"The file cannot be written: {error.strerror or error}", str(path), "choose a folder that you may write to"
        ) from error


def see_folder(path: Path) -> None:
    """See that a file that a person named can be written where it is to stand; nobody means a folder that is not there.

    Raises:
        SettingsInvalid: its folder does not exist.
    """
    if not path.parent.exists():
        raise SettingsInvalid(
            "The folder does not exist.", str(path.parent), "make it first, or name a file in another one"
        )


def _row(fault: NotTaken, cells: Mapping[str, str], columns: Sequence[str]) -> dict[str, str]:
    front = {"rejected_row": str(fault.row), "rejected_reason": fault.reason}
    return {column: front.get(column, cells.get(column, "")) for column in columns}


def rejected_path(path: Path) -> Path:
    """Where the rows of a file go that were not taken: beside it."""
    return path.with_name(f"{path.name}.rejected.csv")
