"""Letters behind names: what is written as credentials are, beside those that a list has."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.name_sentences import named_in_sentences


@pytest.mark.parametrize(
    "letters",
    [
        "CFP®, ChFC®", "CPA, MST", "Assoc. AIA", "Hon. ASLA", "OTR/L", "COTA/L", "LEED GA", "LEED AP", "RYT-500", "E-RYT 200", "CRPC®",
        "CLU®, ChSNC™", "ChFC", "CPA/ABV", "MD", "Ph.D.", "CPA, CGMA",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Paul Vesper", "Ivo Zabel"])
def test_letters_of_that_form_leave_the_name(name, letters):
    found = person_name(f"{name}, {letters}")
    assert found is not None
    assert (found.text, found.sure) == (name, True)


@pytest.mark.parametrize(
    "text",
    [
        "Maple Hollow, MD, USA", "Ivo Zabel, LLC", "Ivo Zabel, GA", "Ivo Zabel, CPA, LLC", "Ivo Zabel, Suite-500", "Ivo Zabel, HWY 290",
        "Ivo Zabel, APT 200", "Ivo Zabel, BLDG-500", "Silver Vesper, N.J.", "Ivo Zabel, KLM", "Ivo Zabel, Assoc. Director",
        "Ivo Zabel, RE/L",
        "Maple Hollow, PA, VA", "Ivo Zabel, Vesper®",
    ],
)  # fmt: skip
def test_other_letters_are_no_credentials(text):
    assert person_name(text) is None


def test_nobody_in_a_row_of_cards_is_lost_with_the_letters(page, read):
    rows = [
        (Kind.HEADING, "Our Team"),
        (Kind.HEADING, "Stephen M. Vesper, CFP®, ChFC®"), "Managing Partner",
        (Kind.HEADING, "Mei-Ling Vance, CPA, MST"), "Tax Manager",
    ]  # fmt: skip
    people = read(page(rows, role="team")).people
    assert [person.full_name for person in people] == ["Stephen M. Vesper", "Mei-Ling Vance"]


def test_marked_letters_belong_to_the_name_in_a_sentence():
    found = named_in_sentences(
        "Paul Vesper, CFP®, ChFC®, is the president of Maple Hollow.", Titles.of(), "maplehollow"
    )
    assert [(name.text, title) for name, title in found] == [("Paul Vesper", "president")]
