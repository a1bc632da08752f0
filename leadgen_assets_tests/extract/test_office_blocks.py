"""Addresses abroad in blocks of their own, and what surrounds an address in other layouts."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region

FIELDS = ("street", "city", "state", "zip_code")


def placed(extraction):
    """Addresses in order of appearance, each a tuple of its parts."""
    found: list[list[str]] = []
    last = len(FIELDS)
    for fact in extraction.facts:
        if fact.field in FIELDS:
            at = FIELDS.index(fact.field)
            if at <= last:
                found.append([""] * len(FIELDS))
            found[-1][at], last = fact.value, at
    return [tuple(parts) for parts in found]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["Villa No. 8/2,", "Street no. 15,", "Al Rovan", "Abu Dhabi", "United Arab Emirates", "Tel: 2 555 0142"],
            ("Villa No. 8/2, Street no. 15, Al Rovan", "Abu Dhabi", "", ""),
        ),
        (
            ["Elmfield Plant", "Sublot 4, Jalan Alder 1,", "Section 7, 40802 Rovan", "Malaysia"],
            ("Sublot 4, Jalan Alder 1, Section 7", "Rovan", "", "40802"),
        ),
        (
            ["Offices in India", "Tel: 555 0142", "Ash Complex, 1st Floor,", "D-236, Alder Marg", "Rovanpur 302 001"],
            ("Ash Complex, 1st Floor, D-236, Alder Marg", "Rovanpur", "", "302 001"),
        ),
        (
            ["Maple Hollow Gulf WLL", "Alder House, Elm Estate", "P. O. Box: 278,", "Rovan", "Kuwait"],
            ("Alder House, Elm Estate, P. O. Box: 278", "Rovan", "", ""),
        ),
        (["Alderlaan 18, 3rd Floor, 2100", "Rovan", "Denmark"], ("Alderlaan 18, 3rd Floor", "Rovan", "", "2100")),
        (["Maple Hollow Gulf", "Alder Tower 4", "Rovan", "Qatar"], ("Alder Tower 4", "Rovan", "", "")),
        (["Regional Office", "Alder Tower 4", "Rovan", "Qatar"], ("Alder Tower 4", "Rovan", "", "")),
        (["12 Alder Street", "Rovan, P.R. China"], ("12 Alder Street", "Rovan", "", "")),
    ],
    ids=["villa", "section", "indian", "box", "code above the city", "own name", "branch", "formal name"],
)
def test_all_lines_between_the_line_above_a_block_and_its_city_are_its_street(page, read, rows, expected):
    assert placed(read(page(rows, role="contact"))) == [expected]


def test_a_block_ends_where_the_address_before_it_does(page, read):
    rows = ["4 Alder Road,", "10115 Rovan,", "Germany", "Elm House", "7 Ash Road", "20095 Tulm", "Germany"]
    assert placed(read(page(rows, role="contact"))) == [
        ("4 Alder Road", "Rovan", "", "10115"),
        ("Elm House, 7 Ash Road", "Tulm", "", "20095"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["5 awards", "Rovan", "Qatar"],
        ["Our tower", "Rovan", "Qatar"],
        ["P.O. Box 19", "P.C. 112", "Oman"],
    ],
    ids=["no premises", "no number", "no city"],
)
def test_without_a_postcode_a_block_needs_a_number_and_premises(page, read, values, rows):
    assert values(read(page(rows, role="contact")), "city") == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["Registered by the Authority. Registered Office: Ash House, PO Box 9, High Street, Leeds, LS1 4AP"],
            ("Ash House, PO Box 9, High Street", "Leeds", "", "LS1 4AP"),
        ),
        (
            ["© 2014 maple Hollow. 3rd Floor The Alder Club, 24 Elm Street, London WC2H 9HQ. Tel: 555"],
            ("3rd Floor The Alder Club, 24 Elm Street", "London", "", "WC2H 9HQ"),
        ),
        (
            ["Customer Service Centre", "PO Box 9", "Ash House", "Leeds LS1 4AP"],
            ("PO Box 9, Ash House", "Leeds", "", "LS1 4AP"),
        ),
        (
            ["Unit 5 Ash Court", "Elm Business Park", "Lancashire", "FY4 5GU"],
            ("Unit 5 Ash Court, Elm Business Park", "", "Lancashire", "FY4 5GU"),
        ),
        (["12 Alder St", "Vancouver", "V7P 1B3, BC."], ("12 Alder St", "Vancouver", "BC", "V7P 1B3")),
        (["12 Alder St", "Toronto M9C 1A3", "Ontario"], ("12 Alder St", "Toronto", "ON", "M9C 1A3")),
        (["12 Alder St", "Toronto M9C 1A3", "Alberta"], ("12 Alder St", "Toronto", "", "M9C 1A3")),
        (["tickets ◊ 17 North Alder, Tulsa Oklahoma 74101 ◊ x"], ("17 North Alder", "Tulsa", "OK", "74101")),
        (["Flowers And Gifts 10 State Rd, Bath, ME 04530"], ("10 State Rd", "Bath", "ME", "04530")),
        (["25, Alder Dr.", "3rd Floor", "San Jose, CA 95110"], ("25, Alder Dr., 3rd Floor", "San Jose", "CA", "95110")),
        (
            ["1300 Alder Avenue, N.W. Washington, D.C. 20577"],
            ("1300 Alder Avenue, N.W.", "Washington", "DC", "20577"),
        ),
        (
            ["Mail Code: MA1-MB301-06", "P.O. Box 84", "Boston, MA 02284"],
            ("Mail Code: MA1-MB301-06, P.O. Box 84", "Boston", "MA", "02284"),
        ),
        (["12 Alder St", "ELY, NV 89301"], ("12 Alder St", "ELY", "NV", "89301")),
    ],
)
def test_what_stands_around_a_street(page, read, rows, expected):
    assert placed(read(page(rows, role="contact"))) == [expected]


TITLE = "Ice cream trucks (512) 555-0142 - 325 Elm Street Austin, TX 78701"


def test_a_whole_address_in_the_title_of_the_firms_own_page(page, read):
    assert placed(read(page([(Kind.TITLE, TITLE)]))) == [("325 Elm Street", "Austin", "TX", "78701")]


@pytest.mark.parametrize(
    ("title", "role"), [(TITLE, "other"), ("Homes in Austin, TX 78701", "home"), ("Elm Street, Austin, TX", "home")]
)
def test_a_listings_title_or_a_part_of_an_address_in_one_is_none(page, read, title, role):
    assert placed(read(page([(Kind.TITLE, title)], role=role))) == []


def test_markup_that_lacks_the_suite_gives_way_to_what_the_page_shows(page, read, values):
    stated = zip(
        ("street-address", "locality", "region", "postal-code"),
        ("600 Elm Street", "Denver", "CO", "80202"),
        strict=True,
    )
    rows = [
        *((Kind.STRUCTURED, text, {"label": f"vcard.{part}"}) for part, text in stated),
        *(
            (Kind.TEXT, text, {"region": Region.FOOTER})
            for text in ("600 Elm Street", "Suite 2800 South", "Denver, CO 80202")
        ),
    ]
    assert values(read(page(rows)), "street") == ["600 Elm Street, Suite 2800 South"]
