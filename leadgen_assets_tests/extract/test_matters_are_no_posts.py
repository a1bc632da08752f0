"""A label that says for what somebody may be asked ("Questions on leasing:") is no title; what names a post or a field of work is."""

from __future__ import annotations

import pytest

from leadgen_assets.extract.naming.titles import Titles

MATTERS = [
    "Questions on leasing",
    "Help with leasing",
    "Leasing inquiries",
    "Leasing Questions",
    "Questions on maintenance",
    "Maintenance issues",
    "Tours and leasing",
    "Tours, leasing",
    "Leasing help",
    "General inquiries, leasing",
]
POSTS = [
    "Leasing",
    "Maintenance",
    "Leasing and Maintenance",
    "Leasing Manager",
    "Director of Leasing",
    "Director of Tours",
    "Head of Maintenance",
    "VP of Leasing",
    "Broker with Maple Realty",
    "Realtor with Oak Grove",
    "Partner with Maple & Elm",
    "Certified Public Accountant with Elm",
    "Adviser on leasing",
    "Consultant on maintenance",
    "Senior Advisor on Leasing",
    "On-site Manager",
    "Director on Duty",
    "Help Desk Technician",
    "Tour Manager",
    "Leasing and Tours Coordinator",
    "Leasing Consultant, Tours",
    "Issues Manager",
    "Customer Inquiry Specialist",
    "Complaints Officer",
    "Chair, Committee on Ethics",
]


@pytest.mark.parametrize("text", MATTERS)
def test_a_matter_is_no_title(text):
    assert Titles.of().title(text) == ""


@pytest.mark.parametrize("text", POSTS)
def test_a_post_is_one_whatever_it_is_of(text):
    assert Titles.of().title(text) == text


@pytest.mark.parametrize("text", MATTERS[:5])
def test_nobody_bears_the_label_of_a_matter_as_a_title(read, page, text):
    found = read(page([f"{text}: Lisa Grant, lisa@maplehollow.example."], role="contact"))
    assert [fact.value for each in found.people for fact in each.facts if fact.field == "title"] == []


@pytest.mark.parametrize("text", ["Leasing Manager", "Director of Leasing", "Head of Maintenance"])
def test_the_label_of_a_post_is_ones_title(read, page, text):
    found = read(page([f"{text}: Lisa Grant, lisa@maplehollow.example."], role="contact"))
    assert [fact.value for each in found.people for fact in each.facts if fact.field == "title"] == [text]
