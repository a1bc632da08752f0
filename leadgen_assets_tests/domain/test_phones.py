from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.wording.phones import e164


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(512) 555-0123", "+15125550123"),
        ("512.555.0199 ext. 3", "+15125550199"),
        ("tel:+1-214-555-0100", "+12145550100"),
        ("1 800 555 0142", "+18005550142"),
        ("+44 20 7946 0958", "+442079460958"),
        ("555-0123", ""),
        ("1-800-AAA-HELP", "+18002224357"),
        ("123-456-7890", ""),
        ("(512) 478-XXXX", ""),
        ("512-478-xxxx", ""),
        ("512-XXX-XXXX ext. 3", ""),
        ("2026-11-20", ""),
        ("call us", ""),
        ("", ""),
    ],
)
def test_a_number_has_one_international_form(text: str, expected: str):
    assert e164(text) == expected


@given(st.integers(200, 999), st.integers(100, 199))
def test_fictional_numbers_of_every_area_are_accepted(area: int, line: int):
    assert e164(f"({area}) 555-0{line}") == f"+1{area}5550{line}"


@given(st.text(max_size=300))
def test_any_text_gives_a_number_or_nothing(text: str):
    number = e164(text)
    assert number == "" or (number.startswith("+") and number[1:].isdigit() and e164(number) == number)
