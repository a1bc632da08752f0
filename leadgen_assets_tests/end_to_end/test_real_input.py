"""Real pages and real lists through the whole chain. They are not part of the repository: see `shared_data`."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from dagster._serdes import serialize_value

from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.settings import PROJECT

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of the development data: LEADGEN_SHARED_DATA, else ../shared/data beside the clone."""
    folder = Path(os.environ.get("LEADGEN_SHARED_DATA") or PROJECT.parent / "shared" / "data")
    if not (folder / "web" / "smallbiz_dev.warc.gz").exists():
        pytest.skip(f"the development data are not in {folder}")
    return folder


def rows(chain: Chain, key: str, kind: str) -> list[dict[str, str]]:
    (path,) = (chain.folder / "home" / "exports" / key).glob(f"{kind}_*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def report(chain: Chain, key: str) -> str:
    return (chain.folder / "home" / "reports" / key / "report.md").read_text("utf-8")


@pytest.mark.slow
def test_real_small_businesses_get_profiles_contacts_and_reasons(chain: Chain, shared_data: Path) -> None:
    archive = shared_data / "web" / "smallbiz_dev.warc.gz"
    request = {
        "name": "small businesses",
        "icp": "small_business",
        "target_companies": 102,
        "sources": [f"archive:{archive}"],
    }
    key = chain.submit(yaml.safe_dump(request))
    result = chain.materialize(key)
    assert result.success, chain.words_of_failure(result)
    ((candidates,),) = chain.sql("SELECT count(*) FROM leadgen.request_companies")
    ((profiles,),) = chain.sql("SELECT count(DISTINCT company_id) FROM leadgen.profiles")
    assert candidates == profiles == 102
    reasons = chain.sql("SELECT result FROM leadgen.work_items WHERE stage = 'contacts'")
    assert all(bool(one["contacts"]) != bool(one["why_none"]) for (one,) in reasons)
    gold = [
        json.loads(line) for line in (shared_data / "web" / "smallbiz_dev_gold.jsonl").read_text("utf-8").splitlines()
    ]
    with_person = {page["site"] for page in gold if any(e["type"] == "PER" for e in page["entities"])}
    covered = sum(bool(one["contacts"]) for (one,) in reasons)
    assert covered >= 24, f"{covered} sites with contacts; people are named on {len(with_person)}"
    companies, contacts = rows(chain, key, "companies"), rows(chain, key, "contacts")
    assert Counter(row["icp_fit"] for row in companies) == {"yes": len(companies)}
    assert {row["company_domain"] for row in contacts} <= {row["domain"] for row in companies}
    stored = chain.stored(key)
    assert stored.status in (RequestStatus.READY, RequestStatus.READY_PARTIAL, RequestStatus.NEEDS_DECISION)
    assert stored.next_step
    firms = " ".join(row["company_name"] for row in companies).lower()
    logged = "".join(map(serialize_value, chain.instance.all_logs(result.run_id)))
    logged = logged.encode().decode("unicode_escape").lower()
    for row in contacts:  # but for firms that bear a person's name
        assert row["full_name"].lower() in firms or row["full_name"].lower() not in logged, row["company_domain"]
        assert not row["email"] or row["email"].lower() not in logged
    evidence = rows(chain, key, "evidence")
    proven = {(row["company"], row["field"]) for row in evidence}
    assert {(row["domain"], "company_name") for row in companies} <= proven


@pytest.mark.slow  # the other real input runs in make test
def test_real_licensed_brokerages_without_websites_are_not_guessed_at(chain: Chain, shared_data: Path) -> None:
    roll = shared_data / "companies" / "il_brokerages.csv"
    request = {
        "name": "brokerages in Springfield and Peoria",
        "icp": "small_business",
        "target_companies": 20,
        "states": ["IL"],
        "cities": ["Springfield", "Peoria"],
        "sources": [
            {
                "kind": "list",
                "path": str(roll),
                "columns": {
                    "name": "company",
                    "licence": "license_number",
                    "city": "city",
                    "state": "state",
                    "zip": "zip",
                },
                "where": {"is_business": True},
            }
        ],
    }
    with roll.open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.DictReader(file))
    assert len(listed) == 4760
    wanted = [r for r in listed if r["city"] in ("Springfield", "Peoria") and r["is_business"] == "True"]
    key = chain.submit(yaml.safe_dump(request))
    result = chain.materialize(key)
    assert result.success, chain.words_of_failure(result)
    stored = chain.stored(key)
    assert stored.status is RequestStatus.NEEDS_DECISION
    assert stored.status_reason == "0 of 20 companies delivered"
    assert "add the websites of" in stored.next_step
    ((candidates,),) = chain.sql("SELECT count(*) FROM leadgen.request_companies")
    assert 0 < candidates <= len(wanted)
    assert chain.sql("SELECT count(*) FROM leadgen.companies WHERE domain <> '' OR website <> ''") == [(0,)]
    assert chain.sql("SELECT count(*) FROM leadgen.contacts") == [(0,)]
    assert "no website known" in report(chain, key).lower()
    assert rows(chain, key, "companies") == rows(chain, key, "contacts") == []


@pytest.mark.slow
def test_the_whole_roll_is_as_many_companies_as_it_has_licences(chain: Chain, shared_data: Path) -> None:
    source = {
        "kind": "list",
        "path": str(shared_data / "companies" / "il_brokerages.csv"),
        "columns": {"name": "company", "licence": "license_number", "zip": "zip"},
    }
    asked = {"name": "all", "icp": "small_business", "target_companies": 5000, "states": ["IL"], "sources": [source]}
    key = chain.submit(yaml.safe_dump(asked))
    result = chain.materialize(key)
    assert result.success, chain.words_of_failure(result)
    assert chain.sql("SELECT status, count(*) FROM leadgen.request_companies GROUP BY 1") == [("researched", 4754)]
    assert "4,754 companies" in chain.stored(key).next_step
