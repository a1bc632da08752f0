"""Addresses of the firm that somebody works with, of who takes gifts, and figures that are no streets."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.places.streets import street_start

FOOTER = {"region": Region.FOOTER}
LINE = "Alder Realty LLC · 12 Alder Street, Suite 100, Austin, TX 78701"


def _streets(extraction):
    return [fact.value for fact in extraction.facts if fact.field == "street" and fact.confidence >= 0.1]


@pytest.mark.parametrize(
    "said", ["Jane Stone is a Senior Associate with Alder Realty LLC.", "Austin · Senior Associate, Alder Realty LLC"]
)
def test_the_address_of_the_firm_that_one_works_with_is_not_ours(page, read, said):
    assert _streets(read(page(["Welcome", said, (Kind.TEXT, LINE, FOOTER)]))) == []


def test_the_same_footer_is_not_ours_on_other_pages_either(page, read):
    footer = (Kind.TEXT, LINE, FOOTER)
    home = page(["Jane Stone is a Senior Associate with Alder Realty LLC.", footer])
    assert _streets(read(home, page(["Our work", footer], role="about"))) == []


@pytest.mark.parametrize(
    "rows",
    [
        [(Kind.TEXT, LINE, FOOTER)],
        ["Jane Stone is the founder of Alder Realty LLC.", (Kind.TEXT, LINE, FOOTER)],
        [
            "Jane Stone is an Associate with Alder Realty LLC.",
            (Kind.TEXT, LINE, FOOTER),
            (Kind.TEXT, "© 2026 Alder Realty LLC", FOOTER),
        ],
    ],
)
def test_a_legal_name_in_front_of_the_address_is_the_firms_own(page, read, rows):
    assert _streets(read(page(rows))) == ["12 Alder Street, Suite 100"]


def test_where_gifts_for_something_go_is_whose_name_stands_there(page, read):
    rows = [
        (Kind.HEADING, "Donations for the Book Library:", {"label": "h3"}),
        "Elmfield United Fund",
        "118 North 3rd St.",
        "Austin, TX 78701",
    ]
    assert _streets(read(page(rows))) == []


@pytest.mark.parametrize(
    ("heading", "name"), [("Donations for our shelter", "Maple Hollow"), ("Visit Us", "Elmfield United Fund")]
)
def test_our_own_address_below_such_a_heading_stays(page, read, heading, name):
    rows = [(Kind.HEADING, heading, {"label": "h3"}), name, "118 North 3rd St.", "Austin, TX 78701"]
    assert _streets(read(page(rows))) == ["118 North 3rd St."]


@pytest.mark.parametrize("text", ["25 Total services", "300+ Happy clients", "12 Core Programs"])
def test_counters_are_no_streets(text):
    assert street_start(text, named=True) is None


@pytest.mark.parametrize("text", ["25 Total Services Way", "12 Students Lane", "100 States Street", "5 Clients Row"])
def test_streets_called_so_are(text):
    assert street_start(text, named=True) == 0
