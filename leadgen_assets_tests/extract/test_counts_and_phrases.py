from __future__ import annotations

import pytest

from leadgen_assets.domain.page import Kind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We look after 300 doors in three counties.", "300"),
        ("More than 1,250 units under management.", "1250"),
        ("4,500+ units", "4500"),
        ("We manage over 450 single-family rental homes.", "450"),
        ("Today we care for 1.2k doors.", "1200"),
    ],
)
def test_a_number_beside_its_noun_counts(page, read, values, text, value):
    assert values(read(page([text])), "units") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The zoning rule allows 500 units on this lot.",
        "We prefer buildings of 8 to 80 units.",
        "On our podcast, Rob told us how he bought 700 doors.",
        "3 units",
        "Call 512-555-0100 units desk",
        "Since 1998 units have become scarce.",
        "Unit 300, doors open at nine.",
        "90000 doors",
        "It costs $300 doors included.",
    ],
)
def test_rules_ranges_guests_and_other_numbers_do_not(page, read, values, text):
    assert values(read(page([text])), "units") == []


def test_a_big_figure_counts_with_its_caption_and_both_are_quoted(page, read):
    rows = ["450+", "Doors under management", "12", "Years of experience"]
    facts = [fact for fact in read(page(rows)).facts if fact.field == "units"]
    assert [(fact.value, fact.quote, fact.segment) for fact in facts] == [("450", "450+ Doors under management", 1)]
    rows = ["Doors under management", "450"]
    facts = [fact for fact in read(page(rows)).facts if fact.field == "units"]
    assert [(fact.value, fact.quote, fact.segment) for fact in facts] == [("450", "Doors under management 450", 2)]


def test_a_noun_may_stand_before_the_number(page, read, values):
    assert values(read(page(["You deal with a team of 25 who live here."])), "employees") == ["25"]


def test_the_sentence_is_the_quote(page, read):
    text = "We are local. We look after 300 doors in Elmfield. Call us."
    fact = next(fact for fact in read(page([text])).facts if fact.field == "units")
    assert fact.quote == "We look after 300 doors in Elmfield."


def test_phrases_are_whole_words_in_any_case(page, read, values):
    rows = [(Kind.HEADING, "Single-Family Rentals"), "We offer hoa management too. Shoahoa managementx is nothing."]
    assert sorted(values(read(page(rows)), "portfolio")) == ["hoa", "single_family"]


def test_what_spoils_a_phrase_stands_in_its_sentence(page, read, values):
    rows = ["We do not manage rental homes. HOA management is what we do."]
    assert values(read(page(rows)), "portfolio") == ["hoa"]


@pytest.mark.parametrize(
    "text", ["Our portfolio has grown to 350 rental homes.", "We grew from 120 to 350 doors within a year."]
)
def test_growth_to_a_number_is_no_range(page, read, values, text):
    assert values(read(page([text])), "units") == ["350"]


ASIDE = "When a letter about HOA management arrives, it comes to us and not to you."


@pytest.mark.parametrize(
    "rows",
    [
        [ASIDE],
        [ASIDE, ASIDE],
        ["The single-family house next door burned down on a Monday, and nobody on the street had seen it before."],
    ],
)
def test_a_phrase_in_passing_is_no_business(page, read, values, rows):
    assert values(read(page(rows)), "portfolio") == []


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        (["HOA management"], "hoa"),
        ([(Kind.META, "HOA management in Elmfield.", {"label": "description"})], "hoa"),
        (["We offer HOA management in three counties and have done so for years."], "hoa"),
        (["A word about single-family life fell.", "Then single-family it was, said they."], "single_family"),
    ],
)
def test_a_phrase_that_stands_out_or_returns_is_business(page, read, values, rows, value):
    assert values(read(page(rows)), "portfolio") == [value]
