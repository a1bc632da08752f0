"""Books that outlast a restart of the database: the gateway asks them and knows nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadgen_assets.llm.books import Books, Hit, Intent, Refused, Reserved, UnderWay
from leadgen_assets.stages.steady import steady


class SteadyBooks:
    """`Books` whose every method is tried again while the database does not answer, by the one retry of the stages.

    A paid answer is kept so even when the database restarts between the question and the answer.
    """

    def __init__(self, books: Books) -> None:
        self._books = books

    async def begin(self, intent: Intent) -> Hit | Reserved | UnderWay | Refused:
        """See `Books.begin`; with the intent's token it reserves once, however often it is tried."""
        return await steady(lambda: self._books.begin(intent))

    async def answered(
        self,
        call_id: int,
        response: dict[str, Any],
        usage: Mapping[str, int],
        micro_usd: int,
        usable: bool,
        fault: str = "",
    ) -> None:
        """See `Books.answered`."""
        await steady(lambda: self._books.answered(call_id, response, usage, micro_usd, usable, fault))

    async def failed(self, call_id: int, fault: str) -> None:
        """See `Books.failed`."""
        await steady(lambda: self._books.failed(call_id, fault))

    async def unsent(self, call_id: int) -> None:
        """See `Books.unsent`."""
        await steady(lambda: self._books.unsent(call_id))

    async def unknown(self, call_id: int, fault: str) -> None:
        """See `Books.unknown`."""
        await steady(lambda: self._books.unknown(call_id, fault))

    async def told_limits(self, account: str, model: str, headers: Mapping[str, str]) -> None:
        """See `Books.told_limits`."""
        await steady(lambda: self._books.told_limits(account, model, headers))
