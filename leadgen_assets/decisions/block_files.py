"""Files of companies and people who are not to be contacted: tables with a header, or one domain or address a line."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from leadgen_assets.decisions.given_file import GivenFile, GivenRow
from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.exports.blocking import columns_of, email_in
from leadgen_assets.domain.hosts.domains import host_of
from leadgen_assets.domain.telling.spreadsheet import one_line, plain
from leadgen_assets.sources.list_cells import says_nothing
from leadgen_assets.sources.tables.content import content_of, encoding_of, open_bytes
from leadgen_assets.sources.tables.opening import open_table
from leadgen_assets.sources.tables.table import Table, refuse_twice

BlockRow = tuple[int, Mapping[str, str], str]
"""Number of the row, its cells by field (`domain.blocking.read_block`), and why they cannot be used, "" if they can."""


def block_rows(path: Path) -> Iterator[BlockRow]:
    """The rows of a file, in its order.

    Raises:
        SourceUnreadable: missing, not text, or a table of which no column names a domain, website or e-mail address.
    """
    table = _table_in(path)
    if table is None:
        yield from _lines(path)
        return
    columns = columns_of(table.header)
    for row in table.rows():
        yield row.number, {} if row.fault else _cells(row.cells, columns), row.fault


def _cells(cells: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    """Our fields of a row; a word for nothing, such as "n/a", names nobody."""
    given = {field: cells[at] for field, at in columns.items()}
    return {field: "" if field in ("domain", "email") and says_nothing(cell) else cell for field, cell in given.items()}


def rows_again(path: Path, numbers: Collection[int]) -> GivenFile:
    """Some rows of a file, by their numbers, as whoever gave it wrote them; of a list without header in a column `domain`.

    Raises:
        SourceUnreadable: as `block_rows`.
    """
    table = _table_in(path)
    if table is None:
        lines = (GivenRow(number, (cells["domain"],)) for number, cells, _ in _lines(path) if number in numbers)
        return GivenFile(path.name, ("domain",), tuple(lines))
    rows = (
        GivenRow(row.number, tuple(one_line(plain(cell)) for cell in row.cells), row.fault)
        for row in table.rows()
        if row.number in numbers
    )
    return GivenFile(path.name, table.header, tuple(rows))


def _table_in(path: Path) -> Table | None:
    """The table that a file is; None for a list of domains and addresses, one a line."""
    if path.suffix.lower() == ".txt":
        return None
    table = open_table(path)
    columns = columns_of(table.header)
    refuse_twice(table.header, f"{path}, row {table.form.header_row}", columns.values())
    if columns:
        return table
    if len(table.header) == 1 and (host_of(table.header[0]) or email_in(table.header[0])):
        return None
    # Without a header the first row is somebody, whom no message names: it may stand in Dagster's log.
    no_header = any(host_of(name) or email_in(name) for name in table.header)
    columns_are = "the first row is no header" if no_header else f"the columns are: {', '.join(table.header)[:500]}"
    raise SourceUnreadable(
        f"No column can be taken for whom to block ({columns_are})",
        str(path),
        "name one column domain, website or email; the first row must be the header",
    )


def _lines(path: Path) -> Iterator[BlockRow]:
    encoding, packed = _encoding(path)
    with io.TextIOWrapper(open_bytes(path, packed), encoding, "replace") as file:
        for number, line in enumerate(file, start=1):
            text = line.strip().rstrip(",;")
            if text and not text.startswith("#"):
                yield number, {"domain": text[:2048]}, ""


def _encoding(path: Path) -> tuple[str, bool]:
    """Of a file of lines, and whether it is compressed; an empty one blocks nobody.

    Raises:
        SourceUnreadable: missing, or not text.
    """
    try:
        if path.is_file() and not path.stat().st_size:
            return "utf-8", False
        _, packed = content_of(path)
        return encoding_of(path, packed), packed
    except OSError as error:
        raise SourceUnreadable(
            f"The list cannot be read: {error.strerror or error}", str(path), "check the file and its permissions"
        ) from error
