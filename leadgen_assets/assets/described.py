"""What every asset says about itself in the same way: key, partition, group, owner, kinds, columns, version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dagster import AssetKey, TableColumn, TableSchema

from leadgen_assets.partitions import lead_requests

PREFIX = "leadgen"
OWNERS = ["team:revenue-operations"]


def key_of(name: str) -> AssetKey:
    """The key of one of our assets: under a prefix, so that the code also loads in somebody's own instance."""
    return AssetKey([PREFIX, name])


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
