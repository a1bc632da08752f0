from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from leadgen_assets.domain.exports.contact_choice import choose_contacts
from leadgen_assets.domain.exports.csv_contract import (
    COMPANY_COLUMNS,
    Cited,
    company_citations,
    company_row,
    contact_citations,
    contact_row,
)
from leadgen_assets.domain.exports.export_rules import (
    contacts_are_unique_people,
    csv_is_exact,
    domains_are_unique_own_and_allowed,
    every_value_has_verified_evidence,
    icp_fields_are_valid,
    sites_could_be_read,
    states_match_the_request,
    target_is_met,
)
from leadgen_assets.domain.facts.evidence import Method
from leadgen_assets.domain.facts.profile import FieldState, FieldValue
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.judging.scoring import assess
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.domain.rules import Level
from leadgen_assets.domain.telling.spreadsheet import csv_lines, to_csv

NOW = datetime(2026, 11, 20, tzinfo=UTC)
REQUEST = LeadRequest(name="any", states=("TX",))


@pytest.fixture
def known(profile, person, fact):
    """A profile whose every value has a quote that carries it."""

    def found(field: str, value: str, quote: str, method: Method = Method.TEXT) -> FieldValue:
        return FieldValue(FieldState.FOUND, (value,), (fact(field, value, quote, method),), 0.9)

    return profile(
        people=(person("Glenn Farquhar", "Owner", "glenn@tarnwick.example"),),
        domain=found("domain", "tarnwick.example", "https://tarnwick.example/about", Method.ADDRESS),
        website=found("website", "https://tarnwick.example/", "https://tarnwick.example/about", Method.ADDRESS),
        state=found("state", "TX", "12 Millrace Lane, Austin, TX 78704"),
        portfolio=found("portfolio", "single_family", "We manage single-family homes."),
        pms=found(
            "pms", "buildium", "https://tarnwick.managebuilding.com/Resident/portal/login Resident login", Method.LINK
        ),
        units=FieldValue(FieldState.FOUND, ("80",), (fact("listings", "8", "8 homes for rent"),), 0.4, estimated=True),
    )


@pytest.fixture
def export(known, pm_icp: Icp):
    """One company's row, one contact's row and all citations."""
    row = company_row(known, assess(known, pm_icp, REQUEST), pm_icp, ["list:a.csv"], NOW)
    contact = choose_contacts(known, pm_icp, REQUEST).contacts[0]
    person_row = contact_row(contact, row, NOW)
    return row, person_row, [*company_citations(row, known, pm_icp), *contact_citations(person_row, contact)]


def test_a_good_export_breaks_no_rule(export, pm_icp: Icp):
    row, person_row, citations = export
    results = [
        domains_are_unique_own_and_allowed([row], pm_icp),
        icp_fields_are_valid([row], pm_icp),
        states_match_the_request([row], REQUEST),
        every_value_has_verified_evidence([row], [person_row], citations, pm_icp),
        contacts_are_unique_people([person_row], [row]),
        csv_is_exact("a.csv", csv_lines([row], COMPANY_COLUMNS), [row], COMPANY_COLUMNS),
        target_is_met(25, 25),
        sites_could_be_read(7, {"a.example": "timeout", "b.example": "robots", "c.example": "robots"}),
    ]
    assert [result.name for result in results if not result.passed] == []
    assert all(result.checked and not result.what_to_do for result in results)
    assert [result.failed for result in results] == [0] * 7 + [3]
    assert [result.level for result in results] == [Level.ERROR] * 6 + [Level.WARN] * 2


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"domain": "facebook.com", "website": ""}, "facebook.com is a social network"),
        ({"domain": "t.appfolio.com", "website": ""}, "appfolio.com is on the list"),
        ({"domain": "blocked.example", "website": ""}, "blocked.example is on the list"),
        ({"domain": "sub.tarnwick.example"}, "a host below tarnwick.example"),
        ({"website": "https://other.example/"}, "its website is not on tarnwick.example"),
    ],
)
def test_domains(changes: dict[str, str], reason: str, export, pm_icp: Icp):
    result = domains_are_unique_own_and_allowed([export[0] | changes], pm_icp, ["blocked.example"])
    assert result.blocks
    assert reason in result.broken[0].reason


