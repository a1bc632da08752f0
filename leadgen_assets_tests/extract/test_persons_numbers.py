"""What one of the firm's people manages, or managed before, is not the firm's number; what the firm has stays its own."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.company import extract
from leadgen_assets.extract.fields.persons_numbers import is_told_of_person


@pytest.mark.parametrize(
    "text",
    [
        "Before starting the company, Hannah was VP of Operations at Greystar, overseeing 12,000 units.",
        "Ann brings 20 years of experience managing over 3,000 units.",
        "Prior to joining us, Ann was responsible for 2,400 apartment units in Cincinnati.",
        "Ann currently manages 150 homes.",
        "Ann oversees a portfolio of 120 homes.",
        "Bob oversees a portfolio of 95 homes.",
        "Ann Williams manages 150 homes.",
        "Jane Marlowe in Waco manages 3,000 units.",
        "Jane Marlowe at our Waco office manages 300 units.",
        "As our vice president, Ann oversees 3,000 units.",
        "Ann joined our team in 2015 and manages 120 homes.",
        "Ann's portfolio of 120 homes includes duplexes.",
        "Our property manager Ann Doyle oversees 150 homes.",
        "Property Manager Ann Doyle looks after 150 homes in Dayton.",
        "Ann has 15 years in the trade and is responsible for a portfolio of 210 doors.",
        "In that role, Maria Lopez supervises a portfolio of 210 rental homes.",
        "Today, Ben handles 180 units across Dayton.",
        "Prior to joining our team, oversaw 900 units.",
        "Ann is a certified manager who manages 140 homes.",
        "Ann started with us in 2011 and now takes care of 130 homes.",
        "Before joining us, Ann worked for a national firm where a portfolio of 4,000 homes was managed.",
        "Ann, our leasing lead, manages 140 homes.",
        "Ann Doyle was regional manager at Greystar, responsible for 3,500 units.",
        "Ann has managed a portfolio of 300 single-family homes for ten years.",
        "Rob came to us from Greystar, where he managed 2,000 units.",
        "Ann leads our leasing desk and manages 140 homes.",
        "Today Ann manages 150 homes.",
        "Ann manages our portfolio on the West side, some 180 homes.",
        "Ann Doyle manages our homes in Waco, about 180 homes.",
        "Ann Doyle oversees our properties for the Waco area, some 180 units.",
    ],
)
def test_what_one_person_manages_is_not_the_firms(units, text):
    assert units("Ann Doyle", "Property Manager", text) == []


def test_a_line_without_a_subject_tells_of_the_person_above_it(units):
    assert units("Ann Doyle", "Property Manager", "Currently oversees a portfolio of 120 homes.") == []
    assert units("Our numbers", "Now managing a portfolio of 120 homes across Ohio.") == ["120"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann founded Maple Hollow Group, which now manages 600 homes.",
        "Ann Doyle is the owner of Maple Hollow and manages 600 homes.",
        "Ann leads our team, which manages 600 homes.",
        "Ann and Bob Hale manage 600 homes.",
        "Ann oversees our portfolio of 600 homes.",
        "Ann oversees all 600 homes that we manage.",
        "Ann oversees our entire portfolio in Ohio, some 600 homes.",
        "Ann oversees all of our homes in Ohio, some 600 homes.",
        "Ann founded the firm and oversees our homes in Ohio, 600 units in all.",
        "We manage our portfolio on the West side, some 600 homes.",
        "Our team manages our homes in Ohio, some 600 units.",
        "Today Maple Hollow cares for 600+ doors in Ohio.",
        "Now Maple manages 600 homes.",
        "Ann started the company in 1994 and today we manage 600 homes.",
        "Under the leadership of Ann Doyle, we manage 600 homes.",
        "Under Ann's leadership the company manages 600 homes.",
        "Maple Hollow manages 600 homes.",
        "Founded by Ann Doyle in 1994, Maple Hollow Group manages 600 homes.",
        "From our office in Austin, we manage 600 homes.",
        "Our Austin office manages 600 homes.",
        "Our Austin team oversees a portfolio of 600 homes.",
        "Serving Austin and managing 600 homes, we know rentals.",
        "Ann, Bob and their team manage 600 homes.",
        "Ann runs a company that manages 600 homes.",
        "Before joining forces with Elm Realty, we managed homes; today we manage 600 homes.",
        "With Ann at the helm, our company oversees 600 homes.",
        "Since 1994, when Ann Doyle began, we have grown to 600 doors.",
        "We are led by Ann Doyle, and we manage 600 homes.",
        "In June, we passed 600 doors under management.",
        "Meet Ann Doyle, whose team manages 600 homes.",
        "Ann Doyle is President and CEO of Maple Hollow, a firm managing 600 homes.",
    ],
)
def test_what_the_firm_has_stays_whoever_is_named_beside_it(units, text):
    assert units("About us", text) == ["600"]


@pytest.mark.parametrize(
    "text",
    [
        "Every technician of ours looks after 85 homes.",
        "Our answering service also takes calls for managers of 700 homes.",
        "If all 900 homes on this hill were managed by us, we would be glad.",
        "Software we tested was built for portfolios of 480 units.",
    ],
)
def test_numbers_of_others_and_of_what_might_be_are_not_the_firms(units, text):
    assert units(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We are the managers of 480 homes.",
        "If you own homes in Waco, we manage 480 homes like yours.",
        "All 480 homes of ours are inspected twice a year, and we manage 480 homes.",
        "Our portfolio of 480 units was built over thirty years.",
    ],
)
def test_a_portfolio_told_with_the_same_words_is(units, text):
    assert units(text) == ["480"]


@pytest.mark.parametrize(
    ("rows", "value", "theirs"),
    [
        (["Ann currently manages 150 homes."], "150", True),
        (["Ann Doyle", "Property Manager", "Oversees 120 homes in Waco."], "120", True),
        (["Ann founded Maple Hollow, which now manages 600 homes."], "600", False),
        (["We manage 480 homes, and Ann manages 150 of them, 150 homes in Waco."], "480", False),
    ],
)
def test_a_models_number_is_asked_the_same(page, property_management, rows, value, theirs):
    spec = property_management.vocabulary.fields["units"]
    read = page(rows)
    assert is_told_of_person(read, len(rows) - 1, value, spec, "maplehollow") is theirs


@pytest.mark.parametrize(
    ("name", "domain", "text", "field", "value"),
    [
        ("Taylor Morgan", "taylormorgan.example", "Taylor Morgan manages 540 homes.", "units", "540"),
        ("Taylor Morgan", "taylormorgan.example", "Taylor Morgan now manages over 540 homes.", "units", "540"),
        (
            "Grace Dental",
            "gracedental.example",
            "Grace Dental has been in business for over 25 years.",
            "years_in_business",
            "25",
        ),
        ("Maple Hollow", "maplehollow.example", "Grace Doyle manages 540 homes.", "units", ""),
    ],
)
def test_a_firm_that_bears_a_persons_name_is_no_person(
    page, property_management, rungs, values, name, domain, text, field, value
):
    vocabulary = Vocabulary(fields={field: property_management.vocabulary.fields[field]})
    rows = [(Kind.TITLE, name), (Kind.HEADING, name, {"label": "h1"}), text]
    read = extract([page(rows, url=f"https://{domain}/")], vocabulary, rungs, domain)
    assert values(read, field) == ([value] if value else [])
