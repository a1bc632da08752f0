"""The desk's link of one `leadgen up`: a random token, printed, and kept in a file that only this account can read."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from leadgen_assets.settings import Settings

FILE = "desk-link.txt"


class DeskLink(NamedTuple):
    """The token, and the address that hands it to a browser."""

    token: str
    url: str


@contextmanager
def desk_link(settings: Settings, address: str) -> Iterator[DeskLink]:
    """A new link to the desk at an address, in the file while it is good for something."""
    token = secrets.token_urlsafe(24)
    link = DeskLink(token, f"{address}/?token={token}")
    path = settings.home.absolute() / FILE
    path.unlink(missing_ok=True)  # of an `up` that was killed, perhaps with other rights
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(f"{link.url}\n")
    try:
        yield link
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
