"""The folder that Dagster calls DAGSTER_HOME: without one, runs and logs go to a temporary SQLite and vanish."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

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


def open_dagster_home(settings: Settings) -> Path:
    """DAGSTER_HOME as somebody has set it up, else as `prepare_dagster_home` makes it."""
    own = os.environ.get("DAGSTER_HOME")
    return Path(own) if own and (Path(own) / "dagster.yaml").is_file() else prepare_dagster_home(settings)


def dagster_database(settings: Settings) -> str:
    """The name of Dagster's database, as the dagster.yaml in use has it: DAGSTER_HOME's, else that of the settings' home.

    Raises:
        SettingsInvalid: it cannot be read, or names a database that is not on our server.
    """
    folders = [Path(os.environ["DAGSTER_HOME"])] if os.environ.get("DAGSTER_HOME") else []
    files = [folder / "dagster.yaml" for folder in (*folders, settings.dagster_home.absolute())]
    path = next((file for file in files if file.is_file()), SOURCE)
    try:
        storage: Any = yaml.safe_load(path.read_text("utf-8"))["storage"]["custom"]
        name: Any = (storage.get("config") or {}).get("database", "dagster")
        return os.environ[name["env"]] if isinstance(name, dict) else str(name)
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise SettingsInvalid(
            "It cannot be read from dagster.yaml in which database Dagster keeps its runs.",
            str(path),
            "let storage: custom: name LeadgenDagsterStorage and its database, as the dagster.yaml of the clone does",
        ) from error


def _write_if_changed(path: Path, wanted: bytes) -> None:
    if path.exists() and path.read_bytes() == wanted:
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(wanted)
    beside.replace(path)
