"""What is kept of an evaluation, so that a page can be written of it and the next run can go beside it: docs/accuracy.json."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from leadgen_assets.domain.telling.shown import clipped
from leadgen_assets.evaluation.measure import WORST, Counts, Measure, Mistake, SuiteResult
from leadgen_assets.evaluation.reliability import Cells, cells_of, joined, sure
from leadgen_assets.evaluation.suite import Suite

FIGURES = ("precision", "recall", "f1")

_LONGEST = 200
"""Characters of a value in the list of mistakes."""

_INBOX = re.compile(r"[\w.+%'-]{1,64}@")


class _Kept(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class FigureRecord(_Kept):
    """A figure with its 95 % interval; None where there was nothing to count."""

    value: float | None
    low: float = 0.0
    high: float = 1.0


class ReachRecord(_Kept):
    """A figure that is asked for, and whether it is reached; None where there was nothing to measure."""

    figure: str
    least: float
    reached: bool | None


class CountsRecord(_Kept):
    """Counts with their three figures, of another way beside ours."""

    right: int
    wrong: int
    missed: int
    precision: float | None
    recall: float | None
    f1: float | None


class MistakeRecord(_Kept):
    """A mistake as the report shows it."""

    where: str
    expected: str
    got: str
    note: str = ""


class MeasureRecord(_Kept):
    """One line of the table.

    Attributes:
        units: how many `unit`s were counted over. mistakes: how many there are; `worst` are the first of them to look at.
    """

    name: str
    unit: str
    units: int
    right: int
    wrong: int
    missed: int
    precision: FigureRecord
    recall: FigureRecord
    f1: FigureRecord
    reach: list[ReachRecord] = []
    beside: dict[str, CountsRecord] = {}
    mistakes: int = 0
    worst: list[MistakeRecord] = []
    personal: bool = False

    def figure(self, name: str) -> FigureRecord:
        """Precision, recall or F1 by its name."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}[name]


class SuiteRecord(_Kept):
    """What one suite found, when, and in what.

    Attributes:
        command: what repeats it, without a path of this machine. at: UTC. version: of the program.
        data: file below the data folder -> the beginning of its SHA-256; empty where the suite makes its own.
        reliability: field -> beginning of a band of confidence -> (values, right ones). made_up: the same of pages that the
            suite made.
    """

    title: str
    command: str
    at: datetime
    version: str
    data: dict[str, str] = {}
    headline: str = ""
    note: str = ""
    extra: str = ""
    figures: dict[str, float] = {}
    measures: list[MeasureRecord] = []
    reliability: dict[str, dict[str, tuple[int, int]]] = {}
    made_up: dict[str, dict[str, tuple[int, int]]] = {}

    @property
    def reached(self) -> bool:
        """Whether every figure that is asked for, and could be measured, is reached."""
        return all(reach.reached is not False for measure in self.measures for reach in measure.reach)


class AccuracyRecord(_Kept):
    """Everything on the page: the last result of each suite, in no order."""

    leadgen_accuracy: Literal[1]
    suites: dict[str, SuiteRecord] = Field(default_factory=dict)


def suite_record(
    suite: Suite,
    result: SuiteResult,
    *,
    command: str,
    at: datetime,
    version: str,
    data: Mapping[str, str],
    plain: bool = False,
) -> SuiteRecord:
    """What is kept of a suite's result.

    Args:
        command: what repeats it. at: when it ran, UTC. version: of the program. data: file -> the beginning of its SHA-256.
        plain: show personal values as they are.
    """
    return SuiteRecord(
        title=suite.title,
        command=command,
        at=at,
        version=version,
        data=dict(data),
        headline=result.headline,
        note=result.note,
        extra=result.extra,
        figures=result.figures,
        measures=[_measure(measure, plain) for measure in result.measures],
        reliability=cells_of(one for one in result.judged if data and not one.made_up),
        made_up=cells_of(one for one in result.judged if one.made_up or not data),
    )


