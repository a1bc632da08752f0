"""Which of several names of a firm is its whole one, and names that only headings or sentences give."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.firm.domain_letters import agreement
from leadgen_assets.extract.naming.own_names import is_fuller, is_office_of
from leadgen_assets.extract.naming.written_names import cleaned

FOOTER = {"region": Region.FOOTER}
H1 = {"label": "h1"}
NOWHERE = "q7.example"
"""A domain that says nothing."""


@pytest.fixture
def names(read, values):
    def named(*pages, domain=NOWHERE):
        return values(read(*pages, domain=domain), "company_name")

    return named


def test_the_office_of_somebody_is_called_so_whole(page, names):
    def one(title, role):
        return page(
            [
                (Kind.TITLE, title),
                (Kind.LINK, "Jane Stone", {"href": "https://maplehollow.example/"}),
                "Jane Stone has practised since 1990.",
                (Kind.TEXT, "© 2026 Law Office of Jane Stone. All rights reserved.", FOOTER),
            ],
            role=role,
        )

    found = names(one("Trials | The Law Office of Jane Stone", "home"), one("Our Work | Jane Stone", "about"))
    assert found[0].endswith("Law Office of Jane Stone")
    assert "Jane Stone" not in found


def test_a_phrase_that_is_searched_for_gives_way_to_the_whole_name(page, names):
    rows = [
        (Kind.TITLE, "Elmfield Gutters & Roof Repairs | Offices of Jane Stone PC"),
        "Offices of Jane Stone PC clean all gutters.",
        (Kind.TEXT, "© 2026 Offices of Jane Stone PC", FOOTER),
    ]
    more = [(Kind.TITLE, "Elmfield Gutters Repaired | Call Now")]
    found = names(page(rows), page(more, role="about"), domain="elmfieldgutters.example")
    assert found[0] == "Offices of Jane Stone PC"


def test_a_brand_is_kept_beside_who_owns_it(page, names):
    rows = [
        (Kind.TITLE, "Sofas and Chairs by Maple Hollow Direct"),
        (Kind.TEXT, "© 2026 Maple Trading Ltd. All rights reserved.", FOOTER),
    ]
    assert "Maple Hollow Direct" in names(page(rows), domain="maplehollowdirect.example")


@pytest.mark.parametrize("text", ["Firm", "The Firm", "Law Firm", "Our Firm", "Law Offices of"])
def test_bare_words_are_no_name(text):
    assert cleaned(text, "q7") == ""


def test_what_we_say_of_ourselves_names_us(page, names):
    text = "At Stone & Gorley Wealth Partners, we have built a firm for the future. Talk to us."
    found = names(
        page([(Kind.TITLE, "S&G | Contact Us")], role="contact"),
        page([text, "Stone & Gorley Wealth Partners is not a bank."]),
        domain="sgwealth.example",
    )
    assert found[0] == "Stone & Gorley Wealth Partners"


@pytest.mark.parametrize("text", ["At Christmas, we close early.", "At this time, we are full.", "At Home, we rest."])
def test_what_is_said_at_a_time_names_nobody(page, names, text):
    assert names(page([text])) == []


def test_the_heading_above_the_menu_of_every_page_names_the_site(page, names):
    def one(role):
        return page(
            [
                (Kind.TITLE, "Document"),
                (Kind.HEADING, "New Garden Village Apartments", {"region": Region.HEADER, **H1}),
                "New Garden Village Apartments is close to everything.",
            ],
            role=role,
        )

    assert names(one("home"), one("about"), one("contact"))[0] == "New Garden Village Apartments"


def test_headings_of_pages_name_no_site(page, names):
    def one(role, heading):
        return page(
            [(Kind.TITLE, "Document"), (Kind.HEADING, heading, {"region": Region.HEADER, **H1}), "Open daily."],
            role=role,
        )

    assert names(one("home", "Fresh Bread"), one("about", "Cold Drinks"), one("contact", "Find The Shop")) == []


def test_a_greeting_names_a_firm_whose_domain_it_spells(page, names):
    assert names(page([">Welcome to Maple Hollow"]), domain="maplehollow.example") == ["Maple Hollow"]


def test_a_title_with_a_slip_is_not_believed(page, names):
    rows = [(Kind.TITLE, "Jane K. Stonn"), "Jane K. Stone has thirty years of experience.", "Jane K. Stone answers."]
    assert names(page(rows), page(rows, role="about"), page(rows, role="contact")) == []


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("maple development corporation of elm county", "mdcec.example"),
        ("oak and maple wealth management", "omwealth.example"),
    ],
)
def test_domains_that_shorten_a_name(name, domain):
    assert agreement(name, domain) == 0.8


def test_an_office_is_called_after_somebody():
    assert is_office_of("jane stone", "law office of jane stone")
    assert is_fuller("jane stone", "law office of jane stone")
    assert not is_office_of("stone", "university of stone")
