"""How far a search goes: how many candidates a round seeks, how large the next batch is, and when it ends. Pure."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from leadgen_assets.agents.strategies import Strategy

OVERSAMPLING = 2.0
"""Candidates sought per company asked for, before anything is known of how many qualify."""
MOST_PER_ROUND = 4.0
"""Candidates per company asked for that one round seeks at most, however few of the earlier ones qualified."""
MOST_EMPTY = 2
"""Batches in a row without a new company after which a search ends."""
LEAST_SIZE, MOST_SIZE = 3, 50
GOOD, POOR = 0.8, 1 / 3
"""Shares of what was asked for: at and above the one the next batch is larger, below the other smaller."""


def sought(target: int, round_number: int, before: int, qualified: int, oversampling: float = OVERSAMPLING) -> int:
    """Candidates that stand in the request when a round's search ends.

    Args:
        before, qualified: candidates of earlier rounds, and those of them that qualified.
    """
    first = math.ceil(target * oversampling)
    if round_number == 1 or not before:
        return max(1, first, before)
    # One more of each, so that a few candidates do not decide everything.
    rate = (qualified + 1) / (before + 2)
    needed = math.ceil(max(0, target - qualified) / rate)
    return before + max(1, min(needed, math.ceil(target * MOST_PER_ROUND)))


def listed(target: int, round_number: int, before: int, oversampling: float) -> int:
    """Candidates that stand in the request when sources that cost nothing end a round.

    After an amendment the first round may find what it needs among the companies that are there; each further one seeks beyond.

    Args:
        before: candidates from before the amendment.
    """
    a_round = target * oversampling
    return max(1, before, round(a_round)) + round(a_round * (round_number - 1))


@dataclass(frozen=True, slots=True)
class SearchCursor:
    """Where a search is; the checkpoint's text.

    Attributes:
        batches: that were done. used: keys of strategies that were used. size: of the next batch.
        empty: batches without a new company, in a row. spent: micro-dollars that the ledger had for it after the last batch.
    """

    batches: int = 0
    used: tuple[str, ...] = ()
    size: int = 10
    empty: int = 0
    spent: int = 0

    @classmethod
    def of(cls, text: str, size: int) -> SearchCursor:
        """The cursor of a checkpoint; at the beginning a batch has `size` companies."""
        if not text:
            return cls(size=size)
        told = json.loads(text)
        return cls(told["batches"], tuple(told["used"]), told["size"], told["empty"], told["spent"])

    def text(self) -> str:
        """The checkpoint's text."""
        return json.dumps(asdict(self))

    def following(self, plan: Sequence[Strategy]) -> Strategy | None:
        """The first strategy that was not used; None where the search ends."""
        if self.empty >= MOST_EMPTY:
            return None
        return next((strategy for strategy in plan if strategy.key not in self.used), None)

    def after(self, strategy: Strategy, asked: int, new: int, usual: int, spent: int = 0) -> SearchCursor:
        """The cursor behind a batch.

        Args:
            asked: companies that it was asked for. new: that it brought; -1 where the answer could not be used.
            usual: size of a batch as it is set. spent: as the attribute.
        """
        size = self.size
        if new < 0:
            size //= 2
        elif new < asked * POOR:
            size = size * 2 // 3
        elif new >= asked * GOOD:
            size += size // 2
        least, most = min(LEAST_SIZE, usual), min(MOST_SIZE, 2 * usual)
        return replace(
            self,
            batches=self.batches + 1,
            used=(*self.used, strategy.key),
            size=max(least, min(most, size)),
            empty=0 if new > 0 else self.empty + 1,
            spent=spent,
        )
