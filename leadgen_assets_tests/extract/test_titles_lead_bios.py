"""A post that is the first sentence of the text beneath a name: "President. Jane has run the firm since 1999"."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind


def staff(extraction):
    return {
        each.full_name: next((fact.value for fact in each.facts if fact.field == "title"), "")
        for each in extraction.people
    }


def team(name, bio):
    cards = ((name, bio), ("Mary Alder", "Office Manager"))
    return [
        (kind, text, {"card": number})
        for number, card in enumerate(cards, 1)
        for kind, text in zip((Kind.HEADING, Kind.TEXT), card, strict=True)
    ]


@pytest.mark.parametrize(
    ("name", "bio", "title"),
    [
        ("Jane Roe", "President. Jane has run the firm since 1999.", "President"),
        ("Jane Roe, ASLA", "Principal Landscape Architect. Jane trained in Boston.", "Principal Landscape Architect"),
        ("Ms. Jane Roe", "Director/Owner. Ms. Jane earned her degree in Erie.", "Director/Owner"),
        ("Jane Roe", "Founder & CEO. She began with one truck.", "Founder & CEO"),
        ("Jane Roe", "Vice President of Operations. With us since 2004.", "Vice President of Operations"),
        ("Jane Roe", "Controller. Roe joined the firm in 2010.", "Controller"),
    ],
)
def test_the_first_sentence_is_the_title(read, page, name, bio, title):
    assert staff(read(page(team(name, bio), "team"))) == {"Jane Roe": title, "Mary Alder": "Office Manager"}


@pytest.mark.parametrize(
    "bio",
    [
        "Friend of the Owner. Jane sweeps the yard.",
        "Knows every manager. Jane has been here for years.",
        "Best Manager Ever. Jane has been here for years.",
        "Loves the President. Jane has been here for years.",
        "Former President. Jane has been here for years.",
        "President. Elm Street Association meets here.",
    ],
)
def test_what_is_no_post_is_no_title(read, page, bio):
    assert staff(read(page(team("Jane Roe", bio), "team"))).get("Jane Roe", "") == ""
