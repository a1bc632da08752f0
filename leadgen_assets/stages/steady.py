"""Transactions that outlast a restart of the database and somebody else's lock; and whose fault a refusal is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import psycopg
from psycopg import errors
from psycopg_pool import PoolTimeout

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.storage.address import full, no_room

WAITS = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Waits between tries while the database does not answer."""

ROW_AT_FAULT = (
    psycopg.DataError,
    psycopg.IntegrityError,
    errors.ProgramLimitExceeded,  # a value too long for an index
    UnicodeError,  # half a surrogate pair, which JSON can spell and UTF-8 cannot
)
IN_CONFLICT = (errors.DeadlockDetected, errors.SerializationFailure)
NO_ANSWER = (
    psycopg.OperationalError,
    psycopg.InterfaceError,
    errors.IdleInTransactionSessionTimeout,
    PoolTimeout,
    DatabaseUnavailable,
)

T = TypeVar("T")
log = logging.getLogger(__name__)


async def steady(transaction: Callable[[], Awaitable[T]], *, conflicts_too: bool = True) -> T:
    """The result of a transaction, tried again while the database does not answer; it must bear being done twice.

    Args:
        conflicts_too: whether a deadlock or a serialization failure is tried again here as well.

    Raises:
        DatabaseUnavailable: it did not answer through all waits.
    """
    waits = iter(WAITS)
    while True:
        try:
            return await transaction()
        except ROW_AT_FAULT:
            raise
        except NO_ANSWER as error:
            wait = next(waits, None)
            conflict = isinstance(error, IN_CONFLICT)
            if conflict and (wait is None or not conflicts_too):
                raise
            if wait is None:
                raise _given_up(error) from error
            log.warning("the database did not answer (%s), next try in %s s", type(error).__name__, wait)
            await asyncio.sleep(wait)


def _given_up(error: Exception) -> DatabaseUnavailable:
    if isinstance(error, DatabaseUnavailable):
        return error
    if no_room(error):
        return full("", no_room(error))
    said = next(iter(str(error).splitlines()), type(error).__name__)
    return DatabaseUnavailable(
        f"the database did not do what it was asked, for {sum(WAITS):.0f} seconds: {said}",
        todo="see its log; then run the request again, it goes on where it stopped",
    )
