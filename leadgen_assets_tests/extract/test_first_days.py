"""Numbers of a firm's first day are not what it has today."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Ann started Maple Hollow in 2005 with 8 doors, and we love what we do.",
        "Maple Hollow was founded by Roy Doyle in 1998 with 10 rentals that we managed.",
        "Maple Hollow Rentals, LLC opened in 1998 with a portfolio of 40 homes.",
        "Our company began in May, 1998 with 30 units under management.",
        "We opened in Waco, Texas, in 2004 with over 20 homes.",
        "Our firm launched in 2004 managing about 12 rentals.",
        "Founded in 1998, with only 30 homes, our firm is still family owned.",
        "Our owner established the company in 1994 looking after 16 homes.",
        "We began by managing 14 homes.",
        "Since our founding in 1998 with 35 units we have not stood still.",
    ],
)
def test_what_a_firm_began_with_is_not_what_it_has(units, text):
    assert units(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Founded in 1998 with just 35 units, we now manage 540 homes.",
        "Our firm was founded by Roy Doyle in 1998 with 10 rentals; it now manages 540 homes.",
        "Roy Doyle started the company in 1998 managing 25 homes. Today we manage over 540 homes.",
        "We launched in 2004 managing 12 rentals and today manage 540 homes.",
        "Established in 1998 with 30 units under management, we have grown to 540 units under management.",
    ],
)
def test_today_is_told_beside_it(units, text):
    assert units(text) == ["540"]


@pytest.mark.parametrize(
    "text",
    [
        "Founded in 1998, we manage 540 homes.",
        "Founded in 1998, with 540 homes under management, Maple Hollow is the largest in town.",
        "We are an established company with 540 homes under management.",
        "We are a well established Ohio firm managing 540 homes.",
        "We are a locally founded firm with 540 homes under management.",
        "Family founded and operated, with 540 units under management.",
        "Established in 1998 and managing 540 homes in Austin, we are family owned.",
        "Founded in 1998 and currently managing 540 homes.",
        "Founded in 1998, Maple Hollow is a company with 540 units under management.",
        "Founded by Roy Doyle in 1998, our company now manages 540 homes.",
        "Since we opened in 1998 with the goal of better service, we have grown to 540 homes under management.",
        "Our company was founded with the belief that owners come first; we manage 540 homes.",
        "Founded in 1998 with one employee, we now manage 540 homes.",
        "Roy started with us in 1998 as a plumber. Today we manage 540 homes.",
        "Our opening hours are long, and we manage 540 homes.",
        "We started with a simple idea and now manage 540 homes.",
        "Starting in 1998 with one duplex, we have grown to managing 540 homes.",
        "We opened our second office in 2010 and manage 540 homes with a staff of nine.",
    ],
)
def test_what_a_firm_has_today_stays(units, text):
    assert units(text) == ["540"]
