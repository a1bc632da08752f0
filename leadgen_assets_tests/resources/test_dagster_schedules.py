from __future__ import annotations

import pytest
from dagster import DagsterInstance
from dagster._core.definitions.run_request import InstigatorType
from dagster._core.errors import DagsterInvariantViolationError
from dagster._core.remote_origin import (
    InProcessCodeLocationOrigin,
    RemoteInstigatorOrigin,
    RemoteRepositoryOrigin,
)
from dagster._core.scheduler.instigation import InstigatorState, InstigatorStatus, SensorInstigatorData
from dagster._core.storage.schedules.schema import InstigatorsTable
from dagster._core.types.loadable_target_origin import LoadableTargetOrigin

from leadgen_assets.resources.dagster_schedules import LeadgenScheduleStorage


def _state(sensor: str) -> InstigatorState:
    target = LoadableTargetOrigin(module_name="leadgen_assets.definitions")
    place = RemoteRepositoryOrigin(InProcessCodeLocationOrigin(target, location_name="leadgen"), "__repository__")
    return InstigatorState(
        RemoteInstigatorOrigin(place, sensor),
        InstigatorType.SENSOR,
        InstigatorStatus.DECLARED_IN_CODE,
        SensorInstigatorData(min_interval=1),
    )


def _names(instance: DagsterInstance) -> list[str]:
    return sorted(state.instigator_name for state in instance.all_instigator_state())


def test_a_daemon_killed_between_the_two_rows_of_a_sensors_state_does_not_fail_over_them_for_ever(
    dagster_instance: DagsterInstance,
) -> None:
    state, storage = _state("queue"), dagster_instance.schedule_storage
    assert isinstance(storage, LeadgenScheduleStorage)
    dagster_instance.add_instigator_state(_state("inbox"))
    dagster_instance.add_instigator_state(state)
    with storage.connect() as connection:  # what the daemon that was killed had not come to
        connection.execute(InstigatorsTable.delete().where(InstigatorsTable.c.selector_id == state.selector_id))
    assert _names(dagster_instance) == ["inbox"]
    dagster_instance.add_instigator_state(state)
    assert _names(dagster_instance) == ["inbox", "queue"]
    dagster_instance.update_instigator_state(state.with_status(InstigatorStatus.STOPPED))
    found = dagster_instance.get_instigator_state(state.instigator_origin_id, state.selector_id)
    assert found is not None
    assert found.status == InstigatorStatus.STOPPED


def test_a_state_that_is_whole_is_not_written_a_second_time(dagster_instance: DagsterInstance) -> None:
    stopped = _state("queue").with_status(InstigatorStatus.STOPPED)
    dagster_instance.add_instigator_state(stopped)
    with pytest.raises(DagsterInvariantViolationError, match="already present"):
        dagster_instance.add_instigator_state(_state("queue"))
    found = dagster_instance.get_instigator_state(stopped.instigator_origin_id, stopped.selector_id)
    assert found is not None
    assert found.status == InstigatorStatus.STOPPED
