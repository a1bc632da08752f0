"""Two runs of one request: the second is refused; an orphan whose run was given up can neither write nor speak."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from dagster import DagsterInstance

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.requests.request import RequestStatus

if TYPE_CHECKING:
    from leadgen_assets_tests.faults.conftest import House

AT_ONCE = 3
State = dict[str, list[Any]]
Same = Callable[[State, State], None]


@pytest.mark.long
def test_a_second_run_is_refused_and_an_orphan_can_write_nothing(
    house: House, web12: DemoWeb, calm12: State, same: Same, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_HOME", str(house.home))
    key, go = house.submit("orphan", web12), tmp_path / "go"
    with house.run(key, hold_fetch_after=20, go=str(go)) as first:
        first.until("held")
        run_id = house.stored(key).run_id
        assert run_id

        with house.run(key) as second:
            assert second.end() == 1
        assert f"Request {key} is being worked on by run {run_id}." in second.words()
        assert "Traceback" not in second.words()
        assert second.told == []
        assert house.stored(key).run_id == run_id
        assert house.stored(key).status is RequestStatus.RUNNING

        # Its process stands still, and Dagster gives its run up, as run monitoring and the watchdog do.
        first.signal(signal.SIGSTOP)
        with DagsterInstance.from_config(str(house.home / "dagster")) as instance:
            given_up = instance.get_run_by_id(run_id)
            assert given_up is not None
            instance.report_run_failed(given_up)
        with house.run(key) as third:
            assert third.end() == 0, third.words()
        after, stored, files = house.state(key), house.stored(key), house.exports(key)
        assert stored.status is RequestStatus.READY
        assert stored.run_id != run_id
        same(after, calm12)

        go.touch()
        first.signal(signal.SIGCONT)
        assert first.end() == 1
        assert f"Run {run_id} lost request {key} to a newer run" in first.words()
        assert "Traceback" not in first.words()
    assert house.stored(key) == stored
    assert house.exports(key) == files
    same(house.state(key), after)


@pytest.mark.slow
def test_of_runs_that_start_in_one_moment_one_works(
    house: House, web12: DemoWeb, calm12: State, same: Same, tmp_path: Path
) -> None:
    key, go, held = house.submit("at-once", web12), tmp_path / "go", 0
    with ExitStack() as stack:
        runs = [stack.enter_context(house.run(key, hold_fetch_after=1, go=str(go))) for _ in range(AT_ONCE)]
        for run in runs:
            # Whoever works stands still until all others have ended: on a busy machine they would come when it is over.
            with suppress(AssertionError):
                run.until("held")
                held += 1
        assert held == 1
        go.touch()
        codes = [run.end() for run in runs]
        words = [run.words() for run in runs]
    assert sorted(codes) == [0, *[1] * (AT_ONCE - 1)], words
    for code, said in zip(codes, words, strict=True):
        assert "Traceback" not in said
        if code:
            assert f"Request {key} " in said
    assert house.stored(key).status is RequestStatus.READY
    assert len({line for run in runs for line in run.fetched}) == len([line for run in runs for line in run.fetched])
    same(house.state(key), calm12)
