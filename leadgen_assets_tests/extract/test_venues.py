"""Places where a firm performs, sells for a day or was asked to work are not where it is."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.reading.proposal import NOT_OURS

VENUE = "The Elm Park Inn, 290 Maple Ave, Austin, TX 78701"
OWN = "290 Maple Ave, Austin, TX 78701"


@pytest.fixture
def streets(page, read):
    """Streets that a page's reading believes to be the firm's."""

    def run(rows, role="home"):
        found = read(page(rows, role=role))
        return {each.value for each in found.facts if each.field == "street" and each.confidence > NOT_OURS}

    return run


@pytest.mark.parametrize(
    "heading",
    [
        "Recent weddings",
        "Real Weddings",
        "Upcoming concerts",
        "Our upcoming shows",
        "Tour dates",
        "Find us this week",
        "Catch us live",
        "Where we'll be this week",
        "Where to find us this weekend",
        "Upcoming pop-up events",
        "Past performances",
        "Our favorite venues",
        "2026 Concert Schedule",
        "Next stops",
    ],
)
@pytest.mark.parametrize("line", [VENUE, f"Ann & Tom – {VENUE}", f"Friday: {VENUE}", OWN])
def test_a_venue_is_not_where_the_firm_is(streets, heading, line):
    assert streets([(Kind.HEADING, heading, {"label": "h2"}), line]) == set()
    assert streets([heading, line]) == set()


def test_each_entry_of_such_a_list_is_a_venue(streets):
    below = [(Kind.HEADING, "Spring concert", {"label": "h3"}), VENUE, "Elm Hall, 12 Elm St, Austin, TX 78701"]
    assert streets([(Kind.HEADING, "Upcoming concerts", {"label": "h2"}), *below]) == set()


@pytest.mark.parametrize(
    "heading",
    [
        "Find us",
        "Where to find us",
        "Visit us this week",
        "Events",
        "Weddings",
        "Host your event",
        "Our venue",
        "Schedule a visit",
        "Meet us",
        "Where we are",
        "Celebrating 20 years of weddings",
        "Book a show",
    ],
)
def test_a_heading_of_the_firms_own_place_stays(streets, heading):
    assert streets([(Kind.HEADING, heading, {"label": "h2"}), OWN]) == {"290 Maple Ave"}


@pytest.mark.parametrize(
    "rows",
    [
        [f"Maple Hollow, {OWN}"],
        ["Maple Hollow", OWN],
        [f"{OWN} (512) 555-0142"],
        [OWN, "Phone: (512) 555-0142"],
        [(Kind.HEADING, "Contact", {"label": "h2"}), OWN],
        [(Kind.TEXT, OWN, {"region": Region.FOOTER})],
    ],
)
def test_the_firms_own_place_below_what_is_coming_stays(streets, rows):
    assert streets([(Kind.HEADING, "Upcoming concerts", {"label": "h2"}), *rows]) == {"290 Maple Ave"}
