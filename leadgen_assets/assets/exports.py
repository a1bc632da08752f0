"""Assets `companies_csv`, `contacts_csv`, `evidence_csv`: three files from one frozen set, all of them or none."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dagster import (
    AssetExecutionContext,
    AssetSpec,
    MaterializeResult,
    MetadataValue,
    ResourceParam,
    multi_asset,
)

from leadgen_assets.assets.described import OWNERS, key_of, schema
from leadgen_assets.assets.stage_run import run_stage
from leadgen_assets.assets.tables import MOST_ROWS, table
from leadgen_assets.delivery.difference import Difference
from leadgen_assets.domain.exports.csv_contract import COMPANY_COLUMNS, CONTACT_COLUMNS, EVIDENCE_COLUMNS
from leadgen_assets.partitions import lead_requests
from leadgen_assets.resources.workshop import Workshop
from leadgen_assets.stages.exporting import Exported, export_files

_TOLD = {
    "companies": "Qualified companies, best first, 14 columns; unknown is an empty cell.",
    "contacts": "Their decision makers, 13 columns.",
    "evidence": "One row a value: quote, link that shows it on its page, method, date.",
}
_COLUMNS = {"companies": COMPANY_COLUMNS, "contacts": CONTACT_COLUMNS, "evidence": EVIDENCE_COLUMNS}


def _spec(kind: str) -> AssetSpec:
    return AssetSpec(
        key_of(f"{kind}_csv"),
        deps=[key_of("contacts")],
        description=f"{_TOLD[kind]} Written only when every rule holds; published by rename after being read back.",
        group_name="delivery",
        kinds={"csv"},
        owners=OWNERS,
        code_version="1",
        metadata={"dagster/column_schema": schema(dict.fromkeys(_COLUMNS[kind], ""))},
    )


@multi_asset(
    name="csv_files",
    specs=[_spec(kind) for kind in _TOLD],
    partitions_def=lead_requests,
    can_subset=False,
)
def csv_files(context: AssetExecutionContext, workshop: ResourceParam[Workshop]) -> Iterator[MaterializeResult[None]]:
    """Write the three files, or refuse with the rule that is broken."""
    # Nothing is parsed from here on, and this is where a large request's own process needs most memory.
    workshop.parsing.close()
    exported = run_stage(context, workshop, export_files)
    for kind in _TOLD:
        yield MaterializeResult(asset_key=key_of(f"{kind}_csv"), metadata=_metadata(exported, kind))


def _metadata(exported: Exported, kind: str) -> dict[str, Any]:
    files = {file.kind: file for file in exported.record.files}
    file = files[kind]
    target = next(r for r in exported.record.verdict if r["name"] == "target_is_met")
    return {
        "rows": file.rows,
        # Of companies, beside all three files: they are one delivery.
        "gap": int(target["failed"]),
        "partial": not target["passed"],
        "surplus": exported.gathered.surplus,
        "left_out": MetadataValue.json(dict(Counter(exported.gathered.withheld.values()).most_common(MOST_ROWS))),
        "added": MetadataValue.json(list(exported.added[:MOST_ROWS])),
        "removed": MetadataValue.json(list(exported.removed[:MOST_ROWS])),
        **_changes(exported.difference, kind),
        "download": MetadataValue.path(file.path),
        "evidence": MetadataValue.path(files["evidence"].path),
        "review": MetadataValue.path(files["review"].path),
        "review_rows": files["review"].rows,
        "sha256": file.sha256,
        "bytes": file.bytes,
        "dagster/partition_row_count": file.rows,
        "dagster/uri": f"file://{file.path}",
    }


def _changes(since: Difference, kind: str) -> dict[str, Any]:
    """What is another since the last export: cells of companies; people by their number alone."""
    if kind == "contacts":
        return {
            "contacts_added": since.contacts_added,
            "contacts_removed": since.contacts_removed,
            "contacts_changed": since.contacts_changed,
        }
    if kind != "companies" or not since.since:
        return {}
    rows = [
        {"company": one.company, "column": one.column, "was": one.shown_old, "is": one.shown_new}
        for one in since.changed[:MOST_ROWS]
    ]
    return {"changed": len(since.changed), "changes": table(rows, ("company", "column", "was", "is"))}
