"""How a rule becomes an asset check: evaluated over the partition's tables, its result told in the same way everywhere."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from dagster import (
    AssetCheckExecutionContext,
    AssetCheckResult,
    AssetChecksDefinition,
    AssetCheckSeverity,
    MetadataValue,
    ResourceParam,
    asset_check,
)
from psycopg import AsyncConnection

from leadgen_assets.assets.described import key_of
from leadgen_assets.assets.stage_run import told_in_words
from leadgen_assets.assets.tables import table
from leadgen_assets.domain.rules import Level, RuleResult
from leadgen_assets.partitions import lead_requests
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest, load

Rule = Callable[[AsyncConnection[Any], StoredRequest], Awaitable[RuleResult]]
More = Callable[[RuleResult], Mapping[str, MetadataValue[Any]]]


def rule_check(
    asset: str, name: str, description: str, rule: Rule, *, blocking: bool, more: More | None = None
) -> AssetChecksDefinition:
    """An asset check that evaluates one rule for the run's partition.

    Args:
        blocking: a failed ERROR stops the rest of this run; the export refuses by the same rule in any run.
        more: further metadata of its result.
    """

    @asset_check(
        asset=key_of(asset), name=name, description=description, blocking=blocking, partitions_def=lead_requests
    )
    def check(context: AssetCheckExecutionContext, workshop: ResourceParam[Workshop]) -> AssetCheckResult:
        with told_in_words():
            key = context.partition_key
            result = workshop.run(lambda database: _evaluate(database, key, rule))
            return check_result(result, more(result) if more else {})

    return check


async def _evaluate(database: Database, key: str, rule: Rule) -> RuleResult:
    async with database.tenant_tx(key.partition(".")[0]) as conn:
        return await rule(conn, await load(conn, key))


def check_result(result: RuleResult, more: Mapping[str, MetadataValue[Any]] | None = None) -> AssetCheckResult:
    """A rule's result as Dagster shows it, with more metadata of its own; examples are domains, never people."""
    rows: list[dict[str, str | int | float]] = [{"company": b.company, "why": b.reason} for b in result.broken]
    return AssetCheckResult(
        passed=result.passed,
        severity=AssetCheckSeverity.ERROR if result.level is Level.ERROR else AssetCheckSeverity.WARN,
        description=result.meaning,
        metadata={
            "checked": result.checked,
            "failed": result.failed,
            "examples": MetadataValue.text(", ".join(result.examples) or "none"),
            "what_to_do": result.what_to_do or "nothing",
            "rows": table(rows, ("company", "why")),
            **(more or {}),
        },
    )
