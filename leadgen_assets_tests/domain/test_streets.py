from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.wording.streets import Street, StreetLevel, compare_streets, normal_street, read_street


def level(one: str, other: str) -> StreetLevel:
    return compare_streets(read_street(one), read_street(other))


def test_an_address_is_read_into_its_parts() -> None:
    assert read_street("10612-20 South Millrace Lane, Suite 4B") == Street(
        (10612, 10620), "s", ("millrace",), "ln", "4b"
    )
    assert read_street("12 NW 3rd Ave #7") == Street((12, 12), "nw", ("3rd",), "ave", "7")
    assert read_street("P.O. Box 410") == Street(None, "", ("po box", "410"), "", "")
    assert read_street("") == Street(None, "", (), "", "")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("12 North Millrace Lane, Suite 4", "12 N. Millrace Ln", StreetLevel.SAME),
        ("10612-20 S Millrace Ln", "10618 South Millrace", StreetLevel.SAME),
        ("12 Dr. Martin Orrin Tarn Jr Drive", "12 Tarn Dr", StreetLevel.SAME),
        ("12 E 113th St", "12 E 113 Street", StreetLevel.SAME),
        ("12 W. 24 th Blvd", "12 W 24th Blvd", StreetLevel.SAME),
        ("12 Third Street", "12 3rd St", StreetLevel.SAME),
        ("12 N.Troyle", "12 N Troyle Ave", StreetLevel.SAME),
        ("12 Winthorpe Ave", "12 Winthrope Ave", StreetLevel.SAME),
        ("12 Lake Shore Dr", "12 Lakeshore Dr", StreetLevel.SAME),
        ("12 Oak St", "12 Oak Ct", StreetLevel.BESIDE),
        ("12 Oak St", "16 Oak St", StreetLevel.BESIDE),
        ("3601 Oak St", "3641 Oak St", StreetLevel.BLOCK),
        ("12 Oak St", "912 Oak St", StreetLevel.DIFFERENT),
        ("12 N Oak St", "12 S Oak St", StreetLevel.DIFFERENT),
        ("12 Oak St", "12 Elm St", StreetLevel.DIFFERENT),
        ("12 E 24th St", "12 E 25th St", StreetLevel.DIFFERENT),
        ("PO Box 12", "12 Oak St", StreetLevel.UNKNOWN),
        ("PO Box 12", "P. O. Box 12", StreetLevel.SAME),
        ("Oak Street", "12 Oak St", StreetLevel.UNKNOWN),
    ],
)
def test_addresses_are_compared_by_what_they_mean(one: str, other: str, expected: StreetLevel) -> None:
    assert level(one, other) is level(other, one) is expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared_from_either_side(one: str, other: str) -> None:
    assert level(one, other) is level(other, one)
    assert level(one, one) in (StreetLevel.SAME, StreetLevel.UNKNOWN)
    assert normal_street(normal_street(one)) == normal_street(one)
