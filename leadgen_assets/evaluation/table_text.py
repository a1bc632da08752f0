"""Results as text for a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from leadgen_assets.evaluation.accuracy_page import share_shown
from leadgen_assets.evaluation.record import FIGURES, MeasureRecord, SuiteRecord, reliabilities
from leadgen_assets.evaluation.reliability import SURE, sure

_WIDEST = 34
_STATES = {True: "", False: " MISSED", None: ": nothing to measure"}


def table(records: Mapping[str, SuiteRecord]) -> str:
    """A line a measure, and whether confidence means what it says."""
    lines = [f"{'':<{_WIDEST}}{'n':>7}{'precision':>11}{'recall':>9}{'F1':>9}   to reach"]
    for name, suite in records.items():
        lines += ["", name, *(_line(measure) for measure in suite.measures)]
        lines += [f"  {key}: {value:,.3f}" for key, value in suite.figures.items()]
    for kind, cells in zip(("labelled data", "generated data"), reliabilities(records.values()), strict=True):
        everything, fields = sure(cells)
        if everything.share is not None:
            kept = "as promised" if everything.kept else "which BREAKS the promise"
            lines += [
                "",
                f"Confidence of {SURE:.1f} or more, {kind}: {everything.right:,} of {everything.n:,} right"
                f" ({100 * everything.share:.1f} %), {kept}",
                *(f"  {one.label}: {one.right:,} of {one.n:,}" for one in fields if not one.kept),
            ]
    return "\n".join(lines)


def _line(measure: MeasureRecord) -> str:
    precision, recall, f1 = (share_shown(measure.figure(each).value) for each in FIGURES)
    asked = ", ".join(
        f"{reach.figure if reach.figure != 'f1' else 'F1'} {reach.least:.2f}{_STATES[reach.reached]}"
        for reach in measure.reach
    )
    name = measure.name if len(measure.name) < _WIDEST - 2 else f"{measure.name[: _WIDEST - 4]}…"
    there = f"{measure.right + measure.missed:,}"
    return f"  {name:<{_WIDEST - 2}}{there:>7}{precision:>11}{recall:>9}{f1:>9}   {asked}".rstrip()
