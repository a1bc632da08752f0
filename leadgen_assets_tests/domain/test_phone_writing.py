"""Telephone numbers as people write them in texts."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leadgen_assets.domain.facts.supports import quote_supports
from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.domain.wording.phone_stretches import stretches
from leadgen_assets.domain.wording.written import phones_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("512-555-0100/512-555-0101", ["+15125550100", "+15125550101"]),
        ("512-555-0100 512-555-0101", ["+15125550100", "+15125550101"]),
        ("(512)555-0100(512)555-0101", ["+15125550100", "+15125550101"]),
        ("512 - 555 - 0100 - 512 - 555 - 0101", ["+15125550100", "+15125550101"]),
        ("512/555-0100 or 512/555-0101", ["+15125550100", "+15125550101"]),
        ("512.555.0100/01", ["+15125550100", "+15125550101"]),
        ("512-555-0100 24/7", ["+15125550100"]),
        ("512-555-0100/24 hours", ["+15125550100"]),
        ("512•555•0100", ["+15125550100"]),
        ("Tel.512-555-0100x12", ["+15125550100"]),
        ("512-555-0100 ext. 12", ["+15125550100"]),
        ("Austin, TX 78701 512 555 0100", ["+15125550100"]),
        ("78701-1234 512 555 0100", ["+15125550100"]),
        ("Boise, ID 208-555-0100", ["+12085550100"]),
        ("1-800-FLOWERS", ["+18003569377"]),
        ("1-800-CONTACTS", ["+18002668228"]),
        ("(512) 555 TACO (8226)", ["+15125558226"]),
        ("888.555.HOME", ["+18885554663"]),
        ("1-800-AAA-HELP", ["+18002224357"]),
        ("1-888-XXL-SHOE", ["+18889957463"]),
        ("888.FAX.MAPLES", ["+18883296275"]),
        ("011 44 20 7946 0958", ["+442079460958"]),
        ("+44 (0)20 7946 0958", ["+442079460958"]),
        ("44 (0)20 7946 0958", ["+442079460958"]),
        ("(+44) 20 7946 0958", ["+442079460958"]),
        ("[512] 555-0100", ["+15125550100"]),
        ("Call [512]555.0100 [free]", ["+15125550100"]),
        ("５１２－５５５－０１００", ["+15125550100"]),
        ("（５１２）５５５－０１００", ["+15125550100"]),
        ("＋１　５１２　５５５　０１００", ["+15125550100"]),
        ("5 1 2 - 5 5 5 - 0 1 0 0", ["+15125550100"]),
        ("( 5 1 2 ) 5 5 5 - 0 1 0 0", []),
        ("(5 1 2) 5 5 5-0 1 0 0", ["+15125550100"]),
        ("5 1 2 . 5 5 5 . 0 1 0 0", ["+15125550100"]),
    ],
)
def test_numbers_are_read_however_they_are_written(text: str, numbers: list[str]):
    assert [written.value for written in phones_in(text)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "555-0100",
        "(512) 478-XXXX",
        "512-XXX-XXXX",
        "512-478-0XXX",
        "1-512-NXX-XXXX",
        "512-478-YYYY",
        "(512) 478-ABCD",
        "(512) HHH-HHHH",
        "tel:+1512478XXXX",
        "1-800-YOUR-NUMBER",
        "[1] 555-0100",
        "[512] rooms",
        "Bus lines 5 1 2 5 5 5 0 1 0 0",
        "1 2 3 - 4 5 6 - 7 8 9 0",
        "5 1 2 - 5 5 5 - 0 1 0 0 - 7",
        "800 JEFFERSON ST",
        "877 MAIN STREET",
        "2014-01-05 12 30",
        "05/01/2014 12 30 45",
        "Licence No. 5125550100",
        "Order # 5125550100",
        "NPI: 5125550100",
        "CSLB 512-555-0100",
        "4111 1111 1111 1111",
        "192.168.100.200",
        "$1,512 555 0100",
        "ISBN 978-0-306-40615-7",
        "5125550100abc",
        "(512) 555 TACO (9999)",
        "020 7946 0958",
    ],
)
def test_prices_dates_and_codes_are_no_numbers(text: str):
    assert phones_in(text) == []


@pytest.mark.parametrize(
    ("text", "regions", "numbers"),
    [
        ("020 7946 0958", ["GB"], ["+442079460958"]),
        ("020 7946 0958 020 7946 0959", ["US", "GB"], ["+442079460958", "+442079460959"]),
        ("01 99 00 12 34", ["FR"], ["+33199001234"]),
        ("(512) 555-0100", ["GB"], ["+15125550100"]),
        ("512 555 0100", ["GB"], []),
        ("Spares (Series 1 140/155/170)", ["GB"], []),
        ("models 1/140/155/170", ["GB", "AU"], []),
        ("044-2270 6800 / 6868", ["IN"], ["+914422706800", "+914422706868"]),
        ("Phone: (86-10) 5869 8989", ["SG", "CN"], ["+861058698989"]),
        ("Phone: 6123 4567", ["SG"], ["+6561234567"]),
        ("6123 4567", ["SG"], []),
        ("1800 209 4545", ["IN"], ["+9118002094545"]),
    ],
)
def test_numbers_without_a_code_belong_to_a_hinted_country(text: str, regions: list[str], numbers: list[str]):
    assert [written.value for written in phones_in(text, *regions)] == numbers


_PIECES = st.sampled_from(
    [
        "512",
        "555",
        "0100",
        "020",
        "7946",
        "0958",
        "+44",
        "(0)",
        "1",
        "800",
        "FLOWERS",
        "/01",
        "-",
        ".",
        " ",
        "/",
        "(",
        ")",
        "x12",
        "Fax",
    ]
)


@given(st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=25).map("".join)))
@example("512-555-0100/01")
def test_what_is_found_lies_in_the_text_does_not_overlap_and_is_carried_by_its_quote(text: str):
    end = 0
    for written in phones_in(text, "US", "GB"):
        assert end <= written.start < written.end <= len(text)
        end = written.end
        assert quote_supports("phone", written.value, text, "https://a.example/", Vocabulary())


@given(st.text(alphabet="0123456789 ()+-./AX", max_size=200))
def test_stretches_are_bounded(text: str):
    for stretch in stretches(text):
        assert 7 <= len(stretch.digits) <= 15
        assert 0 <= stretch.start < stretch.end <= len(text)
