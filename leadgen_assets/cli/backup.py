"""`leadgen backup FILE`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from leadgen_assets.cli.dagster_home import dagster_database
from leadgen_assets.domain.errors import FileUnwritable
from leadgen_assets.domain.telling.shown import bytes_shown
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.written_files import told_plainly
from leadgen_assets.storage.backing_up import Databases, back_up
from leadgen_assets.storage.backup_file import DAGSTER, FILES, LEADGEN
from leadgen_assets.storage.database import open_url
from leadgen_assets.storage.migrations import migrate


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def backup(file: Path, as_json: bool) -> None:
    """Write both databases, ours and Dagster's, and the files of inbox, icp and exports into FILE.

    Nothing has to be stopped meanwhile. FILE holds names and addresses of people, and is readable by your account alone.
    """
    settings = load_settings()
    url = open_url(settings)
    migrate(url)
    where = Databases(url, dagster_database(settings))
    try:
        with told_plainly(file):
            manifest, size = back_up(where, settings.home.absolute(), file.absolute(), settings.postgres_bin)
    except FileUnwritable as error:
        if isinstance(error.__cause__, FileExistsError):
            raise FileUnwritable(
                "There is something of that name already.", str(file), "choose another name"
            ) from error
        raise
    requests = manifest.counts[LEADGEN].get("lead_requests", 0)
    runs = manifest.counts[DAGSTER].get("runs", 0)
    files = sum(name.startswith(FILES) for name in manifest.parts)
    if as_json:
        told = {"file": str(file.absolute()), "bytes": size, "requests": requests, "runs": runs, "files": files}
        click.echo(json.dumps(told | {"schema": manifest.schema, "made_at": manifest.made_at.isoformat()}, indent=2))
        return
    click.echo(f"{file}: {bytes_shown(size)}, as of {manifest.made_at:%Y-%m-%d %H:%M:%S} UTC, schema {manifest.schema}")
    companies = manifest.counts[LEADGEN].get("companies", 0)
    click.echo(f"  {requests:,} requests, {companies:,} companies, {runs:,} runs, {files:,} files")
    click.echo("  Not in it: .env with its keys, archives and lists outside of inbox/, reports and logs.")
    click.echo(f"  To restore: leadgen restore {file}")
