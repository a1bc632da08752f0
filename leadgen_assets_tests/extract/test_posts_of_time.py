"""Posts that a sentence gives with their time: taken over, joined as, owned since; and whose byline is no post here."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.domain.wording.titles import says_post
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.name_sentences import named_in_sentences

LETTERS = "maplehollowexample maplehollowrentals"


def named(text):
    return {name.text: title for name, title in named_in_sentences(text, Titles.of(), LETTERS)}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jane Alder took over as president in 2019.", {"Jane Alder": "president"}),
        ("Jane Alder took over as owner from her father in 2019.", {"Jane Alder": "owner"}),
        ("Jane Alder became president in 2019.", {"Jane Alder": "president"}),
        ("Bob and Carla Alder have owned Maple Hollow Rentals since 1999.", {"Bob Alder": "Owner", "Carla Alder": "Owner"}),
        ("Jane Alder has owned and operated Maple Hollow Rentals since 1999.", {"Jane Alder": "Owner"}),
        ("Maple Hollow Rentals' owner, Jane Alder, is a Dayton native.", {"Jane Alder": "owner"}),
        ("Maple Hollow’s office manager, Jane Alder, answers within a day.", {"Jane Alder": "office manager"}),
        ("Owners Dana & Pat Vesper", {"Dana Vesper": "Owner", "Pat Vesper": "Owner"}),
        ("Jane Alder joined us in 2015 as office manager.", {"Jane Alder": "office manager"}),
        ("Jane Alder joined Maple Hollow Rentals as office manager in 2015.", {"Jane Alder": "office manager"}),
        (
            "Maple Hollow was started in 2015 by Jane Alder (CEO) and Robert Elm (CTO).",
            {"Jane Alder": "CEO", "Robert Elm": "CTO"},
        ),
        ("Our menu was written by Jane Alder, owner.", {"Jane Alder": "owner"}),
        ("Call Jane Alder, our editor.", {"Jane Alder": "editor"}),
    ],
)  # fmt: skip
def test_posts_with_their_time(text, people):
    assert named(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "Jane Alder took over as president in 1984.",
        "Jane Alder took over as president in 2012, and Robert Elm took over in 2020.",
        "Jane Alder took over as president of Tarn Heating in 2019.",
        "Jane Alder became president in 2011 and retired in 2020.",
        "Jane Alder has owned Tarn Heating since 1999.",
        "Jane Alder has owned three homes since 1999.",
        "Our client Jane Alder became owner in 2019.",
        "Tarn Heating's owner, Jane Alder, is a Dayton native.",
        "Jane Alder joined Tarn Heating in 2015 as office manager.",
        "As seen in the Elmfield News by Jane Alder, food editor.",
        "A review in the Elmfield News by Jane Alder, staff writer.",
        "Led by faith (CEO) and hope (CTO).",
    ],
)
def test_posts_elsewhere_and_of_the_past_are_nobodys_here(text):
    assert not any(named(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "Jane Alder joined us in 2015 as a leasing agent and is now our broker.",
        "Jane Alder joined us in 2015 as office manager. She was promoted in 2018.",
    ],
)
def test_a_post_that_was_left_is_none(text):
    assert named(text).get("Jane Alder") in ("", "broker")


def test_owning_since_says_owner():
    assert says_post("Bob Alder has owned Maple Hollow since 1999.", "Owner")
    assert not says_post("Bob Alder has owned three homes.", "Owner")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Oakfield's owner, Jane Alder, is a Dayton native.", ["Jane Alder"]),
        ("Tarn's owner, Jane Alder, is a Dayton native.", []),
    ],
)
def test_the_firms_first_word_may_stand_for_it(page, read, text, people):
    home = page([(Kind.TITLE, "Oakfield Tile"), (Kind.HEADING, "Oakfield Tile"), "© 2026 Oakfield Tile"], role="home")
    found = read(home, page([(Kind.TITLE, "About Us | Oakfield Tile"), text, "© 2026 Oakfield Tile"], role="about"))
    assert [person.full_name for person in found.people] == people
