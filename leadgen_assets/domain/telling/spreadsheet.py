"""Text as a CSV cell: joined, in one line, and safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

_RUNS = re.compile(r"^'*[=+\-@\x00-\x1f\x7f]")
"""What a spreadsheet may run as a formula, or what looks like our own neutralising of it."""

_FOLDED = re.compile(r"[\s\x00-\x1f\x7f]+")


def neutralise(cell: str) -> str:
    """The cell with a single quote in front when it begins with = + - @ or a control character; `plain` undoes it exactly."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def plain(cell: str) -> str:
    """The cell as it was before `neutralise`."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


def is_safe(cell: str) -> bool:
    """Whether a spreadsheet shows the cell as text and runs nothing."""
    return not re.match(r"[=+\-@\x00-\x1f\x7f]", cell)


def one_line(text: str) -> str:
    """White space and control characters folded to single spaces."""
    if text.isprintable():  # the only white space in it are spaces: most cells, and many thousands of an export
        return " ".join(text.split())
    return _FOLDED.sub(" ", text).strip()


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, in their order, repeats left out: "a; b". A semicolon within a value becomes a comma."""
    cleaned = (one_line(value).replace(";", ",") for value in values)
    return "; ".join(dict.fromkeys(value for value in cleaned if value))


def iso_utc(at: datetime) -> str:
    """ISO 8601 in UTC, whole seconds: "2026-11-20T19:23:45Z".

    Raises:
        ValueError: the time has no zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def to_csv(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> str:
    """The file's text: header and rows, cells neutralised, lines ended by CR LF as RFC 4180 says.

    Raises:
        KeyError: a row lacks a column.
        ValueError: a row has a column that the file has not.
    """
    return "".join(csv_lines(rows, columns))


def csv_lines(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> Iterator[str]:
    """The text of `to_csv` row by row, so that a large file is never held in memory. Errors as `to_csv`."""
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    writer.writerow(columns)
    yield line.getvalue()
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"columns {sorted(set(row) ^ set(columns))} do not belong together")
        line.seek(0)
        line.truncate()
        writer.writerow([neutralise(row[column]) for column in columns])
        yield line.getvalue()


def csv_cells(lines: Iterable[str]) -> Iterator[list[str]]:
    """Header, then rows of a file that `to_csv` wrote, cells as a spreadsheet sees them, a row at a time.

    Args:
        lines: of the file, ends of lines kept: a file opened with newline="", or a StringIO.

    Raises:
        ValueError: a row has another number of cells than the header, or the file has no header.
    """
    read = csv.reader(lines)
    header = next(read, [])
    if not header:
        raise ValueError("the file has no header")
    yield header
    for number, row in enumerate(read, start=2):
        if len(row) != len(header):
            raise ValueError(f"row {number} has {len(row)} cells, the header has {len(header)}")
        yield row
