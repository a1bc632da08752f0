from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.wording.places import STATES, state_code


def test_there_are_fifty_states_and_the_district():
    assert len(STATES) == 51
    assert len(set(STATES.values())) == 51


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TX", "TX"),
        ("tx.", "TX"),
        ("Texas", "TX"),
        ("Tex.", "TX"),
        ("  new   york ", "NY"),
        ("State of Georgia", "GA"),
        ("D.C.", "DC"),
        ("Washington, D.C.", "DC"),
        ("Washington", "WA"),
        ("Puerto Rico", ""),
        ("Texarkana", ""),
        ("", ""),
    ],
)
def test_a_state_is_known_by_code_name_and_old_abbreviation(text: str, code: str):
    assert state_code(text) == code


@given(st.sampled_from(sorted(STATES)), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_does_not_matter(code: str, change):
    assert state_code(change(STATES[code])) == code
    assert state_code(change(code)) == code


@given(st.text(max_size=40))
def test_any_text_gives_a_code_or_nothing(text: str):
    assert state_code(text) in {"", *STATES}
