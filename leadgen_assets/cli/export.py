"""`leadgen export`: the last published files of a request, proven unchanged."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import click

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.domain.errors import ExportRefused, SettingsInvalid
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.exports import ExportedFile, ExportRecord, exports_of

_LOOKED_AT = 50
"""Export sets that are looked through for the last one with files; refused ones have none."""


@click.command()
@click.argument("request", required=False)
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), help="Copy the files into this folder."
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def export(request: str | None, folder: Path | None, as_json: bool) -> None:
    """The CSV files of a request's last export, each compared with its recorded SHA-256.

    REQUEST is a key (tenant.name) or a name; the newest one without it.
    """

    async def read(database: Database, settings: Settings) -> tuple[str, list[ExportRecord]]:
        stored = await find_request(database, settings, request)
        async with database.tenant_tx(stored.request.tenant) as conn:
            return stored.key, await exports_of(conn, stored.key, _LOOKED_AT)

    key, records = with_database(read)
    record = published(key, records)
    for file in record.files:
        verify(file)
    paths = {file.kind: Path(file.path) for file in record.files}
    if folder is not None:
        paths = {kind: _copied(path, folder) for kind, path in paths.items()}
    if as_json:
        files = [
            {"kind": file.kind, "path": str(paths[file.kind]), "rows": file.rows, "sha256": file.sha256}
            for file in record.files
        ]
        told = {"key": key, "export_id": record.export_id, "created_at": record.created_at.isoformat(), "files": files}
        click.echo(json.dumps(told, indent=2))
        return
    if records[0] is not record:
        click.echo(f"The newest export was refused, these are older files. {records[0].refused}", err=True)
    for file in record.files:
        click.echo(f"{paths[file.kind]}  {file.rows:,} rows, SHA-256 verified")


def published(key: str, records: list[ExportRecord]) -> ExportRecord:
    """The newest export that has files.

    Raises:
        ExportRefused: there is none; says why where it is known.
    """
    for record in records:
        if record.files:
            return record
    if records:
        raise ExportRefused(records[0].refused, f"request {key}", f"leadgen check {key}")
    raise ExportRefused(
        "This request has no files yet.", f"request {key}", f"leadgen status {key}, or leadgen run {key}"
    )


def verify(file: ExportedFile) -> None:
    """Compare a published file with what was recorded of it.

    Raises:
        ExportRefused: it is gone or was changed.
    """
    again = "run the request again: it writes new files from the same data"
    try:
        digest = hashlib.sha256(Path(file.path).read_bytes()).hexdigest()
    except OSError as error:
        raise ExportRefused(f"The file cannot be read: {error.strerror}", file.path, again) from error
    if digest != file.sha256:
        raise ExportRefused("The file was changed after it was written: its SHA-256 is another.", file.path, again)


def _copied(path: Path, folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy2(path, folder))
    except OSError as error:
        raise SettingsInvalid(
            f"Cannot copy there: {error.strerror or error}", str(folder), "choose another folder"
        ) from error
