"""Posts in front of a name, and numbers of licences behind it: whose they are, and of which time."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind


def staff(extraction):
    return {
        each.full_name: next((fact.value for fact in each.facts if fact.field == "title"), "")
        for each in extraction.people
    }


def entries(*texts):
    """Headings of entries (h3), each with the text below it where one is given."""
    rows = []
    for text in texts:
        head, _, below = text.partition("/")
        rows += [(Kind.HEADING, head, {"label": "h3"}), *([below] if below else [])]
    return rows


@pytest.mark.parametrize("role", ["about", "team"])
def test_a_firms_people_are_all_found_whatever_the_heading_above_them_is_called(read, page, role):
    rows = [
        (Kind.HEADING, "Who we are", {"label": "h2"}),
        *entries(
            "Owner Anne Potter/Anne keeps the books.", "General Manager Hugh Desmond/Hugh has poured here since 2012."
        ),
    ]
    found = staff(read(page(rows, role=role)))
    assert found == {"Anne Potter": "Owner", "Hugh Desmond": "General Manager"}


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (entries("General Manager Hugh Desmond"), {"Hugh Desmond": "General Manager"}),
        (entries("General Manager Hugh Desmond/Hugh runs the floor."), {"Hugh Desmond": "General Manager"}),
        (entries("Principal Leo Brandt/Leo draws every plan."), {"Leo Brandt": "Principal"}),
        (entries("Principal Leo Brandt"), {"Leo Brandt": "Principal"}),
        (entries("Executive Director Anne Potter"), {"Anne Potter": "Executive Director"}),
        (entries("President Theodore Roosevelt"), {}),
        (entries("Vice President Henry Wallace"), {}),
        (entries("Founder Henry Ford/He drove through here in 1920."), {}),
        (entries("Director Steven Miller"), {}),
        ([(Kind.HEADING, "Our projects", {"label": "h2"}), *entries("Principal Leo Brandt")], {}),
    ],
)
def test_only_a_post_that_the_famous_are_called_by_needs_a_heading_of_the_staff(read, page, rows, people):
    assert staff(read(page(rows, role="about"))) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Owner: Carol Engstrom, License #RRE-BRO-9911", {"Carol Engstrom": "Owner"}),
        ("Broker/Owner: Carol Engstrom, License #RRE-BRO-9911", {"Carol Engstrom": "Broker/Owner"}),
        ("Broker: Carol Engstrom (License #RRE-BRO-9911)", {"Carol Engstrom": "Broker"}),
        ("Carol Engstrom, License #RRE-BRO-9911, Broker", {"Carol Engstrom": "Broker"}),
        ("Broker: Carol Engstrom, License #9911", {"Carol Engstrom": "Broker"}),
        ("Broker: Carol Engstrom, License S.0012345", {"Carol Engstrom": "Broker"}),
        ("Owner: Larch Bank, License #RRE-BRO-9911", {}),
    ],
)
def test_a_licences_number_with_the_letters_of_its_kind_loses_nobody(read, page, text, people):
    assert staff(read(page([text], role="about"))) == people


@pytest.mark.parametrize(
    "text",
    [
        "President Calvin Coolidge spoke on our steps in 1926.",
        "President Ronald Reagan visited our shop.",
        "In 1912 Captain Amos Kerr built the dock where we keep our trucks.",
        "Captain Amos Kerr built the dock in 1912.",
        "Coach Bob Lund sends his team here.",
        "Director Steven Miller filmed here in 1999.",
    ],
)
def test_a_guest_of_note_and_who_was_here_long_ago_are_nobody_of_the_firm(read, page, text):
    assert staff(read(page([text], role="about"))) == {}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("President Aaron Marshall founded Maple Hollow in 1990.", {"Aaron Marshall": "President"}),
        ("President Aaron Marshall leads our company.", {"Aaron Marshall": "President"}),
        ("In 2004 President Aaron Marshall opened our second shop.", {"Aaron Marshall": "President"}),
        ("President Aaron Marshall leads the firm that his father opened in 1946.", {"Aaron Marshall": "President"}),
        ("Captain Amos Kerr runs every trip himself.", {"Amos Kerr": "Captain"}),
        ("Coach Bob Lund has led our gym since 2010.", {"Bob Lund": "Coach"}),
        ("Owner Aaron Marshall opened the shop in 1968.", {"Aaron Marshall": "Owner"}),
        ("President Aaron Marshall stood by our crews.", {"Aaron Marshall": "President"}),
        ("Owner Jane Roe stays here late for you.", {"Jane Roe": "Owner"}),
    ],
)
def test_a_firms_own_president_and_captain_are_kept(read, page, text, people):
    assert staff(read(page([text], role="about"))) == people


@pytest.mark.parametrize(
    ("domain", "text", "people"),
    [
        ("keyrenterboise.example", "Keyrenter Franchise, LLC is led by Aaron Marshall, CEO.", {}),
        ("keyrenterboise.example", "Keyrenter Boise, LLC is led by Aaron Marshall, CEO.", {"Aaron Marshall": "CEO"}),
        ("keyrenterboise.example", "Keyrenter is led by Aaron Marshall, CEO.", {"Aaron Marshall": "CEO"}),
        ("larchbuilders.example", "Larch, Inc. is led by Aaron Marshall, CEO.", {"Aaron Marshall": "CEO"}),
        (
            "larchbuilders.example",
            "Lowry & Sons, Inc. is owned and operated by Ed Lowry, Owner.",
            {"Ed Lowry": "Owner"},
        ),
        ("larchbuilders.example", "Sparrow Farm (Ed Lowry, owner)", {}),
        ("larchbuilders.example", "Sparrow Farm – Ed Lowry, owner", {}),
        ("larchbuilders.example", "Wine by Hollis Imports: Gwen Hollis, President", {}),
        ("larchbuilders.example", "Our bank is Harbor One Bank (Neil Costa, President).", {}),
        ("oldharbormanagement.example", "Our bank is Harbor One Bank (Neil Costa, President).", {}),
        ("oldharbormanagement.example", "Old Harbor Realty (Neil Costa, President)", {"Neil Costa": "President"}),
        ("larchbuilders.example", "Larch Builders (Ed Lowry, owner)", {"Ed Lowry": "owner"}),
        ("larchbuilders.example", "Larch Builders: Ed Lowry, Owner", {"Ed Lowry": "Owner"}),
        ("larchbuilders.example", "Salem Office – Ed Lowry, Owner", {"Ed Lowry": "Owner"}),
        ("larchbuilders.example", "Interior Painting – Ed Lowry, Owner", {"Ed Lowry": "Owner"}),
        ("larchbuilders.example", "Management – Ed Lowry, owner", {"Ed Lowry": "owner"}),
    ],
)
def test_another_firm_in_front_of_a_name_has_the_post(read, page, domain, text, people):
    found = read(page([text], role="about", url=f"https://{domain}/about"), domain=domain)
    assert staff(found) == people


@pytest.mark.parametrize(("heading", "people"), [("Our growers", {}), ("Our office", {"Ed Lowry": "owner"})])
def test_a_heading_above_suppliers_tells_of_what_no_word_does(read, page, heading, people):
    rows = [(Kind.HEADING, heading, {"label": "h2"}), "Sparrow Acres – Ed Lowry, owner"]
    assert staff(read(page(rows, role="about"))) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Owner Bill Kowalski", {"Bill Kowalski": "Owner"}),
        ("Broker Mark Martin", {"Mark Martin": "Broker"}),
        ("Owner - Mark Martin", {"Mark Martin": "Owner"}),
        ("Manager Sue Lane", {"Sue Lane": "Manager"}),
        ("Broker Will Price", {"Will Price": "Broker"}),
        ("Owner Grant Hill", {"Grant Hill": "Owner"}),
        ("Property Manager Faith Young", {"Faith Young": "Property Manager"}),
        ("Owner/Broker Art Kessler", {"Art Kessler": "Owner/Broker"}),
        ("Leasing Director/Manager Ivy Tran", {"Ivy Tran": "Leasing Director/Manager"}),
        ("Rosa Carpenter Hygienist", {"Rosa Carpenter": "Hygienist"}),
        ("Anna Baker Office Manager", {"Anna Baker": "Office Manager"}),
        ("Our owner Bill Kowalski answers every call.", {"Bill Kowalski": "owner"}),
        ("Our owner, Grace Kim, answers every call.", {"Grace Kim": "owner"}),
        ("Owner Will Price has lived here since 1980.", {"Will Price": "Owner"}),
        ("Call manager Joy Brown today.", {"Joy Brown": "manager"}),
        ("Meet owner Pat O'Brien and the crew.", {"Pat O'Brien": "owner"}),
        ("Will Price is the owner.", {"Will Price": "owner"}),
        ("Mark Martin is the owner.", {"Mark Martin": "owner"}),
        ("Frank Martin, Owner, answers the phone.", {"Frank Martin": "Owner"}),
        ("Sandy Martin is our office manager.", {"Sandy Martin": "office manager"}),
        ("City Recorder: Anne Potter", {"Anne Potter": "City Recorder"}),
        ("Manager Will Call", {}),
        ("Broker Price Opinion", {}),
        ("Owner Will Pay Rent", {}),
        ("Owner Bill Pay", {}),
        ("Director Grant Writing", {}),
        ("Owner Hope House", {}),
        ("Manager Grace Court", {}),
        ("Manager Portal Login", {}),
        ("Director Chase Bank", {}),
        ("Owner Rose Garden", {}),
        ("Owner Financing Miller", {}),
        ("Manager May Young adults apply", {}),
    ],
)
def test_a_post_tells_that_a_plain_word_is_a_given_name(read, page, text, people):
    assert staff(read(page([text], role="about"))) == people
