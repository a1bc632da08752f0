"""Whether a confidence means what it says: of the values with so much of it, how many are right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leadgen_assets.domain.exports.precision import wilson
from leadgen_assets.evaluation.measure import Judged

SURE = 0.9
"""Confidence from which a value counts as sure."""

PROMISE = 0.9
"""Share of the sure values that must be right."""

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, SURE, 0.95)
"""Where bands of confidence begin; the last one ends with 1."""

Cells = dict[str, dict[str, tuple[int, int]]]
"""Field -> beginning of a band ("0.9") -> (values, right ones)."""


@dataclass(frozen=True, slots=True)
class Share:
    """Right ones of `n` values, with the 95 % Wilson interval; `label` says which values."""

    label: str
    n: int
    right: int

    @property
    def share(self) -> float | None:
        """Right ones of all; None where there are none."""
        return self.right / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of the share; (0, 1) where there are none."""
        return wilson(self.right, self.n)

    @property
    def kept(self) -> bool:
        """Whether so many are right as sure values promise; of no value nothing is broken."""
        return self.share is None or self.share >= PROMISE


def cells_of(judged: Iterable[Judged]) -> Cells:
    """Judged values counted by field and band.

    Raises:
        ValueError: a confidence that is no share.
    """
    cells: Cells = {}
    for one in judged:
        if not 0.0 <= one.confidence <= 1.0:
            raise ValueError(f"a confidence of {one.confidence} ({one.field})")
        band = str(max(start for start in BANDS if one.confidence >= start))
        n, right = cells.setdefault(one.field, {}).get(band, (0, 0))
        cells[one.field][band] = (n + 1, right + one.right)
    return cells


def joined(parts: Iterable[Mapping[str, Mapping[str, tuple[int, int]]]]) -> Cells:
    """Counts of several suites together."""
    cells: Cells = {}
    for part in parts:
        for field, bands in part.items():
            for band, (n, right) in bands.items():
                there = cells.setdefault(field, {}).get(band, (0, 0))
                cells[field][band] = (there[0] + n, there[1] + right)
    return cells


def by_band(cells: Cells) -> list[Share]:
    """All fields together, band by band, the surest first."""
    ends = [*BANDS[1:], 1.0]
    shares = []
    for start, end in zip(BANDS, ends, strict=True):
        counts = [bands.get(str(start), (0, 0)) for bands in cells.values()]
        label = f"{start:.2f} to {end:.2f}" if end == 1.0 else f"{start:.2f} to below {end:.2f}"
        shares.append(Share(label, sum(n for n, _ in counts), sum(right for _, right in counts)))
    return shares[::-1]


def sure(cells: Cells) -> tuple[Share, list[Share]]:
    """The sure values: of all fields together, and field by field, most values first."""
    fields = []
    for field, bands in cells.items():
        counts = [count for band, count in bands.items() if float(band) >= SURE]
        fields.append(Share(field, sum(n for n, _ in counts), sum(right for _, right in counts)))
    fields = sorted((one for one in fields if one.n), key=lambda one: (-one.n, one.label))
    return Share("all fields", sum(one.n for one in fields), sum(one.right for one in fields)), fields
