"""People of other firms, and those who are no longer or not yet of this one, are no staff; their numbers are not the company's."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.naming.mailboxes import Purpose, purpose
from leadgen_assets.extract.naming.person_names import person_name

BELIEVED = 0.4
"""Least confidence with which an address counts as the company's."""


def staff(extraction):
    return {
        each.full_name: next((fact.value for fact in each.facts if fact.field == "title"), "")
        for each in extraction.people
    }


def card(number, *texts):
    return [
        (Kind.TEXT if at else Kind.HEADING, text, {"card": number, "label": "" if at else "h3"})
        for at, text in enumerate(texts)
    ]


def believed_mail(extraction):
    return {fact.value for fact in extraction.facts if fact.field == "email" and fact.confidence >= BELIEVED}


@pytest.mark.parametrize(
    "text",
    [
        "Our tenant Gloria Vance, President of the tenants council, can be reached at gloria@mailbox.example.",
        "Our attorney: Samuel Good, Partner, Good Law LLP, samuel@goodlaw.example, 512-555-0147",
        "Our outside accountant, Walter Ferguson, CPA, Owner, keeps the books: 512-555-0147.",
        "Our partner firm: Nora Fielding, President, nora@othersmith.example",
    ],
)
def test_our_tenant_and_our_attorney_are_not_of_the_firm_nor_are_their_numbers(read, page, values, text):
    found = read(page([text, "Call us at 512-555-0123."], role="contact"))
    assert staff(found) == {}
    assert values(found, "phone") == ["+15125550123"]
    assert believed_mail(found) == set()


def test_a_law_firms_attorney_is_its_own(read, page):
    found = read(
        page(["Our attorney Samuel Good, Partner, has been with us since 2010."], url="https://goodlaw.example/"),
        domain="goodlaw.example",
    )
    assert staff(found) == {"Samuel Good": "Partner"}


def test_who_signs_a_quotation_in_a_paragraph_is_an_outsider(read, page):
    found = read(page(["Trusted by many firms of the field. “It is great” — Timothy Hill, CTO, Globex"]))
    assert staff(found) == {}
    assert [each.full_name for each in found.outsiders] == ["Timothy Hill"]


@pytest.mark.parametrize(
    "title",
    [
        "Owner of Hale Roofing",
        "CEO of Kerr Corp",
        "Property Manager at Zillow",
        "Partner, Good Law LLP",
        "Incoming CEO",
        "Former Owner",
        "Past President",
        "Retired Broker",
        "Broker (retired)",
        "Late Founder",
    ],
)
def test_who_is_of_another_firm_or_not_of_this_one_now_is_no_staff(read, page, title):
    found = read(page([*card(1, "Victor Hale", title), *card(2, "Jane Marlowe", "Owner")], role="team"))
    assert staff(found) == {"Jane Marlowe": "Owner"}


@pytest.mark.parametrize(
    "title",
    [
        "Broker of Record",
        "Director of Operations",
        "Vice President of Business Development",
        "Owner of Maple Hollow",
        "Manager at Austin Office",
        "Branch Manager at Denver",
        "Owner with Robert Elm",
        "Community Manager at Riverstone",
        "President, Texas Region",
        "CEO, Dallas",
    ],
)
def test_departments_houses_and_the_firm_itself_are_no_other_firm(read, page, title):
    found = read(page([*card(1, "Victor Hale", title), *card(2, "Jane Marlowe", "Owner")], role="team"))
    assert set(staff(found)) == {"Victor Hale", "Jane Marlowe"}


@pytest.mark.parametrize(
    "text",
    [
        "Interview with Pamela Orr, Director, Texas Realtors.",
        "“The best firm I know,” says Kenneth Ross, CEO of Ross Capital, of us.",
        "In 2023 our founder Leah Dorn sold the firm to her partners.",
        "Thanks to Governor Gregory Abbott for his visit to our new office.",
    ],
)
def test_guests_sellers_and_statesmen_in_running_text_are_no_staff(read, page, text):
    assert staff(read(page([text]))) == {}


