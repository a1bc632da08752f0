"""The one way to open a list, whatever it is saved as."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.telling.file_kinds import missing_here
from leadgen_assets.domain.telling.shown import shown
from leadgen_assets.sources.tables.content import Content, content_of
from leadgen_assets.sources.tables.csv_table import open_csv
from leadgen_assets.sources.tables.json_table import open_json
from leadgen_assets.sources.tables.table import Table, TableRow
from leadgen_assets.sources.tables.xlsx_table import open_xlsx


def open_table(path: Path, sheet: str = "") -> Table:
    """Open a list: CSV, JSON lines or a JSON list, each also within gzip, or an .xlsx workbook; told by its content.

    Args:
        sheet: of a workbook, without regard to case; "" for the first that is not hidden.

    Raises:
        SourceUnreadable: missing, not readable, empty, damaged, a bomb, or nothing of the above; says what to do.
    """
    try:
        content, packed = content_of(path)
        if content is Content.WORKBOOK:
            table = open_xlsx(path, sheet)
        elif sheet:
            raise SourceUnreadable(
                f"The list has no sheet {shown(sheet)}: it is no workbook", str(path), "name no sheet"
            )
        elif content is Content.TEXT:
            table = open_csv(path, packed)
        else:
            table = open_json(path, packed, content is Content.JSON_LINES)
    except FileNotFoundError as error:
        raise _missing(path) from error
    except OSError as error:
        raise _unreadable(error, path) from error
    return Table(table.form, table.header, lambda behind: _rows(table, path, behind))


def _rows(table: Table, path: Path, behind: int) -> Generator[TableRow, None, None]:
    try:
        yield from table.rows(behind)
    except OSError as error:  # removed, or its disk gone, while it was read
        raise _unreadable(error, path) from error


def _missing(path: Path) -> SourceUnreadable:
    if path.is_symlink():
        return SourceUnreadable("The list is a link that leads nowhere", str(path), "correct the path or the link")
    return SourceUnreadable("There is no such list", str(path), missing_here())


def _unreadable(error: OSError, path: Path) -> SourceUnreadable:
    return SourceUnreadable(
        f"The list cannot be read: {error.strerror or error}", str(path), "check the file and its permissions"
    )
