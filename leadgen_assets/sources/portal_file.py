"""A file of portal addresses: one a line, or a CSV with a column of them; read line by line."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.hosts.domains import host_of
from leadgen_assets.domain.telling.file_kinds import missing_here, no_file

_COLUMN = re.compile(r"(?:[a-z]+[ _-])?(?:url|address|link|portal|web ?site)s?", re.IGNORECASE)
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 2000


def portal_addresses(path: Path) -> Iterator[tuple[int, str]]:
    """Row number and address, in the file's order; empty rows and those that begin with # are left out.

    Raises:
        SourceUnreadable: missing, not readable, not text, empty, or without a column of addresses.
    """
    try:
        with path.open(encoding=_encoding(path), errors="replace", newline="") as file:
            yield from _rows(file, str(path))
    except FileNotFoundError as error:
        raise SourceUnreadable("There is no such file of portals", str(path), missing_here()) from error
    except OSError as error:
        raise SourceUnreadable(
            f"The file of portals cannot be read: {error.strerror or error}",
            str(path),
            "check the file and its permissions",
        ) from error


def _encoding(path: Path) -> str:
    other = no_file(path.stat().st_mode)
    if other is not None:
        raise SourceUnreadable(f"The file of portals is {other[0]}, not a file", str(path), other[1])
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in start or start.startswith(b"PK"):
        raise SourceUnreadable(
            "The file of portals is not a text file", str(path), "save it as CSV, or as text with one address a line"
        )
    return "utf-8-sig"


def _rows(lines: Iterator[str], where: str) -> Iterator[tuple[int, str]]:
    column: int | None = None
    delimiter = ""
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if not delimiter:
            delimiter, column = _form(text, where)
            if column is not None:
                continue
        cells = next(csv.reader([line], delimiter=delimiter), [])
        cell = cells[column] if column is not None and column < len(cells) else _first_address(cells)
        yield number, cell.strip()[:_LONGEST_CELL]
    if not delimiter:
        raise SourceUnreadable("The file of portals is empty", where, "write one portal's address a line into it")


def _form(first: str, where: str) -> tuple[str, int | None]:
    """Delimiter, and the column of addresses if the first row is a header."""
    delimiter = max(_DELIMITERS, key=first.count)
    cells = next(csv.reader([first], delimiter=delimiter), [])
    if _first_address(cells):
        return delimiter, None
    named = [at for at, cell in enumerate(cells) if _COLUMN.fullmatch(cell.strip())]
    if not named:
        raise SourceUnreadable(
            f"No column can be taken for the portals' addresses (the first row is: {first[:200]})",
            f"{where}, first row",
            "name that column url, or write one address a line and nothing else",
        )
    return delimiter, named[0]


def _first_address(cells: list[str]) -> str:
    return next((cell for cell in cells if "://" in cell or (" " not in cell.strip() and host_of(cell.strip()))), "")
