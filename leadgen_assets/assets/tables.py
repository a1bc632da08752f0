"""Small tables for metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dagster import MetadataValue, TableMetadataValue, TableRecord

MOST_ROWS = 25
"""Rows of a table in metadata: all of it lands in Dagster's event log."""


def counts(numbers: Mapping[str, int], what: str, number: str = "number") -> TableMetadataValue:
    """Reasons and how often each occurs, most frequent first."""
    ordered = sorted(numbers.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_ROWS]
    return table([{what: name, number: count} for name, count in ordered], (what, number))


def table(rows: Sequence[Mapping[str, str | int | float]], columns: Sequence[str]) -> TableMetadataValue:
    """Rows as the UI shows them, at most `MOST_ROWS`."""
    records = [TableRecord({column: row.get(column, "") for column in columns}) for row in rows[:MOST_ROWS]]
    if not records:
        records = [TableRecord({column: "–" if column == columns[0] else "" for column in columns})]
    return MetadataValue.table(records)
