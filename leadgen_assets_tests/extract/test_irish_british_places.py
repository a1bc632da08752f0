"""Addresses of Ireland are read by their code, and a unit in an estate that only its name tells belongs to the street below."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.reading.proposal import NOT_OURS


@pytest.fixture
def place(page, read):
    """Street, city and code of what a page's reading believes, each "" where there is none."""

    def run(*rows):
        found = read(page(list(rows)))
        told = {each.field: each.value for each in found.facts if each.confidence > NOT_OURS}
        return tuple(told.get(field, "") for field in ("street", "city", "zip_code"))

    return run


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Maple Hollow, 9 South Mall, Cork, T12 X2R8, Ireland"], ("9 South Mall", "Cork", "T12 X2R8")),
        (["9 South Mall, Cork, T12 X2R8, Ireland. Tel: +353 21 555 0100"], ("9 South Mall", "Cork", "T12 X2R8")),
        (["9 South Mall", "Cork", "T12 X2R8", "Ireland"], ("9 South Mall", "Cork", "T12 X2R8")),
        (["9 South Mall, Cork T12 X2R8, Ireland"], ("9 South Mall", "Cork", "T12 X2R8")),
        (["Main Street, Mallow, Co. Cork, P51 XX12, Ireland"], ("Main Street", "Mallow", "P51 XX12")),
        (["12 Alder Square, Dublin 2, D02 XY45, Ireland"], ("12 Alder Square", "Dublin", "D02 XY45")),
        (["12 Alder Square, Dublin 2, D02 XY45", "+353 1 555 0100"], ("12 Alder Square", "Dublin", "D02 XY45")),
        (["Part no. 12, Alder, T12 X2R8, in stock"], ("", "", "")),
        (["12 Alder Square, Dublin 2, D02 XY45"], ("12 Alder Square", "Dublin", "D02 XY45")),
        (["12 Alder Square", "Dublin 2", "D02 XY45"], ("12 Alder Square", "Dublin", "D02 XY45")),
        (["Main Street, Naas, Co. Kildare, W91 X5Y6"], ("Main Street", "Naas", "W91 X5Y6")),
        (["9 South Mall, Mallow, T12 X2R8"], ("", "", "")),
    ],
)
def test_an_irish_address_is_read_by_its_code(place, rows, expected):
    assert place(*rows) == expected


@pytest.mark.parametrize(
    ("line", "street"),
    [
        ("Unit 4, Hemworks, Bath Road, Bristol BS4 3EH", "Unit 4, Hemworks, Bath Road"),
        (
            "Maple Hollow Ltd, Unit 4, The Old Hemworks, Bath Road, Bristol BS4 3EH",
            "Unit 4, The Old Hemworks, Bath Road",
        ),
        ("Unit 4, Bath Road, Bristol BS4 3EH", "Unit 4, Bath Road"),
        ("Unit 4, Elm Business Park, Bath Road, Bristol BS4 3EH", "Unit 4, Elm Business Park, Bath Road"),
        ("The Old Mill, Bath Road, Bristol BS4 3EH", "The Old Mill, Bath Road"),
        ("Maple Hollow, Bath Road, Bristol BS4 3EH", "Bath Road"),
        ("Maple Hollow, 12 Bath Road, Bristol BS4 3EH", "12 Bath Road"),
        ("Hemworks, Bath Road, Bristol BS4 3EH", "Bath Road"),
        ("Unit 4, Maple Hollow, 12 Bath Road, Bristol BS4 3EH", "12 Bath Road"),
    ],
)
def test_a_unit_above_an_estates_name_belongs_to_the_street(place, line, street):
    assert place(line) == (street, "Bristol", "BS4 3EH")


def test_on_an_irish_domain_the_code_alone_tells_the_country(page, read):
    rows = page(["9 South Mall, Mallow, T12 X2R8"], url="https://www.maplehollow.ie/")
    found = {each.field: each.value for each in read(rows, domain="maplehollow.ie").facts}
    assert (found["street"], found["city"], found["zip_code"]) == ("9 South Mall", "Mallow", "T12 X2R8")


@pytest.mark.parametrize(
    ("line", "street"),
    [
        ("Shop 3, 45 Musgrave Road, Red Hill QLD 4059", "Shop 3, 45 Musgrave Road"),
        ("Shop 2/86 Glebe Point Road, Glebe NSW 2037", "Shop 2/86 Glebe Point Road"),
    ],
)
def test_a_shop_is_a_unit(place, line, street):
    assert place(line)[0] == street


@pytest.mark.parametrize(
    ("written", "state"), [("B.C.", "BC"), ("N.S.", "NS"), ("P.E.I.", "PE"), ("PEI", "PE"), ("BC", "BC")]
)
def test_provinces_with_stops(page, read, written, state):
    code = {"BC": "V8W 1T3", "NS": "B3H 1T3", "PE": "C1A 4P3"}[state]
    found = {each.field: each.value for each in read(page([f"12 Fort Street, Alderton, {written} {code}"])).facts}
    assert (found["state"], found["zip_code"]) == (state, code)


@pytest.mark.parametrize(
    ("stated", "code", "city"),
    [
        ({"addressLocality": "Dublin 2", "postalCode": "D02 XY45"}, "D02 XY45", "Dublin"),
        ({"addressLocality": "Red Hill", "addressRegion": "QLD", "postalCode": "4059"}, "4059", "Red Hill"),
        ({"addressLocality": "Red Hill", "addressRegion": "QLD", "postalCode": "2"}, "", "Red Hill"),
    ],
)
def test_codes_that_are_stated_as_such(page, read, stated, code, city):
    rows = [(Kind.STRUCTURED, "45 Musgrave Road", {"label": "LocalBusiness.address.streetAddress"})]
    rows += [(Kind.STRUCTURED, value, {"label": f"LocalBusiness.address.{name}"}) for name, value in stated.items()]
    found = {each.field: each.value for each in read(page(rows)).facts}
    assert (found.get("zip_code", ""), found["city"]) == (code, city)
