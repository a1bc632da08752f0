"""What a model is shown: numbered segments that no page can forge, bounded, the telling ones first."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.agents.sheet import sheet
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment


def none(segment):
    return 0.0


def test_segments_keep_their_numbers_and_links_their_addresses(page):
    shown = sheet([page(["Hello there", (Kind.LINK, "Portal", {"href": "https://x.example/login"})])], none)
    assert shown.text.splitlines() == [
        "page 1 (home): https://maplehollow.example/home",
        "1.1 Hello there",
        "1.2 <https://x.example/login> Portal",
    ]
    assert shown.at(1, 2)[1].text == "Portal"


def test_what_was_not_shown_cannot_be_named(page):
    unread = PageText("https://maplehollow.example/x", "about", Outcome.BLOCKED, ())
    shown = sheet([unread, page(["Hello there"])], none)
    assert shown.at(1, 1) is not None, "a page that could not be read has no number"
    for place in ((2, 1), (1, 2), (0, 1), (1, 0), (None, 1), (1, None), (-1, 1)):
        assert shown.at(*place) is None


def test_of_a_huge_page_the_telling_segments_are_shown(page):
    rows = [f"Filler text number {number} about nothing at all" for number in range(30_000)]
    rows[25_000] = "We look after 450 doors"
    shown = sheet([page(rows)], lambda segment: 5.0 * ("doors" in segment.text), 2_000)
    assert len(shown.text) < 2_100
    assert "1.25001 We look after 450 doors" in shown.text


def test_a_menu_that_stands_twice_is_shown_once(page):
    menu = (Kind.TEXT, "Rentals", {"region": Region.NAV})
    shown = sheet([page([menu, "Owner", "Owner"]), page([menu], "about")], none)
    assert shown.text.count("Rentals") == 1
    assert shown.text.count("Owner") == 2, "two people may have one title"


@given(st.lists(st.text(max_size=80), max_size=8))
def test_no_text_begins_a_line_of_its_own(texts):
    segments = tuple(Segment(n, Kind.TEXT, Region.MAIN, text) for n, text in enumerate(texts, 1))
    shown = sheet([PageText("https://a.example/", "home", Outcome.OK, segments)], none)
    lines = shown.text.splitlines()
    assert len(lines) in (0, 1 + len(shown.shown))
    assert all(re.match(r"page 1 \(home\): |1\.\d+ ", line) for line in lines)
