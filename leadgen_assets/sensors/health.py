"""Looks at the installation's health twice a minute, keeps what only Dagster knows, and tells what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from json import dumps

from dagster import DagsterInstance, DefaultSensorStatus, SensorEvaluationContext, SkipReason, sensor
from dagster._core.definitions.run_request import InstigatorType
from dagster._core.scheduler.instigation import InstigatorState, InstigatorStatus, SensorInstigatorData, TickStatus

from leadgen_assets.domain.health.health import Health, SensorSeen, Thresholds
from leadgen_assets.health.alerting import alert, remembered
from leadgen_assets.health.examining import examine, free_bytes
from leadgen_assets.sensors.reading import with_database
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.health import keep_look, last_look

AWAY = timedelta(seconds=Thresholds().daemon_seconds)
"""The daemon was not there when this sensor has not looked for so long."""
FAILING_TICKS = 2
FAILING_SECONDS = 30.0
"""So many failed ticks in a row, over so long, are a fault; less may be a restart of the database or of the code server."""
_LOOKED_AT = 20
"""Ticks at most; so many failed ones are long enough, however close."""
_AWAY_INTERVALS, _AWAY_SECONDS = 3, 15.0
"""Between two ticks further apart than that the daemon was away: what failed before is over."""


@sensor(
    minimum_interval_seconds=30,
    default_status=DefaultSensorStatus.RUNNING,
    description="Looks at database, daemon, sensors, queue, model, web, budgets and disk; tells by log, webhook and e-mail"
    " what becomes worse or better, each change once. `leadgen health` shows the same.",
)
def health(context: SensorEvaluationContext) -> SkipReason:
    """One tick."""
    settings, now = load_settings(), datetime.now(UTC)
    instance = context.instance
    beats = {kind: now.timestamp() - beat.timestamp for kind, beat in instance.get_daemon_heartbeats().items()}
    sensors = sensors_of(instance, intervals(context), now)

    async def looked(database: Database) -> Health:
        async with database.operator_tx() as conn:
            before = await last_look(conn)
            # Right after a start nobody is late: all of them rested with the daemon.
            rested = before is None or now - before.at > AWAY
            seen = [replace(one, age=None) for one in sensors] if rested else sensors
            await keep_look(conn, now, beats, seen, free_bytes(settings.home))
        return await examine(database, settings, now, just_back=rested)

    seen = with_database(looked)
    alerted = alert(settings, seen, remembered(context.cursor))
    context.update_cursor(dumps(alerted.memory))
    for channel, fault in alerted.faults.items():
        context.log.warning(f"{channel} was not told of alerts: {fault}")
    told = ", ".join(f"{number} by {channel}" for channel, number in alerted.told.items())
    at_fault = ", ".join(f"{line.name} {line.state}" for line in seen.lines if line.severity.rank)
    return SkipReason(f"{seen.severity}: {at_fault or 'all is well'}{f'; told {told}' if told else ''}")


def intervals(context: SensorEvaluationContext) -> dict[str, float]:
    """The other sensors of this code location, with the seconds between their ticks; this one runs, since it looks."""
    defined = context.repository_def.sensor_defs if context.repository_def else ()
    return {one.name: float(one.minimum_interval_seconds or 30) for one in defined if one.name != context.sensor_name}


def sensors_of(instance: DagsterInstance, known: dict[str, float], now: datetime) -> list[SensorSeen]:
    """How each sensor is; one that never ticked yet is on, since all of ours are from the start."""
    states = newest(instance.all_instigator_state(instigator_type=InstigatorType.SENSOR))
    return [_seen(instance, name, interval, states.get(name), now) for name, interval in sorted(known.items())]


def newest(states: Iterable[InstigatorState]) -> dict[str, InstigatorState]:
    """The state of each name that ticked last: another code location of the instance may have left older ones."""
    found: dict[str, InstigatorState] = {}
    for state in sorted(states, key=lambda one: _last_tick(one) or 0.0):
        found[state.instigator_name] = state
    return found


def _seen(
    instance: DagsterInstance, name: str, interval: float, state: InstigatorState | None, now: datetime
) -> SensorSeen:
    if state is None:
        return SensorSeen(name, on=True, failing=False, age=None, interval=interval)
    last = _last_tick(state)
    ended = [TickStatus.SKIPPED, TickStatus.SUCCESS, TickStatus.FAILURE]
    ticks = instance.get_ticks(state.instigator_origin_id, state.selector_id, limit=_LOOKED_AT, statuses=ended)
    failing = is_failing([(tick.timestamp, tick.status is TickStatus.FAILURE) for tick in ticks], interval)
    age = None if last is None else now.timestamp() - last
    return SensorSeen(name, state.status is not InstigatorStatus.STOPPED, failing, age, interval)


def is_failing(ticks: Sequence[tuple[float, bool]], interval: float) -> bool:
    """Whether a sensor fails, and not only through a restart.

    Args:
        ticks: when (epoch seconds), and whether it failed; newest first. interval: seconds between two of them.
    """
    failed: list[float] = []
    for at, was_failure in ticks:
        away = failed and failed[-1] - at > max(_AWAY_INTERVALS * interval, _AWAY_SECONDS)
        if not was_failure or away:
            break
        failed.append(at)
    long = len(failed) == _LOOKED_AT or (bool(failed) and failed[0] - failed[-1] >= FAILING_SECONDS)
    return len(failed) >= FAILING_TICKS and long


def _last_tick(state: InstigatorState) -> float | None:
    data = state.instigator_data
    return data.last_tick_timestamp if isinstance(data, SensorInstigatorData) else None
