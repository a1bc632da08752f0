"""How a question waits before it is sent, and how it learns that its run is told to stop: nothing further is sent then."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from leadgen_assets.domain.errors import AskingStopped


class Waits:
    """The waiting of one gateway.

    Args:
        sleep: waits so many seconds. stop: set once the run is told to stop; None where nobody stops it.
        patience: most seconds that the service is waited for; None: as many as is usual for what it asks.
    """

    def __init__(
        self,
        sleep: Callable[[float], Awaitable[None]],
        stop: asyncio.Event | None,
        patience: float | None = None,
    ) -> None:
        self._sleep, self._stop, self._patience = sleep, stop, patience

    def at_most(self, usual: float) -> float:
        """Most seconds that the service is waited for where a run would wait for `usual` ones."""
        return usual if self._patience is None else min(usual, self._patience)

    def go_on(self) -> None:
        """Let a question pass that is not sent yet.

        Raises:
            AskingStopped: the run is told to stop: an answer would come too late to be booked, and be paid twice.
        """
        if self._stop is not None and self._stop.is_set():
            raise AskingStopped

    async def seconds(self, seconds: float) -> None:
        """Wait so long; a stop ends it at once. Errors as `go_on`."""
        self.go_on()
        if self._stop is None:
            await self._sleep(seconds)
            return
        slept, stopped = asyncio.ensure_future(self._sleep(seconds)), asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait({slept, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            slept.cancel()
            stopped.cancel()
            await asyncio.gather(slept, stopped, return_exceptions=True)
        self.go_on()
