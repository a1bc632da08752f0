"""Addresses of Ireland are read by their code, and a unit in an estate that only its name tells belongs to the street below."""

from __future__ import annotations

import pytest

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
