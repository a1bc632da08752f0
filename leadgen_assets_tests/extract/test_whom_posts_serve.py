"""Posts with "to" or "for" and whom or what they serve, and what stands beside a post without being one: origin, praise, a story."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets_tests.extract.test_other_titles import titles_of

TITLES = Titles.of(("owner", "broker", "attorney", "paralegal", "law clerk"))


@pytest.mark.parametrize(
    "text",
    [
        "Legal Secretary to Mr. Alder",
        "Assistant to Dr. Jane Alder",
        "Paralegal to Ms. Alder",
        "Law Clerk for Mass Tort",
        "Paralegal for Personal Injury",
        "Assistant for Family Law",
    ],
)
def test_whom_or_what_a_post_serves_is_a_part_of_it(text):
    assert TITLES.title(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Owner. Dr. Alder",
        "Assistant for Hire",
        "Virtual Assistant for Your Business",
        "Secretary for Life",
        "Assistant for Maple Hollow",
        "Manager for Family Homes",
        "Looking for Assistant",
        "Owner instincts paired with warmth",
        "Broker blessed with two dogs",
    ],
)
def test_what_is_offered_or_told_is_no_post(text):
    assert TITLES.title(text) == ""


@pytest.mark.parametrize("text", ["Broker licensed with Elm Realty", "Agent affiliated with Elm Realty"])
def test_with_whom_somebody_is_licensed_stays(text):
    assert TITLES.title(text) == text


def test_the_colleague_whom_somebody_serves_is_not_another_entry(page, read):
    rows = [
        (Kind.HEADING, "Our Staff", {"label": "h2"}),
        "Maria Stone",
        "Legal Secretary to Henry Alder",
        "Tom Reed",
        "Assistant to Mr. Alder",
    ]
    assert titles_of(read(page(rows, role="team"))) == {
        "Maria Stone": ["Legal Secretary to Henry Alder"],
        "Tom Reed": ["Assistant to Mr. Alder"],
    }


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("a lifelong Iowa resident and dedicated attorney", "attorney"),
        ("an Elm County native and licensed real estate agent", "licensed real estate agent"),
        ("a Navy veteran and attorney", "attorney"),
        ("a mother and broker", "broker"),
        # What is a part of the post, or another one.
        ("a sales and marketing manager", "sales and marketing manager"),
        ("an attorney and broker", "attorney and broker"),
        ("a trial and appellate attorney", "trial and appellate attorney"),
    ],
)
def test_what_somebody_is_besides_is_no_part_of_the_post(page, read, told, title):
    text = f"Jane Alder is {told} with ten years of experience in our county."
    assert titles_of(read(page([text], role="about"))) == {"Jane Alder": [title]}


def test_a_sentence_about_somebody_is_no_title_and_the_line_above_is(page, read):
    rows = [
        (Kind.TEXT, "REALTOR®", {"card": 3}),
        (Kind.HEADING, "Jane Alder", {"card": 3}),
        (Kind.TEXT, "Jane pairs marketing manager instincts and warmth", {"card": 3}),
    ]
    assert titles_of(read(page(rows, role="team"))) == {"Jane Alder": ["REALTOR®"]}


def test_a_button_that_reads_out_an_entry_has_its_post_alone(page, read):
    rows = [
        (Kind.HEADING, "Jane Alder", {"card": 3}),
        (Kind.TEXT, "Owner Jane Alder A patient agent, always there.", {"card": 3}),
    ]
    assert titles_of(read(page(rows, role="team"))) == {"Jane Alder": ["Owner"]}


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        ("✦ CEO & Founder", "Chief Executive Officer & Founder", ["Chief Executive Officer & Founder"]),
        ("Owner", "Owner / Broker", ["Owner / Broker"]),
        # Whose they are nothing tells.
        ("Owner", "Broker", []),
        ("Senior Partner", "Junior Partner", []),
    ],
)
def test_a_badge_above_a_name_may_say_what_stands_below_it(page, read, above, below, found):
    rows = [(Kind.HEADING, "Our Team", {"label": "h2"}), above, (Kind.HEADING, "Jane Alder", {"label": "h3"}), below]
    rows += ["Jane answers the telephone every day of the year.", (Kind.HEADING, "Our Story"), "Robert Reed"]
    assert titles_of(read(page(rows, role="about"))).get("Jane Alder", []) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Jane Alder - (19 years experience) Owner / Partner", {"Jane Alder": ["Owner / Partner"]}),
        ("Jane Alder (19+ years of experience), Owner", {"Jane Alder": ["Owner"]}),
        ("Jane Alder – Owner (19 years' experience)", {"Jane Alder": ["Owner"]}),
        ("Fine Homes - (19 years experience) Owner Direct", {}),
    ],
)
def test_years_in_brackets_stand_beside_a_post(page, read, line, found):
    assert titles_of(read(page([line], role="about"))) == found
