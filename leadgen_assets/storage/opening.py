"""The database of the settings, opened: its server started when needed, its schema brought forward."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import psycopg

from leadgen_assets.domain.errors import DatabaseFull, DatabaseUnavailable
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database, open_url
from leadgen_assets.storage.migrations import migrate

TRIES = 3
"""An embedded server that is killed while somebody connects is started again so often, and the connecting done again."""

T = TypeVar("T")
log = logging.getLogger(__name__)


def with_server(settings: Settings, connect: Callable[[str], T]) -> T:
    """What `connect` makes of the database's address, its server started when needed, and again where it dies meanwhile.

    Args:
        connect: must bear being done twice.

    Raises:
        DatabaseUnavailable: with what to do. Other errors of `connect` as they are.
    """
    left = TRIES
    while True:
        url, left = open_url(settings), left - 1
        try:
            return connect(url)
        except DatabaseUnavailable as error:
            lost = isinstance(error.__cause__, psycopg.OperationalError) and not isinstance(error, DatabaseFull)
            if not (left and lost and settings.embedded):
                raise
            log.warning("the database died while it was opened, it is started again: %s", error.what)


def forward(settings: Settings) -> str:
    """The address of the database, its server started when needed and its schema brought forward; errors as `opened`."""

    def migrated(url: str) -> str:
        migrate(url)
        return url

    return with_server(settings, migrated)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database, for a command, a job or a sensor's tick.

    Raises:
        DatabaseUnavailable, SchemaNewer: with what to do.
    """
    async with Database(forward(settings), connections=2) as database:
        yield database
