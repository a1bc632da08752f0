"""The settings as they are now: the desk runs for weeks, and what it says of health must be what `leadgen health` says."""

from __future__ import annotations

import logging
from pathlib import Path

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.settings import Settings, load_settings

_log = logging.getLogger(__name__)


class CurrentSettings:
    """Settings that are read anew when `.env` was changed, but for where the desk is: its home, and the database it is at.

    Args:
        first: those of its start.
    """

    def __init__(self, first: Settings) -> None:
        self._now, self._read = first, _env_file()
        self._stays = {name: getattr(first, name) for name in ("home", "database_url", "postgres_bin")}

    def __call__(self) -> Settings:
        """The settings; the last good ones while a value of the file cannot be used."""
        there = _env_file()
        if there != self._read:
            self._read = there
            try:
                self._now = load_settings().model_copy(update=self._stays)
            except SettingsInvalid as error:
                _log.warning("the settings stay as they were: %s", error)
        return self._now


def _env_file() -> tuple[int, int, int] | None:
    """What tells one state of the file from another without reading it; None where there is none."""
    path = Settings.model_config.get("env_file")
    try:
        found = Path(path).stat() if isinstance(path, str | Path) else None
    except OSError:
        return None
    return (found.st_ino, found.st_mtime_ns, found.st_size) if found else None
