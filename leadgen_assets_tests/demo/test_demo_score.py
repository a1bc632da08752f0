"""Scoring: exact files score full marks, and each fault is found in its cell."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from leadgen_assets.demo.build import DemoWeb, build_web
from leadgen_assets.demo.judging import COMPANY_COLUMNS, CONTACT_COLUMNS, judged
from leadgen_assets.demo.score import Verdict, render, score
from leadgen_assets.domain.errors import LeadgenError

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> DemoWeb:
    return build_web(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="module")
def key(web: DemoWeb) -> list[dict[str, Any]]:
    return [json.loads(line) for line in web.key.read_text("utf-8").splitlines()]


def perfect(key: list[dict[str, Any]]) -> tuple[Rows, Rows]:
    companies, contacts = [], []
    for firm in key:
        if not firm["qualified"]:
            continue
        company = {column: accepted[0] for column, accepted in firm["company"].items()}
        companies.append(company)
        for person in [person for person in firm["people"] if person["title"]][:3]:
            cells = {column: person[column] for column in CONTACT_COLUMNS[:6]}
            cells |= {
                "company_name": company["company_name"],
                "company_domain": company["domain"],
                "company_website": company["website"],
                "company_state": company["state"],
            }
            contacts.append(cells)
    return companies, contacts


def write(folder: Path, companies: Rows, contacts: Rows) -> tuple[Path, Path]:
    paths = folder / "companies.csv", folder / "contacts.csv"
    for path, columns, rows in zip(paths, (COMPANY_COLUMNS, CONTACT_COLUMNS), (companies, contacts), strict=True):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
    return paths


def test_files_that_tell_the_truth_have_no_fault(web: DemoWeb, key: list[dict[str, Any]], tmp_path: Path) -> None:
    result = score(*write(tmp_path, *perfect(key)), web.key)
    for tally in (result.companies, result.contacts):
        assert tally.usable == tally.rows > 25
        assert not tally.wrong
        assert not tally.missed
    assert result.missing == result.unasked == result.strangers == result.repeated == ()
    assert all(fell == 0 for _, fell in result.traps.values())
    assert "0 with a wrong cell" in render(result)
    assert "100.0 %" in render(result)


def test_each_fault_is_counted_in_its_column(web: DemoWeb, key: list[dict[str, Any]], tmp_path: Path) -> None:
    companies, contacts = perfect(key)
    companies[0]["pms_detected"] = "AppFolio"
    companies[1]["units_estimate"] = ""
    unknown = next(row for row in companies if not row["units_estimate"] and row is not companies[1])
    unknown["units_estimate"] = "500"
    result = score(*write(tmp_path, companies, contacts), web.key)
    tally = result.companies
    assert tally.columns["pms_detected"][Verdict.WRONG] == 1
    assert tally.columns["units_estimate"][Verdict.MISSED] == 1
    assert tally.columns["units_estimate"][Verdict.WRONG] == 1
    assert [(cell.firm, cell.column, cell.expected, cell.got) for cell in tally.wrong] == [
        (companies[0]["domain"], "pms_detected", "Buildium", "AppFolio"),
        (unknown["domain"], "units_estimate", "", "500"),
    ]
    assert tally.usable == tally.rows - 2
    assert f"{companies[0]['domain']} · pms_detected: expected 'Buildium', got 'AppFolio'" in render(result)


def test_a_client_taken_for_staff_is_wrong(web: DemoWeb, key: list[dict[str, Any]], tmp_path: Path) -> None:
    companies, contacts = perfect(key)
    firm = next(firm for firm in key if firm["qualified"] and firm["never"])
    victim = next(row for row in contacts if row["company_domain"] == firm["domain"])
    victim["full_name"] = firm["never"][0]
    result = score(*write(tmp_path, companies, contacts), web.key)
    assert any(cell.column == "full_name" and cell.got == firm["never"][0] for cell in result.contacts.wrong)
    assert result.contacts.usable == result.contacts.rows - 1
    # The person whose row was lost is missed.
    assert [cell.expected for cell in result.contacts.missed if cell.column == "full_name"] == [
        firm["people"][0]["full_name"]
    ]


def test_a_guessed_or_forbidden_address_is_wrong(web: DemoWeb, key: list[dict[str, Any]], tmp_path: Path) -> None:
    companies, contacts = perfect(key)
    firm = next(firm for firm in key if "no_marketing" in firm["traps"])
    victim = next(row for row in contacts if row["company_domain"] == firm["domain"])
    victim["email"] = f"somebody@{firm['domain']}"
    result = score(*write(tmp_path, companies, contacts), web.key)
    assert [(cell.firm, cell.column, cell.expected) for cell in result.contacts.wrong] == [
        (firm["domain"], "email", "")
    ]
    assert result.traps["no_marketing"][1] == 1


def test_firms_that_do_not_belong_are_named(web: DemoWeb, key: list[dict[str, Any]], tmp_path: Path) -> None:
    companies, contacts = perfect(key)
    hoa = next(firm for firm in key if firm["company"].get("company_type") == ["hoa"])
    customer = {column: accepted[0] for column, accepted in hoa["company"].items()} | {"icp_fit": "yes"}
    stranger = companies[0] | {"domain": "appfolio.com"}
    lost = companies.pop()
    result = score(*write(tmp_path, [*companies, companies[0], customer, stranger], contacts), web.key)
    assert result.unasked == (hoa["domain"],)
    assert result.strangers == ("appfolio.com",)
    assert result.repeated == (companies[0]["domain"],)
    assert result.missing == (lost["domain"],)
    assert result.companies.usable == len(companies) - 1
    assert {cell.column for cell in result.companies.wrong if cell.firm == hoa["domain"]} == {"icp_fit"}


def test_untitled_people_are_neither_missed_nor_wrong(web: DemoWeb, key: list[dict[str, Any]], tmp_path: Path) -> None:
    companies, contacts = perfect(key)
    firm = next(firm for firm in key if "untitled_people" in firm["traps"])
    assert not any(row["company_domain"] == firm["domain"] for row in contacts)
    companies.append({column: accepted[0] for column, accepted in firm["company"].items()})
    row = {column: firm["people"][0].get(column, "") for column in CONTACT_COLUMNS}
    row |= {"company_domain": firm["domain"], "company_name": firm["name"]}
    result = score(*write(tmp_path, companies, [*contacts, row]), web.key)
    assert not result.contacts.wrong


def test_a_guarded_cell_is_read_as_the_name_that_it_guards(
    web: DemoWeb, key: list[dict[str, Any]], tmp_path: Path
) -> None:
    companies, contacts = perfect(key)
    guarded = [row for row in [*companies, *contacts] if row["company_name"][0] in "+="]
    assert guarded
    for row in guarded:
        row["company_name"] = "'" + row["company_name"]
    assert not score(*write(tmp_path, companies, contacts), web.key).companies.wrong


@pytest.mark.parametrize(
    ("column", "accepted", "got", "verdict"),
    [
        ("pms_detected", ["AppFolio; Buildium"], "buildium; appfolio", Verdict.RIGHT),
        ("pms_detected", ["Rent Manager"], "rent_manager", Verdict.RIGHT),
        ("pms_detected", ["AppFolio; Buildium"], "AppFolio", Verdict.WRONG),
        ("pms_detected", [""], "AppFolio", Verdict.WRONG),
        ("pms_detected", [""], "", Verdict.EMPTY),
        ("website", ["https://www.a.example/"], "http://a.example", Verdict.RIGHT),
        ("website", ["https://www.a.example/"], "https://a.example/team", Verdict.WRONG),
        ("company_name", ["Ärmel & Co, LLC"], "Armel and Co", Verdict.RIGHT),
        ("units_estimate", ["450"], "4500", Verdict.WRONG),
        ("units_estimate", ["450"], "", Verdict.MISSED),
        ("title", ["Owner"], "owner", Verdict.RIGHT),
    ],
)
def test_spelling_is_forgiven_and_content_is_not(column: str, accepted: list[str], got: str, verdict: Verdict) -> None:
    assert judged(column, accepted, got) is verdict


def test_files_that_cannot_be_scored_are_explained(web: DemoWeb, key: list[dict[str, Any]], tmp_path: Path) -> None:
    companies, contacts = write(tmp_path, *perfect(key))
    with pytest.raises(LeadgenError, match="cannot be read"):
        score(tmp_path / "absent.csv", contacts, web.key)
    with pytest.raises(LeadgenError, match="no column full_name"):
        score(companies, companies, web.key)
    with pytest.raises(LeadgenError, match="key cannot be read"):
        score(companies, contacts, tmp_path / "absent.jsonl")
