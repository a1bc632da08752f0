"""Checks as a person sees them: what they notice, what they stop, what they say, and what they must not say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from dagster import AssetCheckEvaluation, AssetCheckKey, AssetCheckSeverity, AssetKey, TableMetadataValue

from leadgen_assets.checks.rule_check import check_result
from leadgen_assets.cli import entry
from leadgen_assets.definitions import defs
from leadgen_assets.domain.exports.export_rules import sites_could_be_read
from leadgen_assets.domain.requests.request import RequestStatus

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

Demo = tuple["Chain", "Delivered"]
CHECKS = {
    "domains_are_unique_own_and_allowed": "discovered_companies",
    "sites_could_be_read": "company_pages",
    "sources_could_be_read": "discovered_companies",
    "every_value_has_verified_evidence": "company_profiles",
    "field_rates_are_steady": "company_profiles",
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
    assert len(latest) == 14
    for key, record in latest.items():
        assert record.event is not None
        evaluation = record.event.dagster_event.asset_check_evaluation_data  # type: ignore[union-attr]
        assert evaluation.partition == done.key, key
        assert evaluation.passed, key
        own = {
            name
            for name in evaluation.metadata
            if name.startswith(("fill_rate_", "verified_rate_")) or name == "fields"
        }
        assert bool(own) == (key.name == "field_rates_are_steady")
        assert set(evaluation.metadata) - own == {"checked", "failed", "examples", "what_to_do", "rows"}
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


@pytest.mark.long
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


@pytest.mark.long
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


@pytest.mark.long
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
        assert evaluated(chain, done.key, "csv_is_exact", asset).passed, "another host wrote it: its rows stand for it"
        chain.sql("UPDATE leadgen.exports SET sha256 = repeat('0', 64) WHERE kind = %s", kind)
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


@pytest.mark.long
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


def earlier_request(chain: Chain, key: str, name: str, silent: str = "") -> None:
    """A request of the tenant's before this one with the same companies, whose profiles are silent about a field."""
    chain.sql(
        "INSERT INTO leadgen.lead_requests (tenant_id, request_key, request, base_folder, icp_hash, status, created_at)"
        " SELECT tenant_id, %s, request || jsonb_build_object('name', %s::text), base_folder, icp_hash, 'ready',"
        " created_at - interval '1 day'"
        " FROM leadgen.lead_requests WHERE request_key = %s", f"demo.{name}", name, key,
    )  # fmt: skip
    chain.sql(
        "INSERT INTO leadgen.profiles (tenant_id, company_id, input_hash, body, pages_read, rejected)"
        " SELECT tenant_id, company_id, %s || input_hash, CASE WHEN %s = '' THEN body ELSE"
        "  jsonb_set(body, ARRAY['fields', %s], '[\"not_found\", [], [], 0.0, false]') END, pages_read, rejected"
        " FROM leadgen.profiles", name, silent, silent,
    )  # fmt: skip
    chain.sql(
        "INSERT INTO leadgen.work_items (tenant_id, request_key, stage, item, input_hash, status, attempts, result, run_id)"
        " SELECT tenant_id, %s, stage, item, %s || input_hash, status, attempts, result, run_id FROM leadgen.work_items"
        " WHERE request_key = %s AND stage = 'company_profiles'", f"demo.{name}", name, key,
    )  # fmt: skip


def many_companies(chain: Chain) -> None:
    """The demo's companies thrice: a dozen is too few to tell drift from chance."""
    for copy in (1, 2):
        chain.sql(
            "INSERT INTO leadgen.companies (tenant_id, identity_key, name, domain)"
            " SELECT tenant_id, identity_key || %s, name, '' FROM leadgen.companies WHERE identity_key NOT LIKE '%%~%%'",
            f"~{copy}",
        )
        suffix = f"~{copy}"
        chain.sql(
            "INSERT INTO leadgen.profiles (tenant_id, company_id, input_hash, body, pages_read, rejected)"
            " SELECT p.tenant_id, new.company_id, p.input_hash, p.body, p.pages_read, p.rejected FROM leadgen.profiles p"
            " JOIN leadgen.companies old USING (company_id) JOIN leadgen.companies new ON new.identity_key = old.identity_key || %s",
            suffix,
        )
        chain.sql(
            "INSERT INTO leadgen.evidence SELECT (jsonb_populate_record(e, jsonb_build_object('company_id', new.company_id))).*"
            " FROM leadgen.evidence e JOIN leadgen.companies old USING (company_id)"
            " JOIN leadgen.companies new ON new.identity_key = old.identity_key || %s",
            suffix,
        )
        chain.sql(
            "INSERT INTO leadgen.work_items (tenant_id, request_key, stage, item, input_hash, status, attempts, result, run_id)"
            " SELECT w.tenant_id, w.request_key, w.stage, new.company_id::text, w.input_hash, w.status, w.attempts, w.result, w.run_id"
            " FROM leadgen.work_items w JOIN leadgen.companies old ON old.company_id::text = w.item"
            " JOIN leadgen.companies new ON new.identity_key = old.identity_key || %s WHERE w.stage = 'company_profiles'",
            suffix,
        )


def test_rates_of_fields_are_told_and_drift_against_earlier_requests_is_a_warning(
    delivered: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    chain, done = delivered
    first = evaluated(chain, done.key, "field_rates_are_steady")
    assert first.passed
    assert "no earlier request" in (first.description or "")
    assert 0 < values(first)["fill_rate_phone"] <= 1
    assert values(first)["verified_rate_phone"] == 1
    many_companies(chain)
    earlier_request(chain, done.key, "alike")
    same = evaluated(chain, done.key, "field_rates_are_steady")
    assert same.passed
    assert values(same)["drift_phone"] == 0
    chain.sql("DELETE FROM leadgen.lead_requests WHERE request_key = 'demo.alike'")
    earlier_request(chain, done.key, "silent", "pms")
    drifted = evaluated(chain, done.key, "field_rates_are_steady")
    assert (drifted.passed, drifted.severity) == (False, AssetCheckSeverity.WARN)
    assert values(drifted)["examples"] == "Property-management software"
    assert values(drifted)["drift_pms"] == values(drifted)["fill_rate_pms"] > 0.1
    capsys.readouterr()
    assert entry.run(["check", done.key, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["checks"]
    (rates,) = [check["fields"] for check in told if check["name"] == "field_rates_are_steady"]
    assert [rate["field"] for rate in rates if rate["drifted"]] == ["pms"]
    assert entry.run(["check", done.key]) == 0
    assert "points" in capsys.readouterr().out
    chain.sql("UPDATE leadgen.evidence SET verified = false WHERE field = 'phone'")
    unproven = evaluated(chain, done.key, "field_rates_are_steady")
    assert values(unproven)["verified_rate_phone"] == 0
    assert values(unproven)["failed"] == 2
