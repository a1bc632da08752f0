"""Houses and associations that another firm manages are told from the firms that manage."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.company import extract


@pytest.fixture
def management(property_management, page):
    def run(name, text, domain):
        rows = [(Kind.TITLE, name), (Kind.HEADING, name, {"label": "h1"}), text]
        pages = [page(rows, url=f"https://{domain}/")]
        facts = extract(pages, property_management.vocabulary, (), domain).facts
        return {fact.value for fact in facts if fact.field == "management"}

    return run


@pytest.mark.parametrize(
    "text",
    [
        "Professionally managed by Harbor Group",
        "Managed by: Harbor Management Group, Inc.",
        "Marketed and managed by Harbor Group Inc.",
        "Stone Ridge is professionally managed by Harbor Group.",
        "Our association is managed by Summit Association Services.",
        "This property is managed by Harbor Group.",
        "Property management by Harbor Group",
        "Management company: Summit Association Services, 303-555-0145",
        "Stone Ridge is a Harbor Management community.",
        "A Harborview Community",
        "Another quality community by Harbor Group",
        "Our managing agent, Harbor Group, can be reached at 303-555-0145.",
        "Property managed by Harbor Residential",
    ],
)
def test_a_community_that_names_its_manager_is_managed_by_another(management, text):
    assert management("Stone Ridge Apartments", text, "stoneridge.example") == {"by_another_firm"}


@pytest.mark.parametrize(
    "text",
    [
        "Stone Ridge is managed by our friendly team.",
        "A Gated Community",
        "Managed by Jane Doe",
        "Managed by Local Experts",
        "An Active Adult Community",
        "Our software is managed by Nordwind Inc.",
        "Website managed by Pixel Barn",
        "Elm Court next door is managed by Harbor Group.",
        "Is your home managed by Harbor Group?",
        "Stone Ridge is not managed by Harbor Group.",
        "Stone Ridge Apartments is owned and managed by Stone Ridge Partners.",
    ],
)
def test_what_names_no_other_firm_as_its_manager_says_nothing(management, text):
    assert management("Stone Ridge Apartments", text, "stoneridge.example") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Communities managed by Harbor Management: Stone Ridge, Elm Court",
        "Your rental home professionally managed by Harbor",
        "Stone Ridge Apartments is professionally managed by Summit Group.",
        "The communities we manage are each managed by Portfolio Teams.",
    ],
)
def test_a_manager_is_never_managed_by_another(management, text):
    assert management("Harbor Property Management", text, "harborpm.example") == set()


@pytest.mark.parametrize("text", ["We manage homes in Elmfield.", "Property owners trust us.", "Owner portal"])
def test_who_says_that_it_manages_is_never_managed_by_another(page, property_management, text):
    rows = [(Kind.TITLE, "Blue Door Homes"), "Professionally managed by Harbor Group", text]
    pages = [page(rows, url="https://bluedoor.example/")]
    facts = extract(pages, property_management.vocabulary, (), "bluedoor.example").facts
    assert [fact for fact in facts if fact.field == "management"] == []


@pytest.mark.parametrize(
    "lines",
    [
        ["Management: Harbor Group"],
        ["Managed By", "Harbor Group"],
        ["Management Company", "Harbor Residential", "303-555-0145"],
        ["Managed by", (Kind.IMAGE, "Harbor Group")],
        ["Property Manager: Harbor Residential Group"],
    ],
)
def test_a_label_names_the_manager_in_its_line_or_in_the_one_below(page, property_management, lines):
    pages = [page([(Kind.TITLE, "Stone Ridge Apartments"), *lines], url="https://stoneridge.example/")]
    facts = list(extract(pages, property_management.vocabulary, (), "stoneridge.example").facts)
    assert {fact.value for fact in facts if fact.field == "management"} == {"by_another_firm"}


@pytest.mark.parametrize(
    "lines",
    [
        ["Property Manager: Ilka Brandstetter"],
        ["Management: Residential"],
        ["Managed by", "Our Team"],
        ["Management Company", "Contact us"],
        ["Property management", "Denver"],
    ],
)
def test_a_label_above_anything_else_says_nothing(page, property_management, lines):
    pages = [page([(Kind.TITLE, "Stone Ridge Apartments"), *lines], url="https://stoneridge.example/")]
    facts = extract(pages, property_management.vocabulary, (), "stoneridge.example").facts
    assert [fact for fact in facts if fact.field == "management"] == []


def test_a_house_with_an_on_site_team_of_its_own_is_told_from_a_firm_that_manages(management):
    text = "Managed by our on-site team, seven days a week."
    assert management("Stone Ridge Apartments", text, "stoneridge.example") == {"on_site"}
    assert management("Harbor Property Management", text, "harborpm.example") == set()
    assert management("Blue Door Homes", f"We manage houses. {text}", "bluedoor.example") == set()
