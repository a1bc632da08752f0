"""A page that claims to be another company's gives this one nobody and nothing; the firm's own name on its page is no such claim."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.company import extract
from leadgen_assets.extract.firm.claimed_pages import without_claimed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("This is the official website of Granite State Partners. Our owner is Paul Alder.", []),
        ("Welcome to the official site of Granite State Partners! Our owner is Paul Alder.", []),
        ("Welcome to the official website of Maple Hollow Homes. Our owner is Paul Alder.", ["Paul Alder"]),
        ("Visit the official website of Granite State Partners. Our owner is Paul Alder.", ["Paul Alder"]),
        ("Official site of Granite State Partners. Our owner is Paul Alder.", []),
        ("You are reading the official page of Granitestar. Our owner is Paul Alder.", []),
        ("Our story. Official website of Granitestar. Our owner is Paul Alder.", []),
        ("The official site of Maple Hollow. Our owner is Paul Alder.", ["Paul Alder"]),
        ("The official website of Austin, TX is not ours. Our owner is Paul Alder.", ["Paul Alder"]),
        ("Maple Hollow news: this website belongs to Granite State Partners of Denver. Our owner is Paul Alder.", []),
        ("This website belongs to Maple Hollow. Our owner is Paul Alder.", ["Paul Alder"]),
        ("The one and only official home of Granitestar Management. Our owner is Paul Alder.", []),
        ("Sitio oficial de Granitestar Management. Our owner is Paul Alder.", []),
        ("Este es el sitio web oficial de Granitestar Management. Our owner is Paul Alder.", []),
        ("Site officiel de Granitestar Management. Our owner is Paul Alder.", []),
        ("Dies ist die offizielle Website von Granitestar Management. Our owner is Paul Alder.", []),
        ("Site oficial da Granitestar Management. Our owner is Paul Alder.", []),
        ("Sito ufficiale di Granitestar Management. Our owner is Paul Alder.", []),
        ("Visita el sitio oficial de Granitestar. Our owner is Paul Alder.", ["Paul Alder"]),
        ("Sitio oficial de Maple Hollow. Our owner is Paul Alder.", ["Paul Alder"]),
        ("Austin is the official home of Bats. Our owner is Paul Alder.", ["Paul Alder"]),
        ("Official website of Texas. Our owner is Paul Alder.", ["Paul Alder"]),
    ],
)
def test_a_page_that_claims_to_be_another_company_gives_nobody(page, read, text, names):
    found = read(page(["Maple Hollow", text], role="about"))
    assert [person.full_name for person in found.people] == names


def test_a_name_that_the_site_bears_elsewhere_is_its_own(page, read):
    claim = "This is the official website of Granite State Partners. Our owner is Paul Alder."
    found = read(page([claim], role="about"), page(["Granite State Partners", "12 Elm Street"], role="contact"))
    assert [person.full_name for person in found.people] == ["Paul Alder"]


@pytest.mark.parametrize(
    "line",
    ["Asked by Paul Alder, owner", "Answered by Paul Alder, owner", "Verified review: Paul Alder, owner"],
)
def test_who_asks_answers_and_reviews_is_nobody_of_the_firm(page, read, line):
    assert read(page([line], role="about")).people == ()


@pytest.mark.parametrize("title", ["Granitestar | Official Site", "Granite State Partners - The Official Website"])
def test_a_title_claims_as_much_as_a_sentence(page, read, title):
    pages = (
        page(["Maple Hollow Property Management"], role="home"),
        page([title, "Our owner is Paul Alder."], role="about"),
    )
    assert read(*pages).people == ()


def test_a_name_told_twice_on_the_page_that_claims_it_is_no_more_the_sites_own(page, read):
    claim = ["Granitestar", "Official site of Granitestar.", "Our owner is Paul Alder."]
    assert read(page(["Maple Hollow"], role="home"), page(claim, role="about")).people == ()


MENU = [(Kind.LINK, text, {"region": Region.NAV}) for text in ("Home", "Owners", "Tenants", "About us", "Contact us")]
HOME = [
    (Kind.TITLE, "Maple Hollow Property Management"),
    *MENU,
    "© 2026 Maple Hollow Property Management",
    "We manage 120 homes in Austin, TX.",
]


@pytest.mark.parametrize(
    "lines",
    [
        ["We are Granitestar Partners. Our owner is Paul Alder."],
        [(Kind.HEADING, "Granitestar Partners leadership"), "Ask Granitestar Partners. Our owner is Paul Alder."],
        ["Our owner is Paul Alder.", "© 2026 Granite State Partners LLC. All rights reserved."],
        ["Our owner is Paul Alder.", "© 2015-2026 Granitestar Rentals, LLC | Privacy"],
        ["Our owner is Paul Alder.", "Copyright 2026 Granitestar Realty Group LLC"],
        ["Our owner is Paul Alder.", "© 2026 Granitestar"],
        ["This site is owned and operated by Granitestar Homes, LLC. Our owner is Paul Alder."],
        ["You have reached the home page of Granitestar Homes. Our owner is Paul Alder."],
        ["This website, granitestate.example, belongs to Granitestar Partners. Our owner is Paul Alder."],
        ["This page is owned by Granitestar Homes LLC. Our owner is Paul Alder."],
        ["Our owner is Paul Alder.", "© 2026 Granitestar Homes LLC. Independently owned and operated."],
        ["Here at Granitestar Homes, we care. Our owner is Paul Alder."],
        ["We at Granitestar Homes love what we do. Our owner is Paul Alder."],
        ["You've reached Granitestar Homes. Our owner is Paul Alder."],
        ["Our firm's name is Granitestar Homes. Our owner is Paul Alder."],
        ["This site is a property of Granitestar Homes, LLC. Our owner is Paul Alder."],
        ["Granitestar Homes LLC owns and operates this website. Our owner is Paul Alder."],
        ["Our company, Granitestar Homes LLC, owns this website. Our owner is Paul Alder."],
        ["The home page of Granitestar Rentals. Our owner is Paul Alder."],
        [
            (Kind.HEADING, "Meet the Granitestar Properties leadership team"),
            "Ask Granitestar Properties. Our owner is Paul Alder.",
        ],
        [
            (Kind.HEADING, "Granitestar Management", {"label": "h1"}),
            "Ask Granitestar Management. Our owner is Paul Alder.",
        ],
        [
            (Kind.HEADING, "Welcome to Granitestar Management", {"label": "h1"}),
            "Ask Granitestar Management. Our owner is Paul Alder.",
        ],
        [
            (Kind.HEADING, "About Granitestar Rentals", {"label": "h1"}),
            "Ask Granitestar Rentals. Our owner is Paul Alder.",
        ],
        [(Kind.TITLE, "Granitestar Property Management - About us"), "Our owner is Paul Alder."],
        [(Kind.TITLE, "Contact | Granitestar Management"), "Our owner is Paul Alder."],
        [(Kind.TITLE, "Quenlow - Free Template"), "Our owner is Paul Alder.", "© 2026 Quenlow Template by Zorbax"],
        ["We're Granitestar Management! Our owner is Paul Alder."],
        ["Hi, we are the folks at Granitestar Management. Our owner is Paul Alder."],
        ["Our company is called Granitestar Management. Our owner is Paul Alder."],
        ["At Granitestar Management, we treat your home like ours. Our owner is Paul Alder."],
        [(Kind.LINK, "Granitestar Management", {"region": Region.HEADER, "href": "/"}), "Our owner is Paul Alder."],
        [(Kind.IMAGE, "Granitestar Management logo"), "Our owner is Paul Alder."],
        ["You have been redirected to Granitestar Management, the owner of this website. Our owner is Paul Alder."],
        ["You have been redirected to Granitestar Rentals. Our owner is Paul Alder."],
        ["Granitestar Management is the operator of this site. Our owner is Paul Alder."],
    ],
)
def test_a_page_that_bears_anothers_mark_and_never_the_sites_name_gives_nobody(page, read, lines):
    home = page(HOME, role="home")
    strange = read(home, page([*MENU, *lines], role="about"))
    assert strange.people == ()
    assert {fact.value for fact in strange.facts if fact.field == "company_name"} == {
        "Maple Hollow Property Management"
    }
    named = page([*lines, "Maple Hollow is at your service."], role="about")
    assert [person.full_name for person in read(home, named).people] == ["Paul Alder"]


@pytest.mark.parametrize(
    "line",
    [
        "We are Realtors.",
        "We are Members of NARPM.",
        "This site is Secure.",
        "This site is owned and operated by Zed Otherman.",
        "© 2026 MHPM Inc.",
        "© 2026 Google LLC",
        "We are Family Owned.",
        "We are Texas, through and through.",
        "Our Leadership",
        "Management Team",
        "This page is owned by Jane Doe.",
        "The home page of Austin Rentals.",
        "Our company, Licensed in Texas, owns this website.",
        "Zed Otherman runs this website.",
        "© 2026 Property Manager Websites",
        "© 2026 Granitestar Realty, Inc. Each office is independently owned and operated.",
        "© 2026 Keller Quenlow Realty, Inc. Each office is individually owned and operated.",
        "© 2026 Quenlow LLC. Locally owned and operated franchise.",
        "© 2026 Paul Alder",
        "Here at Home, we care.",
        "We at the office love dogs.",
        "You've reached Page Two.",
        "© 2026 24/7",
        (Kind.HEADING, "Trusted Management", {"label": "h1"}),
        (Kind.HEADING, "Stress-Free Management", {"label": "h1"}),
        (Kind.HEADING, "Commercial Management", {"label": "h1"}),
        (Kind.HEADING, "Travis County Management", {"label": "h1"}),
        (Kind.HEADING, "Welcome to Sunrise Villas", {"label": "h1"}),
        (Kind.HEADING, "About Fair Housing", {"label": "h1"}),
        (Kind.TITLE, "About us - Tenant Services"),
        (Kind.TITLE, "Owner Resources | Contact"),
        "© 2026 Divi Theme by Elegant Themes Inc.",
        "© 2026 Quenlow MLS. Listings by Quenlow MLS Inc.",
        "© 2026 Quenlow Board, Inc.",
        "© 2026 Squarespace, Inc.",
        "© 2026 Quenlow Studio LLC. Website by Quenlow Studio.",
        "We're Proud Members of NARPM.",
        "At Home in Texas, we rest.",
        "At Sunrise Villas, we have a pool.",
        "You have been redirected to Stripe, Inc.",
        "Zed Otherman is the owner of this website.",
        (Kind.IMAGE, "Quenlow Realtors Association logo"),
        (Kind.LINK, "Tenant Services", {"region": Region.HEADER, "href": "/"}),
    ],
)
def test_what_names_no_firm_is_no_mark(page, read, line):
    found = read(page(HOME, role="home"), page([*MENU, line, "Our owner is Paul Alder."], role="about"))
    assert [person.full_name for person in found.people] == ["Paul Alder"]


@pytest.mark.parametrize(
    "line",
    [
        "We are in Georgetown and near it.",
        "12 Elm Street, Georgetown, TX 78626",
        "Serving Georgetown and beyond.",
        "Homes around Georgetown rent fast.",
    ],
)
def test_a_heading_with_a_town_of_the_site_is_no_mark(page, read, line):
    rows = [
        *MENU,
        (Kind.HEADING, "Georgetown Management", {"label": "h1"}),
        "Georgetown Management. Our owner is Paul Alder.",
    ]
    own = read(page(HOME, role="home"), page([*rows, line], role="about"))
    strange = read(page(HOME, role="home"), page(rows, role="about"))
    assert ([person.full_name for person in own.people], strange.people) == (["Paul Alder"], ())


def test_a_strange_name_above_a_page_and_as_its_title_is_a_mark(page, read):
    rows = [
        *MENU,
        (Kind.TITLE, "Quenlow Property Management | About"),
        (Kind.HEADING, "Quenlow Property Management", {"label": "h1"}),
    ]
    assert read(page(HOME, role="home"), page([*rows, "Our owner is Paul Alder."], role="about")).people == ()


def test_a_town_is_told_by_the_rest_of_the_site_by_the_address_and_by_its_like(page, read):
    rows = [
        *MENU,
        (Kind.HEADING, "Georgetown Management", {"label": "h1"}),
        "Georgetown Management. Our owner is Paul Alder.",
    ]
    alike = [
        (Kind.LINK, "Brennerville Management", {"href": "/b"}),
        (Kind.LINK, "Old Karlsburg Management", {"href": "/k"}),
    ]
    for home, about in (
        (page([*HOME, "Towns: Brennerville, Georgetown"], role="home"), page(rows, role="about")),
        (page(HOME, role="home"), page(rows, role="about", url="https://maplehollow.example/georgetown-management/")),
        (page([*HOME, *alike], role="home"), page(rows, role="about")),
    ):
        assert [person.full_name for person in read(home, about).people] == ["Paul Alder"]


def test_the_mark_of_a_vendor_of_the_trade_is_nobodys_claim(page, property_management, rungs):
    vendor = sorted(property_management.vocabulary.vendors())[0]
    about = page([*MENU, "Our owner is Paul Alder.", f"© 2026 {vendor}, Inc."], role="about")
    pages = [page(HOME, role="home"), about]
    assert without_claimed(pages, "maplehollow.example", ["Maple Hollow Property Management"], [vendor]) == pages
    found = extract(pages, property_management.vocabulary, rungs, "maplehollow.example")
    assert [person.full_name for person in found.people] == ["Paul Alder"]
