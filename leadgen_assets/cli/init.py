"""`leadgen init`: the settings file and the folders."""

from __future__ import annotations

import os
from pathlib import Path

import click

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.doors.drop_folders import FOLDERS as DROP_FOLDERS
from leadgen_assets.settings import PROJECT, Settings, load_settings

FOLDERS = ("exports", "reports", "logs", "archives", "icp", *(f"inbox/{f.name}".rstrip("/") for f in DROP_FOLDERS))


@click.command()
@click.option("--force", is_flag=True, help="Replace an existing .env; the old one is kept as .env.old.")
def init(force: bool) -> None:
    """Write .env, with every setting as a comment, and make the folders under LEADGEN_HOME."""
    home = load_settings().home.absolute()
    try:
        for name in FOLDERS:
            (home / name).mkdir(parents=True, exist_ok=True)
        written = _write(PROJECT / ".env", force)
    except OSError as error:
        raise SettingsInvalid(
            f"Cannot write there: {error.strerror or error}",
            str(error.filename),
            "set LEADGEN_HOME to a folder of your own",
        ) from error
    click.echo(f"Folders: {home} ({', '.join(FOLDERS)})")
    if written:
        click.echo(f"Settings: {PROJECT / '.env'}, every line a comment with its default")
    else:
        click.echo(f"Settings: {PROJECT / '.env'} was there and is left as it is (--force replaces it)")
    click.echo('Next: leadgen demo, or leadgen new "25 property managers in Texas on Buildium" -o request.yaml')


def env_text() -> str:
    """What a new `.env` says: each setting's meaning and, as a comment, its default."""
    lines = [
        "# Settings of leadgen. Take the # away from a line to change it; the environment wins over this file.",
        "",
    ]
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else str(field.default)
        lines += [f"# {field.description}", f"# LEADGEN_{name.upper()}={default}", ""]
    return "\n".join(lines)


def _write(path: Path, force: bool) -> bool:
    if path.exists():
        if not force:
            return False
        path.replace(path.with_name(".env.old"))
    # It may come to hold a password: for its owner alone from the first byte.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(env_text())
    return True
