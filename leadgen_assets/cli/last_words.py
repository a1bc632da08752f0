"""Errors that nobody on the way turned into words, as far as a person can mend their cause: a full disk, a place, a database."""

from __future__ import annotations

import errno

from leadgen_assets.domain.errors import DatabaseUnavailable, LeadgenError, SettingsInvalid, raised_from
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.written_files import what_and_todo
from leadgen_assets.storage.address import full, no_room, normal_url, told

_FORBIDDEN = (errno.EACCES, errno.EPERM)
_OF_A_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
_DAGSTERS = "DagsterPostgresException"
"""What Dagster raises when its database did not answer through its tries; by name, since importing it takes a second."""


def in_words(error: Exception) -> LeadgenError | None:
    """What, where, what to do; None for an error that is a fault of this program."""
    if no_room(error):
        return full(_database(), no_room(error))
    causes = list(raised_from(error))
    if any(type(one).__name__ == _DAGSTERS for one in causes):
        said = next(iter(str(causes[-1]).splitlines()), "")
        return DatabaseUnavailable(
            f"the database cannot be reached: {said}",
            _database(),
            "see that it runs (leadgen db status), then do the same again",
        )
    refused = error if isinstance(error, OSError) else error.__cause__
    return _of_place(refused) if isinstance(refused, OSError) else None


def _of_place(error: OSError) -> LeadgenError | None:
    """None where it is of no place, such as a connection's."""
    if error.filename is None and error.errno not in _OF_A_DISK:
        return None
    what, where, todo = what_and_todo(error)
    if error.errno in _FORBIDDEN:
        what = "This account may not read or write there"
        todo = "see who owns it, or choose another place (LEADGEN_HOME, or the file that you named)"
    if error.errno == errno.ENOENT:
        what = "It is not there"
        todo = "see whether it was renamed or a disk was taken out, then do the same again"
    return LeadgenError(f"{what}.", where, todo)


def _database() -> str:
    try:
        settings = load_settings()
        if settings.database_url is None:
            return str(settings.home.absolute() / "postgres")
        return told(normal_url(settings.database_url.get_secret_value()))
    except SettingsInvalid:
        return ""
