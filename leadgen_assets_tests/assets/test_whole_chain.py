"""One materialisation of everything: what a person sees of each asset in the UI, and what must not be seen there."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from dagster import (
    AssetKey,
    DagsterEventType,
    FloatMetadataValue,
    IntMetadataValue,
    MetadataValue,
    TableMetadataValue,
)
from dagster._serdes import serialize_value

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

Demo = tuple["Chain", "Delivered"]

METADATA = {
    "lead_request": "criteria target[n] budget_usd[n] round[n] status next_step",
    "discovered_companies": "candidates[n] new[n] merged blocked batches empty_batches sources exhausted spent_usd[n]",
    "company_pages": "sites_read[n] sites_unread[n] why_unread reused oldest_page",
    "company_profiles": "profiles[n] failed fields values_rejected[n]",
    "icp_assessments": "qualified[n] disqualified unknown tiers top_disqualifiers companies usd_per_qualified[n]",
    "contacts": "companies_covered[n] contacts[n] with_email[n] by_seniority why_none to_review",
    "companies_csv": "rows[n] gap[n] partial added removed download evidence sha256",
    "contacts_csv": "rows[n] gap[n] partial added removed download evidence sha256",
    "evidence_csv": "rows[n] gap[n] partial added removed download evidence sha256",
    "request_report": "verdict next_step funnel checks cost open_report",
}
"""Asset -> names of the contract; [n]: a number that the UI plots over materialisations."""


def metadata_of(demo: Demo, asset: str) -> dict[str, MetadataValue]:
    chain, done = demo
    event = chain.instance.get_latest_materialization_event(AssetKey(["leadgen", asset]))
    assert event is not None
    assert event.asset_materialization is not None
    assert event.asset_materialization.partition == done.key
    return dict(event.asset_materialization.metadata)


@pytest.mark.parametrize("asset", METADATA)
def test_an_asset_tells_what_the_design_says(delivered: Demo, asset: str) -> None:
    told = metadata_of(delivered, asset)
    for promised in METADATA[asset].split():
        name = promised.removesuffix("[n]")
        assert name in told, f"{asset} does not tell {name}"
        if promised.endswith("[n]"):
            assert isinstance(told[name], (IntMetadataValue, FloatMetadataValue)), f"{asset}.{name} cannot be plotted"


def test_the_numbers_agree_with_the_files(delivered: Demo) -> None:
    chain, done = delivered
    exported = {kind: metadata_of(delivered, f"{kind}_csv") for kind in ("companies", "contacts", "evidence")}
    for kind, told in exported.items():
        path = Path(str(told["download"].value))
        assert path.name.startswith(f"{kind}_{done.key}_")
        with path.open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == told["rows"].value
    assert exported["companies"]["rows"].value == done.web.target
    assert exported["companies"]["gap"].value == 0
    report = metadata_of(delivered, "request_report")
    assert report["verdict"].value in ("READY", "WARNINGS")
    assert Path(str(report["open_report"].value)).exists()
    assert (
        metadata_of(delivered, "discovered_companies")["candidates"].value
        == chain.sql("SELECT count(*) FROM leadgen.request_companies WHERE request_key = %s", done.key)[0][0]
    )


def test_tables_in_metadata_stay_small(delivered: Demo) -> None:
    for asset in METADATA:
        for name, value in metadata_of(delivered, asset).items():
            if isinstance(value, TableMetadataValue):
                assert 1 <= len(value.records) <= 25, f"{asset}.{name}"


def everything_logged(demo: Demo) -> str:
    chain, done = demo
    logged = "".join(serialize_value(entry) for entry in chain.instance.all_logs(done.run_id))
    assert "icp_assessments" in logged
    return logged


def test_no_persons_data_reaches_dagsters_event_log(delivered: Demo) -> None:
    chain, _ = delivered
    people = chain.sql("SELECT full_name, email, linkedin_url FROM leadgen.contacts")
    assert len(people) >= 9
    ((domain,),) = chain.sql("SELECT domain FROM leadgen.companies WHERE domain <> '' ORDER BY domain LIMIT 1")
    readable = everything_logged(delivered).encode().decode("unicode_escape").lower()
    assert domain in readable
    for name, email, linkedin in people:
        for datum in filter(None, (name, email, linkedin)):
            assert datum.lower() not in readable


def test_progress_is_told_seldom_and_its_last_word_is_all_done(delivered: Demo) -> None:
    chain, done = delivered
    told: dict[str, list[Any]] = {}
    for entry in chain.instance.all_logs(done.run_id, of_type=DagsterEventType.ASSET_OBSERVATION):
        assert entry.dagster_event is not None
        observation = entry.dagster_event.asset_observation_data.asset_observation  # type: ignore[union-attr]
        assert observation.partition == done.key
        told.setdefault(observation.asset_key.path[-1], []).append(observation.metadata)
    assert {"company_pages", "company_profiles", "icp_assessments", "contacts"} <= set(told)
    for asset, observations in told.items():
        assert len(observations) <= 11, f"{asset} told its progress {len(observations)} times"
        last = observations[-1]
        if asset != "discovered_companies":  # which ends when its sources do
            assert last["done"].value == last["total"].value
    logged = Counter(entry.user_message for entry in chain.instance.all_logs(done.run_id))
    assert any("contacts 10/10" in message or "contacts 11/11" in message for message in logged), logged
