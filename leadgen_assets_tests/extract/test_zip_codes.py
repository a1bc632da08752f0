from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.extract.reading.quick_look import hits
from leadgen_assets.extract.reading.zip_codes import CODE_HINT, codes_in, postcode_fits, zip_fits


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Austin, TX 78701", ["us 78701"]),
        ("Austin, TX 78701-1234, Waco 76701", ["us 78701", "us 76701"]),
        ("TX78701", ["us 78701"]),
        ("Toronto M5V 1K4 or M5V1K4 or M5V-1K4", ["canada M5V 1K4"] * 3),
        ("London WC2H 9HQ, Leeds LS14AP", ["britain WC2H 9HQ", "britain LS1 4AP"]),
        ("Perth WA 6000", ["australia 6000"]),
        ("Sydney, New South Wales, 2000", ["australia 2000"]),
        ("$78701, #78701, 78,701, 787010, 512-78701, 78701.50, 78701 %", []),
        ("Part QZ12 3CD", []),
        ("since 2014", []),
    ],
)
def test_codes_by_their_form(text, found):
    assert [f"{code.country} {code.value}" for code in codes_in(text)] == found


@given(st.text(alphabet="AWLSTXK 0123456789-,.", max_size=60))
def test_a_code_stands_where_it_is_said_and_the_quick_look_finds_it(page, text):
    found = list(codes_in(text))
    for code in found:
        written = text[code.start : code.end]
        assert code.value.replace(" ", "") in written.replace(" ", "").replace("-", "")
    if found:
        assert list(hits(page([text]), CODE_HINT)) == [0]


def test_a_code_lies_in_its_state():
    assert zip_fits("78701", "TX")
    assert zip_fits("00901", "PR")
    assert not zip_fits("78701", "OK")
    assert not zip_fits("78701", "ON")
    assert postcode_fits("M5V 1K4", "ON")
    assert not postcode_fits("M5V 1K4", "BC")
    assert not postcode_fits("", "ON")
