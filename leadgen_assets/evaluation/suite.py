"""What a suite is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from leadgen_assets.evaluation.measure import SuiteResult


@dataclass(frozen=True, slots=True)
class Suite:
    """One evaluation.

    Attributes:
        name: as `--suite` takes it: "pms", "contact-points".
        title: a line for people.
        files: paths below the data folder that it needs; where one is missing, the suite is passed over and that is told. Empty
            where it makes its own data.
        run: the data folder -> what was found. Raises LeadgenError for a file that is not what its name says.
        one_is_enough: it scores those of its files that are there, each by itself.
        when_named: it takes minutes and runs only when it is named, or with `--all`.
        run_own: the same over a person's own gold, where the suite's own is scored with less; None where it is all the same.
        options: of the command, which repeat it as it is set.
    """

    name: str
    title: str
    files: tuple[str, ...]
    run: Callable[[Path], SuiteResult]
    one_is_enough: bool = False
    when_named: bool = False
    run_own: Callable[[Path], SuiteResult] | None = None
    options: str = ""