def test_two_companies_of_one_domain_are_both_named(export, pm_icp: Icp):
    result = domains_are_unique_own_and_allowed([export[0]] * 2, pm_icp)
    assert (result.checked, result.failed, result.examples) == (2, 2, ("tarnwick.example",))


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("company_name", "", "company_name is empty"),
        ("state", "Texas", "no state, province or county"),
        ("icp_fit", "unknown", "only a yes is exported"),
        ("icp_tier", "Z", "no tier of the ICP"),
        ("icp_confidence", "1.4", "not between 0 and 1"),
        ("created_at", "yesterday", "no time in UTC"),
        ("units_estimate", "about 80", "not a whole number"),
        ("units_estimate", "2", "outside 5 to 50,000"),
        ("pms_detected", "Buildium; Excel", "'Excel' is not in the ICP's vocabulary"),
        ("company_type", "castle", "not in the ICP's vocabulary"),
    ],
)
def test_fields(column: str, value: str, reason: str, export, pm_icp: Icp):
    result = icp_fields_are_valid([export[0], export[0] | {column: value}], pm_icp)
    assert (result.checked, result.failed) == (2, 1)
    assert result.broken[0].position == 1
    assert reason in result.broken[0].reason


def test_a_column_without_a_field_must_be_empty(export, small_icp: Icp):
    result = icp_fields_are_valid([export[0]], small_icp)
    assert any("names no field for it" in one.reason for one in result.broken)


def test_states(export):
    assert (
        states_match_the_request([export[0] | {"state": ""}], REQUEST).broken[0].reason
        == "state is empty, asked for TX"
    )
    assert states_match_the_request([export[0] | {"state": ""}], LeadRequest(name="x")).passed


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: replace(one, facts=()),
        lambda one: replace(one, facts=tuple(replace(fact, verified=False) for fact in one.facts)),
        lambda one: replace(one, facts=tuple(replace(fact, quote="Nothing of that.") for fact in one.facts)),
        lambda one: replace(one, value="something else"),
        lambda one: replace(one, company="other.example"),
    ],
)
@pytest.mark.parametrize(
    "column", ["state", "pms_detected", "units_estimate", "company_type", "title", "email", "domain"]
)
def test_a_value_without_its_quote_is_found(spoil, column: str, export, pm_icp: Icp):
    row, person_row, citations = export
    spoiled: list[Cited] = [spoil(one) if one.column == column else one for one in citations]
    result = every_value_has_verified_evidence([row], [person_row], spoiled, pm_icp)
    assert result.blocks
    assert [one.reason for one in result.broken] == [f"{column} has no quote that carries it"]
    assert result.examples == ("tarnwick.example",)


def test_a_changed_cell_is_found(export, pm_icp: Icp):
    row, person_row, citations = export
    result = every_value_has_verified_evidence([row | {"units_estimate": "90"}], [person_row], citations, pm_icp)
    assert result.failed == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"full_name": "Glenn"}, "not a first and a last name"),
        ({"email": "glenn@"}, "not valid"),
        ({"email": "info@tarnwick.example"}, "an office's"),
        ({"quality_score": "101"}, "between 0 and 100"),
        ({"company_domain": "gone.example"}, "is not exported"),
    ],
)
def test_contacts(changes: dict[str, str], reason: str, export):
    result = contacts_are_unique_people([export[1] | changes], [export[0]])
    assert reason in result.broken[0].reason
    assert "Glenn" not in "".join(one.reason for one in result.broken)


def test_contacts_stand_once_and_share_no_address(export):
    row, person_row, _ = export
    twice = contacts_are_unique_people([person_row, person_row | {"full_name": "GLENN FARQUHAR"}], [row])
    assert [one.reason for one in twice.broken] == ["one person stands twice"]
    shared = contacts_are_unique_people([person_row, person_row | {"full_name": "Dana Whitlock"}], [row])
    assert shared.failed == 2


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text.replace("company_name,", "name,", 1), "the columns are name"),
        (lambda text: text + text.splitlines()[1] + "\r\n", "reads back differently: 2 rows of 1"),
        (lambda text: text.replace("Tarnwick", "Turnwick"), "reads back differently"),
        (lambda text: text.replace("'=x", "=x"), "run as a formula"),
        (lambda text: text + "a,b\r\n", "row 3 has 2 cells"),
        (lambda text: "", "no header"),
    ],
)
def test_files(change, reason: str, export):
    row = export[0] | {"description": "=x"}
    lines = io.StringIO(change(to_csv([row], COMPANY_COLUMNS)), newline="")
    result = csv_is_exact("companies.csv", lines, [row], COMPANY_COLUMNS)
    assert result.blocks
    assert reason in result.broken[0].reason
    assert result.examples == ("companies.csv",)


def test_warnings_do_not_block():
    short = target_is_met(3, 25)
    assert (short.passed, short.blocks, short.failed) == (False, False, 22)
    unread = sites_could_be_read(6, dict.fromkeys(["a.example", "b.example", "c.example", "d.example"], "timeout"))
    assert (unread.passed, unread.blocks, unread.checked, unread.failed) == (False, False, 10, 4)
    assert "4 timeout" in unread.what_to_do
    assert sites_could_be_read(0, {}).passed
