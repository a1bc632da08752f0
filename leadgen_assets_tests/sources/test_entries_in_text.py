"""Names and places as the entries of lists write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.pages.page import Kind, Region, Segment
from leadgen_assets.sources.entry_name import entry_name, is_generic
from leadgen_assets.sources.written_place import is_street, place_in


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Austin, TX", ("", "Austin", "TX", "")),
        ("Austin, Texas 78701-1234", ("", "Austin", "TX", "78701")),
        ("12 Elm St, Austin, TX 78701", ("12 Elm St", "Austin", "TX", "78701")),
        ("12 Elm St, Suite 400, Austin, TX, 78701", ("12 Elm St", "Austin", "TX", "78701")),
        ("Acme Homes – St. Louis, MO", ("", "St. Louis", "MO", "")),
        ("Acme Homes | 7 Oak Ave. | Winston-Salem, NC 27101", ("", "Winston-Salem", "NC", "27101")),
        ("Serving Fort Worth, TX since 1990", ("", "Fort Worth", "TX", "")),
        ("Located in Oklahoma City, OK", ("", "Oklahoma City", "OK", "")),
        ("Acme Property Management Austin, TX 78701", ("", "Austin", "TX", "78701")),
        ("Acme Realty, TX 78701", ("", "", "TX", "78701")),
        ("TX 78701", ("", "", "TX", "78701")),
        ("call us, or write", None),
        ("Acme Homes, LLC", None),
        ("We work IN your interest, OR not at all", None),
        ("12,345 units", None),
    ],
)
def test_places(text, place):
    found = place_in(text)
    assert (found and (found.street, found.city, found.state, found.zip_code)) == place
    if found:
        assert text[found.start : found.end].endswith((found.zip_code or found.state, "1234", "Texas"))


@pytest.mark.parametrize(
    ("text", "street"),
    [("12 Elm St", True), ("1200 N Main Street, Suite 4", True), ("512-555-0101", False),
     ("4,500+", False), ("Elm Street", False), ("2026", False)],
)  # fmt: skip
def test_streets(text, street):
    assert is_street(text) is street


def seg(text: str, number: int = 1, kind: Kind = Kind.TEXT, href: str = "") -> Segment:
    return Segment(number, kind, Region.MAIN, text, href)


@pytest.mark.parametrize(
    ("segments", "name"),
    [
        ([seg("Acme Homes, LLC, Austin, TX")], "Acme Homes, LLC"),
        ([seg("3. Acme & Sons – best service")], "Acme & Sons"),
        ([seg("#12 Acme Homes (Austin)")], "Acme Homes"),
        ([seg("Acme Homes Inc."), seg("Austin", 2)], "Acme Homes Inc."),
        ([seg("Visit website", 1, Kind.LINK, "https://acme.example"), seg("Acme Homes", 2)], "Acme Homes"),
        ([seg("Austin, TX"), seg("Acme Homes", 2, Kind.HEADING)], "Acme Homes"),
        ([seg("1st Choice Homes", 1, Kind.HEADING)], "1st Choice Homes"),
        ([seg("Austin, TX"), seg("View profile", 2, Kind.LINK, "https://x.example/1")], None),
        ([seg("Texas")], None),
        ([seg("(512) 555-0101")], None),
        ([seg("jane@acme.example")], None),
        ([seg("12 Elm St")], None),
        ([seg("Click here for more information")], None),
    ],
)
def test_names(segments, name):
    found = entry_name(segments, {})
    assert (found[0] if found else None) == name


def test_a_column_of_names_goes_before_all_others():
    segments = [seg("Best of 2025", 1, Kind.HEADING), seg("Acme Homes", 2), seg("Austin", 3)]
    assert entry_name(segments, {2: "Company Name", 3: "City"}) == ("Acme Homes", segments[1])


@given(st.text(max_size=300))
def test_whatever_a_text_holds(text):
    found = place_in(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
    named = entry_name([seg(text)], {})
    assert named is None or (len(named[0]) <= 90 and all(word in text for word in named[0].split()))


@pytest.mark.parametrize(
    "text", ["website" * 280 + "x", "A" * 2000, "A, " * 600, "1 " * 1000, "Lic# " * 400, "Aa " * 600 + ", T"]
)
def test_a_long_text_does_not_hang_whoever_reads_it(text):
    place_in(text)  # ended by the suite's timeout where it did
    is_street(text)
    is_generic(text)
    entry_name([seg(text)], {})