def reliabilities(suites: Iterable[SuiteRecord]) -> tuple[Cells, Cells]:
    """Judged values of labelled data, and those of data that suites make themselves: the many of the second prove little of the first."""
    suites = list(suites)
    return joined(one.reliability for one in suites), joined(one.made_up for one in suites)


def promise_kept(suites: Iterable[SuiteRecord]) -> bool:
    """Whether, on labelled data as on made, as many of the sure values are right as is promised."""
    return all(sure(cells)[0].kept for cells in reliabilities(suites))


def worst(mistakes: Sequence[Mistake], most: int = WORST) -> list[Mistake]:
    """The mistakes to look at first: a wrong value before a missed one, the surest first, and one of each place before a second."""
    ordered = sorted(mistakes, key=lambda one: (not one.got, -one.confidence))
    met: Counter[str] = Counter()
    nth = []
    for mistake in ordered:
        nth.append(met[mistake.where])
        met[mistake.where] += 1
    places = sorted(range(len(ordered)), key=lambda place: (not ordered[place].got, nth[place], place))
    return [ordered[place] for place in places[:most]]


def masked(text: str) -> str:
    """The shape of a value that is a person's: the first letter of each word and the last two digits stay.

    >>> masked("Jane Doe, 512-555-0134")
    'J··· D··, ···-···-··34'
    """
    digits = [place for place, char in enumerate(text) if char.isdigit()][-2:]
    begins = {match.start() for match in re.finditer(r"[^\W\d_]+", text)}
    return "".join(
        char if not char.isalnum() or place in begins or place in digits else "·" for place, char in enumerate(text)
    )


def _measure(measure: Measure, plain: bool) -> MeasureRecord:
    total = measure.total
    figures = {name: _figure(measure, name) for name in FIGURES}
    return MeasureRecord(
        name=measure.name,
        unit=measure.unit,
        units=len(measure.units),
        right=total.right,
        wrong=total.wrong,
        missed=total.missed,
        precision=figures["precision"],
        recall=figures["recall"],
        f1=figures["f1"],
        reach=[
            ReachRecord(
                figure=reach.figure, least=reach.least, reached=_reached(total, figures[reach.figure], reach.least)
            )
            for reach in measure.reach
        ],
        beside={name: _counts(counts) for name, counts in measure.beside.items()},
        mistakes=len(measure.mistakes),
        worst=[_mistake(one, measure.personal and not plain, plain) for one in worst(measure.mistakes)],
        personal=measure.personal,
    )


def _figure(measure: Measure, name: str) -> FigureRecord:
    value = getattr(measure.total, name)
    low, high = measure.interval(name)
    return FigureRecord(value=value, low=low, high=high)


def _reached(total: Counts, figure: FigureRecord, least: float) -> bool | None:
    """None where the gold has no such value and none was found either."""
    if not total.right + total.wrong + total.missed:
        return None
    return figure.value is not None and figure.value >= least


def _counts(counts: Counts) -> CountsRecord:
    return CountsRecord(
        right=counts.right,
        wrong=counts.wrong,
        missed=counts.missed,
        precision=counts.precision,
        recall=counts.recall,
        f1=counts.f1,
    )


def _mistake(mistake: Mistake, mask: bool, plain: bool) -> MistakeRecord:
    expected, got, note = (_shown(text, mask) for text in (mistake.expected, mistake.got, mistake.note))
    if not plain:
        expected, got, note = (_without_inboxes(text) for text in (expected, got, note))
    sure = f"confidence {mistake.confidence:.2f}" if mistake.confidence else ""
    return MistakeRecord(
        where=_shown(mistake.where, False), expected=expected, got=got, note="; ".join(filter(None, (note, sure)))
    )


def _shown(text: str, mask: bool) -> str:
    line = clipped(" ".join(text.split()), _LONGEST)
    return masked(line) if mask else line


def _without_inboxes(text: str) -> str:
    """The text with the shape alone of what stands before an @: whose measure it is, an address is somebody's."""
    return _INBOX.sub(lambda match: f"{masked(match[0][:-1])}@", text)
