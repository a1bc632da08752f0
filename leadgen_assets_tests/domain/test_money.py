from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leadgen_assets.domain.money import exact_usd, micro_usd, shown_of, shown_usd


def test_dollars_are_whole_micros_rounded_up():
    assert micro_usd(3) == 3_000_000
    assert micro_usd("0.0000001") == 1
    assert shown_usd(3_000_000) == "$3.00"
    assert shown_usd(4_200) == "$0.0042"
    assert shown_usd(0) == "$0.00"
    assert shown_usd(31) == "$0.000031"


@pytest.mark.parametrize(
    ("micros", "told"),
    [(0, "$0.00"), (31, "$0.000031"), (31_000, "$0.031"), (100_000, "$0.10"), (1_250_000_000, "$1,250.00")],
)
def test_an_exact_amount_is_told_to_the_last_micro_dollar(micros: int, told: str):
    assert exact_usd(micros) == told


@pytest.mark.parametrize("text", ["three", "NaN", "inf", ""])
def test_what_is_no_amount_is_refused(text: str):
    with pytest.raises(ValueError, match="not an amount"):
        micro_usd(text)


@given(st.decimals(0, 10_000, allow_nan=False, places=6))
def test_micros_are_exact(amount: Decimal):
    assert Decimal(micro_usd(amount)) / 1_000_000 == amount


@pytest.mark.parametrize(
    ("micros", "whole", "told"),
    [
        (12_000, 12_000, "$0.012"),
        (8_900, 12_000, "$0.0089"),
        (11_999, 12_000, "$0.011999"),
        (420_000, 3_000_000, "$0.42"),
        (423_456, 3_000_000, "$0.42"),
        (2_999_999, 3_000_000, "$2.999999"),
        (3_000_000, 3_000_000, "$3.00"),
        (31, 3_000_000, "$0.000031"),
        (0, 12_000, "$0.00"),
        (123_456, 500_000, "$0.1235"),
    ],
)
def test_a_part_of_a_budget_is_told_as_finely_as_the_budget_is_set(micros: int, whole: int, told: str):
    assert shown_of(micros, whole) == told


@given(st.integers(1, 10**9), st.integers(0, 10**9))
@example(251, 252)
@example(251, 300)
def test_a_part_never_looks_like_the_whole(whole: int, part: int):
    assert (shown_of(part, whole) == shown_of(whole, whole)) == (part == whole)
