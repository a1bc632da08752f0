"""The database restarts under a run: the run goes on, or ends in words and the next one goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.request import RequestStatus

if TYPE_CHECKING:
    from leadgen_assets_tests.faults.conftest import House

State = dict[str, list[Any]]
Same = Callable[[State, State], None]


def test_a_restart_of_the_database_loses_nothing(house: House, web12: DemoWeb, calm12: State, same: Same) -> None:
    key = house.submit("restart", web12)
    with house.run(key, slow_fetch=0.02) as run:
        for told, away in (("company_pages", 0), ("company_profiles", 2)):
            if run.reach(told, 0):
                house.server.stop()
                time.sleep(away)
                house.server.start()
        code = run.end()
        words = run.words() + run.printed
    print(code, words, sep="\n")
    assert "Traceback" not in words
    if code:
        assert "what to do" in words or "leadgen run" in words
        with house.run(key) as again:
            assert again.end() == 0, again.words()
    assert house.stored(key).status is RequestStatus.READY
    same(house.state(key), calm12)
