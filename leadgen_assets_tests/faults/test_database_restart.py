"""The database restarts, dies, or cuts every connection under a run: the run goes on, or ends in words and the next one goes on."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.requests.request import RequestStatus

if TYPE_CHECKING:
    from leadgen_assets_tests.faults.conftest import House

State = dict[str, list[Any]]
Same = Callable[[State, State], None]


@pytest.mark.slow
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


@pytest.mark.long
def test_a_run_keeps_its_lock_through_cuts_and_starts_a_killed_server_again(
    house: House, web12: DemoWeb, calm12: State, same: Same, fault_seed: int
) -> None:
    """Without `leadgen up`, and without losing a thing: the server that a run works with is the run's to start."""
    chance = random.Random(fault_seed)
    key = house.submit(f"cuts-{fault_seed}", web12)
    with house.run(key, slow_fetch=0.05) as run:
        for _ in range(2):
            assert run.reach("fetched", chance.randrange(4)), run.words()
            time.sleep(chance.random() * 0.3)
            cut_every_connection(house)
        assert run.reach("fetched", chance.randrange(3)), run.words()
        pid = house.server.status().pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        code = run.end()
        words = run.words() + run.printed
    house.server.start()
    assert "Traceback" not in words
    if code:  # Dagster's own database was asked for something in the very moment
        assert "leadgen run" in words
        with house.run(key) as again:
            assert again.end() == 0, again.words()
    assert house.stored(key).status is RequestStatus.READY
    same(house.state(key), calm12)


def cut_every_connection(house: House) -> None:
    """As an administrator, a firewall or a fail-over does."""
    with psycopg.connect(house.url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
