"""What pages say of another firm that they name, its homes and its people, is not the company's."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "ABC Homes manages 3,000 units in three counties.",
        "In Dallas, Big Heath Property Management currently oversees 3,000 units.",
        "Big Heath (our neighbour) has grown, and Big Heath Realty operates 3,000 units.",
        "Quill Rentals, which opened in 1990, manages 3,000 units.",
        "There are 3,000 units managed by Big Heath Realty on the west side.",
        "Big Heath LLC owns 3,000 units.",
        "Big Heath Realty of Tulsa manages 3,000 units.",
        "Big Heath Realty in Tulsa now manages 3,000 units.",
        "Big Heath Realty of Tulsa, Oklahoma, manages 3,000 units.",
        "Big Heath Realty of Tulsa, Oklahoma manages 3,000 units.",
        "Big Heath Realty, Tulsa, OK, manages 3,000 units.",
        "Big Heath Realty, Tulsa, OK manages 3,000 units.",
        "Big Heath Realty, based in Tulsa, OK, looks after 3,000 units.",
        "Big Heath Realty over in Tulsa (OK) manages 3,000 units.",
        "Big Heath Realty at 12 Main Street in Tulsa manages 3,000 units.",
        "Up north, Big Heath Realty in Tulsa manages 3,000 units.",
        "Big Heath Realty of Tulsa, which manages 3,000 units, is no kin of ours.",
    ],
)
def test_the_number_of_a_firm_that_is_named_and_not_ours_is_not_ours(read, page, values, text):
    assert values(read(page([text])), "units") == []


@pytest.mark.parametrize(
    "text",
    [
        "Maple Hollow Homes manages 3,000 units in three counties.",
        "Our Property Management Team manages 3,000 units.",
        "The Leasing Office handles 3,000 units.",
        "Property Management Department manages 3,000 units.",
        "ABC Homes left town, and we manage 3,000 units.",
        "There are 3,000 units managed by Maple Hollow on the west side.",
        "3,000 units managed by our staff.",
        "Maple Hollow Homes of Waco, Texas, manages 3,000 units.",
        "Maple Hollow in Waco manages 3,000 units.",
        "Our Waco Office in Texas manages 3,000 units.",
        "The Property Management Team in Waco manages 3,000 units.",
        "Founded by Smith Brothers in Waco, Maple Hollow manages 3,000 units.",
        "Proud of Smith Homes in Waco our team manages 3,000 units.",
        "A member of the National Association in Washington, our firm manages 3,000 units.",
        "In Fort Worth we have 3,000 units.",
    ],
)
def test_the_firms_own_number_is_read_whoever_of_it_manages(read, page, values, text):
    assert values(read(page([text])), "units") == ["3000"]


def test_a_firm_is_itself_under_the_name_that_its_pages_declare(read, page, values):
    home = page(["Quill Rentals manages 3,000 units.", "© 2026 Quill Rentals, LLC"])
    assert values(read(home, domain="quillrentals.example"), "units") == ["3000"]


@pytest.mark.parametrize(
    "text",
    [
        "For leaks ask for Jane Marlowe of Rapid Rooter.",
        "Call Jane Marlowe from Rapid Rooter about drains.",
        "Contact Jane Marlowe with Big Heath Plumbing today.",
        "Call Jane Marlowe at Big Heath Realty today.",
        "Ask for Jane Marlowe (Big Heath Inc.) about drains.",
        "Ask for Jane Marlowe, Rapid Rooter Plumbing.",
    ],
)
def test_who_is_told_to_be_of_another_firm_is_no_staff_member(read, page, text):
    assert read(page([text])).people == ()


@pytest.mark.parametrize(
    "text",
    [
        "For leaks ask for Jane Marlowe of Maple Hollow.",
        "Call Jane Marlowe at 512-555-0100.",
        "Ask for Jane Marlowe from Sales.",
        "Contact Jane Marlowe of Customer Service for more.",
        "Call Jane Marlowe at Stone Ridge for a visit.",
        "Ask for Jane Marlowe with any question.",
        "Contact Jane Marlowe of San Antonio today.",
    ],
)
def test_the_firms_own_people_are_asked_for_by_department_house_and_town(read, page, text):
    assert [person.full_name for person in read(page([text])).people] == ["Jane Marlowe"]
