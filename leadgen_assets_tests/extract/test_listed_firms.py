"""People in lists of other firms: by the list's heading, its page's address, or because every entry names a firm of its own."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind


def staff(extraction):
    """name -> first title"""
    return {
        person.full_name: next((fact.value for fact in person.facts if fact.field == "title"), "")
        for person in extraction.people
    }


def entries(*several, first=1):
    rows = []
    for number, lines in enumerate(several, first):
        rows += [(Kind.HEADING if at == 0 else Kind.TEXT, text, {"card": number}) for at, text in enumerate(lines)]
    return rows


BARE = (("Paula Vance", "Owner"), ("Abe Stein", "President"))
WITH_FIRMS = (("Paula Vance", "Owner", "Vance Bakery"), ("Lin Zhao", "President", "Goldfield Holdings"))


@pytest.mark.parametrize(
    "heading",
    [
        "Business Directory",
        "Chamber Members",
        "Members of the Chamber",
        "Vendor Directory",
        "Partner Network",
        "Our Lending Partners",
        "Companies we work with",
        "Portfolio Companies",
        "Panelists",
        "Exhibitors",
        "Our Tenants",
        "Featured Businesses",
        "Friends of Maple Hollow",
        "Kind Words",
        "Businesses in the building",
        "2025 Sponsors",
        "Preferred Lenders",
        "Builders We Love",
        "Realtor Partners",
        "Panel: The Year Ahead",
        "Happy Clients",
    ],
)
def test_beneath_a_heading_of_other_firms_nobody_is_ours(read, page, heading):
    rows = [
        (Kind.HEADING, "Our team", {"label": "h2"}),
        *entries(("Jane Marlowe", "Owner")),
        (Kind.HEADING, heading, {"label": "h2"}),
        *entries(*BARE, first=2),
    ]
    assert staff(read(page(rows, role="team"))) == {"Jane Marlowe": "Owner"}


@pytest.mark.parametrize("heading", ["Team Members", "Board Members", "Founding Partners", "Our Agents", "Staff"])
def test_beneath_a_heading_of_the_firms_own_people_they_stay(read, page, heading):
    rows = [(Kind.HEADING, heading, {"label": "h2"}), *entries(*BARE)]
    assert len(staff(read(page(rows, role="team")))) == 2


@pytest.mark.parametrize("line", ["Our Vendors", "Chamber Members", "Sponsors"])
def test_a_line_can_be_such_a_heading(read, page, line):
    assert staff(read(page([line, "Paula Vance, Owner", "Abe Stein, President"]))) == {}


@pytest.mark.parametrize("path", ["vendors", "chamber-members", "business-directory", "our-sponsors"])
def test_a_page_can_be_such_a_list(read, page, path):
    rows = entries(*BARE)
    assert staff(read(page(rows, role="about", url=f"https://maplehollow.example/{path}/"))) == {}


@pytest.mark.parametrize("heading", ["People we like", "Our Network", "Staff Directory"])
def test_entries_that_each_name_a_firm_tell_what_no_heading_does(read, page, heading):
    rows = [(Kind.HEADING, heading, {"label": "h2"}), *entries(*WITH_FIRMS)]
    assert staff(read(page(rows, role="team"))) == {}


@pytest.mark.parametrize(
    "rows",
    [
        ["Vance Bakery – Paula Vance, Owner", "Stein Movers – Abe Stein, President"],
        ["Around town", "Vance Bakery: Paula Vance, Owner"],
        entries(("Vance Bakery", "Contact: Paula Vance, Owner"), ("Goldfield", "Contact: Abe Stein, President")),
        entries(("Paula Vance", "Owner", "Vance Bakery"), ("Abe Stein", "President", "Goldfield")),
    ],
)
def test_a_firm_in_front_or_one_beyond_doubt_tells_it_too(read, page, rows):
    assert staff(read(page(rows))) == {}


def test_so_do_lines_with_a_firm_behind_the_title(read, page):
    assert staff(read(page(["Paula Vance, Owner, Vance Bakery", "Lin Zhao, President, Zhao Movers"]))) == {}


@pytest.mark.parametrize(
    "several",
    [
        (("Paula Vance", "Broker", "Elmfield Office"), ("Abe Stein", "Agent", "Oakville Office")),
        (("Paula Vance", "Partner", "Family Law"), ("Abe Stein", "Partner", "Injury Law")),
        (("Paula Vance", "Owner", "The Vance Team"), ("Abe Stein", "President", "The Stein Group")),
        (("Paula Vance", "President", "Maple Hollow Realty"), ("Abe Stein", "Owner", "Maple Hollow Builders")),
        (("Paula Vance", "Owner", "Interior Design"), ("Abe Stein", "Manager", "Event Planning")),
        (("Paula Vance", "Community Manager", "Oak Ridge Properties"), ("Abe Stein", "Leasing Agent", "Elm Inn")),
        (("Paula Vance", "Owner", "Read More"), ("Abe Stein", "President", "View Profile")),
    ],
)
def test_offices_fields_and_houses_behind_titles_are_no_firms(read, page, several):
    rows = [(Kind.HEADING, "Our team", {"label": "h2"}), *entries(*several)]
    assert {"Paula Vance", "Abe Stein"} <= set(staff(read(page(rows, role="team"))))
