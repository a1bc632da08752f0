"""What every list is, once it is open: a header, and rows that can be read from any place on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from statistics import median_high

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.telling.shown import shown

_DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_ENCODING_NAMES = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252", "utf-16": "UTF-16", "utf-16-le": "UTF-16"}
_PARTS = frozenset({
    "street", "address", "line", "city", "town", "state", "province", "region", "zip", "postal", "code", "county", "country",
    "phone", "telephone", "fax", "email", "e", "mail", "website", "web", "site", "url", "name", "first", "last", "number", "no",
    "type", "title", "main", "office",
})  # fmt: skip
"""Words of the names in the lower one of two header rows."""
MOST_COLUMNS = 2000
"""More are no list of companies."""


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a file is written.

    Attributes:
        kind: "CSV", "XLSX", "JSON lines" or "JSON".
        encoding, delimiter: of text; empty where there is none.
        sheet, sheets: of a workbook: the one that is read, and all of them.
        gzip: whether the file is compressed.
        header_row: number of the row with the columns' names; 0 where every row names its own.
        notes: what whoever gave the file should know, one sentence each.
    """

    kind: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    gzip: bool = False
    header_row: int = 1
    notes: tuple[str, ...] = ()

    def told(self) -> str:
        """In words: "CSV, UTF-8, comma" or "XLSX, sheet 'Firms'"."""
        parts = [f"{self.kind} in gzip" if self.gzip else self.kind, self.encoding_name, self.delimiter_name]
        return ", ".join([*(part for part in parts if part), *([f"sheet {self.sheet!r}"] if self.sheet else [])])

    @property
    def other_sheets(self) -> tuple[str, ...]:
        """The sheets of the workbook that are not read."""
        return tuple(name for name in self.sheets if name != self.sheet)

    @property
    def encoding_name(self) -> str:
        """The encoding as people know it."""
        return _ENCODING_NAMES.get(self.encoding, self.encoding)

    @property
    def delimiter_name(self) -> str:
        """The delimiter in words."""
        return _DELIMITER_NAMES.get(self.delimiter, self.delimiter)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row.

    Attributes:
        number: as a spreadsheet numbers it; of JSON lines the line, of a JSON list the place in it from 1.
        cells: texts, as many as the header has; empty when `fault` says why they cannot be used.
        links: index of a cell -> the web or mail address that lies behind its text.
    """

    number: int
    cells: tuple[str, ...]
    fault: str = ""
    links: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """An open list.

    Attributes:
        header: names of the columns, blanks joined; a column without a name has "".
    """

    form: TableForm
    header: tuple[str, ...]
    read: Callable[[int], Generator[TableRow, None, None]]

    def rows(self, behind: int = 0) -> Generator[TableRow, None, None]:
        """The rows behind row number `behind`, read as they are asked for; empty ones count but are left out.

        Raises:
            SourceUnreadable: the file is damaged from some row on; the rows before it were yielded.
        """
        return self.read(behind)


def header_place(rows: Sequence[Sequence[str]]) -> int | None:
    """Index of the row that names the columns: the first with something in it that is no title above the table.

    A title is a row that fills half as many cells as rows of this file do, or fewer; None when all rows are empty.
    """
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    if not any(filled):
        return None
    usual, width = (
        median_high([n for n in filled if n]),
        median_high([len(r) for r, n in zip(rows, filled, strict=True) if n]),
    )
    for place, row in enumerate(rows):
        # A short row in a file of two columns is a title only where the row itself has the second, empty cell.
        if filled[place] and (2 * filled[place] > usual or (usual < 3 and len(row) < width)):
            return place
    return next(place for place, number in enumerate(filled) if number)


def header_cells(rows: Sequence[Sequence[str]]) -> tuple[int, list[str]] | None:
    """Index of the last row of the columns' names, and the names; of two rows ("Address" over "City", "State") the lower ones.

    A column that the lower row does not name has the name above it. None when all rows are empty.
    """
    place = header_place(rows)
    if place is None:
        return None
    below = rows[place + 1] if place + 1 < len(rows) else ()
    if _names_parts(rows[place], below):
        place += 1
    above = rows[place - 1] if place else ()
    return place, [own.strip() or over for own, over in zip_longest(rows[place], above, fillvalue="")]


def _names_parts(header: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the row below a header says what stands under its wide names, and is no company's."""
    named = [cell for cell in below if cell.strip()]
    fills = any(cell.strip() and not over.strip() for cell, over in zip_longest(below, header, fillvalue=""))
    return len(named) > 1 and fills and all(_PARTS.issuperset(re.findall(r"\w+", cell.casefold())) for cell in named)


def header_names(cells: Sequence[str], where: str) -> tuple[str, ...]:
    """The columns' names; a column without one is kept, since its cells are there, and so is one whose name stands twice.

    Raises:
        SourceUnreadable: there are too many.
    """
    names = [" ".join(cell.split()) for cell in cells]
    if len(names) > MOST_COLUMNS:
        raise SourceUnreadable(
            f"The list has {len(names):,} columns, the most is {MOST_COLUMNS:,}",
            where,
            "delete those that are not needed",
        )
    return tuple(names)


def refuse_twice(header: Sequence[str], where: str, columns: Iterable[int] | None = None) -> None:
    """Refuse a column that nobody can tell from another one of its name.

    Args:
        columns: places of those that something is taken from; all of them when None.

    Raises:
        SourceUnreadable: naming the first.
    """
    counts = Counter(name.lower() for name in header if name)
    for place in range(len(header)) if columns is None else columns:
        number = counts[header[place].lower()]
        if number > 1:
            raise SourceUnreadable(
                f"The column {shown(header[place])} stands {number} times in the header",
                where,
                "rename or delete all but one of them",
            )


def fitted(number: int, cells: Sequence[str], width: int) -> TableRow:
    """A row as wide as the header; one with more or fewer cells is a fault, but for empty ones at its end."""
    if len(cells) == width:
        return TableRow(number, tuple(cells))
    if len(cells) > width and not any(cells[width:]):
        # Spreadsheets write empty cells behind the last column.
        return TableRow(number, tuple(cells[:width]))
    return TableRow(number, (), f"row {number}: {len(cells)} cells, header has {width}")
