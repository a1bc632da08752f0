"""The telephone of a part of a firm comes behind one that no label gives to a part, and stays where there is no other."""

from __future__ import annotations

import pytest

MAIN, PART = "(512) 555-0100", "512-555-0188"
DEPARTMENTS = [
    "Pharmacy:",
    "Catering:",
    "Admissions:",
    "Admissions Office:",
    "Parts –",
    "Rentals:",
    "Catering & Events:",
    "Box Office:",
    "Auction Line:",
]
PLAIN = [
    "Phone:",
    "Call us:",
    "Main:",
    "Main Office:",
    "Office:",
    "Toll-Free:",
    "Local:",
    "Maple Hollow:",
    "Austin:",
    "Austin Office:",
    "Texas:",
    "Front Desk:",
    "Customer Service:",
    "Appointments:",
    "Questions:",
    "Free Estimates:",
    "Contact Us:",
]
TOWN = "12 Main St, Austin, TX 78701"


@pytest.fixture
def phones(page, read, values):
    def run(home, contact):
        return values(read(page([TOWN, *home]), page(contact, role="contact")), "phone")

    return run


@pytest.mark.parametrize("label", DEPARTMENTS)
@pytest.mark.parametrize("main", [f"Call us at {MAIN}", MAIN, f"Phone: {MAIN}", f"Main: {MAIN}", f"Office: {MAIN}"])
def test_a_parts_number_comes_behind_the_firms(phones, label, main):
    assert phones([main], [f"{label} {PART}"])[0] == "+15125550100"
    assert phones([], [f"{label} {PART}", main])[0] == "+15125550100"


@pytest.mark.parametrize("label", [*DEPARTMENTS, *PLAIN])
def test_the_only_number_stays(phones, label):
    assert phones([], [f"{label} {PART}"]) == ["+15125550188"]


@pytest.mark.parametrize("label", PLAIN)
def test_a_label_that_names_no_part_costs_nothing(phones, label):
    assert phones([MAIN], [TOWN, f"{label} {PART}"])[0] == "+15125550188"


def test_of_several_parts_the_first_one_comes_first(phones):
    assert phones([], ["Sales: 512-555-0101", "Parts: 512-555-0102"]) == ["+15125550101", "+15125550102"]
