"""Files of companies and people who are not to be contacted: tables with a header, or one domain or address a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from leadgen_assets.domain.blocking import columns_of, email_in
from leadgen_assets.domain.domains import host_of
from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.sources.tables.content import content_of, encoding_of
from leadgen_assets.sources.tables.opening import open_table
from leadgen_assets.sources.tables.table import Table, refuse_twice

BlockRow = tuple[int, Mapping[str, str], str]
"""Number of the row, its cells by field (`domain.blocking.read_block`), and why they cannot be used, "" if they can."""


def block_rows(path: Path) -> Iterator[BlockRow]:
    """The rows of a file, in its order.

    Raises:
        SourceUnreadable: missing, not text, or a table of which no column names a domain, website or e-mail address.
    """
    if path.suffix.lower() == ".txt":
        yield from _lines(path)
        return
    table = open_table(path)
    columns = columns_of(table.header)
    refuse_twice(table.header, f"{path}, row {table.form.header_row}", columns.values())
    if columns:
        yield from _table(table, columns)
    elif len(table.header) == 1 and (host_of(table.header[0]) or email_in(table.header[0])):
        yield from _lines(path)
    else:
        # Without a header the first row is somebody, whom no message names: it may stand in Dagster's log.
        no_header = any(host_of(name) or email_in(name) for name in table.header)
        columns_are = "the first row is no header" if no_header else f"the columns are: {', '.join(table.header)[:500]}"
        raise SourceUnreadable(
            f"No column can be taken for whom to block ({columns_are})",
            str(path),
            "name one column domain, website or email; the first row must be the header",
        )


def _table(table: Table, columns: Mapping[str, int]) -> Iterator[BlockRow]:
    for row in table.rows():
        yield row.number, {} if row.fault else {field: row.cells[at] for field, at in columns.items()}, row.fault


def _lines(path: Path) -> Iterator[BlockRow]:
    with path.open(encoding=_encoding(path), errors="replace") as file:
        for number, line in enumerate(file, start=1):
            text = line.strip().rstrip(",;")
            if text and not text.startswith("#"):
                yield number, {"domain": text[:2048]}, ""


def _encoding(path: Path) -> str:
    """Of a file of lines; an empty one blocks nobody.

    Raises:
        SourceUnreadable: missing, or not text.
    """
    try:
        if path.is_file() and not path.stat().st_size:
            return "utf-8"
        content_of(path)
        return encoding_of(path, packed=False)
    except OSError as error:
        raise SourceUnreadable(
            f"The list cannot be read: {error.strerror or error}", str(path), "check the file and its permissions"
        ) from error
