"""`leadgen up` as a whole, where it takes minutes: stopped in the middle, asked for much at once, and with a run that hangs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from dagster import DagsterInstance, DagsterRun, DagsterRunStatus, RunsFilter

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.requests.request import RequestStatus

if TYPE_CHECKING:
    from leadgen_assets_tests.faults.conftest import Asking, House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]

State = dict[str, list[Any]]
Same = Callable[[State, State], None]
Starts = Callable[[dict[str, str]], Any]
OFF = {"LEADGEN_MODE": "off"}
AT_ONCE = 25
LONG = 1800.0


@pytest.fixture
def runs_of(house: House, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[DagsterRun]]:
    """A request's runs, oldest first."""
    monkeypatch.setenv("LEADGEN_HOME", str(house.home))

    def runs(key: str) -> list[DagsterRun]:
        with DagsterInstance.from_config(str(house.home / "dagster")) as instance:
            return list(reversed(instance.get_runs(RunsFilter(tags={"dagster/partition": key}))))

    return runs


def test_a_stop_in_the_middle_takes_ten_seconds_and_the_next_up_goes_on(
    house: House, asking: Asking, up: Starts, web12: DemoWeb
) -> None:
    service = asking.service(web12, seconds=0.5)
    key = asking.submit("up-stops", web12, RequestStatus.QUEUED)
    with up(asking.environment(service)) as first:
        first.wait(lambda: house.sql(key, "SELECT 1 FROM leadgen.model_calls LIMIT 1"), "the run asks")
        workers = first.workers()
        seconds = first.end()
        assert not [one for one in workers if one.is_running()]
    print(f"stopped within {seconds:.1f} s")
    assert seconds < 30, "ten are promised; the machine may be busy"
    asked = len(service.calls())
    assert not asking.booked(key, "sent")
    with up(asking.environment(service)) as second:
        second.wait(lambda: house.stored(key).status is RequestStatus.READY, f"{key} goes on by itself")
    assert len(service.calls()) > asked
    twice = [asking.story(name, [key], service) for name, times in asking.asked(service).items() if times > 1]
    assert not twice, "paid for twice:\n" + "\n\n".join(twice)
    assert asking.files(key) == asking.undisturbed(web12)


def test_25_requests_at_once_are_each_launched_once_and_four_run(
    house: House, up: Starts, web12: DemoWeb, calm12: State, same: Same, runs_of: Callable[[str], list[DagsterRun]]
) -> None:
    keys = [house.submit(f"many-{number}", web12, status=RequestStatus.QUEUED) for number in range(AT_ONCE)]
    most = 0
    with up(OFF) as running:

        def all_ended() -> bool:
            nonlocal most
            most = max(most, len(running.workers()))
            return all(house.stored(key).status is RequestStatus.READY for key in keys)

        took = running.wait(all_ended, "all of them are ready", LONG)
        print(f"{AT_ONCE} requests in {took:.0f} s, {most} workers at most")
        for key in keys:
            running.wait(lambda key=key: [one.status for one in runs_of(key)] == [DagsterRunStatus.SUCCESS], key)  # type: ignore[misc]
    assert 1 < most <= 5, "four, and one that is just going"
    for key in keys:
        assert house.stored(key).launch == 1
        same(house.state(key), calm12)


def test_a_run_that_hangs_is_ended_at_its_most_runtime_and_taken_up_again(
    house: House,
    asking: Asking,
    up: Starts,
    web12: DemoWeb,
    tmp_path: Path,
    runs_of: Callable[[str], list[DagsterRun]],
) -> None:
    """The service accepts a question and never answers: with a patience of an hour, the step sleeps for ever."""
    hung = tmp_path / "hung"
    hung.touch()
    service = asking.service(web12, down=str(hung), down_as="slow")
    key = asking.submit("hangs", web12, RequestStatus.QUEUED)
    with up({**asking.environment(service), "LEADGEN_MODEL_TIMEOUT": "3600"}) as running:
        running.wait(service.calls, "the run hangs in a question")
        (first,) = runs_of(key)
        with DagsterInstance.from_config(str(house.home / "dagster")) as instance:
            instance.add_run_tags(first.run_id, {"dagster/max_runtime": "5"})
        took = running.wait(lambda: runs_of(key)[0].is_finished, "run monitoring ends it")
        hung.unlink()
        running.wait(lambda: house.stored(key).status is RequestStatus.READY, f"{key} goes on by itself")
        print(f"ended {took:.0f} s after its most runtime was set; {[str(run.status) for run in runs_of(key)]}")
        running.wait(lambda: not running.workers(), "nothing of the run that hung is left")
    assert len(runs_of(key)) > 1
    assert asking.files(key) == asking.undisturbed(web12)
