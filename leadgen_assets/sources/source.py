"""The protocol that every source of companies fulfils."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Protocol

from leadgen_assets.domain.identity.company import Candidate


@dataclass(frozen=True, slots=True)
class Batch:
    """Some candidates and where to go on.

    Attributes:
        candidates: those that the source can already tell to match the states and cities asked for, or cannot tell.
        cursor: opaque text that makes the source go on behind this batch.
        seen: entries looked at for this batch, the unmatched ones included.
        skipped: reason -> number of entries left out ("state OK is not asked for": 31, "row 17: 3 cells, header has 5": 1).
        pages: that were asked for. spent_micro_usd: what that cost.
        note: how the source is read, the same in every batch ("CSV, UTF-8, comma; name from 'Firm'").
        elsewhere: of those skipped the ones left out for their state or city alone, without facts: what a wider request
            would get.
    """

    candidates: tuple[Candidate, ...]
    cursor: str
    seen: int
    skipped: dict[str, int]
    pages: int = 0
    spent_micro_usd: int = 0
    note: str = ""
    elsewhere: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """The part of a request that a source may use to look less far. Empty means no restriction."""

    states: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()


class Source(Protocol):
    """Names companies, batch by batch; the stage keeps a checkpoint after each batch and resumes from its cursor."""

    @property
    def name(self) -> str:
        """Kind and place, e.g. "list:il_brokerages.csv"; the discovery_source of what it finds."""
        ...

    def batches(self, wanted: Wanted, cursor: str = "") -> AsyncGenerator[Batch, None]:
        """Batches behind `cursor` ("" from the start); the iterator's end means that the source is exhausted.

        Raises:
            SourceUnreadable: missing, damaged or malformed; batches yielded before stay valid.
        """
        ...
