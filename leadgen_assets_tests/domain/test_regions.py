from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.regions import (
    COUNTIES,
    PROVINCES,
    REGIONS,
    TERRITORIES,
    canadian_region,
    is_country,
    known_regions,
    region,
)


def test_no_code_is_two_regions_of_america():
    assert len(STATES | TERRITORIES | PROVINCES) == len(STATES) + len(TERRITORIES) + len(PROVINCES)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Texas", "TX"),
        ("P.R.", "PR"),
        ("puerto rico", "PR"),
        ("Ont.", "ON"),
        ("Québec", "QC"),
        ("B.C.", "BC"),
        ("Newfoundland", "NL"),
        ("Herts", "Hertfordshire"),
        ("HAMPSHIRE", "Hampshire"),
        ("Co. Down", "County Down"),
        ("NSW", "New South Wales"),
        ("WA", "WA"),
        ("Wessex", ""),
        ("", ""),
    ],
)
def test_a_region_is_known_however_it_is_written(text, value):
    assert region(text) == value


def test_a_code_of_two_countries_is_both():
    assert known_regions("WA") == ("WA", "Western Australia")
    assert canadian_region("CA") == ""


def test_a_country_is_the_whole_text():
    assert is_country("U.S.A.")
    assert is_country("The Netherlands")
    assert not is_country("made in India")


@given(st.sampled_from(sorted(REGIONS)))
def test_every_value_is_its_own_name(value):
    assert value in known_regions(value)


@given(st.text(max_size=40))
def test_any_text_gives_a_value_of_the_field_or_nothing(text):
    assert region(text) in {"", *REGIONS}


@given(st.sampled_from(sorted(COUNTIES)), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_does_not_matter(name, change):
    assert region(change(name)) == name
