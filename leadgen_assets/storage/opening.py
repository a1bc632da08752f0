"""The database of the settings, opened: its server started when needed, its schema brought forward."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database, open_url
from leadgen_assets.storage.migrations import migrate


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database, for a command, a job or a sensor's tick.

    Raises:
        DatabaseUnavailable, SchemaNewer: with what to do.
    """
    url = open_url(settings)
    migrate(url)
    async with Database(url, connections=2) as database:
        yield database
