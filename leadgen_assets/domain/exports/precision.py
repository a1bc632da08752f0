"""How often a sample was right, and how much that says about the rest."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959963984540054
"""Quantile of the normal distribution behind a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Precision:
    """A share with its interval.

    Attributes:
        right, wrong: judged values. unclear: those of which nobody could tell; in no share.
        low, high: ends of the 95 % Wilson interval of right / (right + wrong); 0 and 1 where nothing was judged.
    """

    right: int
    wrong: int
    unclear: int
    low: float
    high: float

    @property
    def judged(self) -> int:
        """Values that were judged right or wrong."""
        return self.right + self.wrong

    @property
    def share(self) -> float | None:
        """Right ones of those judged; None where none was."""
        return self.right / self.judged if self.judged else None


def precision(right: int, wrong: int, unclear: int = 0) -> Precision:
    """Share and interval of counts."""
    low, high = wilson(right, right + wrong)
    return Precision(right, wrong, unclear, low, high)


def wilson(hits: int, tries: int, z: float = Z_95) -> tuple[float, float]:
    """The Wilson score interval of a share; (0, 1) for no tries.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927: unlike the textbook's
    interval it holds for few tries and for shares near 0 and 1.

    Raises:
        ValueError: hits are negative or more than tries.
    """
    if not 0 <= hits <= tries:
        raise ValueError(f"{hits} hits of {tries} tries")
    if not tries:
        return 0.0, 1.0
    share, square = hits / tries, z * z
    centre = share + square / (2 * tries)
    half = z * sqrt(share * (1 - share) / tries + square / (4 * tries * tries))
    whole = 1 + square / tries
    low, high = (centre - half) / whole, (centre + half) / whole
    # The ends are exactly 0 and 1 there; floating point misses them by a hair.
    return (0.0 if hits == 0 else max(0.0, low)), (1.0 if hits == tries else min(1.0, high))
