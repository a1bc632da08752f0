"""How one item's handler is run: in time, and with what it asked in the books."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

from leadgen_assets.llm.booking import booked_by_its_end
from leadgen_assets.stages.item import Finished


async def handled(handling: Awaitable[Finished], seconds: float) -> Finished:
    """What a handler gives, once all that it asked is booked: no row of an item is there before its questions are.

    Args:
        seconds: a handler that hangs for longer would keep the stage, and its run, from ever ending.

    Raises:
        TimeoutError: it was not done by then.
    """
    async with booked_by_its_end():
        try:
            async with asyncio.timeout(seconds) as limit:
                return await handling
        except TimeoutError as error:
            if not limit.expired():
                raise
            raise TimeoutError(f"it was not done within {seconds:g} s (LEADGEN_ITEM_SECONDS)") from error
