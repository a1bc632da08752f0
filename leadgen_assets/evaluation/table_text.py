"""Results as text for a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from leadgen_assets.evaluation.accuracy_page import share_shown
from leadgen_assets.evaluation.record import FIGURES, MeasureRecord, SuiteRecord
from leadgen_assets.evaluation.reliability import SURE, joined, sure

_WIDEST = 34


def table(records: Mapping[str, SuiteRecord]) -> str:
    """A line a measure, and whether confidence means what it says."""
    lines = [f"{'':<{_WIDEST}}{'n':>7}{'precision':>11}{'recall':>9}{'F1':>9}   to reach"]
    for name, suite in records.items():
        lines += ["", name, *(_line(measure) for measure in suite.measures)]
        lines += [f"  {key}: {value:,.3f}" for key, value in suite.figures.items()]
    everything, fields = sure(joined(suite.reliability for suite in records.values()))
    if everything.share is not None:
        lines += ["", f"Confidence of {SURE:.1f} or more: {everything.right:,} of {everything.n:,} right"
                  f" ({100 * everything.share:.1f} %), {'as promised' if everything.kept else 'which BREAKS the promise'}"]  # fmt: skip
        lines += [f"  {one.label}: {one.right:,} of {one.n:,}" for one in fields if not one.kept]
    return "\n".join(lines)


def promise_kept(records: Mapping[str, SuiteRecord]) -> bool:
    """Whether of the sure values of all suites together as many are right as is promised."""
    return sure(joined(suite.reliability for suite in records.values()))[0].kept


def _line(measure: MeasureRecord) -> str:
    precision, recall, f1 = (share_shown(measure.figure(each).value) for each in FIGURES)
    asked = ", ".join(
        f"{reach.figure if reach.figure != 'f1' else 'F1'} {reach.least:.2f}{'' if reach.reached else ' MISSED'}"
        for reach in measure.reach
    )
    name = measure.name if len(measure.name) < _WIDEST - 2 else f"{measure.name[: _WIDEST - 4]}…"
    there = f"{measure.right + measure.missed:,}"
    return f"  {name:<{_WIDEST - 2}}{there:>7}{precision:>11}{recall:>9}{f1:>9}   {asked}".rstrip()
