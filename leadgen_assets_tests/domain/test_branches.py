"""Of several offices the telephone and mailbox are the headquarters' own, or none."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.resolution import resolve
from leadgen_assets.domain.icps.icp import Vocabulary

BOISE, NAMPA = "+12085550100", "+12085550200"


def office(at, city, street, phone="", email="", sure=0.9):
    lines = [("street", street, 0), ("city", city, 1), ("state", "ID", 1), ("phone", phone, 2), ("email", email, 3)]
    return [
        Fact(
            "company",
            field,
            value,
            "https://firm.example/contact",
            at + step,
            value,
            Method.LAYOUT,
            sure,
            verified=True,
        )
        for field, value, step in lines
        if value
    ]


@pytest.fixture
def own():
    def run(*offices):
        facts = sorted((fact for each in offices for fact in each), key=lambda fact: fact.segment)
        fields = resolve(facts, (), Vocabulary(), pages_read=1).fields
        return tuple(next(iter(fields[name].values), "") for name in ("city", "phone", "email"))

    return run


def test_what_stands_by_another_office_alone_is_that_ones(own):
    nampa = office(10, "Nampa", "2 Oak St", NAMPA, "nampa@firm.example", 0.85)
    boise = office(20, "Boise", "1 Elm St", BOISE, "boise@firm.example")
    assert own(nampa, boise) == ("Boise", BOISE, "boise@firm.example")
    third = office(30, "Twin Falls", "3 Ash St", "+12085550300", "twin@firm.example", 0.85)
    assert own(nampa, office(20, "Boise", "1 Elm St"), third) == ("Boise", "", "")


def test_a_number_that_stands_elsewhere_too_or_alone_is_the_firms(own):
    nampa, bare = office(10, "Nampa", "2 Oak St", NAMPA, "", 0.85), office(20, "Boise", "1 Elm St")
    assert own(nampa, bare) == ("Boise", NAMPA, "")
    header = [fact for fact in office(1, "", "", NAMPA) if fact.field == "phone"]
    other = office(30, "Twin Falls", "3 Ash St", "+12085550300", "", 0.85)
    assert own(header, nampa, bare, other)[1] == NAMPA


def test_numbers_in_markup_below_all_addresses_are_told_by_the_pages_entries(own):
    def stated(field, value, at, sure=0.93):
        return Fact("company", field, value, "https://firm.example/", at, value, Method.STRUCTURED, sure, verified=True)

    markup = [
        *(stated("street", "2 Oak St", 1, 0.9), stated("city", "Nampa", 2, 0.9)),
        *(stated("street", "1 Elm St", 3), stated("city", "Boise", 4)),
        *(stated("phone", NAMPA, 5), stated("phone", BOISE, 6)),
    ]
    entries = [
        fact
        for at in (10, 40)
        for fact in (*office(at, "Nampa", "2 Oak St", NAMPA, "", 0.85), *office(at + 10, "Boise", "1 Elm St", BOISE))
    ]
    assert own(markup, entries)[:2] == ("Boise", BOISE)


def test_a_number_at_the_end_of_a_long_entry_is_not_the_next_offices(own):
    def entry(at, city, street, phone, sure):
        return [*office(at, city, street, "", "", sure), *office(at + 13, "", "", phone, "", 0.9)]

    assert own(entry(10, "Nampa", "2 Oak St", NAMPA, 0.85), entry(26, "Boise", "1 Elm St", BOISE, 0.9))[:2] == (
        "Boise",
        BOISE,
    )


def test_a_number_in_several_offices_entries_is_everyones(own):
    nampa = office(10, "Nampa", "2 Oak St", BOISE, "", 0.85)
    third = office(30, "Twin Falls", "3 Ash St", BOISE, "", 0.85)
    header, boise = office(60, "", "", BOISE), office(80, "Boise", "1 Elm St", NAMPA, "", 0.9)
    third[-1:] = []
    assert own(nampa, third, header, boise)[:2] == ("Boise", NAMPA)
    assert own(nampa, office(30, "Twin Falls", "3 Ash St", BOISE, "", 0.85), header, boise[:-1])[:2] == ("Boise", BOISE)


def lines(*texts, name="Maple Hollow Rentals", url="https://firm.example/contact"):
    """One page's lines with the numbers in them, above a footer with the headquarters' address."""
    found = {"208-555-0100": BOISE, "208-555-0200": NAMPA}
    told = [("company_name", name, name, 1)]
    told += [("phone", found[shown], text, at) for at, text in enumerate(texts, 2) for shown in found if shown in text]
    told += [("street", "1 Elm St", "1 Elm St", 90), ("city", "Boise", "Boise, ID 83702", 91)]
    return [
        Fact("company", field, value, url, at, quote, Method.LAYOUT, 0.92, verified=True)
        for field, value, quote, at in told
    ]


def first_of(facts):
    return resolve(facts, (), Vocabulary(), pages_read=1).fields["phone"].values


@pytest.mark.parametrize(
    "label",
    [
        "Boise Electric System: {}",
        "Boise Water Works: {}",
        "Boise Mutual Insurance: {}",
        "Boise Insurance: {}",
        "Boise Public Schools: {}",
        "BOISE WATER SYSTEM: {}",
        "Call Boise Housing Authority at {}",
        "For the Boise Gazette, dial {}",
        "{} – Boise Gazette",
        "Boise Gazette – {}",
        "City of Boise: {}",
        "District of Boise: {}",
        "Rotary Club of Boise: {}",
        "Boise Gazette, 9 Main St, Boise, ID 83702, {}",
    ],
)
def test_a_body_named_for_the_firms_city_has_not_the_firms_number(label):
    own, theirs = "Office: 208-555-0100", label.format("208-555-0200")
    for texts in ((own, theirs), (theirs, own), ("208-555-0100", theirs), (theirs, "208-555-0100")):
        assert first_of(lines(*texts)) == (BOISE,)
        branch = [
            Fact("company", "city", "Nampa", "https://firm.example/", 9, "Nampa", Method.LAYOUT, 0.4, verified=True)
        ]
        assert first_of([*lines(*texts), *branch]) == (BOISE,), "nor where the firm has branches"
    assert first_of(lines(f"{own} | {theirs}")) == first_of(lines(f"208-555-0100 | {theirs}")) == (BOISE,)


@pytest.mark.parametrize(
    "label",
    [
        "Boise: {}",
        "Boise, ID: {}",
        "Boise Idaho: {}",
        "Boise office: {}",
        "BOISE OFFICE: {}",
        "Our Boise Leasing Center: {}",
        "Boise Fairview Branch: {}",
        "Downtown Boise: {}",
        "Call our Boise team at {}",
        "{} (Boise)",
        "Maple Hollow Boise: {}",
        "Maple Hollow Rentals, Boise: {}",
        "Boise Maple Hollow: {}",
        "12 Alder Street, Boise, ID 83702, {}",
        "Boise Public Schools are near our Boise office, which answers at {}",
    ],
)
def test_the_line_of_the_office_in_the_firms_city_comes_first(label):
    theirs, own = "Nampa office: 208-555-0200", label.format("208-555-0100")
    assert first_of(lines(theirs, own)) == first_of(lines(own, theirs)) == (BOISE,)


def test_a_name_behind_another_name_is_no_office_of_its_city():
    office, theirs = "Office: 208-555-0100", "Idaho Humane Society, Boise: 208-555-0200"
    assert first_of(lines(office, theirs)) == (BOISE,)


def test_a_firm_that_is_named_for_its_city_keeps_its_lines():
    for label in ("Boise office", "Boise Property Management", "Boise Electric Rentals"):
        facts = lines("Nampa: 208-555-0200", f"{label}: 208-555-0100", name="Boise Electric Property Management")
        assert first_of(facts) == (BOISE,)
    assert first_of(lines("Boise Gazette: 208-555-0200")) == (NAMPA,), "the only one is not taken away here"
    assert first_of(lines("Boise Gazette: 208-555-0200", "208-555-0100", url="https://boisegazette.example/")) == (
        NAMPA,
    )
