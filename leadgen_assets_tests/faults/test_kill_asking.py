"""kill -9 at random points of a run that asks a model: no paid call is repeated but those in flight, and the files are the same."""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.request import RequestStatus, SourceSpec
from leadgen_assets.web.archive import ArchiveFetcher

if TYPE_CHECKING:
    from leadgen_assets_tests.faults.conftest import House

State = dict[str, list[Any]]
Start = Callable[..., Any]


def environment(service: Any) -> dict[str, str]:
    return {
        "LEADGEN_MODE": "real",
        "LEADGEN_CALLS_PER_HOUR": "100000",
        "LEADGEN_USD_PER_DAY": "1000",
        "OPENAI_BASE_URL": service.address,
        "OPENAI_API_KEY": "sk-test-outlives-its-runs",
    }


def hash_of(prompt: Any) -> str:
    """As the service names a body in its log."""
    return hashlib.sha256(json.dumps(prompt, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def files(house: House, key: str) -> dict[str, list[Any]]:
    """The latest files' rows."""
    return {name: rows for name, rows in house.state(key).items() if name.endswith(".csv")}


def submitted(house: House, tenant: str, web: DemoWeb) -> str:
    """The web's request as a tenant's, with a search beside its archive and its list."""
    return house.submit(tenant, web, SourceSpec(kind="search"))


def undisturbed(house: House, web: DemoWeb, start: Start, tenant: str) -> dict[str, list[Any]]:
    """The files of a run to which nothing happened."""
    service = start(seconds=0.02, sources=named(web))
    key = submitted(house, tenant, web)
    with house.run(key, environment=environment(service)) as run:
        assert run.end() == 0, run.words()
    asked = Counter(call["hash"] for call in service.calls())
    assert max(asked.values()) == 1
    return files(house, key)


def named(web: DemoWeb) -> list[str]:
    return [f"https://{site.domain}/" for site in ArchiveFetcher([web.archive]).sites()][:3]


def killed_while_asking(house: House, web: DemoWeb, start: Start, seed: int, kills: int) -> dict[str, list[Any]]:
    """The files of a run that was killed so often, each time a random while after the service was asked something new."""
    chance = random.Random(seed)
    service = start(seconds=0.15, sources=named(web))
    key = submitted(house, f"asks-{seed}", web)
    in_flight: Counter[str] = Counter()
    for number in range(kills):
        before = len(service.calls())
        more, pause = chance.randint(1, 6), chance.random() * 0.3
        with house.run(key, environment=environment(service)) as run:
            while len(service.calls()) < before + more and not run.is_over():
                time.sleep(0.05)
            time.sleep(pause)
            run.kill()
        sent = house.sql(key, "SELECT prompt FROM leadgen.model_calls WHERE status = 'sent'")
        in_flight.update({hash_of(prompt) for (prompt,) in sent})
        print(f"seed {seed}: kill {number}, {len(service.calls())} calls, {len(sent)} in flight: code {run.code}")
    with house.run(key, environment=environment(service)) as run:
        assert run.end() == 0, run.words()
    assert house.stored(key).status in (RequestStatus.READY, RequestStatus.READY_PARTIAL)

    asked = Counter(call["hash"] for call in service.calls())
    assert len(asked) > 5
    repeated = {name: times - 1 for name, times in asked.items() if times > 1}
    assert all(times <= in_flight[name] for name, times in repeated.items()), "a paid call was repeated"
    rows = Counter(hash_of(prompt) for (prompt,) in house.sql(key, "SELECT prompt FROM leadgen.model_calls"))
    assert not asked - rows, "a call that the ledger does not know"
    assert sum((rows - asked).values()) <= sum(in_flight.values()), "only what was killed before it was sent is more"
    assert house.sql(key, "SELECT count(*) FROM leadgen.model_calls WHERE status = 'sent'") == [(0,)]
    return files(house, key)


@pytest.fixture(scope="session")
def calm(house: House, web12: DemoWeb, model_services: Start) -> dict[str, list[Any]]:
    """The files of an undisturbed run with the model on."""
    return undisturbed(house, web12, model_services, "asks-calmly")


def test_a_run_that_is_killed_while_it_asks_pays_nothing_twice(
    house: House, web12: DemoWeb, calm: dict[str, list[Any]], model_services: Start
) -> None:
    seed = random.SystemRandom().randrange(10_000)
    print(f"seed {seed}")
    assert killed_while_asking(house, web12, model_services, seed, kills=2) == calm


@pytest.fixture(scope="session")
def calm_many(house: House, web60: DemoWeb, model_services: Start) -> dict[str, list[Any]]:
    """The files of an undisturbed run over more companies."""
    return undisturbed(house, web60, model_services, "asks-much")


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(201, 205))
def test_a_run_that_is_killed_again_and_again_while_it_asks_pays_nothing_twice(
    house: House, web60: DemoWeb, calm_many: dict[str, list[Any]], model_services: Start, seed: int
) -> None:
    assert killed_while_asking(house, web60, model_services, seed, kills=5) == calm_many
