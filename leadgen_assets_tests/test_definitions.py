"""What Dagster loads, written down in definitions.json: a change of it is seen in review.

To accept a change: `.venv/bin/python leadgen_assets_tests/test_definitions.py`, and read the difference before committing it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dagster import (
    AssetsDefinition,
    AssetSelection,
    AssetSpec,
    Definitions,
    JobDefinition,
    ScheduleDefinition,
    asset,
    in_process_executor,
)
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from leadgen_assets.definitions import build_definitions, defs
from leadgen_assets.partitions import lead_requests

SNAPSHOT = Path(__file__).with_name("definitions.json")


def written_down() -> str:
    """Assets, checks, jobs, schedules and sensors as text, sorted, so that a difference is one of substance."""
    graph = defs.resolve_asset_graph()
    assets = {spec.key.to_user_string(): _asset(spec) for spec in defs.resolve_all_asset_specs()}
    checks = {
        f"{key.asset_key.to_user_string()}: {key.name}": {
            "description": graph.get_check_spec(key).description,
            "blocking": graph.get_check_spec(key).blocking,
            "partitions": _partitions(graph.get_check_spec(key).partitions_def),
        }
        for key in graph.asset_check_keys
    }
    sensors = {
        sensor.name: {
            "type": sensor.sensor_type.name,
            "jobs": [job.name for job in sensor.jobs] if sensor.has_jobs else [],
            "at least every seconds": sensor.minimum_interval_seconds,
            "runs from the start": sensor.default_status.name,
            "description": sensor.description,
        }
        for sensor in defs.sensors or ()
    }
    jobs = {job.name: _job(job) for job in defs.jobs or ()}
    schedules = {
        schedule.name: {
            "job": schedule.job_name,
            "at": f"{schedule.cron_schedule} {schedule.execution_timezone}",
            "runs from the start": schedule.default_status.name,
            "description": schedule.description,
        }
        for schedule in defs.schedules or ()
        if isinstance(schedule, ScheduleDefinition)
    }
    everything = {"assets": assets, "checks": checks, "jobs": jobs, "schedules": schedules, "sensors": sensors}
    return json.dumps(everything, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _asset(spec: AssetSpec) -> dict[str, Any]:
    schema = spec.metadata.get("dagster/column_schema")
    policy = defs.resolve_asset_graph().get(spec.key).backfill_policy
    return {
        "deps": sorted(dep.asset_key.to_user_string() for dep in spec.deps),
        "group": spec.group_name,
        "kinds": sorted(spec.kinds),
        "owners": list(spec.owners),
        "partitions": _partitions(spec.partitions_def),
        "backfill": f"{policy.policy_type.name} {policy.max_partitions_per_run}" if policy else None,
        "code version": spec.code_version,
        "description": spec.description,
        "columns": [f"{column.name}: {column.description}".rstrip(": ") for column in schema.columns] if schema else [],
        "automation": str(spec.automation_condition) if spec.automation_condition else None,
    }


def _job(job: Any) -> dict[str, Any]:
    if isinstance(job, JobDefinition):
        return {
            "description": job.description,
            "form": {name: _form(step) for name, step in job.graph.node_dict.items()},
        }
    assert isinstance(job, UnresolvedAssetJobDefinition)
    keys = job.selection.resolve(defs.resolve_asset_graph())
    return {"description": job.description, "assets": sorted(key.to_user_string() for key in keys)}


def _form(step: Any) -> dict[str, str]:
    """What the Launchpad asks for: field -> whether it may be left out, and what it means."""
    fields = step.definition.config_schema.config_type.fields
    return {
        name: f"{'required' if field.is_required else json.dumps(field.default_value)}: {field.description}"
        for name, field in fields.items()
    }


def _partitions(partitions: Any) -> str | None:
    return f"{type(partitions).__name__} {partitions.name}" if partitions else None


def test_the_definitions_are_those_that_were_written_down() -> None:
    how = f"if it is meant: .venv/bin/python {Path(__file__).parent.name}/{Path(__file__).name}"
    assert written_down() == SNAPSHOT.read_text("utf-8"), how


def test_they_load() -> None:
    Definitions.validate_loadable(defs)


def test_every_asset_and_every_check_shares_the_one_partitions_constant() -> None:
    """A mismatch is not rejected by Dagster: the check would then look at no partition, or at all of them."""
    graph = defs.resolve_asset_graph()
    assert len(graph.asset_check_keys) == 14
    assert len(graph.get_all_asset_keys()) == 10
    for key in graph.asset_check_keys:
        assert graph.get_check_spec(key).partitions_def is lead_requests, key
    for asset_key in graph.get_all_asset_keys():
        assert graph.get(asset_key).partitions_def is lead_requests, asset_key


def test_whatever_a_person_meets_in_the_ui_is_described() -> None:
    everything = json.loads(written_down())
    for part in everything.values():
        for name, told in part.items():
            assert len(told["description"] or "") > 30, name
    for name, told in everything["assets"].items():
        assert told["owners"], name
        assert told["kinds"], name
        assert told["code version"], name


def test_paid_assets_start_by_nobody_but_a_person_or_the_sensors() -> None:
    assert not [spec.key for spec in defs.resolve_all_asset_specs() if spec.automation_condition]


def test_they_load_as_a_location_among_somebody_elses() -> None:
    @asset(key_prefix="warehouse", deps=[["leadgen", "companies_csv"]])
    def crm_companies() -> None:
        """Their own asset, fed by ours."""

    @asset
    def contacts() -> None:
        """The same name as one of ours, without the prefix."""

    merged = Definitions.merge(Definitions(assets=[crm_companies, contacts]), build_definitions())
    Definitions.validate_loadable(merged)
    keys = {key.to_user_string() for key in merged.resolve_asset_graph().get_all_asset_keys()}
    assert {"warehouse/crm_companies", "contacts", "leadgen/contacts"} <= keys
    ours = AssetSelection.key_prefixes("leadgen").resolve(merged.resolve_asset_graph())
    assert len(ours) == 10
    job = merged.resolve_job_def("lead_pipeline")
    assert job.executor_def is in_process_executor
    assert not {"crm_companies", "contacts"} & set(job.graph.node_dict)


def test_resources_can_be_overridden() -> None:
    given = object()
    job = build_definitions({"workshop": given}).resolve_job_def("lead_pipeline")
    assert job.resource_defs["workshop"](None) is given


def test_every_stage_is_one_asset_of_its_own_room() -> None:
    files = {path.stem for path in (Path(__file__).parent.parent / "leadgen_assets" / "assets").glob("*.py")}
    names = {spec.key.path[-1] for spec in defs.resolve_all_asset_specs()}
    assert names - {"companies_csv", "contacts_csv", "evidence_csv"} <= files
    assert all(isinstance(one, AssetsDefinition) for one in defs.assets or ())


if __name__ == "__main__":
    SNAPSHOT.write_text(written_down(), "utf-8")
    print(f"{SNAPSHOT} is written; read the difference before you commit it")
