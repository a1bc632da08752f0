"""Telephones and mailboxes of one person, of a signer of the site and of a public body, which are not the firm's."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region

FOOTER = {"region": Region.FOOTER}


def _believed(extraction, field, least=0.4):
    return [fact.value for fact in extraction.facts if fact.field == field and fact.confidence >= least]


def _profile(page, name, local, number):
    given = name.split()[0].lower()
    lines = ["Family Therapist", f"Email - {local}@maplehollow.example", f"Cell: {number}"]
    rows = [(Kind.HEADING, name, {"label": "h1", "card": 1}), *((Kind.TEXT, line, {"card": 1}) for line in lines)]
    return page(rows, role="team", url=f"https://maplehollow.example/{given}")


def test_of_several_people_with_their_own_lines_none_is_the_firms(page, read):
    extraction = read(
        page(["Welcome"]),
        _profile(page, "Jane Stone", "j.stone", "512-555-0101"),
        _profile(page, "Mark Hill", "m.hill", "512-555-0102"),
    )
    assert _believed(extraction, "email") == []
    assert _believed(extraction, "phone", 0.1) == []


def test_initials_are_a_persons_mailbox_too(page, read):
    extraction = read(
        page(["Welcome"]),
        _profile(page, "Jane Stone", "jqs", "512-555-0101"),
        _profile(page, "Mark Hill", "m.hill", "512-555-0102"),
    )
    assert _believed(extraction, "email") == []


def test_the_offices_own_line_stays(page, read, values):
    extraction = read(
        page(["Welcome", (Kind.TEXT, "512-555-0199", FOOTER), (Kind.TEXT, "desk@maplehollow.example", FOOTER)]),
        _profile(page, "Jane Stone", "j.stone", "512-555-0101"),
        _profile(page, "Mark Hill", "m.hill", "512-555-0102"),
    )
    assert values(extraction, "phone")[0] == "+15125550199"
    assert values(extraction, "email")[0] == "desk@maplehollow.example"


def test_one_of_several_people_with_a_mailbox_is_not_the_firm(page, read):
    rows = [
        (Kind.HEADING, "Jane Stone", {"label": "h3"}),
        "Therapist",
        "Email: jstone@maplehollow.example",
        (Kind.HEADING, "Mark Hill", {"label": "h3"}),
        "Therapist",
    ]
    assert _believed(read(page(["Welcome"]), page(rows, role="team")), "email") == []


@pytest.mark.parametrize("title", ["Owner", "Founder & President"])
def test_the_owners_mailbox_is_the_firms(page, read, title):
    rows = [
        (Kind.HEADING, "Jane Stone", {"label": "h3"}),
        title,
        "Email: jstone@maplehollow.example",
        (Kind.HEADING, "Mark Hill", {"label": "h3"}),
        "Technician",
    ]
    assert _believed(read(page(["Welcome"]), page(rows, role="team")), "email") == ["jstone@maplehollow.example"]


def test_a_number_that_other_pages_tell_without_the_person_is_the_firms(page, read, values):
    extraction = read(
        page(["Welcome"]),
        _profile(page, "Jane Stone", "j.stone", "512-555-0101"),
        _profile(page, "Mark Hill", "m.hill", "512-555-0102"),
        page(["Prefer to talk? Call 512-555-0101."], role="about"),
    )
    assert values(extraction, "phone")[0] == "+15125550101"


def test_mailboxes_that_links_call_by_given_names_are_those_peoples(page, read):
    links = [
        (Kind.LINK, "Email Betty for an appointment", {"href": "mailto:bettyc1@gmail.com"}),
        (Kind.LINK, "Email Annmarie", {"href": "mailto:arose91@gmail.com"}),
    ]
    assert _believed(read(page(["Welcome"]), page(links, role="about")), "email") == []


@pytest.mark.parametrize("text", ["512-555-0101 ext-17929", "512-555-0101, ext. 12", "512-555-0101 x12"])
def test_a_number_with_an_extension_comes_behind_the_offices(page, read, values, text):
    extraction = read(page([text, "512-555-0199"], role="contact"))
    assert values(extraction, "phone") == ["+15125550199", "+15125550101"]


def test_who_signed_the_pages_is_not_the_firm(page, read):
    rows = [
        (Kind.TITLE, "Maple Hollow LLC"),
        (Kind.TEXT, "Copyright 2020. Emily Carlson", FOOTER),
        (Kind.LINK, "", {"href": "mailto:emcarlson1@gmail.com", **FOOTER}),
    ]
    assert _believed(read(page(rows)), "email") == []


def test_a_firm_that_is_called_after_its_owner_signs_for_itself(page, read):
    rows = [
        (Kind.TITLE, "Emily Carlson Photography"),
        (Kind.TEXT, "Copyright 2020. Emily Carlson", FOOTER),
        (Kind.LINK, "", {"href": "mailto:emcarlson1@gmail.com", **FOOTER}),
    ]
    assert _believed(read(page(rows)), "email") == ["emcarlson1@gmail.com"]


def test_a_public_notices_mailbox_and_numbers_are_not_the_firms(page, read):
    rows = ["Fax:", "(833) 256-1665 or (202) 690-7442; or", "Email:", "program.intake@usda.gov"]
    extraction = read(page(rows, role="about"))
    assert _believed(extraction, "email", 0.2) == []
    assert _believed(extraction, "fax", 0.1) == []


@pytest.mark.parametrize("email", ["myemail@something.com", "myname@acme.example"])
def test_a_templates_mailbox_is_nobodys(page, read, values, email):
    assert values(read(page([email], role="contact")), "email") == []


@pytest.mark.parametrize(
    ("name", "href", "believed"),
    [
        ("Age 0-3 First Help", "https://www.firsthelp.example/early", []),
        ("Office of Early Learning", "https://www.state.example/x", []),
        ("Maple Hollow Main Office", "https://www.maplehollow.example/office", ["+15125550101"]),
        ("Book online", "https://www.booking.example/x", ["+15125550101"]),
        ("Maple Hollow Store Online", "https://www.maplestore.example/", ["+15125550101"]),
    ],
)
def test_a_number_below_a_linked_body_is_that_bodys(page, read, name, href, believed):
    rows = [(Kind.LINK, name, {"href": href, "card": 1}), (Kind.TEXT, "512-555-0101", {"card": 1})]
    assert _believed(read(page(["Welcome"]), page(rows, role="about")), "phone", 0.1) == believed


@pytest.mark.parametrize(
    ("text", "believed"),
    [
        ("Elm Aware has advice for parents. You can also call (512) 555-0101.", []),
        ("Elm Aware has advice for parents. Call our desk at (512) 555-0101.", ["+15125550101"]),
        ("We like Elm Aware. Call (512) 555-0101.", ["+15125550101"]),
    ],
)
def test_a_number_told_of_a_linked_body_is_that_bodys(page, read, text, believed):
    rows = [text, (Kind.LINK, "Elm Aware", {"href": "https://www.elmaware.example/"})]
    assert _believed(read(page(["Welcome"]), page(rows, role="about")), "phone", 0.1) == believed


@pytest.mark.parametrize(
    ("heading", "href", "believed"),
    [
        ("Elmfield Karate Academy", "http://elmfieldkarate.example", []),
        ("Elmfield Karate Academy", "http://www.othersite.example", ["+15125550101"]),
        ("Maple Hollow North", "http://maplehollownorth.example", ["+15125550101"]),
    ],
)
def test_a_number_below_the_heading_of_a_member_is_the_members(page, read, heading, href, believed):
    rows = [
        (Kind.LINK, "image", {"href": href}),
        (Kind.HEADING, heading, {"label": "h2"}),
        "We offer classes for all ages. Call (512) 555-0101 to set up a time.",
    ]
    assert _believed(read(page(["Welcome"]), page(rows, role="about")), "phone", 0.1) == believed
