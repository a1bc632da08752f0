"""What taking only the surest rows would bring: how many are left, and how many of them are of no use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

_STEPS = 10
_BAR = 20


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """The curve.

    Attributes:
        points: (share of the rows taken, least confidence among them, share of those taken that are of no use), from few rows to
            all. area: mean of that last share over all numbers of rows: 0 is best.
    """

    points: tuple[tuple[float, float, float], ...]
    area: float

    def as_markdown(self) -> str:
        """A table with a bar for the risk; "" where there were no rows."""
        if not self.points:
            return ""
        most = max(risk for _, _, risk in self.points)
        lines = [
            "Risk and coverage: the rows by the pipeline's confidence, the surest first; how many of those taken are of no use.",
            "",
            "| rows taken | confidence from | of no use | |",
            "|---|---|---|---|",
        ]
        for coverage, confidence, risk in self.points:
            bar = "▇" * round(_BAR * risk / most) if most else ""
            lines.append(f"| {coverage:.0%} | {confidence:.2f} | {100 * risk:.1f} % | {bar} |")
        return "\n".join(lines)


def risk_coverage(rows: Sequence[tuple[float, bool]]) -> RiskCoverage:
    """The curve over (confidence, usable) of each row; rows of one confidence are taken together, for nothing tells them apart."""
    taken, useless, risks, steps = 0, 0, list[float](), list[float]()
    for confidence, group in groupby(sorted(rows, key=lambda row: -row[0]), key=lambda row: row[0]):
        alike = [usable for _, usable in group]
        bad = alike.count(False)
        for number in range(1, len(alike) + 1):
            risks.append((useless + bad * number / len(alike)) / (taken + number))
            steps.append(confidence)
        taken, useless = taken + len(alike), useless + bad
    if not risks:
        return RiskCoverage((), 0.0)
    ends = sorted({max(1, round(len(risks) * step / _STEPS)) for step in range(1, _STEPS + 1)})
    points = tuple((end / len(risks), steps[end - 1], risks[end - 1]) for end in ends)
    return RiskCoverage(points, sum(risks) / len(risks))
