"""kill -9 at random points: what is committed stays, what is not is done again, and the end is the same."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.requests.request import RequestStatus

if TYPE_CHECKING:
    from leadgen_assets_tests.faults.conftest import House

State = dict[str, list[Any]]
Same = Callable[[State, State], None]


POINTS = {
    "discovered_companies": (2, 0.05),
    "fetched": (3, 0.03),
    "company_profiles": (5, 0.3),
    "icp_assessments": (1, 0.6),
}
"""What a run tells, in its order: about how many lines (of pages: how many a firm), and how many seconds after one of
them to strike at most."""


def killed_again_and_again(house: House, web: DemoWeb, firms: int, tenant: str, seed: int, kills: int) -> str:
    """Run a request, killing it so often at random points, earlier ones first, then to its end; returns its key."""
    chance = random.Random(seed)
    key = house.submit(tenant, web)
    committed: set[str] = set()
    for stage in sorted(chance.sample([*POINTS], k=kills), key=[*POINTS].index):
        lines, seconds = POINTS[stage]
        lines *= firms if stage == "fetched" else 1
        more, pause = chance.randrange(lines), chance.random() * seconds
        with house.run(key) as run:
            run.reach(stage, more)
            time.sleep(pause)
            run.kill()
        print(f"seed {seed}: killed at {stage} + {more} lines + {pause:.2f} s, behind {run.told[-1:]}: code {run.code}")
        again = committed & set(run.fetched)
        assert not again, f"fetched although committed: {again}"
        committed = house.pages(key)
    with house.run(key) as run:
        assert run.end() == 0, run.words()
    assert not committed & set(run.fetched)
    return key


@pytest.mark.slow
def test_a_run_killed_at_random_points_ends_as_if_nothing_had_happened(
    house: House, web12: DemoWeb, calm12: State, same: Same, fault_seed: int
) -> None:
    key = killed_again_and_again(house, web12, 12, f"kill-{fault_seed}", fault_seed, kills=2)
    assert house.stored(key).status is RequestStatus.READY
    same(house.state(key), calm12)


@pytest.mark.slow
@pytest.mark.parametrize(
    "seconds",
    [pytest.param(-3600, id="an-hour-back"), pytest.param(86_400 * 3, id="three-days-on")],
)
def test_a_clock_that_is_set_in_the_middle_of_a_run_changes_no_row(
    house: House, web12: DemoWeb, calm12: State, same: Same, seconds: int
) -> None:
    """Covers every time that a run writes or compares, which its session's clock tells; not the database's own now(), by
    which leases and events are dated, nor waiting, which goes by a clock that cannot be set."""
    key = house.submit(f"clock-{abs(seconds)}", web12)
    with house.run(key, clock_steps=[20, seconds]) as run:
        run.reach("company_profiles", 3)
        run.kill()
    committed = house.pages(key)
    with house.run(key) as again:
        assert again.end() == 0, again.words()
    assert not committed & set(again.fetched)
    state = house.state(key)
    pages = {name: [row[:11] + row[12:] for row in rows["pages"]] for name, rows in (("is", state), ("was", calm12))}
    assert pages["is"] == pages["was"]
    same(state | {"pages": []}, calm12 | {"pages": []})


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(101, 107))
def test_a_run_killed_at_many_random_points_ends_as_if_nothing_had_happened(
    house: House, web60: DemoWeb, calm60: State, same: Same, seed: int
) -> None:
    key = killed_again_and_again(house, web60, 60, f"kills-{seed}", seed, kills=4)
    same(house.state(key), calm60)
