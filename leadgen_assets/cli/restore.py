"""`leadgen restore FILE`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from leadgen_assets.cli.dagster_home import dagster_database, open_dagster_home
from leadgen_assets.cli.log_file import record_crash
from leadgen_assets.domain.telling.shown import bytes_shown
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.written_files import told_plainly
from leadgen_assets.storage.address import no_room
from leadgen_assets.storage.backing_up import Databases
from leadgen_assets.storage.backup_file import BackupFile
from leadgen_assets.storage.database import open_url
from leadgen_assets.storage.kept_files import put_back
from leadgen_assets.storage.restoring import require_known
from leadgen_assets.storage.restoring import restore as put_databases_back


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Also where there is data; that is kept under another name.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def restore(file: Path, yes: bool, as_json: bool) -> None:
    """Put back what `leadgen backup` wrote: both databases, and the files of inbox, icp and exports.

    Nobody may work with the databases meanwhile. Everything is checked before anything is changed.
    """
    settings = load_settings()
    home, now = settings.home.absolute(), datetime.now(UTC)
    aside = home / f"before_restore_{now:%Y%m%d_%H%M%S}"
    with BackupFile(file) as backup:
        manifest = backup.manifest
        require_known(manifest, file, version("leadgen-assets"), version("dagster"))
        if not as_json:
            click.echo(
                f"Checking {file}: as of {manifest.made_at:%Y-%m-%d %H:%M:%S} UTC,"
                f" {bytes_shown(sum(part.bytes for part in manifest.parts.values()))} …"
            )
        backup.verify()
        url = open_url(settings)
        where = Databases(url, dagster_database(settings))

        def put_files() -> None:
            with told_plainly(home):
                put_back(backup, home, aside)

        done = put_databases_back(where, backup, home, now, put_files, replace=yes, bin_dir=settings.postgres_bin)
        files = len(backup.files())
    ended, not_ended = _end_lost_runs(settings)
    if as_json:
        told = {"made_at": manifest.made_at.isoformat(), "schema": manifest.schema, "files": files, "kept": done.kept}
        told |= {"running": done.mended.running, "runs_ended": ended, "unknown_calls": done.mended.unknown_calls}
        click.echo(json.dumps(told | {"not_dropped": done.not_dropped, "runs_not_ended": not_ended}, indent=2))
        return
    click.echo(f"Restored: {manifest.counts['leadgen'].get('lead_requests', 0):,} requests, {files:,} files.")
    for key in done.mended.running:
        click.echo(f"  {key} was being worked on: `leadgen up` takes it up again, or: leadgen run {key}")
    if done.mended.unknown_calls:
        click.echo(
            f"  {done.mended.unknown_calls:,} questions to a model were under way: they count at their maximum until you"
            " settle them (leadgen cost settle)"
        )
    click.echo(
        f"  What was asked of a model after {manifest.made_at:%Y-%m-%d %H:%M} UTC is in no ledger: look at the service's bill."
    )
    for name in done.kept:
        click.echo(f"  What was there is kept as database {name}; when you need it no more: DROP DATABASE {name}")
    for name, why in done.not_dropped.items():
        click.echo(f"  The empty database {name} could not be dropped ({why}); mend that, then: DROP DATABASE {name}")
    if not_ended:
        click.echo(
            f"  Runs of then may still be shown as under way, since they could not be ended ({not_ended}): mend that, then"
            " terminate them in the Dagster UI"
        )
    if aside.exists():
        click.echo(f"  Files of the same name and other content are in {aside}")


def _end_lost_runs(settings: Settings) -> tuple[int, str]:
    """How many of Dagster's runs were ended that were under way then, and why others could not be."""
    try:
        open_dagster_home(settings)
        from dagster import DagsterInstance  # takes a second to load

        from leadgen_assets.jobs.stored_runs import end_lost_runs

        with DagsterInstance.get() as instance:
            return end_lost_runs(instance, "A backup was restored that was made while this run was under way."), ""
    except Exception as error:  # everything is restored, and what else there is to say must be said
        record_crash(error)
        return 0, no_room(error) or " ".join(f"{type(error).__name__}: {error}".split())[:200]
