from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.wording.firm_names import (
    NameLevel,
    each_has_its_own,
    firm_words,
    in_two_trades,
    may_stand_for,
    name_likeness,
    own_words,
    same_word,
    words_in_common,
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
        ("John Tarn CPA", "Maria Lindle CPA", NameLevel.DIFFERENT),  # a trade in common is no word in common
        ("Ann Tarn, Attorney at Law", "Roy Lindle, Attorney at Law", NameLevel.DIFFERENT),
        ("Tarnwick Orthodontics", "Lindle Orthodontics", NameLevel.DIFFERENT),
        ("Tarnwick Dental", "Tarnwick Orthodontics", NameLevel.CONTAINED),
        ("Riverside Yoga", "The Riverside Yoga, LLC", NameLevel.EQUAL),
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
    assert name_likeness("Austin Pediatrics", "Lindle Pediatrics", places).level is NameLevel.DIFFERENT
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


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Tarnwick Realty", "Tarnwick Insurance", True),
        ("Tarnwick Tax Service", "Tarnwick Tattoo", True),
        ("Tarnwick Realty & Insurance", "Tarnwick Insurance", False),
        ("Tarnwick Plumbing", "Tarnwick Heating", False),  # one firm often does both
        ("Tarnwick CPA", "Tarnwick Tax & Bookkeeping", False),
        ("Tarnwick Realty", "Tarnwick", False),
        ("", "Tarnwick Realty", False),
    ],
)
def test_names_are_of_two_trades_where_each_says_one(one: str, other: str, two: bool) -> None:
    assert in_two_trades(one, other) is in_two_trades(other, one) is two


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("TRM Homes", "Tarn Ridge Mgmt Homes", True),
        ("De Priest", "City Schools DePriest, Oscar", True),
        ("Tarn Realty", "Lindle Rentals", False),
        ("AB Homes", "Alder Birch Homes", False),  # two letters are soon somebody's
    ],
)
def test_initials_may_stand_for_a_name(one: str, other: str, may: bool) -> None:
    assert may_stand_for(one, other) is may_stand_for(other, one) is may


def test_a_slip_needs_words_that_are_long_enough() -> None:
    assert same_word("winthrop", "winthorp")
    assert same_word("univ", "university")
    assert not same_word("oak", "oaks")
    assert not same_word("2100", "2101")
    assert not same_word("tarnwick", "lindle")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared_from_either_side(one: str, other: str) -> None:
    assert name_likeness(one, other).level is name_likeness(other, one).level
    assert words_in_common(one, other) == words_in_common(other, one)
    assert may_stand_for(one, other) == may_stand_for(other, one)
    alone = name_likeness(one, one).level
    assert alone in ((NameLevel.EQUAL, NameLevel.COMMON) if firm_words(one) else (NameLevel.UNKNOWN,))
