"""`leadgen columns`: how a list is read, before a request names it."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import click

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.telling.shown import rows_shown
from leadgen_assets.sources.columns import NO_HEADER, ColumnMap, column_map
from leadgen_assets.sources.tables.opening import open_table
from leadgen_assets.sources.tables.table import Table, TableRow

_SAMPLES, _SHOWN_FAULTS, _WIDEST = 3, 5, 60


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", default="", help="Sheet of a workbook; the first without it.")
@click.option("--take", multiple=True, metavar="FIELD=COLUMN", help="A column for a field, as `columns:` in a request.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def columns(file: Path, sheet: str, take: tuple[str, ...], as_json: bool) -> int:
    """Show how the list FILE is read: its format, and which column is taken for what.

    FILE is CSV, JSON lines or a JSON list, each also within gzip, or an .xlsx workbook. Ends with 1 where no column can
    be taken for the companies' name or website, and where the file is damaged.
    """
    table = open_table(file, sheet)
    mapped, fault = None, ""
    try:
        mapped = column_map(table.header, _taken(take), str(file), table.form.other_sheets)
    except SourceUnreadable as error:
        fault = str(error)
    found = _looked_at(table, mapped, fault)
    if as_json:
        click.echo(json.dumps({"file": str(file), **found}, indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(file, found)))
    return 1 if fault or found["damage"] else 0


def _taken(take: tuple[str, ...]) -> dict[str, str]:
    pairs = [given.partition("=") for given in take]
    for field, equals, column in pairs:
        if not (field.strip() and equals and column.strip()):
            raise click.BadParameter(f"{field!r} is not FIELD=COLUMN, such as name=Company", param_hint="--take")
    return {field.strip(): column.strip() for field, _, column in pairs}


def _looked_at(table: Table, mapped: ColumnMap | None, fault: str) -> dict[str, Any]:
    """All that is shown, read in one pass."""
    rows, faults, samples, damage = 0, Counter[str](), list[TableRow](), ""
    try:
        for row in table.rows():
            rows += 1
            if row.fault:
                faults[row.fault] += 1
            elif len(samples) < _SAMPLES:
                samples.append(row)
    except SourceUnreadable as error:
        damage = str(error)
    form = table.form
    return {
        "format": form.told(),
        "kind": form.kind,
        "gzip": form.gzip,
        "encoding": form.encoding_name,
        "delimiter": form.delimiter_name,
        "sheet": form.sheet,
        "header_row": form.header_row,
        "rows": rows,
        "columns": [
            {"field": c.field, "column": c.column, "how": "given" if c.given else "guessed"}
            for c in (mapped.choices if mapped else ())
        ]
        + [
            {"field": field, "column": c.column, "how": "with the city"}
            for c in (mapped.choices if mapped else ())
            for field in (mapped.beside_city if mapped and c.field == "city" else ())
        ]
        + [
            {"field": c.field, "column": c.column, "how": "where that is empty"}
            for c in (mapped.spare if mapped else ())
        ],
        "unused": list(mapped.unused if mapped else [name for name in table.header if name]),
        "not_recognised": list(mapped.missing if mapped else ()),
        "samples": [dict(zip(table.header, row.cells, strict=True)) | _behind(table, row) for row in samples],
        "unusable_rows": sum(faults.values()),
        "faults": list(islice(faults, _SHOWN_FAULTS)),
        "notes": list(form.notes),
        "damage": damage,
        "fault": fault,
    }


def _behind(table: Table, row: TableRow) -> dict[str, str]:
    return {f"{table.header[index]} (link)": link for index, link in row.links.items() if index < len(table.header)}


def _lines(file: Path, found: dict[str, Any]) -> list[str]:
    header = f", names in row {found['header_row']}" if found["header_row"] > 1 else ""
    lines = [f"{file}: {found['format']}; {rows_shown(found['rows'])}{header}"]
    width = max((len(c["field"]) for c in found["columns"]), default=0)
    lines += [f"  {c['field']:<{width}}  from  {c['column']}  ({c['how']})" for c in found["columns"]]
    if found["not_recognised"]:
        lines.append(f"No column for: {', '.join(found['not_recognised'])}")
    if found["unused"]:
        lines.append(f"Not used: {', '.join(found['unused'])[:500]}")
    used = list(dict.fromkeys(c["column"] for c in found["columns"])) or found["unused"]
    for sample in found["samples"]:
        cells = [sample.get(f"{name} (link)", "") or sample[name] for name in used]
        lines.append("  e.g. " + " | ".join(cell[:_WIDEST] for cell in cells))
    lines += [f"Note: {note}" for note in found["notes"]]
    if found["unusable_rows"]:
        lines.append(f"{rows_shown(found['unusable_rows'])} cannot be used: {'; '.join(found['faults'])}")
    lines += [text for text in (found["damage"], found["fault"]) if text]
    if found["fault"] and not found["fault"].startswith(NO_HEADER):
        lines.append("Try a column here: --take FIELD=COLUMN")
    elif found["not_recognised"] and not found["fault"]:
        lines.append(
            'Name a column yourself in the request: columns: {FIELD: "COLUMN"}, or try it here: --take FIELD=COLUMN'
        )
    return lines
