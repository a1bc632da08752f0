"""Checks as a person sees them: what they notice, what they stop, what they say, and what they must not say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from dagster import AssetCheckEvaluation, AssetCheckKey, AssetCheckSeverity, AssetKey, TableMetadataValue

from leadgen_assets.checks.rule_check import check_result
from leadgen_assets.definitions import defs
from leadgen_assets.domain.export_rules import sites_could_be_read
from leadgen_assets.domain.request import RequestStatus

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

Demo = tuple["Chain", "Delivered"]
CHECKS = {
    "domains_are_unique_own_and_allowed": "discovered_companies",
    "sites_could_be_read": "company_pages",
    "sources_could_be_read": "discovered_companies",
    "every_value_has_verified_evidence": "company_profiles",
    "icp_fields_are_valid": "icp_assessments",
    "states_match_the_request": "icp_assessments",
    "contacts_are_unique_people": "contacts",
    "companies_are_judged_by_this_version": "contacts",
    "values_come_from_allowed_methods": "contacts",
    "target_is_met": "companies_csv",
}


def evaluated(chain: Chain, key: str, check: str, asset: str = "") -> AssetCheckEvaluation:
    """One check alone, asked again over what is stored now."""
    wanted = AssetCheckKey(AssetKey(["leadgen", asset or CHECKS[check]]), check)
    job = defs.resolve_implicit_global_asset_job_def().get_subset(asset_selection=set(), asset_check_selection={wanted})
    result = job.execute_in_process(partition_key=key, instance=chain.instance, raise_on_error=False)
    (evaluation,) = result.get_asset_check_evaluations()
    return evaluation


def values(evaluation: AssetCheckEvaluation) -> dict[str, Any]:
    return {
        name: value.value for name, value in evaluation.metadata.items() if not isinstance(value, TableMetadataValue)
    }


def test_every_check_tells_how_much_it_looked_at_and_what_to_do(delivered: Demo) -> None:
    chain, done = delivered
    latest = chain.instance.event_log_storage.get_latest_asset_check_execution_by_key(
        list(defs.resolve_asset_graph().asset_check_keys)
    )
    assert len(latest) == 13
    for key, record in latest.items():
        assert record.event is not None
        evaluation = record.event.dagster_event.asset_check_evaluation_data  # type: ignore[union-attr]
        assert evaluation.partition == done.key, key
        assert evaluation.passed, key
        assert set(evaluation.metadata) == {"checked", "failed", "examples", "what_to_do", "rows"}
        assert values(evaluation)["checked"] > 0, key
        assert values(evaluation)["failed"] == 0, key
        assert values(evaluation)["what_to_do"] == "nothing", key


def unread(chain: Chain, sites: int) -> int:
    """So many more sites did not answer; returns how many sites there are."""
    chain.sql(
        "UPDATE leadgen.work_items SET result = jsonb_set(result::jsonb, '{outcome}', '\"timeout\"') WHERE item IN ("
        " SELECT item FROM leadgen.work_items WHERE stage = 'company_pages' AND result->>'outcome' = 'ok'"
        " ORDER BY item LIMIT %s) AND stage = 'company_pages'",
        sites,
    )
    ((total,),) = chain.sql(
        "SELECT count(*) FROM leadgen.work_items WHERE stage = 'company_pages' AND result->>'outcome' <> 'no_website'"
    )
    return int(total)


@pytest.mark.parametrize(
    ("read", "of", "passed"), [(7, 10, True), (6, 10, False), (70, 100, True), (69, 100, False), (0, 0, True)]
)
def test_seventy_per_cent_of_the_sites_are_enough(read: int, of: int, passed: bool) -> None:
    result = check_result(sites_could_be_read(read, {f"s{n}.example": "timeout" for n in range(of - read)}))
    assert (result.passed, result.severity) == (passed, AssetCheckSeverity.WARN)


def test_sites_that_could_not_be_read_are_a_warning_and_stop_nothing(delivered: Demo) -> None:
    chain, done = delivered
    total = unread(chain, 5)
    result = chain.materialize(done.key)
    assert result.success
    (told,) = [one for one in result.get_asset_check_evaluations() if not one.passed]
    assert (told.check_name, told.severity) == ("sites_could_be_read", AssetCheckSeverity.WARN)
    assert values(told)["checked"] == total
    assert "timeout" in values(told)["what_to_do"]
    assert chain.stored(done.key).status is RequestStatus.READY


def test_too_few_companies_are_a_warning_and_the_files_are_there(delivered: Demo) -> None:
    chain, done = delivered
    chain.sql("UPDATE leadgen.lead_requests SET request = jsonb_set(request, '{target_companies}', '100')")
    result = chain.materialize(done.key)
    assert result.success
    (told,) = [one for one in result.get_asset_check_evaluations() if not one.passed]
    assert (told.check_name, told.severity) == ("target_is_met", AssetCheckSeverity.WARN)
    assert told.description == f"{done.web.qualified} of 100 companies asked for are in the export."
    assert len(list((chain.folder / "home" / "exports" / done.key).glob("*.csv"))) == 4
    assert values(told)["failed"] == 100 - done.web.qualified


def test_a_file_that_was_changed_on_the_disk_is_noticed(delivered: Demo) -> None:
    chain, done = delivered
    assert chain.materialize(done.key, "companies_csv", "contacts_csv", "evidence_csv").success
    for kind in ("companies", "contacts", "evidence"):
        (path,) = (chain.folder / "home" / "exports" / done.key).glob(f"{kind}_*.csv")
        asset, before = f"{kind}_csv", path.read_bytes()
        assert evaluated(chain, done.key, "csv_is_exact", asset).passed
        for changed in (
            before.replace(b".example", b".invalid", 1),
            before + b"one,more\r\n",
            b"\xef\xbb\xbf" + before,
            before.replace(b",", b";"),
            b"",
        ):
            path.write_bytes(changed)
            told = evaluated(chain, done.key, "csv_is_exact", asset)
            assert not told.passed, changed[:80]
            assert told.blocking
            assert values(told)["examples"] == path.name
        path.unlink()
        gone = evaluated(chain, done.key, "csv_is_exact", asset)
        assert not gone.passed
        assert values(gone)["what_to_do"] == "Materialise the CSV files again."


def test_a_missing_file_is_noticed_before_any_was_written(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    assert not evaluated(chain, key, "csv_is_exact", "companies_csv").passed


def test_a_domain_that_is_nobodys_own_is_noticed(delivered: Demo) -> None:
    chain, done = delivered
    chain.sql(
        "UPDATE leadgen.companies SET domain = 'facebook.com' WHERE company_id ="
        " (SELECT min(company_id) FROM leadgen.companies WHERE domain <> '')"
    )
    told = evaluated(chain, done.key, "domains_are_unique_own_and_allowed")
    assert not told.passed
    assert told.severity is AssetCheckSeverity.ERROR
    assert values(told)["examples"] == "facebook.com"


def test_a_domain_that_was_blocked_since_is_never_exported(delivered: Demo) -> None:
    chain, done = delivered
    ((domain, tenant),) = chain.sql(
        "SELECT c.domain, c.tenant_id FROM leadgen.request_companies JOIN leadgen.companies c USING (company_id)"
        " WHERE status = 'exported' LIMIT 1"
    )
    chain.sql(
        "INSERT INTO leadgen.blocked_domains (tenant_id, domain, reason) VALUES (%s, %s, 'is a customer')",
        tenant,
        domain,
    )
    only_csvs = chain.materialize(done.key, "companies_csv", "contacts_csv", "evidence_csv")
    assert only_csvs.success, "the export leaves it out, and whoever is next takes its place"
    ((companies,),) = chain.sql("SELECT companies FROM leadgen.export_sets ORDER BY created_at DESC LIMIT 1")
    assert domain not in {company["domain"] for company in companies}
    assert chain.materialize(done.key).success
    ((companies,),) = chain.sql("SELECT companies FROM leadgen.export_sets ORDER BY created_at DESC LIMIT 1")
    assert len(companies) == done.web.target
    assert domain not in {company["domain"] for company in companies}


def test_a_state_that_was_not_asked_for_is_noticed(delivered: Demo) -> None:
    chain, done = delivered
    chain.sql("UPDATE leadgen.lead_requests SET request = jsonb_set(request, '{states}', '[\"OK\"]')")
    told = evaluated(chain, done.key, "states_match_the_request")
    assert not told.passed
    assert "OK" in (told.description or "")


def test_a_field_that_the_icp_requires_and_nobody_found_is_noticed(delivered: Demo) -> None:
    chain, done = delivered
    assert evaluated(chain, done.key, "icp_fields_are_valid").passed
    chain.sql(
        "UPDATE leadgen.icps SET body = jsonb_set(body, '{required}', body->'required' || '[\"units_estimate\"]')"
    )
    chain.sql("UPDATE leadgen.icps SET body = jsonb_set(body, '{tiers,0,name}', '\"Z\"')")
    told = evaluated(chain, done.key, "icp_fields_are_valid")
    assert not told.passed
    assert values(told)["failed"] > 0


def test_an_offices_address_beside_a_person_is_noticed_and_nobody_named(delivered: Demo) -> None:
    chain, done = delivered
    chain.sql(
        "UPDATE leadgen.contacts SET email = 'info@' || split_part(email, '@', 2)"
        " WHERE ctid IN (SELECT DISTINCT ON (company_id) ctid FROM leadgen.contacts WHERE email <> '')"
    )
    told = evaluated(chain, done.key, "contacts_are_unique_people")
    assert not told.passed
    people = chain.sql("SELECT full_name, email FROM leadgen.contacts")
    said = str(told)
    assert "office's" in said
    for name, email in people:
        assert name not in said
        assert not email or email not in said


def test_a_check_that_cannot_be_evaluated_says_so_in_words(chain: Chain) -> None:
    chain.instance.add_dynamic_partitions("lead_requests", ["demo.unknown"])
    job = defs.resolve_implicit_global_asset_job_def().get_subset(
        asset_selection=set(),
        asset_check_selection={AssetCheckKey(AssetKey(["leadgen", "contacts"]), "contacts_are_unique_people")},
    )
    result = job.execute_in_process(partition_key="demo.unknown", instance=chain.instance, raise_on_error=False)
    assert not result.success
    assert chain.words_of_failure(result) == (
        "There is no request 'demo.unknown'.\n  what to do: `leadgen list` shows all of them"
    )


def test_checks_and_export_judge_by_the_same_rules(delivered: Demo) -> None:
    """So that a file is never written although a check failed, nor refused although all passed."""
    chain, done = delivered
    ((verdict,),) = chain.sql("SELECT verdict FROM leadgen.export_sets")
    assert set(CHECKS) | {"csv_is_exact"} == {one["name"] for one in verdict}
    for name in CHECKS:
        told = evaluated(chain, done.key, name)
        (judged,) = [one for one in verdict if one["name"] == name]
        assert told.passed is judged["passed"]
        assert told.blocking is (judged["level"] == "error")


def test_paths_of_the_delivered_files_are_absolute(delivered: Demo) -> None:
    chain, _ = delivered
    assert all(Path(row[0]).is_absolute() for row in chain.sql("SELECT path FROM leadgen.exports"))
