"""A service that others sell, do themselves or are left to do is not the firm's; what it never leaves to others is."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.wording.left_to_others import is_done_by_others, left_to
from leadgen_assets.domain.wording.passing_mentions import is_in_passing
from leadgen_assets.domain.wording.whose_doing import is_others_business


def _told(text):
    start, end = text.index("*"), text.rindex("*") - 1
    sentence = text.replace("*", "")
    return is_others_business(sentence, sentence, start, end) or is_in_passing(sentence, start, end)


@pytest.mark.parametrize(
    "text",
    [
        # left to others
        "*Club management* is something we leave to our neighbors at Crestline.",
        "*Tax returns*, which we gladly hand over to our friends next door.",
        # what others sell
        "*Tenant placement* is what most companies here sell.",
        "*Leasing* is all that other agents offer.",
        # what others do themselves
        "Owners who do *rent collection* themselves know how hard it is.",
        "Many owners handle *leasing* on their own.",
        "Doing *rent collection* yourself is hard.",
        "Residents of Oak Hollow pay their own association for *maintenance coordination*.",
        "Some hire somebody else for *leasing*.",
        # the firm as anybody's guest
        "We spend our own holidays in *vacation rentals* in Maine.",
        "She grew up in *apartment communities* in Ohio.",
        # what a body prints
        "We read the magazine of *GDG*, though dues are beyond us.",
    ],
)
def test_what_others_do_is_not_the_firms(text):
    assert _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "*Club management* is something we never leave to others.",
        "*Club management* is what we do.",
        "*Tenant placement* is what most owners ask us for.",
        "*Leasing* is what our agents do best.",
        "*Leasing* is all that our managers do.",
        "*Leasing* is what most firms do slowly and we do fast.",
        "*Rent collection* is handed to our own staff.",
        "Our founders do *rent collection* themselves.",
        "Our broker handles *leasing* himself.",
        "The owners do *tenant placement* themselves.",
        "Owners pay us for *leasing*.",
        "You pay a flat fee for *maintenance coordination*.",
        "We spend our days in *vacation rentals*.",
        "We stay in *vacation rental* management for good.",
        "Guests stay in *vacation rentals* that we look after.",
        "We are proud members of *GDG*.",
        "We write the newsletter and offer *leasing*.",
    ],
)
def test_what_the_firm_does_stays(text):
    assert not _told(text)


def test_long_texts_of_such_words_are_judged_quickly():
    words = " is what we leave it owners who do pay their own hire another we spend our own holidays in " * 20_000
    assert not is_done_by_others(f"{words}x. ", words)
    assert not left_to(words)
