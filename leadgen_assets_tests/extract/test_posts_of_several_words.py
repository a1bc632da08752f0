"""Posts with a hyphen, posts that several share, and posts as which somebody does something, on pages of ordinary small firms."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets_tests.extract.test_other_titles import titles_of

FIRM = (Kind.TITLE, "Maple Hollow Hall")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Owners: Stephen P. Vesper & Gregory S. Vesper",
            {"Stephen P. Vesper": ["Owner"], "Gregory S. Vesper": ["Owner"]},
        ),
        ("Owners: Mary Vesper & Paul Vesper", {"Mary Vesper": ["Owner"], "Paul Vesper": ["Owner"]}),
        (
            "Funeral Directors: Mary Ellis, Paul Newton, Carl Young",
            {each: ["Funeral Director"] for each in ("Mary Ellis", "Paul Newton", "Carl Young")},
        ),
        ("Owner-operator Craig Smith is glad to help.", {"Craig Smith": ["Owner-operator"]}),
        ("Our owner-operator, Craig Smith, answers every call.", {"Craig Smith": ["owner-operator"]}),
        ("Chef-owner Maria Lopez cooks every night.", {"Maria Lopez": ["Chef-owner"]}),
        (
            "Rebecca Miller runs day-to-day operations as our Managing Director.",
            {"Rebecca Miller": ["Managing Director"]},
        ),
        ("Rebecca Miller works as our office manager, in Elmfield.", {"Rebecca Miller": ["office manager"]}),
        # What stays.
        ("Owners: Mary Ellis & Paul Newton", {"Mary Ellis": ["Owner"], "Paul Newton": ["Owner"]}),
        ("Owner Craig Smith is glad to help.", {"Craig Smith": ["Owner"]}),
        ("Photographers: Mary Ellis, Paul Newton", {}),
        ("Rebecca Miller was chosen as our Managing Director.", {}),
        ("Rebecca Miller served for years as our Managing Director.", {}),
        ("Rebecca Miller knows us as our client.", {}),
        ("Rebecca Miller trusts our staff as our client.", {}),
        ("Vesper & Sons partner Jane Stone", {}),
    ],
)
def test_who_has_such_a_post(page, read, text, found):
    pages = page([FIRM, (Kind.HEADING, "Maple Hollow Hall"), text])
    assert titles_of(read(pages)) == found


@pytest.mark.parametrize(
    ("heading", "own"),
    [
        ("Who's who", True), ("Who’s Who", True), ("Who's who in our office", True), ("Who we are", True), ("Our Team", True),
        ("Who's Who of Realty", False), ("Who's Who in America", False), ("Who we work with", False), ("Wall of Fame", False),
    ],
)  # fmt: skip
def test_whom_a_heading_who_is_who_stands_above(page, read, heading, own):
    rows = [
        FIRM,
        (Kind.HEADING, heading, {"label": "h2"}),
        (Kind.HEADING, "Fiona Vesper", {"label": "h4"}),
        "Office Manager",
    ]
    assert titles_of(read(page(rows))) == ({"Fiona Vesper": ["Office Manager"]} if own else {})


@pytest.mark.parametrize("given", ["Becca", "Tahlia", "Steph", "Fran", "Jenn", "Lexi", "Libby", "Xander"])
def test_short_forms_are_given_names(page, read, given):
    pages = page([FIRM, f"{given} Thibodeau is our Managing Director."])
    assert titles_of(read(pages)) == {f"{given} Thibodeau": ["Managing Director"]}
