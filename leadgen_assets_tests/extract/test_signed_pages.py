"""A page with no sign of its site gives nobody and nothing, whatever it says; one with the site's menu is the site's."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.firm.signed_pages import signed_pages

MENU = [(Kind.LINK, text, {"region": Region.NAV}) for text in ("Home", "Owners", "Tenants", "About us", "Contact us")]
HOME = [
    (Kind.TITLE, "Maple Hollow Property Management"),
    *MENU,
    "We manage 120 homes in Austin, TX.",
    "© 2026 Maple Hollow Property Management",
]
OWNER = "Our owner is Paul Alder."
CLAIMS = [
    "HERE AT QUENLOW PROPERTY MANAGEMENT, WE CARE.",
    "You've reached the offices of Quenlow Rentals.",
    "Smith Property Management is a family firm.",
    "smith homes is a family firm.",
    "Zumaro keeps your keys.",
    "RTQ Group LLC",
    "Bienvenue chez Quenlow Rentals.",
    "Добро пожаловать в Квенлоу.",
    "In 2019 we acquired Quenlow Rentals.",
    "Formerly known as Quenlow Rentals.",
    "As the founder of Quenlow Homes he sees every house.",
    "© 2026 Heritage Property Management, Inc. All rights reserved.",
    (Kind.IMAGE, "Quenlow Rentals"),
    (Kind.HEADING, "Meet the Quenlow Rentals team"),
    (Kind.TITLE, "Smith Realty"),
    (Kind.META, "Quenlow Rentals is a property manager in Austin."),
    "Page not yet written.",
]


@pytest.mark.parametrize("line", CLAIMS)
def test_a_page_without_a_sign_of_its_site_is_no_witness(page, read, line):
    found = read(page(HOME, role="home"), page([line, OWNER, "We manage 777 rental homes."], role="about"))
    assert found.people == ()
    assert "777" not in {str(fact.value) for fact in found.facts}


@pytest.mark.parametrize("sign", [MENU, ["Call Maple Hollow."], ["Write to office@maplehollow.example."]])
def test_one_with_the_sites_menu_or_name_is_the_sites(page, read, sign):
    lines = [*sign, "Quenlow Rentals is a full service company in Austin, Texas.", OWNER, "We manage 777 rental homes."]
    found = read(page(HOME, role="home"), page(lines, role="about"))
    assert [person.full_name for person in found.people] == ["Paul Alder"]
    assert "777" in {str(fact.value) for fact in found.facts}


@pytest.mark.parametrize(
    "words", ["Hassle Free Property Management", "Turnkey Property Management", "Flat Fee Property Management"]
)
def test_a_heading_of_a_page_with_the_sites_menu_is_what_is_offered(page, read, words):
    lines = [*MENU, (Kind.HEADING, words, {"label": "h1"}), OWNER]
    found = read(page(HOME, role="home"), page(lines, role="about"))
    assert [person.full_name for person in found.people] == ["Paul Alder"]


def test_a_menu_is_a_sign_over_several_pages(page, read):
    other = [(Kind.LINK, text, {"region": Region.NAV}) for text in ("Inicio", "Equipo", "Casas", "Contacto")]
    bridge = page([*MENU, *other, "Casas en Austin"], role="about", url="https://maplehollow.example/es")
    spanish = page([*other, OWNER], role="about", url="https://maplehollow.example/es/equipo")
    found = read(page(HOME, role="home"), spanish, bridge)
    assert [person.full_name for person in found.people] == ["Paul Alder"]
    assert read(page(HOME, role="home"), spanish).people == ()


def test_pages_with_a_menu_of_their_own_bear_each_other_no_sign(page, read):
    strange = [(Kind.LINK, text, {"region": Region.NAV}) for text in ("Start", "Houses", "People", "Write us")]
    lines = [*strange, "Quenlow Rentals", OWNER]
    pages = (page(HOME, role="home"), page(lines, role="about"), page([*lines, "Elm"], role="team"))
    found = read(*pages)
    assert found.people == ()
    assert {fact.value for fact in found.facts if fact.field == "company_name"} == {"Maple Hollow Property Management"}


def test_what_a_page_alone_says_that_it_is_called_bears_it_not_out(page):
    home, about = page(HOME, role="home"), page(["Quenlow Rentals", OWNER], role="about")
    names = ["Maple Hollow Property Management", "Quenlow Rentals"]
    assert signed_pages([home, about], "maplehollow.example", names) == [home]


def test_where_nothing_bears_a_sign_or_no_name_is_known_all_pages_count(page):
    pages = [page([OWNER], role="team"), page(["We manage 777 rental homes."], role="about")]
    assert signed_pages(pages, "maplehollow.example", ["Maple Hollow"]) == pages
    assert signed_pages([page(HOME, role="home"), *pages], "maplehollow.example", [])[1:] == pages


@pytest.mark.parametrize(
    ("name", "domain", "line", "signed"),
    [
        ("Oak", "oak.example", "Oak", True),
        ("Oak", "oak.example", "Call OAK today.", True),
        ("Oak", "oak.example", "A cloak of oaken wood.", False),
        ("H&H", "hh.example", "H & H is here.", True),
        ("H&H", "hh.example", "Ohhh.", False),
    ],
)
def test_a_short_name_is_a_word_of_its_own(page, name, domain, line, signed):
    home, about = page([name], role="home"), page([line], role="about")
    assert (about in signed_pages([home, about], domain, [name])) is signed


@pytest.mark.parametrize(
    ("name", "line", "signed"),
    [
        ("Alder & Sons Roofing", "Our Staff | Alder & Sons", True),
        ("Alder & Sons Roofing", "Alder and Sons", True),
        ("Alder and Sons Roofing", "© Alder & Sons Roofing", True),
        ("Elm & Oak Realty", "Elm & Oak", True),
        ("J & B Plumbing", "J & B: who we are", True),
        ("J & B Plumbing", "J and B: who we are", True),
        ("H & H Homes", "We lend a hand.", False),
        ("Alder & Sons Roofing", "Alder told us of sons.", False),
        ("Elm & Oak Realty", "Elm, pine and oak.", False),
        ("Alder & Sons Roofing", "Alder and friends", False),
    ],
)
def test_and_is_the_same_as_its_sign(page, name, line, signed):
    home, about = page([name], role="home"), page([line], role="about")
    assert (about in signed_pages([home, about], "rw4.example", [name])) is signed
