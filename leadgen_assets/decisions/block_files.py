"""Files of companies and people who are not to be contacted: tables with a header, or one domain or address a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from leadgen_assets.domain.blocking import columns_of, email_in
from leadgen_assets.domain.domains import host_of
from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.sources.csv_file import CsvForm, csv_form, csv_rows

BlockRow = tuple[int, Mapping[str, str], str]
"""Number of the row, its cells by field (`domain.blocking.read_block`), and why they cannot be used, "" if they can."""


def block_rows(path: Path) -> Iterator[BlockRow]:
    """The rows of a file, in its order.

    Raises:
        SourceUnreadable: missing, not text, or a table of which no column names a domain, website or e-mail address.
    """
    if path.suffix.lower() == ".txt":
        yield from _lines(path, csv_form(path).encoding if path.stat().st_size else "utf-8")
        return
    form = csv_form(path)
    columns = columns_of(form.header)
    if columns:
        yield from _table(path, form, columns)
    elif len(form.header) == 1 and (host_of(form.header[0]) or email_in(form.header[0])):
        yield from _lines(path, form.encoding)
    else:
        raise SourceUnreadable(
            f"No column can be taken for whom to block (the columns are: {', '.join(form.header)[:500]})",
            str(path),
            "name one column domain, website or email; the first row must be the header",
        )


def _table(path: Path, form: CsvForm, columns: Mapping[str, int]) -> Iterator[BlockRow]:
    for row in csv_rows(path, form, 1):
        yield row.number, {} if row.fault else {field: row.cells[at] for field, at in columns.items()}, row.fault


def _lines(path: Path, encoding: str) -> Iterator[BlockRow]:
    with path.open(encoding=encoding, errors="replace") as file:
        for number, line in enumerate(file, start=1):
            text = line.strip().rstrip(",;")
            if text and not text.startswith("#"):
                yield number, {"domain": text[:2048]}, ""
