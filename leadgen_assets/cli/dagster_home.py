"""The folder that Dagster calls DAGSTER_HOME: without one, runs and logs go to a temporary SQLite and vanish."""

from __future__ import annotations

import os
from pathlib import Path

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.settings import PROJECT, Settings

SOURCE = PROJECT / "dagster.yaml"


def prepare_dagster_home(settings: Settings) -> Path:
    """Make `<home>/dagster` with the project's dagster.yaml in it, and set DAGSTER_HOME for this process and its children.

    Safe in several processes at once; a copy that differs is replaced as a whole.

    Raises:
        SettingsInvalid: the project's file is missing or the folder cannot be written.
    """
    folder = settings.dagster_home.absolute()
    try:
        wanted = SOURCE.read_bytes()
        folder.mkdir(parents=True, exist_ok=True)
        _write_if_changed(folder / "dagster.yaml", wanted)
    except OSError as error:
        raise SettingsInvalid(
            f"Dagster's folder cannot be prepared: {error.strerror or error}",
            str(error.filename or folder),
            "run leadgen from its clone, and let LEADGEN_HOME be a folder that you may write to",
        ) from error
    os.environ["DAGSTER_HOME"] = str(folder)
    return folder


def _write_if_changed(path: Path, wanted: bytes) -> None:
    if path.exists() and path.read_bytes() == wanted:
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(wanted)
    beside.replace(path)