@pytest.mark.parametrize(
    "heading", ["Vendors", "Our Preferred Partners", "Contractors", "Local Resources", "Our clients"]
)
def test_a_list_of_other_firms_has_neither_our_people_nor_our_numbers(read, page, values, heading):
    rows = [
        (Kind.HEADING, "Contact", {"label": "h1"}),
        (Kind.HEADING, heading, {"label": "h3"}),
        "Plumber: Joseph Pipe, Owner, joseph@pipeco.example 512-555-0147",
        "Lawyer: Samuel Good, Partner at Good Law LLP, samuel@goodlaw.example",
    ]
    own = "9 Yew St, Austin, TX 78701 512-555-0123"
    for after in (
        [own],
        [(Kind.HEADING, "Contact us", {"label": "h4"}), "512-555-0123"],
        ["Maple Hollow 512-555-0123"],
    ):
        found = read(page([*rows, *after], role="contact"))
        assert staff(found) == {}
        assert values(found, "phone") == ["+15125550123"]
        assert values(found, "email") == []


def test_an_address_in_a_list_of_vendors_is_the_vendors(read, page, values):
    rows = [(Kind.HEADING, "Vendors", {"label": "h2"}), "Pipe Company", "9 Yew St, Austin, TX 78701 512-555-0147"]
    footer = ("512-555-0123", {"region": Region.FOOTER})
    found = read(page([*rows, (Kind.TEXT, *footer)], role="contact"))
    assert values(found, "phone") == ["+15125550123"]


def test_a_number_beside_the_firms_own_mailbox_is_the_firms(read, page, values):
    rows = [(Kind.HEADING, "Vendors", {"label": "h2"}), "Bills to billing@maplehollow.example or 512-555-0123"]
    assert values(read(page(rows, role="contact")), "phone") == ["+15125550123"]


def test_partners_of_a_firm_are_its_own(read, page):
    rows = [(Kind.HEADING, "Our Partners", {"label": "h2"}), *card(1, "Jane Marlowe", "Managing Partner")]
    assert staff(read(page([*rows, *card(2, "Robert Elm", "Partner")], role="about"))) == {
        "Jane Marlowe": "Managing Partner",
        "Robert Elm": "Partner",
    }


@pytest.mark.parametrize(
    "city", ["Fort Worth", "San Antonio", "Corpus Christi", "St. Paul", "Grand Prairie", "FORT WORTH"]
)
def test_a_city_is_nobody(read, page, city):
    rows = [*card(1, city, "Regional Manager"), *card(2, "Jane Marlowe", "Property Manager")]
    assert person_name(city) is None
    assert set(staff(read(page(rows, role="team")))) == {"Jane Marlowe"}


def test_a_person_is_read_from_an_hcard_whose_parts_stand_without_spaces(read, page):
    stated = {"region": Region.HEAD, "card": 1}
    found = read(
        page(
            [
                (Kind.STRUCTURED, "Florence Quist", {**stated, "label": "vcard.fn"}),
                (Kind.STRUCTURED, "Managing Broker", {**stated, "label": "vcard.title"}),
                (Kind.STRUCTURED, "mailto:florence@maplehollow.example", {**stated, "label": "vcard.email"}),
                "Florence Quist Managing Brokerm",
                (Kind.LINK, "m", {"href": "mailto:florence@maplehollow.example"}),
            ],
            role="team",
        )
    )
    assert staff(found) == {"Florence Quist": "Managing Broker"}
    (person,) = found.people
    assert {fact.value for fact in person.facts if fact.field == "email"} == {"florence@maplehollow.example"}


def test_a_firms_hcard_without_a_title_is_nobody(read, page):
    fields = {"region": Region.HEAD, "card": 1, "label": "vcard.fn"}
    assert staff(read(page([(Kind.STRUCTURED, "Florence Quist", fields)]))) == {}


def test_the_offices_mailbox_is_the_companys_before_the_applicants_and_a_persons(read, page):
    boxes = ["careers@maplehollow.example", "jane.marlowe@maplehollow.example", "noreply@maplehollow.example"]
    assert believed_mail(read(page([", ".join([*boxes, "info@maplehollow.example"])], role="contact"))) == {
        "info@maplehollow.example"
    }
    assert "jane.marlowe@maplehollow.example" in believed_mail(read(page([", ".join(boxes)], role="contact")))


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("office", Purpose.OFFICE),
        ("maplehollow", Purpose.OFFICE),
        ("leasing", Purpose.DEPARTMENT),
        ("jane", Purpose.PERSON),
        ("jobs", Purpose.NARROW),
    ],
)
def test_whom_a_mailbox_reaches(local, expected):
    assert purpose(f"{local}@maplehollow.example", "maplehollow.example") is expected
