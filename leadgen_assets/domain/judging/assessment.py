"""What we think of a company, for one request."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fit(StrEnum):
    """Answer of the ICP. UNKNOWN is never counted as a no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Points:
    """One criterion's part of the score: `earned` of `weight`, or unknown."""

    criterion: str
    field: str
    value: str
    band: str
    weight: float
    earned: float
    known: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The ICP's judgement and the request's filters, explained.

    Attributes:
        score: 0 to 100. confidence: 0 to 1, from coverage and grade of the evidence.
        qualified: fit is yes and every filter of the request is met.
        unmet: filters of the request that are not met, in words ("state is OK, asked for TX").
    """

    fit: Fit
    score: float
    tier: str
    confidence: float
    qualified: bool
    points: tuple[Points, ...]
    reasons: tuple[str, ...]
    disqualifiers: tuple[str, ...]
    assumptions: tuple[str, ...]
    unmet: tuple[str, ...]
