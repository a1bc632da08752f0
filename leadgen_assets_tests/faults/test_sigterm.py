"""SIGTERM: the run stops within ten seconds, keeps what is committed, starts nothing more, and goes on the next time."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.requests.request import RequestStatus

if TYPE_CHECKING:
    from leadgen_assets_tests.faults.conftest import House, Run

State = dict[str, list[Any]]
Same = Callable[[State, State], None]
PROMISED, SLACK = 10.0, 3.0


def seconds_to_stop(runs: list[Run], number: signal.Signals) -> list[float]:
    """Signal every run, its whole process group as a terminal or a supervisor does, and measure until each has ended."""
    began = time.monotonic()
    for run in runs:
        run.signal(number, group=True)
    seconds = []
    for run in runs:
        run.end()
        seconds.append(time.monotonic() - began)
    return seconds


@pytest.mark.long
def test_runs_that_wait_and_runs_that_parse_stop_and_go_on_later(
    house: House, web12: DemoWeb, calm12: State, same: Same, tmp_path: Path
) -> None:
    keys = [house.submit(f"term-{kind}", web12) for kind in ("waits", "hangs", "parses")]
    with (
        house.run(keys[0], hold_fetch_after=20, go=str(tmp_path / "never")) as waits,
        house.run(keys[1], workers=1, hang_parse_after=6) as hangs,
        house.run(keys[2], slow_parse=0.3) as parses,
    ):
        runs = [waits, hangs, parses]
        waits.until("held")
        hangs.until("held")
        parses.until("company_pages")
        children = [child for run in runs for child in psutil.Process(run.pid).children(recursive=True)]
        seconds = seconds_to_stop(runs, signal.SIGTERM)
        assert max(seconds) <= PROMISED + SLACK
        for key, run in zip(keys, runs, strict=True):
            assert run.code == 130, run.words()
            assert "Stopped. What was done is kept; to go on: leadgen run" in run.words()
            assert "Traceback" not in run.words()
            assert run.stages == {"discovered_companies", "company_pages"}, "the next assets did not start"
            stored = house.stored(key)
            assert stored.status is RequestStatus.CANCELLED
            assert (
                stored.status_reason
                == "it was stopped by a signal (Ctrl-C, SIGTERM or a closed terminal); what was done is kept"
            )
            assert f"leadgen run {key}" in stored.next_step
            assert house.sql(key, "SELECT count(*) FROM leadgen.profiles") == [(0,)]
            assert house.pages(key)
        committed = {key: house.pages(key) for key in keys}
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == [], "no process of the run is left"
    for key in keys:
        assert not committed[key] & set(house.finish(key, web12))
        same(house.state(key), calm12)


def test_a_closed_terminal_stops_a_run_in_order_too(house: House, web12: DemoWeb, tmp_path: Path) -> None:
    key = house.submit("hung-up", web12)
    with house.run(key, hold_fetch_after=20, go=str(tmp_path / "never")) as run:
        run.until("held")
        assert seconds_to_stop([run], signal.SIGHUP)[0] <= PROMISED + SLACK
    assert run.code == 130, run.words()
    assert "Traceback" not in run.words()
    assert house.stored(key).status is RequestStatus.CANCELLED
    assert house.pages(key)
