"""Posts in front of a name, and numbers of licences behind it: whose they are, and of which time."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind


def staff(extraction):
    return {
        each.full_name: next((fact.value for fact in each.facts if fact.field == "title"), "")
        for each in extraction.people
    }


def entries(*texts):
    """Headings of entries (h3), each with the text below it where one is given."""
    rows = []
    for text in texts:
        head, _, below = text.partition("/")
        rows += [(Kind.HEADING, head, {"label": "h3"}), *([below] if below else [])]
    return rows


@pytest.mark.parametrize("role", ["about", "team"])
def test_a_firms_people_are_all_found_whatever_the_heading_above_them_is_called(read, page, role):
    rows = [
        (Kind.HEADING, "Who we are", {"label": "h2"}),
        *entries(
            "Owner Anne Potter/Anne keeps the books.", "General Manager Hugh Desmond/Hugh has poured here since 2012."
        ),
    ]
    found = staff(read(page(rows, role=role)))
    assert found == {"Anne Potter": "Owner", "Hugh Desmond": "General Manager"}


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (entries("General Manager Hugh Desmond"), {"Hugh Desmond": "General Manager"}),
        (entries("General Manager Hugh Desmond/Hugh runs the floor."), {"Hugh Desmond": "General Manager"}),
        (entries("Principal Leo Brandt/Leo draws every plan."), {"Leo Brandt": "Principal"}),
        (entries("Principal Leo Brandt"), {"Leo Brandt": "Principal"}),
        (entries("Executive Director Anne Potter"), {"Anne Potter": "Executive Director"}),
        (entries("President Theodore Roosevelt"), {}),
        (entries("Vice President Henry Wallace"), {}),
        (entries("Founder Henry Ford/He drove through here in 1920."), {}),
        (entries("Director Steven Miller"), {}),
        ([(Kind.HEADING, "Our projects", {"label": "h2"}), *entries("Principal Leo Brandt")], {}),
    ],
)
def test_only_a_post_that_the_famous_are_called_by_needs_a_heading_of_the_staff(read, page, rows, people):
    assert staff(read(page(rows, role="about"))) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Owner: Carol Engstrom, License #RRE-BRO-9911", {"Carol Engstrom": "Owner"}),
        ("Broker/Owner: Carol Engstrom, License #RRE-BRO-9911", {"Carol Engstrom": "Broker/Owner"}),
        ("Broker: Carol Engstrom (License #RRE-BRO-9911)", {"Carol Engstrom": "Broker"}),
        ("Carol Engstrom, License #RRE-BRO-9911, Broker", {"Carol Engstrom": "Broker"}),
        ("Broker: Carol Engstrom, License #9911", {"Carol Engstrom": "Broker"}),
        ("Broker: Carol Engstrom, License S.0012345", {"Carol Engstrom": "Broker"}),
        ("Owner: Larch Bank, License #RRE-BRO-9911", {}),
    ],
)
def test_a_licences_number_with_the_letters_of_its_kind_loses_nobody(read, page, text, people):
    assert staff(read(page([text], role="about"))) == people
