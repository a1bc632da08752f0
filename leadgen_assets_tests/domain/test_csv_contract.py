from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from leadgen_assets.domain.exports.contact_choice import choose_contacts
from leadgen_assets.domain.exports.csv_contract import (
    COMPANY_COLUMNS,
    CONTACT_COLUMNS,
    EVIDENCE_COLUMNS,
    company_citations,
    company_row,
    contact_citations,
    contact_row,
    evidence_rows,
    file_name,
    link_to,
)
from leadgen_assets.domain.facts.evidence import Method
from leadgen_assets.domain.facts.profile import FieldState, FieldValue
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.judging.scoring import assess
from leadgen_assets.domain.requests.request import LeadRequest

NOW = datetime(2026, 11, 20, 19, 23, 45, tzinfo=UTC)
REQUEST = LeadRequest(name="any")


def test_the_columns_are_those_of_the_contract():
    assert ", ".join(COMPANY_COLUMNS) == (
        "company_name, domain, website, state, pms_detected, units_estimate, company_type, description, discovery_source, "
        "icp_fit, icp_tier, icp_confidence, disqualifiers, created_at"
    )
    assert ", ".join(CONTACT_COLUMNS) == (
        "full_name, title, email, linkedin_url, department, seniority, quality_score, company_name, company_domain, "
        "company_website, company_state, personalization_notes, created_at"
    )
    assert (len(COMPANY_COLUMNS), len(CONTACT_COLUMNS)) == (14, 13)


def test_a_companys_row(pm_icp: Icp, profile):
    known = profile(
        portfolio=["single_family", "multi_family"], pms="rent_manager", units="300", description="We\nmanage."
    )
    row = company_row(known, assess(known, pm_icp, REQUEST), pm_icp, ["list:a.csv", "archive:b.warc.gz"], NOW)
    assert tuple(row) == COMPANY_COLUMNS
    assert row["pms_detected"] == "Rent Manager"
    assert row["company_type"] == "single family; multi family"
    assert row["units_estimate"] == "300"
    assert row["description"] == "We manage."
    assert row["discovery_source"] == "list:a.csv; archive:b.warc.gz"
    assert (row["icp_fit"], row["icp_tier"]) == ("yes", "A")
    assert row["created_at"] == "2026-11-20T19:23:45Z"


def test_unknown_is_an_empty_cell(small_icp: Icp, profile):
    known = profile(state=FieldValue(FieldState.NOT_FOUND))
    row = company_row(known, assess(known, small_icp, REQUEST), small_icp, [], NOW)
    assert [row[column] for column in ("state", "pms_detected", "units_estimate", "company_type", "disqualifiers")] == [
        ""
    ] * 5


def test_every_read_cell_is_cited(pm_icp: Icp, profile, fact):
    estimate = FieldValue(FieldState.FOUND, ("80",), (fact("listings", "8", "8 homes for rent"),), 0.4, estimated=True)
    known = profile(pms=["buildium", "appfolio"], units=estimate)
    row = company_row(known, assess(known, pm_icp, REQUEST), pm_icp, ["list:a.csv"], NOW)
    cited = {(one.column, one.value): one for one in company_citations(row, known, pm_icp)}
    assert ("pms_detected", "Buildium") in cited
    assert ("pms_detected", "AppFolio") in cited
    assert ("discovery_source", "list:a.csv") not in cited
    units = cited["units_estimate", "80"]
    assert units.factor == 10
    line = evidence_rows(units, {"https://tarnwick.example/about": date(2026, 11, 1)})[0]
    assert tuple(line) == EVIDENCE_COLUMNS
    assert line["method"] == "text; estimate: 8 x 10"
    assert (line["company"], line["field"], line["date"]) == ("tarnwick.example", "units_estimate", "2026-11-01")


def test_a_contacts_row_and_its_evidence(pm_icp: Icp, profile, person):
    known = profile(people=(person("Glenn Farquhar", "Owner", "glenn@tarnwick.example"),), portfolio=["single_family"])
    company = company_row(known, assess(known, pm_icp, REQUEST), pm_icp, [], NOW)
    contact = choose_contacts(known, pm_icp, REQUEST).contacts[0]
    row = contact_row(contact, company, NOW)
    assert tuple(row) == CONTACT_COLUMNS
    assert (row["seniority"], row["department"], row["company_domain"]) == (
        "executive",
        "leadership",
        "tarnwick.example",
    )
    citations = contact_citations(row, contact)
    assert [one.column for one in citations] == ["full_name", "title", "email"]
    assert evidence_rows(citations[1], {})[0]["field"] == "title of Glenn Farquhar"


@pytest.mark.parametrize(
    ("method", "url", "quote", "link"),
    [
        (
            Method.TEXT,
            "https://a.example/x",
            "We manage 300 doors",
            "https://a.example/x#:~:text=We%20manage%20300%20doors",
        ),
        (
            Method.TEXT,
            "https://a.example/x",
            "A & B, well-kept",
            "https://a.example/x#:~:text=A%20%26%20B%2C%20well%2Dkept",
        ),
        (Method.TEXT, "https://a.example/#team", "Jane", "https://a.example/#team:~:text=Jane"),
        (
            Method.TEXT,
            "https://a.example/",
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
            "https://a.example/#:~:text=one%20two%20three%20four%20five,thirteen%20fourteen%20fifteen%20sixteen%20seventeen",
        ),
        (
            Method.LINK,
            "https://a.example/",
            "https://t.appfolio.com/ Owner login",
            "https://a.example/#:~:text=Owner%20login",
        ),
        (Method.LINK, "https://a.example/", "mailto:jane@a.example", "https://a.example/"),
        (Method.STRUCTURED, "https://a.example/", "Jane", "https://a.example/"),
        (Method.ADDRESS, "https://a.example/", "https://a.example/", "https://a.example/"),
        (Method.LIST, "file:a.csv", "Jane", "file:a.csv"),
    ],
)
def test_links_show_the_quote_where_a_page_shows_it(method: Method, url: str, quote: str, link: str, fact):
    assert link_to(fact("company_name", "x", quote, method, url=url)) == link


def test_files_are_named_by_request_time_and_run():
    name = file_name("companies", "default.texas", NOW, "0f3c-AB12-99zz")
    assert name == "companies_default.texas_20261120T192345Z_0f3cab12.csv"
