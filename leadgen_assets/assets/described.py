"""What every asset says about itself in the same way: key, partition, group, owner, kinds, columns, version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from dagster import AssetExecutionContext, AssetKey, TableColumn, TableSchema

from leadgen_assets.partitions import lead_requests

PREFIX = "leadgen"
OWNERS = ["team:revenue-operations"]


def key_of(name: str) -> AssetKey:
    """The key of one of our assets: under a prefix, so that the code also loads in somebody's own instance."""
    return AssetKey([PREFIX, name])


_ONE_AFTER_THE_OTHER = ("company_pages", "company_profiles", "icp_assessments", "contacts")
"""Assets that work company by company, each on what the one before it made."""


def following_in_run(context: AssetExecutionContext, name: str) -> tuple[str, ...]:
    """The assets behind one that the same run makes company by company, up to the first that it does not make."""
    behind = _ONE_AFTER_THE_OTHER[_ONE_AFTER_THE_OTHER.index(name) + 1 :]
    return tuple(takewhile(lambda each: _is_in_run(context, each), behind))


def _is_in_run(context: AssetExecutionContext, name: str) -> bool:
    run, key = context.run, key_of(name)
    step = key.to_python_identifier()
    return (
        context.job_def.has_node_named(step)
        and (not run.asset_selection or key in run.asset_selection)
        and (run.step_keys_to_execute is None or step in run.step_keys_to_execute)
    )


def described(
    name: str,
    *,
    deps: Sequence[str],
    group: str,
    kinds: set[str],
    version: str,
    description: str,
    columns: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Arguments of `@asset` for one stage.

    Args:
        version: raise it when the stage's result changes for the same input; the UI then shows what is outdated.
        columns: column -> what it holds, shown as the asset's schema.
    """
    return {
        "key": key_of(name),
        "deps": [key_of(dep) for dep in deps],
        # No backfill policy: a backfill then makes a run a request, under the tag `dagster/partition` by which the limit
        # of one run a request and the sensors go. With multi_run(1) its runs have a range's tags instead.
        "partitions_def": lead_requests,
        "group_name": group,
        "kinds": kinds,
        "owners": OWNERS,
        "code_version": version,
        "description": description,
        "metadata": {"dagster/column_schema": schema(columns)} if columns else {},
    }


def schema(columns: Mapping[str, str]) -> TableSchema:
    """A column schema from names and descriptions; every column of ours is text for the reader."""
    return TableSchema(columns=[TableColumn(name, "string", description=told) for name, told in columns.items()])
