"""A number belongs to its own noun: who does something is counted by it, and not what they do it with."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Our team of 11 manages rental homes across Dayton.",
        "A team of 25 professionals manages homes.",
        "Our staff of 14 looks after rental homes across Ohio.",
        "Our team of 14 cares for rental homes across Ohio.",
        "We have a team of 12 managing rental homes.",
        "A crew of 18 experts leases apartments for our owners.",
        "Our team of 16 handles properties of every size.",
        "Our family of 8 operates rental homes in Waco.",
        "Our office of 12 rents homes in Waco for our owners.",
        "A team of 9 that manages homes is at our side.",
        "Our group of 15 leases and manages homes in Waco.",
        "With a team of 22 we manage homes.",
        "We are 11 managing homes in Dayton.",
        "Our 12 managers look after rental homes.",
        "A team of 25 oversees units across our town.",
        "Our team of 10 inspects homes.",
        "Our team of over 30 maintains rental properties.",
        "Our network of 40 serves properties.",
        "Our staff of 17 keeps homes rented.",
        "All 11 of us manage rental homes.",
    ],
)
def test_who_does_something_is_no_number_of_what_it_is_done_with(counted, text):
    assert counted(text, "units") == []


@pytest.mark.parametrize(
    "text",
    [
        "Our team of 11 manages 600 rental homes across Dayton.",
        "A team of 25 professionals manages 600 homes.",
        "We have a portfolio of 600 homes.",
        "We have a portfolio of 600 managed homes.",
        "Our family of 600 homes is managed with care.",
        "We manage 600 well-kept homes.",
        "We manage 600 residential rental homes.",
        "Our team of 9 looks after more than 600 doors.",
        "Our staff of 14 takes care of 600 units.",
        "We manage over 600 single-family homes with a team of 11.",
        "Our managers look after 600 apartments.",
        "Our portfolio of 600 serviced apartments grows.",
        "We manage 600 leased homes.",
        "We manage a total of 600 units.",
        "Our team manages a portfolio of 600.",
        "We manage about 600 affordable rental homes.",
        "We look after 600 privately owned homes.",
        "Our group of 600 rental homes keeps us busy.",
        "We oversee 600 maintained and insured homes.",
    ],
)
def test_words_that_tell_of_what_kind_the_counted_are_stay(counted, text):
    assert counted(text, "units") == ["600"]


@pytest.mark.parametrize(
    "text",
    ["We have 18 cleaning staff members.", "We have 18 sales employees.", "Our team of 18 manages rental homes."],
)
def test_who_works_there_is_counted_still(counted, text):
    assert counted(text, "employees") == ["18"]
