"""Published files as they leave the house: their whole content, proven unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.errors import ExportRefused
from leadgen_assets.domain.telling.file_kinds import on_this_host
from leadgen_assets.domain.telling.spreadsheet import to_csv
from leadgen_assets.stages.exporting import ALL_COLUMNS
from leadgen_assets.stages.left_alone import read_left_alone
from leadgen_assets.storage.exports import ExportedFile, ExportRecord

REVIEW = "review"
"""Kind of the published file that a person fills in."""


def content_of(key: str, file: ExportedFile, record: ExportRecord) -> bytes:
    """The whole content of a published file, which is what was recorded of it: from the disk, or where another host wrote
    it, made again from the rows that the database keeps.

    Raises:
        ExportRefused: it was changed, or is on no disk here and its rows make other bytes.
    """
    if Path(file.path).exists():
        return verified(key, file)
    content = to_csv(getattr(record, file.kind), ALL_COLUMNS[file.kind]).encode("utf-8")
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ExportRefused(
            f"The file is not {on_this_host()}, and made again from its rows it has another SHA-256.",
            file.path,
            f"fetch it from the host that wrote it, or write new files from the same data: leadgen run {key}",
        )
    return content


async def review_now(conn: AsyncConnection[Any], record: ExportRecord) -> list[dict[str, str]]:
    """The rows of an export's review without who was blocked since."""
    alone = await read_left_alone(conn)
    return [row for row in record.review if not alone.review(row)]


def review_file(rows: Sequence[Mapping[str, str]]) -> bytes:
    """A review of these rows, as a file."""
    return to_csv(rows, ALL_COLUMNS[REVIEW]).encode("utf-8")


def verified(key: str, file: ExportedFile) -> bytes:
    """The whole content of a published file on this disk, which is what was recorded of it.

    Raises:
        ExportRefused: it is gone or was changed.
    """
    again = f"run the request again, it writes new files from the same data: leadgen run {key}"
    try:
        content = Path(file.path).read_bytes()
    except OSError as error:
        raise ExportRefused(f"The file cannot be read: {error.strerror}", file.path, again) from error
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ExportRefused("The file was changed after it was written: its SHA-256 is another.", file.path, again)
    return content
