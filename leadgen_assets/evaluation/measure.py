"""Counts of right, wrong and missed values, and what they say about data of the same kind."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from leadgen_assets.domain.exports.precision import wilson

RESAMPLES = 1_000
"""Bootstrap samples behind an interval of F1."""

WORST = 10
"""Mistakes that are shown of each measure."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Values of one unit (a site, an entity): what was found and right, found and wrong, there and not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """Right ones of those found; None where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Found ones of those there; None where nothing was there."""
        there = self.right + self.missed
        return self.right / there if there else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there was nothing to find and nothing was found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None


@dataclass(frozen=True, slots=True)
class Mistake:
    """One value that is wrong or missed.

    Attributes:
        where: page, site or pair, as a person can look it up in the gold.
        expected: what the gold says; "" where nothing should have been found.
        got: what was found; "" where nothing was.
        note: what else helps to understand it: the quote.
        confidence: of what was found, 0 where nothing was or none is known; the surest mistakes are the worst.
    """

    where: str
    expected: str
    got: str
    note: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Reach:
    """What an issue or a user asks of a measure: `figure` is "precision", "recall" or "f1"."""

    figure: str
    least: float


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the accuracy table.

    Attributes:
        name: "TEL", "precision of merging".
        unit: what `units` are: "site", "page", "true id". Units are drawn anew for the interval of F1, since values of one
            site are not independent.
        units: counts of each unit.
        mistakes: all of them, in the order of the gold; the report shows `WORST`.
        reach: figures to reach.
        beside: name of another way -> its counts over the same units ("a phone library alone").
        personal: its values are people's names, numbers or addresses: reports show their shape, not themselves.
    """

    name: str
    unit: str
    units: Sequence[Counts]
    mistakes: Sequence[Mistake] = ()
    reach: Sequence[Reach] = ()
    beside: dict[str, Counts] = field(default_factory=dict)
    personal: bool = False

    @property
    def total(self) -> Counts:
        """Counts of all units together."""
        return sum(self.units, Counts())

    def interval(self, figure: str) -> tuple[float, float]:
        """95 % interval: Wilson's of precision and recall, bootstrapped over units of F1; (0, 1) where nothing was counted."""
        total = self.total
        if figure == "precision":
            return wilson(total.right, total.right + total.wrong)
        if figure == "recall":
            return wilson(total.right, total.right + total.missed)
        return _bootstrapped(self.units)


@dataclass(frozen=True, slots=True)
class Judged:
    """One value with the confidence that the pipeline gave it, and whether it is right: a point of the reliability table.

    Attributes:
        made_up: it stands on a page that the suite made; those of suites without data all do.
    """

    field: str
    confidence: float
    right: bool
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """What a suite found.

    Attributes:
        suite: its name. note: how values are compared, in a sentence or two for docs/accuracy.md.
        judged: values with a confidence, for the reliability table; empty where the suite has none.
        extra: more that the suite has to say, as Markdown (tables, a chart), below its note. figures: what of it a program may
            want, name -> number. headline: a sentence that stands first on the page, "" for none.
    """

    suite: str
    measures: tuple[Measure, ...]
    note: str
    judged: tuple[Judged, ...] = ()
    extra: str = ""
    figures: dict[str, float] = field(default_factory=dict)
    headline: str = ""


def _bootstrapped(units: Sequence[Counts]) -> tuple[float, float]:
    told = [counts for counts in units if counts.f1 is not None]
    if not told:
        return 0.0, 1.0
    dice = random.Random(20261125)
    values = sorted(sum(dice.choices(told, k=len(told)), Counts()).f1 or 0.0 for _ in range(RESAMPLES))
    return values[int(RESAMPLES * 0.025)], values[int(RESAMPLES * 0.975) - 1]
