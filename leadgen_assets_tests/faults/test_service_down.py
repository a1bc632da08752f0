"""The model's service is down for a while: the run goes on by rules and marks it, and once it answers the rest is asked."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.decisions.asking_again import offer_again
from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.sensors.fallbacks import service_of
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets_tests.faults.conftest import Asking, House

FELL_BACK = (
    "SELECT count(*) FROM leadgen.work_items WHERE request_key = %s AND status = 'done' AND result->>'fallback' > ''"
)


def marked(house: House, key: str) -> int:
    """Items that went on without the model."""
    [(number,)] = house.sql(key, FELL_BACK, key)
    return int(number)


def offered(house: House, environment: dict[str, str], patch: pytest.MonkeyPatch) -> list[str]:
    """What the sensor `fallbacks` offers in a tick, with the settings of the runs."""
    for name, value in environment.items():
        patch.setenv(name, value)

    async def offer() -> list[str]:
        async with Database(house.url) as database:
            return await offer_again(database, service_of(load_settings(), database), datetime.now(UTC))

    return asyncio.run(offer())


def asked_again(house: House, asking: Asking, key: str, web: DemoWeb, environment: dict[str, str]) -> None:
    """What was done without the model is asked, and nothing else; the files are those of an undisturbed run."""
    with house.run(key, environment=environment, more=["--redo", "failed"]) as run:
        assert run.end() == 0, run.words()
    assert marked(house, key) == 0
    assert house.stored(key).status is RequestStatus.READY
    calm = house.submit(f"{key.partition('.')[0]}-calm", web)
    with house.run(calm, environment=environment) as run:
        assert run.end() == 0, run.words()
    assert asking.files(key) == asking.files(calm)


@pytest.mark.long
def test_a_service_that_is_down_costs_no_company_and_is_asked_once_it_is_back(
    house: House, asking: Asking, web12: DemoWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    down = tmp_path / "down"
    down.touch()
    service = asking.service(web12, down=str(down))
    environment = {**asking.environment(service), "LEADGEN_MODE": "hybrid"}
    key = house.submit("service-down", web12)
    with house.run(key, environment=environment, rest_seconds=0.4) as run:
        assert run.end() == 0, run.words()
        assert "Traceback" not in run.words()
    assert house.stored(key).status is RequestStatus.READY
    assert marked(house, key) >= 9
    tried = len(service.calls())
    assert {call["fate"] for call in service.calls()} == {"500"}
    assert tried <= 24, "the breaker opened: three tries for each of some twenty questions would be more"

    down.unlink()
    assert offered(house, environment, monkeypatch) == [key]
    proposal = house.stored(key).proposals[-1]
    assert proposal.command == f"leadgen run {key} --redo failed"
    assert len(service.calls()) == tried, "nothing is spent without a person's word"
    asked_again(house, asking, key, web12, environment)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_service_that_is_away_for_a_minute_in_the_middle_of_a_run(
    house: House, asking: Asking, web60: DemoWeb, tmp_path: Path
) -> None:
    down = tmp_path / "down"
    service = asking.service(web60, seconds=0.3, down=str(down))
    environment = {**asking.environment(service), "LEADGEN_MODE": "hybrid"}
    key = house.submit("minute-down", web60)

    def go_down() -> None:
        while len(service.calls()) < 10:
            time.sleep(0.1)
        down.touch()
        time.sleep(60)
        down.unlink()

    fault = threading.Thread(target=go_down)
    fault.start()
    with house.run(key, environment=environment) as run:
        assert run.end() == 0, run.words()
    fault.join()
    fates: list[Any] = [call["fate"] for call in service.calls()]
    print(f"{fates.count('500')} of {len(fates)} calls found it down, {marked(house, key)} items went on without it")
    assert "500" in fates
    assert house.stored(key).status is RequestStatus.READY
    if marked(house, key):
        asked_again(house, asking, key, web60, environment)
