"""Numbers that people write: a comma is read only where it parts thousands."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.telling.given_numbers import plain_dollars, plain_number

NO_NUMBERS = (
    "1,50", "1,2,3", "1.234,50", "1,5", "0,500", "1234,567", "1,2345", "1,234,56", ",5", "1,", "1_50", "1'500", "1 500", "12,34,567",
)  # fmt: skip
"""Some of them are numbers somewhere; of none can be told what its author meant."""


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("1.50", "1.50"), (" 3 ", "3"), ("1,500", "1500"), ("12,345.50", "12345.50"), ("1,234,567", "1234567"), ("-1,500", "-1500"),
        ("NaN", "NaN"), ("a word", "a word"),
    ],
)  # fmt: skip
def test_commas_of_thousands_are_dropped(given: str, number: str) -> None:
    assert plain_number(given) == number
    assert plain_dollars(f"${given.strip()}") == number


@pytest.mark.parametrize("given", NO_NUMBERS)
def test_other_commas_are_refused_with_what_to_write(given: str) -> None:
    for read in (plain_number, plain_dollars):
        with pytest.raises(ValueError, match=r"1\.50"):
            read(given)
