"""kill -9 of everything that `leadgen up` consists of, at random points of its runs: they go on without a hand.

Struck are the run worker, the daemon, the code server and the embedded database. What is delivered is what an undisturbed
run delivers, and no question is paid for twice but those in flight.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.requests.request import RequestStatus

if TYPE_CHECKING:
    from leadgen_assets_tests.faults.conftest import Asking, House
    from leadgen_assets_tests.faults.up.conftest import Up

TARGETS = ("run worker", "daemon", "code server", "database")
DELIVERED = (RequestStatus.READY, RequestStatus.READY_PARTIAL)
ANSWER_SECONDS = 0.3
BOOKED_WITHIN = 3.0
"""Seconds from an answer to its row in the journal, on a machine that is busy."""


class Schedule:
    """Strikes in an order, and at points, that a seed decides; of as many requests as it takes, one after the other."""

    def __init__(self, house: House, asking: Asking, up: Up, web: DemoWeb, seed: int, most: int) -> None:
        self._house, self._asking, self._up, self._web, self._seed = house, asking, up, web, seed
        self._chance, self._most = random.Random(seed), most
        self.keys: list[str] = []
        self.struck: list[tuple[float, str]] = []

    def run(self, strikes: Sequence[str], ended: set[RequestStatus]) -> None:
        """Strike until every strike was made, and wait for the last request's end."""
        left = self._chance.sample(strikes, k=len(strikes))
        while left:
            tenant = f"struck-{self._seed}-{self._most}-{len(self.keys)}"  # two schedules may share a home
            key = self._asking.submit(tenant, self._web, RequestStatus.QUEUED)
            self.keys.append(key)
            while left and self._strike(left[-1], key, ended):
                left.pop()
            took = self._up.wait(lambda key=key: self._house.stored(key).status in ended, f"{key} ends")  # type: ignore[misc]
            print(f"{key}: {self._house.stored(key).status}, {took:.0f} s after its last strike")

    def _strike(self, what: str, key: str, ended: set[RequestStatus]) -> bool:
        """One strike at a random point ahead; False when the request ended before."""
        more, pause, found = self._chance.randint(1, self._most), 2 * self._chance.random(), list[int]()

        def got_on() -> bool:
            found.append(self._progress(key))
            return found[-1] >= found[0] + more

        def is_over() -> bool:
            return self._house.stored(key).status in ended

        took = 0.0
        if self._chance.random() < 0.5:  # else in the middle of the recovery from the strike before
            took = self._up.wait(lambda: got_on() or is_over(), f"{key} gets on before a {what} is struck")
        time.sleep(pause)
        over = list[bool]()

        def can_be_struck() -> bool:
            over.append(is_over())
            return over[-1] or what != "run worker" or bool(self._up.workers())

        self._up.wait(can_be_struck, f"a {what} to be struck")
        if over[-1]:
            return False
        self.struck.append((time.time(), what))
        self._up.strike(what)
        print(
            f"{len(self.struck)}: {what}, {took:.1f} s + {pause:.1f} s after the last one, at {found[-1:]} pieces of {key}",
            flush=True,
        )
        return True

    def _progress(self, key: str) -> int:
        with psycopg.connect(self._house.url, connect_timeout=5) as connection:
            row = connection.execute(
                "SELECT (SELECT count(*) FROM leadgen.work_items WHERE request_key = %(key)s)"
                " + (SELECT count(*) FROM leadgen.model_calls WHERE request_key = %(key)s)",
                {"key": key},
            ).fetchone()
        assert row is not None
        return int(row[0])

    def in_flight(self, calls: Sequence[dict[str, Any]]) -> Counter[str]:
        """How often each question may have been lost between its sending and its row, by a strike."""
        lost: Counter[str] = Counter()
        for struck, _ in self.struck:
            under_way = {
                call["hash"]
                for call in calls
                if struck - ANSWER_SECONDS - BOOKED_WITHIN <= call["at"] <= struck + BOOKED_WITHIN
            }
            lost.update(under_way)
        return lost


def struck_and_judged(
    house: House,
    asking: Asking,
    up: Callable[[dict[str, str]], Any],
    ended: set[RequestStatus],
    web: DemoWeb,
    seed: int,
    strikes: Sequence[str],
    most: int,
) -> None:
    """A whole schedule, and all that must hold after it."""
    calm = asking.undisturbed(web)
    service = asking.service(web, seconds=ANSWER_SECONDS)
    began = time.monotonic()
    with up(asking.environment(service)) as running:
        schedule = Schedule(house, asking, running, web, seed, most)
        schedule.run(strikes, ended)
        running.wait(lambda: not running.workers(), "no worker is left")
        for name in set(strikes) - {"run worker"}:
            assert running.tells(f"The {name} ended")
            running.wait(lambda name=name: running.tells(f"The {name} runs again."), f"the {name} runs")
        assert "Traceback" not in running.words()
    print(f"{len(schedule.struck)} strikes on {len(schedule.keys)} requests in {time.monotonic() - began:.0f} s")
    assert len(schedule.struck) == len(strikes)

    booked: Counter[str] = Counter()
    for key in schedule.keys:
        stored = house.stored(key)
        assert stored.status in DELIVERED, f"{key}: {stored.status}: {stored.status_reason}"
        assert asking.files(key) == calm
        answered = asking.booked(key, "answered")
        assert max(answered.values()) == 1, "an answer was paid for twice"
        assert not asking.booked(key, "sent"), "a question whose fate nobody settled"
        booked += asking.booked(key)
    calls = service.calls()
    asked = asking.asked(service)
    assert len(asked) > 5
    stories = [asking.story(name, schedule.keys, service) for name in asked - booked]
    assert not stories, "calls that the ledger does not know:\n" + "\n\n".join(
        [*stories, str(schedule.struck), *_of_the_servers_life(house)]
    )
    lost = schedule.in_flight(calls)
    repeated = {name: times - len(schedule.keys) for name, times in asked.items() if times > len(schedule.keys)}
    print(f"{len(calls)} calls, {sum(repeated.values())} of them again because they were in flight")
    assert all(times <= lost[name] for name, times in repeated.items()), "a paid call was repeated"


def _of_the_servers_life(house: House) -> list[str]:
    """When the database's server started, recovered and ended."""
    words = ("starting Postgre", "redo ", "interrupted", "invalid record", "ready to accept", "shut", "lock file")
    return [line for line in house.server.log.read_text("utf-8").splitlines() if any(word in line for word in words)]


@pytest.mark.long
@pytest.mark.timeout(900)
def test_whatever_is_killed_the_request_goes_on_by_itself_and_ends_the_same(
    house: House,
    asking: Asking,
    up: Callable[[dict[str, str]], Any],
    ended: set[RequestStatus],
    web12: DemoWeb,
    fault_seed: int,
) -> None:
    struck_and_judged(house, asking, up, ended, web12, fault_seed, TARGETS * 2, most=8)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_whatever_is_killed_25_times_the_request_goes_on_by_itself_and_ends_the_same(
    house: House,
    asking: Asking,
    up: Callable[[dict[str, str]], Any],
    ended: set[RequestStatus],
    web60: DemoWeb,
    fault_seed: int,
) -> None:
    struck_and_judged(house, asking, up, ended, web60, fault_seed, (*TARGETS * 6, "run worker"), most=16)
