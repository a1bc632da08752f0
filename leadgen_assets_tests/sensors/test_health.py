"""The sensor that looks: keeps what only Dagster knows, and tells a change once."""

from __future__ import annotations

import asyncio
import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import psycopg
import pytest
from dagster import DagsterInstance, SkipReason, build_sensor_context
from dagster._core.definitions.run_request import InstigatorType
from dagster._core.remote_origin import (
    InProcessCodeLocationOrigin,
    RemoteInstigatorOrigin,
    RemoteRepositoryOrigin,
)
from dagster._core.scheduler.instigation import (
    InstigatorState,
    InstigatorStatus,
    SensorInstigatorData,
    TickData,
    TickStatus,
)
from dagster._core.types.loadable_target_origin import LoadableTargetOrigin
from dagster._daemon.types import DaemonHeartbeat
from dagster_shared.error import SerializableErrorInfo

from leadgen_assets.definitions import defs
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.health.examining import examine
from leadgen_assets.sensors.health import health, is_failing
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain


def tick(instance: DagsterInstance, cursor: str | None) -> tuple[str, str | None]:
    repository = defs.get_repository_def()
    with build_sensor_context(
        instance=instance, sensor_name="health", cursor=cursor, repository_def=repository
    ) as context:
        skipped = health(context)
        assert isinstance(skipped, SkipReason)
        return skipped.skip_message or "", context.cursor


def told_of_sensors(chain: Chain, cursor: str | None) -> str:
    """What the line of the sensors says after one more tick."""

    async def look() -> str:
        async with Database(chain.database_url) as database:
            seen = await examine(database, load_settings(), datetime.now(UTC))
            return next(line.seen for line in seen.lines if line.name == "sensors")

    tick(chain.instance, cursor)
    return asyncio.run(look())


def add_state(
    instance: DagsterInstance,
    name: str,
    status: InstigatorStatus,
    ended: list[TickStatus],
    last_tick: float | None = None,
) -> None:
    target = LoadableTargetOrigin(module_name="leadgen_assets.definitions")
    repository = RemoteRepositoryOrigin(InProcessCodeLocationOrigin(target, location_name="here"), "__repository__")
    origin = RemoteInstigatorOrigin(repository, name)
    now = time.time()
    data = SensorInstigatorData(last_tick_timestamp=last_tick or now, min_interval=5)
    state = InstigatorState(origin, InstigatorType.SENSOR, status, data)
    instance.add_instigator_state(state)
    for number, ending in enumerate(ended):
        instance.create_tick(
            TickData(
                instigator_origin_id=state.instigator_origin_id,
                instigator_name=name,
                instigator_type=InstigatorType.SENSOR,
                status=ending,
                timestamp=now + number,
                selector_id=state.selector_id,
                error=SerializableErrorInfo("no", [], "Error") if ending is TickStatus.FAILURE else None,
            )
        )


@pytest.mark.parametrize(
    ("ticks", "interval", "fails"),
    [
        ([], 2, False),
        ([(100, True)], 2, False),
        ([(108, True), (106, True), (104, True), (100, True)], 2, False),  # a code server that starts anew
        ([(130, True), (128, True), (115, True), (100, True)], 2, True),
        ([(130, True), (128, False), (100, True)], 2, False),
        ([(130, True), (128, True), (110, True), (100, True)], 2, False),  # it was away from 110 to 128
        ([(400, True), (100, True)], 300, True),
        ([(100 - number, True) for number in range(20)], 1, True),
    ],
)
def test_a_sensor_fails_that_failed_for_a_while_without_a_pause(
    ticks: list[tuple[float, bool]], interval: float, fails: bool
) -> None:
    assert is_failing(ticks, interval) is fails


def test_what_lost_its_worker_while_the_daemon_was_away_is_stuck_only_when_nobody_takes_it_up(
    chain: Chain, small_web: str
) -> None:
    key = chain.submit(small_web, RequestStatus.RUNNING)
    chain.sql("UPDATE leadgen.lead_requests SET run_id = 'gone', updated_at = now() - interval '8 hours'")
    chain.sql("UPDATE leadgen.events SET created_at = now() - interval '8 hours'")
    said, cursor = tick(chain.instance, None)
    assert "stuck" not in said, "the watchdog has had no time yet"
    assert "stuck" in tick(chain.instance, cursor)[0], key


def test_daemon_and_sensors_are_seen_and_a_change_is_told_once(
    chain: Chain, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    instance = chain.instance
    instance.add_daemon_heartbeat(DaemonHeartbeat(time.time() - 3, "SENSOR", "one", []))
    said, cursor = tick(instance, None)
    assert said == "info: all is well"
    ((beats, sensors),) = chain.sql("SELECT beats, sensors FROM leadgen.health_looks")
    assert 2.5 < beats["SENSOR"] < 60
    names = {one["name"] for one in sensors}
    assert {"queued_requests", "watchdog", "inbox"} <= names
    assert "health" not in names  # it runs, since it looks
    assert all(one["on"] and not one["failing"] for one in sensors)

    add_state(instance, "queued_requests", InstigatorStatus.STOPPED, [])
    add_state(instance, "inbox", InstigatorStatus.RUNNING, [TickStatus.FAILURE] * 20)
    add_state(instance, "repeats", InstigatorStatus.RUNNING, [TickStatus.FAILURE, TickStatus.SKIPPED])
    said, cursor = tick(instance, cursor)
    assert said == "critical: sensors down; told 1 by log"
    assert "off: queued_requests; failing: inbox (of" in caplog.text
    assert tick(instance, cursor)[0] == "critical: sensors down"
    assert json.loads(cursor or "")["log"] == {"sensors": "critical"}
    # A sensor that rested with the daemon is not late when both come back.
    add_state(instance, "notices", InstigatorStatus.RUNNING, [], last_tick=time.time() - 4000)
    assert "late: notices" in told_of_sensors(chain, cursor)
    chain.sql("UPDATE leadgen.health_looks SET looked_at = looked_at - interval '1 hour'")
    assert "late" not in told_of_sensors(chain, cursor)
    # Looks of one hour are one row; what is older than a week goes.
    chain.sql("UPDATE leadgen.health_looks SET hour = hour - interval '9 days'")
    tick(instance, cursor)
    assert len(chain.sql("SELECT 1 FROM leadgen.health_looks")) == 1


def test_no_tenant_reads_or_writes_a_look(chain: Chain) -> None:
    tick(chain.instance, None)
    with psycopg.connect(chain.database_url) as connection:
        connection.execute("SET ROLE leadgen_app")
        connection.execute("SELECT set_config('leadgen.tenant', 'north', false)")
        assert connection.execute("SELECT count(*) FROM leadgen.health_looks").fetchone() == (0,)
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute(
                "INSERT INTO leadgen.health_looks (hour, looked_at, beats, sensors, free) VALUES (now(), now(), '{}', '[]', 1)"
            )
