"""How outcomes of items are committed: rows and done marks together, under the fence, each row harming its item alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from leadgen_assets.stages.item import Item, Outcome, Rows
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.steady import IN_CONFLICT, ROW_AT_FAULT, steady
from leadgen_assets.storage.rows import EARLIER_QUARANTINE, PUT_OFF, QUARANTINE, WORK_ITEMS, Row, Table, write

T = TypeVar("T")


class Commits(Generic[T]):
    """Commits outcomes of one stage of one request.

    Args:
        attempts: item -> how often it was tried before this run.
        rows_of_failure: rows to write for an item that failed, with the reason in words.
        told: is called with each outcome once it is committed; a refused one as the failure that took its place.
    """

    def __init__(
        self,
        session: RequestSession,
        stage: str,
        attempts: Mapping[str, int],
        rows_of_failure: Callable[[Item[T], str], Rows],
        told: Callable[[Outcome[T]], None],
    ) -> None:
        self._session, self._stage, self._attempts = session, stage, attempts
        self._rows_of_failure, self._told = rows_of_failure, told
        self._put_off: list[Outcome[T]] = []

    def failure(self, item: Item[T], error: BaseException) -> Outcome[T]:
        """The outcome of an item that failed: quarantined with the first line of what went wrong."""
        said = next(iter(str(error).splitlines()), "") or "no reason was given"
        reason = _storable(f"{type(error).__name__}: {said}")[:500]
        rows = [
            *self._rows_of_failure(item, reason),
            (QUARANTINE, [(self._session.key, self._stage, item.key, reason)]),
        ]
        return Outcome(item, rows, {}, type(error).__name__, reason)

    async def commit(self, batch: Sequence[Outcome[T]]) -> None:
        """Commit some outcomes together; where the database refuses them, each one alone.

        Raises:
            FenceLost, DatabaseUnavailable: nothing more can be committed.
        """
        try:
            await self._write(batch)
        except (*ROW_AT_FAULT, *IN_CONFLICT):
            # Somebody's row is at fault, or somebody else was quicker: alone, each item shows which.
            for outcome in batch:
                await self._commit_alone(outcome, last_try=False)

    async def finish(self) -> None:
        """The last try for what was in conflict with somebody else's transaction."""
        put_off, self._put_off = self._put_off, []
        for outcome in put_off:
            await self._commit_alone(outcome, last_try=True)

    async def _commit_alone(self, outcome: Outcome[T], *, last_try: bool) -> None:
        try:
            await self._write([outcome])
        except IN_CONFLICT as error:
            if not last_try:
                self._put_off.append(outcome)
                return
            await self._write([self.failure(outcome.item, error)])
        except ROW_AT_FAULT as error:
            if outcome.error:
                # Even the note of the failure is refused: keep the failed mark alone.
                bare = Outcome(outcome.item, (), {}, outcome.error_class, "the reason could not be stored")
                await self._write([bare])
            else:
                await self._commit_alone(self.failure(outcome.item, error), last_try=True)

    async def _write(self, batch: Sequence[Outcome[T]]) -> None:
        await steady(lambda: self._write_once(batch), conflicts_too=False)
        for outcome in batch:
            self._told(outcome)

    async def _write_once(self, batch: Sequence[Outcome[T]]) -> None:
        key, stage = self._session.key, self._stage
        tables: dict[int, tuple[Table, list[Row]]] = {}
        for outcome in batch:
            for table, rows in outcome.rows:
                tables.setdefault(id(table), (table, []))[1].extend(rows)
        writes: list[tuple[Table, Sequence[Row]]] = [
            (EARLIER_QUARANTINE, [(key, stage, outcome.item.key) for outcome in batch if not outcome.put_off]),
            *tables.values(),
            (WORK_ITEMS, [self._mark(outcome) for outcome in batch if outcome.rows or not outcome.put_off]),
            (PUT_OFF, [self._mark(outcome) for outcome in batch if outcome.put_off and not outcome.rows]),
        ]
        async with self._session.writing() as conn, conn.pipeline():
            for table, rows in writes:
                await write(conn, table, rows)

    def _mark(self, outcome: Outcome[T]) -> Row:
        item = outcome.item
        status = "deferred" if outcome.put_off else "failed" if outcome.error_class else "done"
        return (
            self._session.key, self._stage, item.key, item.input_hash, status, self._attempts.get(item.key, 0) + 1,
            outcome.error_class, outcome.error, json.dumps(outcome.result), self._session.run_id, self._session.now(),
        )  # fmt: skip


def _storable(text: str) -> str:
    """The text without what PostgreSQL cannot keep: NUL, and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
