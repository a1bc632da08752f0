from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.firm_names import (
    NameLevel,
    each_has_its_own,
    firm_words,
    name_likeness,
    own_words,
    same_word,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tarnwick Homes, LLC", "The Tarnwick Homes Company"),
        ("Tarnwick & Sons Mgmt.", "TARNWICK AND SONS MANAGEMENT"),
        ("Wexcombe Holdings LLC d/b/a Tarnwick Homes", "Tarnwick Homes"),
        ("Wexcombe Holdings LLC, doing business as Tarnwick Homes", "Tarnwick Homes Inc."),
        ("J & B Realty", "J and B Realty"),
        ("J.B. Tarnwick Realty", "JB Tarnwick Rlty"),
        ("Lake Shore Rentals", "Lakeshore Rentals"),
        ("Wick, Tarn", "Tarn Wick"),
        ("St. Orrin's Street Homes", "Saint Orrins St Homes"),
        ("Real Estate Services Group", "Real Estate Svcs Grp"),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str) -> None:
    assert name_likeness(one, other).level is name_likeness(other, one).level is NameLevel.EQUAL


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Tarnwick Homes", "Tarnwick Homes North Lindle", NameLevel.CONTAINED),
        ("Tarnwick Homes", "Tarnwick Property Management", NameLevel.CONTAINED),
        ("Marten Homes", "Martan Homes", NameLevel.NEAR),
        ("Univ. Lodge Tarnwick", "University Lodge Tarnwick", NameLevel.EQUAL),
        ("Tarnwick Lindle Homes", "Tarnwick Wexcombe Homes", NameLevel.ALIKE),
        ("Tarnwick Oak Elm Homes", "Tarnwick Ash Yew Homes", NameLevel.TOUCHING),
        ("Home First Realty", "First Home Realty", NameLevel.COMMON),
        ("Realty Group", "Realty Grp", NameLevel.COMMON),
        ("Tarnwick Realty", "Lindle Realty", NameLevel.DIFFERENT),
        ("Century 21 Tarnwick", "Century 22 Tarnwick", NameLevel.ALIKE),
        ("J Tarn Realty", "K Tarn Realty", NameLevel.ALIKE),
        ("", "Tarnwick", NameLevel.UNKNOWN),
        ("---", "Tarnwick", NameLevel.UNKNOWN),
    ],
)
def test_what_two_names_share_is_told_in_steps(one: str, other: str, level: NameLevel) -> None:
    assert name_likeness(one, other).level is level
    assert name_likeness(other, one).level is level


def test_words_of_the_place_tell_little() -> None:
    places = frozenset({"austin", "tx"})
    assert name_likeness("Austin Tarnwick", "Austin Lindle", places).level is NameLevel.DIFFERENT
    assert name_likeness("Austin Tarnwick", "Austin Lindle").level is NameLevel.ALIKE
    assert own_words("Austin Tarnwick Homes", places) == [("tarnwick",)]
    assert own_words("Realty Group") == [("realty", "group")]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Tarnwick Austin", "Tarnwick of Dallas, LLC", True),
        ("Tarnwick North Lindle", "Tarnwick South Lindle", True),
        ("Tarnwick Homes", "Lindle Rentals", True),
        ("Property Management", "Real Estate Group", True),
        ("Tarnwick", "Tarnwick Dallas", False),
        ("Tarnwick Realty", "Tarnwick Property Management", False),
        ("Tarnwick Homes Austin", "Tarnwick Austin Rentals", False),
        ("Marten Homes", "Martan Homes", False),
        ("Lindle LLC dba Tarnwick Austin", "Tarnwick Austin", False),
        ("", "Tarnwick", False),
    ],
)
def test_offices_of_a_brand_each_have_a_word_of_their_own(one: str, other: str, apart: bool) -> None:
    assert each_has_its_own(one, other) is each_has_its_own(other, one) is apart


def test_a_slip_needs_words_that_are_long_enough() -> None:
    assert same_word("winthrop", "winthorp")
    assert same_word("univ", "university")
    assert not same_word("oak", "oaks")
    assert not same_word("2100", "2101")
    assert not same_word("tarnwick", "lindle")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared_from_either_side(one: str, other: str) -> None:
    assert name_likeness(one, other).level is name_likeness(other, one).level
    alone = name_likeness(one, one).level
    assert alone in ((NameLevel.EQUAL, NameLevel.COMMON) if firm_words(one) else (NameLevel.UNKNOWN,))
