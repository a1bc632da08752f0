"""A firm that says on its home page that it is closed for good is none; one that closes on some days, or a place of it, is."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets_tests.web.test_unread import LONG


def home(line, more=LONG):
    return (
        f"<title>Maple Hollow Bakery | Austin</title><h1>Maple Hollow Bakery</h1><p>{line}</p>{more}<p>512-555-0101</p>"
    )


@pytest.mark.parametrize(
    "line",
    [
        "We are permanently closed.",
        "We have closed our doors for good.",
        "We are now permanently closed. Thank you for thirty years!",
        "Maple Hollow Bakery is no longer in business.",
        "Maple Hollow Bakery has closed permanently.",
        "Maple Hollow is permanently closed as of May 1, 2024.",
        "After 30 years we have closed.",
        "After 30 years in Austin, we have retired.",
        "After more than 30 years, Maple Hollow Bakery has closed its doors.",
        "Unfortunately, we have gone out of business.",
        "Our business is permanently closed due to the death of the owner.",
        "It is with a heavy heart that we have closed our doors permanently.",
        "We have ceased operations.",
    ],
)
def test_a_firm_that_is_closed_for_good_is_none(read, line):
    page = read(home(line))
    assert page.outcome is Outcome.PARKED
    assert page.detail.startswith("the firm says that it is closed")
    assert read(home(line), role="about").outcome is Outcome.OK


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("We are closed on Sundays.", ""),
        ("We are permanently closed on Sundays.", ""),
        ("We are closed for the holidays.", ""),
        ("Our Austin office is closed.", ""),
        ("Our Kyle location is permanently closed.", ""),
        ("The permanently closed location in Kyle is missed.", ""),
        ("Our store has closed permanently.", ""),
        ("We have permanently closed our store in Kyle.", ""),
        ("Elm Bakery is no longer in business.", ""),
        ("Elm Bakery is permanently closed.", ""),
        ("We are temporarily closed.", ""),
        ("We have closed our doors to the public.", ""),
        ("We have closed 400 sales this year.", ""),
        ("After 30 years we have retired our old logo.", ""),
        ("After 30 years we have closed the book on paper forms.", ""),
        ("We are permanently closed at this address. We have moved to 5 Elm St.", ""),
        ("We are permanently closed.", "<p>Visit us at our new location.</p>"),
        ("If we have closed for good, tell nobody.", ""),
        ("We are no longer in the business of guessing.", ""),
        ("We are in business for good.", ""),
        ("Contrary to rumors we are not permanently closed.", ""),
        ("We are not out of business.", ""),
        ("What happens when a bakery is permanently closed?", ""),
        ("Our lobby is permanently closed but our window is open.", ""),
        ("He retired after 30 years.", ""),
        ("After 30 years, our founder has retired.", ""),
    ],
)
def test_a_firm_that_goes_on_stays(read, line, more):
    assert read(home(line, more + LONG)).outcome is Outcome.OK
