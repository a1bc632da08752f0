"""CSV for importers: cells as they are to arrive in a CRM, and still none that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from leadgen_assets.domain.telling.spreadsheet import neutralise, one_line

LONGEST_CELL = 32_000
"""Characters that importers and spreadsheets take (Excel: 32,767); what is longer ends with an ellipsis."""

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_NOT_UTF8 = re.compile(r"[\ud800-\udfff\ufffe\uffff\x00]")


def importer_csv(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    """The file: UTF-8 without a byte order mark, a header, lines ended by CR LF; a column that a row lacks is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([importer_cell(row.get(column, "")) for column in columns])
    return text.getvalue().encode("utf-8")


def importer_cell(text: str) -> str:
    """One line, of bearable length, safe in a spreadsheet.

    A telephone number keeps its plus sign, which importers need: plus and digits are a number to a spreadsheet, nothing that
    runs. Whatever else begins like a formula has a single quote in front.
    """
    text = shortened(one_line(_NOT_UTF8.sub("", text)), LONGEST_CELL)
    return text if _E164.fullmatch(text) else neutralise(text)


def shortened(text: str, most: int) -> str:
    """The text, or its beginning and an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
