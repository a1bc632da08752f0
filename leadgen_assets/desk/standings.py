"""Standings of requests, read again only when something happened: a large one takes seconds to count, and is asked for often."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from leadgen_assets.stages.standing import Standing, read_standing
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.overview import trace_of

MOST_KEPT = 20
OLDEST_SECONDS = 30.0
"""After so long it is read again whatever the trace says: a worker may be lost without leaving any."""


@dataclass(frozen=True, slots=True)
class _Kept:
    trace: tuple[Any, ...]
    read_at: float
    standing: Standing


class Standings:
    """The last standing of each of the requests that were asked for last.

    Args:
        clock: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._reading = asyncio.Lock()

    async def read(self, database: Database, key: str, oversampling: float) -> Standing:
        """The request as it is now.

        Raises:
            RequestUnknown: there is none.
        """
        async with database.tenant_tx(key.partition(".")[0]) as conn:
            trace = await trace_of(conn, key)
        # One at a time: ten browsers that wait for one request must not count it ten times.
        async with self._reading:
            kept = self._kept.get(key)
            if kept is None or kept.trace != trace or self._clock() - kept.read_at > OLDEST_SECONDS:
                kept = _Kept(trace, self._clock(), await read_standing(database, key, oversampling))
                self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return kept.standing
