"""Progress is told when it matters, and seldom."""

from __future__ import annotations

import pytest

from leadgen_assets.stages import progress as progress_module
from leadgen_assets.stages.progress import Progress, Throttled


def at(done: int, total: int = 1000, seconds: float = 10.0, failed: int = 0, note: str = "") -> Progress:
    return Progress("company_pages", done, total, failed, seconds, note)


def test_a_thousand_steps_are_told_in_tenths() -> None:
    told: list[Progress] = []
    throttled = Throttled(told.append)
    for done in range(1, 1001):
        throttled(at(done))
    assert len(told) == 10
    assert (told[0].done, told[-1].done) == (100, 1000)


def test_slow_steps_are_told_every_half_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(progress_module.time, "monotonic", lambda: clock[0])
    told: list[Progress] = []
    throttled = Throttled(told.append)
    for done in range(1, 13):
        clock[0] += 10
        throttled(at(done))
    assert [p.done for p in told] == [3, 6, 9, 12]


def test_the_end_is_always_told_and_only_once() -> None:
    told: list[Progress] = []
    throttled = Throttled(told.append)
    for progress in (at(95, 100), at(100, 100), at(100, 100), at(0, 0)):
        throttled(progress)
    assert [p.done for p in told] == [95, 100]


def test_nothing_to_do_is_told_as_done() -> None:
    told: list[Progress] = []
    Throttled(told.append)(at(0, 0))
    assert told == [at(0, 0)]


@pytest.mark.parametrize(
    ("progress", "sentence"),
    [
        (at(0, 60), "company_pages 0/60"),
        (at(30, 60, 4.0, failed=2), "company_pages 30/60 (2 failed), about 4 s left"),
        (at(60, 60, 8.0, note="12 kept"), "company_pages 60/60: 12 kept"),
    ],
)
def test_a_moment_is_told_in_a_sentence(progress: Progress, sentence: str) -> None:
    assert progress.sentence() == sentence
