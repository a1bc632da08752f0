"""Directories, whose every entry is another firm's: nobody and nothing in them is the company's."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind

BELIEVED = 0.1
OWN = "9 Main St, Boise, ID 83701 208-555-0100"
MEMBERS = [("Jane Roe", "roeplumb", 1), ("Mark Ellis", "ellisroof", 2), ("Sue Barnes", "barneshomes", 3)]


def entry(name, firm, number, *, link):
    own = {"card": number}
    reach = (
        (Kind.LINK, "Website", {"href": f"https://{firm}.example/", **own})
        if link
        else (Kind.TEXT, f"hi@{firm}.example", own)
    )
    lines = (firm.title(), f"{name}, Owner", f"{number} Elm St", "Nampa, ID 83651", f"208-555-011{number}")
    return [*((Kind.TEXT, text, own) for text in lines), reach]


def believed(extraction, field):
    return {fact.value for fact in extraction.facts if fact.field == field and fact.confidence >= BELIEVED}


@pytest.mark.parametrize("link", [True, False])
def test_entries_with_hosts_of_their_own_are_the_members(read, page, link):
    listed = [line for each in MEMBERS for line in entry(*each, link=link)]
    found = read(page([OWN, (Kind.HEADING, "Find a Pro"), *listed], role="team"))
    assert [each.full_name for each in found.people] == []
    assert (believed(found, "phone"), believed(found, "city"), believed(found, "email")) == (
        {"+12085550100"},
        {"Boise"},
        set(),
    )


def test_so_are_rows_below_a_column_for_the_firm(read, page):
    rows = [
        ("Name", "Company", "Phone", "City"),
        ("Jane Roe", "Roe", "208-555-0111", "Nampa, ID"),
        ("Mark Ellis", "Ellis", "208-555-0112", "Boise, ID"),
    ]
    rows += [("Sue Barnes", "Barnes", "208-555-0113", "Nampa, ID")]
    cells = [(Kind.TEXT, text, {"card": number}) for number, row in enumerate(rows, 1) for text in row]
    found = read(page(cells, role="team"))
    assert [each.full_name for each in found.people] == []
    assert believed(found, "phone") == set()


def test_a_team_whose_people_share_one_other_host_and_agents_beneath_our_team_stay(read, page):
    shared = [line for name, _, number in MEMBERS for line in entry(name, "sister", number, link=False)]
    assert len(read(page(shared, role="team")).people) == 3
    own = [line for each in MEMBERS for line in entry(*each, link=False)]
    assert len(read(page([(Kind.HEADING, "Our Agents", {"label": "h2"}), *own], role="team")).people) == 3
