"""How a rule becomes an asset check: evaluated over the partition's tables, its result told in the same way everywhere."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dagster import (
    AssetCheckExecutionContext,
    AssetCheckResult,
    AssetChecksDefinition,
    AssetCheckSeverity,
    AssetCheckSpec,
    MetadataValue,
    ResourceParam,
    multi_asset_check,
)
from psycopg import AsyncConnection

from leadgen_assets.assets.described import key_of
from leadgen_assets.assets.stage_run import told_in_words
from leadgen_assets.assets.tables import table
from leadgen_assets.domain.facts.evidence import Method
from leadgen_assets.domain.rules import Level, RuleResult
from leadgen_assets.partitions import lead_requests
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.stages.export_set import ExportSet, gather_export
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.profiles import is_said_by
from leadgen_assets.storage.requests import StoredRequest, load


class Partition:
    """A request's tables as rules look at them; what several rules of an asset need is read once.

    Attributes:
        conn: a transaction as the request's tenant. stored: the request.
    """

    def __init__(self, conn: AsyncConnection[Any], stored: StoredRequest) -> None:
        self.conn, self.stored = conn, stored
        self._gathered: dict[bool, ExportSet] = {}

    async def export(self, *, before_contacts: bool = False) -> ExportSet:
        """What would be exported now, without its proof.

        Of evidence, rules look at who invented it alone, so that it is read only where the scripted model spoke: the export
        reads it all again soon, and it is most of what there is to read.
        """
        if before_contacts not in self._gathered:
            invented = not before_contacts and await is_said_by(self.conn, self.stored.key, Method.MOCK)
            self._gathered[before_contacts] = await gather_export(
                self.conn, self.stored, with_evidence=invented, with_proof=False, before_contacts=before_contacts
            )
        return self._gathered[before_contacts]


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """A rule as a check of an asset.

    Attributes:
        blocking: a failed ERROR stops the rest of this run; the export refuses by the same rule in any run.
        more: further metadata of its result.
    """

    name: str
    description: str
    rule: Callable[[Partition], Awaitable[RuleResult]]
    blocking: bool
    more: Callable[[RuleResult], Mapping[str, MetadataValue[Any]]] = lambda result: {}


def rule_checks(asset: str, *checks: RuleCheck) -> AssetChecksDefinition:
    """Checks of one asset for the run's partition, in one step, of which each can be asked alone.

    A step for each would cost a small request as much as a rule does, and a large one its rows over and over.
    """
    specs = [
        AssetCheckSpec(
            one.name,
            asset=key_of(asset),
            description=one.description,
            blocking=one.blocking,
            partitions_def=lead_requests,
        )
        for one in checks
    ]

    @multi_asset_check(name=f"{asset}_checks", specs=specs, can_subset=True)
    def check(context: AssetCheckExecutionContext, workshop: ResourceParam[Workshop]) -> Iterator[AssetCheckResult]:
        asked = {key.name for key in context.selected_asset_check_keys}
        wanted = [one for one in checks if one.name in asked]
        with told_in_words():
            key = context.partition_key
            results = workshop.run(lambda database: _evaluate(database, key, wanted))
        for one, result in zip(wanted, results, strict=True):
            yield check_result(result, one.more(result), name=one.name)

    return check


async def _evaluate(database: Database, key: str, checks: Sequence[RuleCheck]) -> list[RuleResult]:
    async with database.tenant_tx(key.partition(".")[0]) as conn:
        partition = Partition(conn, await load(conn, key))
        return [await one.rule(partition) for one in checks]


def check_result(
    result: RuleResult, more: Mapping[str, MetadataValue[Any]] | None = None, name: str | None = None
) -> AssetCheckResult:
    """A rule's result as Dagster shows it, with more metadata of its own; examples are domains, never people.

    Args:
        name: of the check; needed where a step has several.
    """
    rows: list[dict[str, str | int | float]] = [{"company": b.company, "why": b.reason} for b in result.broken]
    return AssetCheckResult(
        check_name=name,
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
