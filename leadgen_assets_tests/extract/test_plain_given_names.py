"""Given names that are plain words too, in sentences of which only a person can be the subject."""

from __future__ import annotations

import pytest

from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.name_sentences import named_in_sentences

LETTERS = "maplehollowexample maplehollowrentals"
WHO = [
    "Mark Miller", "Bill Young", "Will Carter", "Rob Fisk", "Frank Stone", "Grant Hughes", "Pat Miller", "Gene Baker", "Ray Banks",
    "Art Cook", "Rose Bell", "Sue Rice", "Mark Pellworth",
]  # fmt: skip


def named(text):
    return {name.text: title for name, title in named_in_sentences(text, Titles.of(), LETTERS)}


@pytest.mark.parametrize("who", WHO)
def test_a_post_behind_is_tells_that_they_are_a_name(who):
    assert named(f"{who} is the general manager of Maple Hollow Rentals.") == {who: "general manager"}
    assert named(f"Welcome to the shop. {who} is our office manager.") == {who: "office manager"}


@pytest.mark.parametrize("who", WHO)
def test_who_founded_a_firm_is_somebody(who):
    assert named(f"Founded by {who} in 1999.") == {who: "Founder"}
    assert named(f"Maple Hollow Rentals was founded in 1999 by {who}.") == {who: "Founder"}
    assert named(f"We are owned and operated by {who}.") == {who: "Owner"}


@pytest.mark.parametrize(
    "text", ["Owned by Mark Miller.", "We are owned by Mark Miller.", "Maple Hollow Rentals is owned by Mark Miller."]
)
def test_who_owns_the_firm_is_somebody(text):
    assert named(text) == {"Mark Miller": "Owner"}


@pytest.mark.parametrize(
    "text",
    [
        "Grant Park is the director of choice for walks.",
        "Owned by Grace Church since 1999.",
        "Managed by Faith House in Dayton.",
        "Owned by Frank Stone Roofing since 1999.",
        "Owned by Bill Young & Sons since 1999.",
        "Owned by Phoenix Dental since 1999.",
        "Started by Spring Cleaning in 1999.",
        "Mark Miller is the general manager of Tarn Heating.",
        "The former manager. Will Carter is an old friend of ours.",
        "Managed by Sterling Property Group.",
        "Managed by Madison Marquette.",
        "Homes owned by Grant Miller are for rent.",
        "This duplex is owned by Bill Young.",
        "The house was owned by Frank Stone until 1999.",
        "Sandy Beach is the owner's favorite.",
        "Grant Funding is the director's main work.",
        "May Events is the owner of the day.",
    ],
)
def test_plain_words_stay_plain(text):
    assert named(text) == {}
