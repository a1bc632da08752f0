"""Numbers of people that are written without their country: the page tells which one it is."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region


def _team(*beneath: str):
    own = {"card": 1}
    lines = [(Kind.HEADING, "Peter Vesper", own), (Kind.TEXT, "Director", own)]
    lines += [(Kind.TEXT, each, own) for each in beneath]
    other = {"card": 2}
    return [
        (Kind.HEADING, "Our Team"), *lines,
        (Kind.HEADING, "Anna Stone", other), (Kind.TEXT, "Office Manager", other),
    ]  # fmt: skip


def _foot(text: str):
    return (Kind.TEXT, text, {"region": Region.FOOTER})


@pytest.fixture
def phones(page, read):
    def run(rows, domain="maplehollow.example"):
        people = read(page(rows, role="team"), domain=domain).people
        return {person.full_name: [fact.value for fact in person.facts if fact.field == "phone"] for person in people}

    return run


@pytest.mark.parametrize(
    ("domain", "foot", "written", "number"),
    [
        ("vespers.com.au", "Welcome", "0491 570 156", "+61491570156"),
        ("vespers.com", "45 Musgrave Road, Red Hill QLD 4059", "0491 570 156", "+61491570156"),
        ("vespers.com", "Call us: +61 7 5550 0112", "0491 570 156", "+61491570156"),
        ("vespers.co.uk", "Welcome", "020 7946 0018", "+442079460018"),
        ("vespers.com", "14 Cheltenham Crescent, Harrogate HG1 1DQ", "T: 020 7946 0018", "+442079460018"),
        ("vespers.ie", "Welcome", "M: 087 123 4567", "+353871234567"),
        ("vespers.com", "Merchants Road, Galway, Ireland", "087 123 4567", "+353871234567"),
        ("vespers.co.nz", "Welcome", "021 123 4567", "+64211234567"),
        # As before: with the country, and at home.
        ("vespers.com.au", "Welcome", "+61 491 570 156", "+61491570156"),
        ("vespers.com", "Austin, TX 78701", "512-555-0142", "+15125550142"),
        ("vespers.com", "Welcome", "(512) 555-0142", "+15125550142"),
        ("vespers.ca", "Toronto ON M5V 2T6", "416-555-0142", "+14165550142"),
    ],
)
def test_the_page_tells_the_country_of_a_persons_number(phones, domain, foot, written, number):
    assert phones([*_team(written), _foot(foot)], domain) == {"Peter Vesper": [number], "Anna Stone": []}


@pytest.mark.parametrize(
    ("domain", "written"),
    [
        ("vespers.com", "0491 570 156"), ("vespers.com.au", "ABN 51 824 753 556"), ("vespers.co.uk", "Since 1998 2004"),
        ("vespers.com.au", "Fax: 07 5550 0112"), ("vespers.co.uk", "Maintenance: 020 7946 0018"),
    ],
)  # fmt: skip
def test_no_country_and_no_number_of_the_persons_is_none(phones, domain, written):
    assert phones([*_team(written), _foot("Welcome")], domain)["Peter Vesper"] == []


def test_the_offices_number_abroad_is_not_the_persons(phones):
    rows = [*_team("Office: 020 7946 0018"), _foot("+44 20 7946 0018")]
    assert phones(rows, "vespers.co.uk")["Peter Vesper"] == []


def test_a_number_that_two_show_is_the_offices_abroad_too(phones):
    rows = [*_team("020 7946 0018"), (Kind.TEXT, "020 7946 0018", {"card": 2})]
    assert phones(rows, "vespers.co.uk") == {"Peter Vesper": [], "Anna Stone": []}
