"""kill -9 at random points of a run that asks a model: no paid call is repeated but those in flight, and the files are the same."""

from __future__ import annotations

import random
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets_tests.faults.conftest import Asking, House


def killed_while_asking(house: House, asking: Asking, web: DemoWeb, seed: int, kills: int) -> dict[str, list[Any]]:
    """The files of a run that was killed so often, each time a random while after the service was asked something new."""
    chance = random.Random(seed)
    service = asking.service(web, seconds=0.15)
    key = asking.submit(f"asks-{seed}", web)
    in_flight: Counter[str] = Counter()
    for number in range(kills):
        before = len(service.calls())
        more, pause = chance.randint(1, 6), chance.random() * 0.3
        with house.run(key, environment=asking.environment(service)) as run:
            while len(service.calls()) < before + more and not run.is_over():
                time.sleep(0.05)
            time.sleep(pause)
            run.kill()
        sent = asking.booked(key, "sent")
        in_flight.update({*sent})
        print(f"seed {seed}: kill {number}, {len(service.calls())} calls, {len(sent)} in flight: code {run.code}")
    with house.run(key, environment=asking.environment(service)) as run:
        assert run.end() == 0, run.words()
    assert house.stored(key).status in (RequestStatus.READY, RequestStatus.READY_PARTIAL)

    asked = asking.asked(service)
    assert len(asked) > 5
    repeated = {name: times - 1 for name, times in asked.items() if times > 1}
    assert all(times <= in_flight[name] for name, times in repeated.items()), "a paid call was repeated"
    rows = asking.booked(key)
    assert not asked - rows, "a call that the ledger does not know"
    assert sum((rows - asked).values()) <= sum(in_flight.values()), "only what was killed before it was sent is more"
    assert not asking.booked(key, "sent")
    return asking.files(key)


def test_a_run_that_is_killed_while_it_asks_pays_nothing_twice(
    house: House, asking: Asking, web12: DemoWeb, fault_seed: int
) -> None:
    assert killed_while_asking(house, asking, web12, fault_seed, kills=2) == asking.undisturbed(web12)


@pytest.mark.long
def test_an_orphan_stops_spending_within_seconds(house: House, asking: Asking, web12: DemoWeb) -> None:
    """Its run was given up and another one took the request: it begins nothing more, books what was in flight, and ends."""
    service = asking.service(web12, seconds=0.5)
    key = asking.submit("spends-on", web12)
    with house.run(key, environment={**asking.environment(service), "LEADGEN_CONCURRENCY": "2"}) as orphan:
        while len(service.calls()) < 3 and not orphan.is_over():
            time.sleep(0.05)
        taken = RequestHold.take(Database(house.url), key.partition(".")[0], key, "a-newer-run", lambda run_id: False)
        house.sql(key, "UPDATE leadgen.lead_requests SET run_id = 'a-newer-run' WHERE request_key = %s", key)
        began, asked = time.monotonic(), len(service.calls())
        try:
            assert orphan.end() == 1
        finally:
            taken.release()
        seconds = time.monotonic() - began
        assert f"lost request {key} to a newer run" in orphan.words()
        assert "Traceback" not in orphan.words()
    assert seconds < 20, "loosely: the machine may be busy"
    assert len(service.calls()) - asked <= 2, "nothing but what was on its way"
    assert not asking.booked(key, "sent"), "what it had paid for is booked"
    with house.run(key, environment=asking.environment(service)) as run:
        assert run.end() == 0, run.words()
    assert max(asking.asked(service).values()) == 1
    assert asking.files(key) == asking.undisturbed(web12)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(201, 205))
def test_a_run_that_is_killed_again_and_again_while_it_asks_pays_nothing_twice(
    house: House, asking: Asking, web60: DemoWeb, seed: int
) -> None:
    assert killed_while_asking(house, asking, web60, seed, kills=5) == asking.undisturbed(web60)
