"""A page with no sign of its site that names another firm gives nobody, however it says so; one with the site's menu is the site's."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region

HOME = [
    (Kind.TITLE, "Maple Hollow Property Management"),
    *((Kind.LINK, text, {"region": Region.NAV}) for text in ("Home", "Owners", "Tenants", "About us", "Contact us")),
    "We manage 120 homes in Austin, TX.",
    "© 2026 Maple Hollow Property Management",
]
MENU = HOME[1:6]
OWNER = "Our owner is Paul Alder."
CLAIMS = [
    "HERE AT QUENLOW PROPERTY MANAGEMENT, WE CARE.",
    "Here at Quenlow Rentals - we care.",
    "We, at Quenlow Rentals, care.",
    "All of us here at Quenlow Rentals care.",
    "The team here at Quenlow Residential cares about homes.",
    "Everyone at Quenlow Rentals welcomes you.",
    "The name of our firm is Quenlow Rentals.",
    "Our company's called Quenlow Rentals.",
    "Hello from Quenlow Rentals!",
    "You've reached the offices of Quenlow Rentals.",
    "Hi! You've reached Quenlow Rentals in Austin.",
    "You've reached Quenlow Realty's home page.",
    "Since 1999, Quenlow Rentals has served owners.",
    "Quenlow Rentals is a full service company in Austin, Texas.",
    "This website now belongs to Quenlow Rentals.",
    "This is the official web presence of Quenlow Rentals.",
    "Vous êtes sur le site officiel de Quenlow Rentals.",
    "Bienvenue chez Quenlow Rentals.",
    "Bem-vindo ao site da Quenlow Rentals.",
    "Welkom op de website van Quenlow Rentals.",
    "Willkommen bei Quenlow Realty, Ihrem Makler.",
    "Somos Quenlow Rentals.",
    "Owners trust us. Quenlow Holdings LLC",
    "Families trust Quenlow Rentals with their homes.",
    "Nobody knows this town like Quenlow Rentals.",
    "Proudly Quenlow Realty since 1987.",
    "Quenlow Real Estate handles everything.",
    "Quenlow & Sons serves owners.",
    "QUENLOW PROPERTY MANAGEMENT HAS THE KEYS.",
    "Call Quenlow Property Management today.",
    "Team Quenlow at Tarnquist Homes takes care of it.",
    "Quenlow Property Management",
    (Kind.IMAGE, "Quenlow Rentals"),
    (Kind.HEADING, "Why choose Quenlow Rentals?"),
    (Kind.HEADING, "Meet the Quenlow Rentals team"),
    (Kind.TITLE, "The Quenlow Rentals story"),
    (Kind.META, "Quenlow Rentals is a property manager in Austin."),
]


@pytest.mark.parametrize("line", CLAIMS)
def test_a_page_without_a_sign_of_its_site_is_whose_name_it_bears(page, read, line):
    found = read(page(HOME, role="home"), page([line, OWNER, "We manage 777 homes."], role="about"))
    assert found.people == ()
    assert "777" not in {str(fact.value) for fact in found.facts}


@pytest.mark.parametrize("sign", [MENU, ["Call Maple Hollow."], ["Write to office@maplehollow.example."]])
def test_one_with_the_sites_menu_or_name_is_the_sites(page, read, sign):
    lines = [*sign, "Quenlow Rentals is a full service company in Austin, Texas.", OWNER]
    found = read(page(HOME, role="home"), page(lines, role="about"))
    assert [person.full_name for person in found.people] == ["Paul Alder"]


@pytest.mark.parametrize(
    "name", ["Smith Property Management", "Blue Door Realty", "Heritage Property Management, Inc."]
)
def test_a_copyright_of_plain_words_is_a_mark_where_nothing_else_of_the_site_stands(page, read, name):
    lines = [OWNER, f"© 2026 {name}. All rights reserved."]
    home = page(HOME, role="home")
    assert read(home, page(lines, role="about")).people == ()
    assert [person.full_name for person in read(home, page([*MENU, OWNER], role="about")).people] == ["Paul Alder"]


@pytest.mark.parametrize(
    "words", ["Hassle Free Property Management", "Turnkey Property Management", "Flat Fee Property Management"]
)
def test_a_heading_of_a_page_with_the_sites_menu_is_what_is_offered(page, read, words):
    lines = [*MENU, (Kind.HEADING, words, {"label": "h1"}), OWNER]
    found = read(page(HOME, role="home"), page(lines, role="about"))
    assert [person.full_name for person in found.people] == ["Paul Alder"]


@pytest.mark.parametrize(
    "line",
    [
        "In 2019 we acquired Quenlow Rentals.",
        "Quenlow Rentals is now part of our family.",
        "Formerly known as Quenlow Rentals.",
        "Unlike Quenlow Rentals, we answer the phone.",
        "We look after Cedar Ridge Homes and Quenlow Homes.",
        "He came from Quenlow Realty.",
        "She worked for Quenlow Realty until 2019.",
        "After ten years with Quenlow Realty she came to us.",
        "I moved from Quenlow Rentals and never looked back.",
        "We are insured by Quenlow Insurance Agency.",
        "Our office is in Quenlow Realty's old building.",
        "She went to the Quenlow School of Law.",
        "We belong to the Quenlow Association of Realtors.",
        "Zed came to us from Quenlow Rentals.",
        "Our friends at Quenlow Rentals sell what we do not manage.",
        "We use Quenlow Plumbing Services for repairs.",
        "Compared with Quenlow Rentals we cost less.",
        "Our sister company, Quenlow Realty, helps you sell.",
        "She began her career selling for Quenlow Realty.",
        "Insurance by Quenlow Insurance Group.",
        "We grew out of Quenlow Realty, a brokerage of 1974.",
        "When Quenlow Rentals closed its doors we took its houses.",
        "Quenlow Rentals handed its houses over to us in 2019.",
        "He was Vice President of Quenlow Property Management until 2010.",
        "Photos © Quenlow Photography LLC",
        "Website by Quenlow Digital LLC",
        (Kind.HEADING, "Full-Service Austin Leasing"),
        (Kind.HEADING, "Hassle Free Rentals"),
        "Residential Leasing Services",
        "Criminal Law",
        "United States District Court for the Middle District of Florida",
        "We love Lake Travis Rentals.",
        "© 2026 Zed R. Otherman",
    ],
)
def test_a_firm_that_ours_deals_with_is_no_sign_of_another_page(page, read, line):
    found = read(page(HOME, role="home"), page([line, OWNER], role="about"))
    assert [person.full_name for person in found.people] == ["Paul Alder"]


@pytest.mark.parametrize("heading", ["Our partners", "Vendors", "Client reviews"])
def test_names_beneath_a_heading_for_others_are_none(page, read, heading):
    lines = [OWNER, (Kind.HEADING, heading, {"label": "h2"}), "Quenlow Roofing LLC keeps your roof dry."]
    found = read(page(HOME, role="home"), page(lines, role="about"))
    assert [person.full_name for person in found.people] == ["Paul Alder"]


@pytest.mark.parametrize("heading", ["Partners in your success", "Our clients love us"])
def test_a_heading_that_only_begins_so_is_none_for_others(page, read, heading):
    lines = [(Kind.HEADING, heading, {"label": "h2"}), "Quenlow Rentals keeps the keys.", OWNER]
    assert read(page(HOME, role="home"), page(lines, role="about")).people == ()


@pytest.mark.parametrize("href", ["https://quenlow.example/", "https://www.quenlow.example/about"])
def test_a_link_to_anothers_site_is_none(page, read, href):
    lines = [OWNER, (Kind.LINK, "See Quenlow Rentals LLC", {"href": href})]
    found = read(page(HOME, role="home"), page(lines, role="about"))
    assert [person.full_name for person in found.people] == ["Paul Alder"]
