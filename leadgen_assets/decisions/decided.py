"""What came of a decision, for whoever took it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.errors import RequestBusy
from leadgen_assets.stages.joining import require_whole
from leadgen_assets.stages.standing import brief
from leadgen_assets.storage.decisions import nobody_works_on
from leadgen_assets.storage.requests import StoredRequest, load


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision and how the request stands after it.

    Attributes:
        words: what happened, one sentence a line.
        changed: whether anything did; a decision that changes nothing is told, not refused.
        under_way: whether a run is due now: the caller's own where it asked for that, else the sensor's.
    """

    stored: StoredRequest
    words: str
    changed: bool = True
    under_way: bool = False

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return brief(self.stored) | {"decided": self.words, "changed": self.changed}


async def undisturbed(
    conn: AsyncConnection[Any], key: str, *, though_split: bool = False, instead: str = ""
) -> StoredRequest:
    """The request, which no run can take before this transaction ends.

    Args:
        though_split: also one that was split: the decision makes no work on the whole.

        instead: what to do with one that was split; its next step without it.

    Raises:
        RequestUnknown: there is none. RequestBusy: a run works on it now. DecisionNeeded: it was split.
    """
    there = await load(conn, key)
    if not though_split:
        require_whole(there, instead)
    if not await nobody_works_on(conn, key):
        raise RequestBusy(
            f"A run works on request {key} now; what it writes must follow from one version of the request.",
            todo=f"stop it first, what is done is kept: leadgen cancel {key}; then decide again",
        )
    return await load(conn, key)
