"""Who is asked by a firm, sells to it, serves a public body or owns a house is none of its people; its own may be told alike."""

from __future__ import annotations

import pytest


@pytest.fixture
def named(page, read):
    return lambda text: [person.full_name for person in read(page([text], role="about")).people]


@pytest.mark.parametrize(
    "text",
    [
        # a post for another body behind it
        "Paul Alder, Director of Operations for the city's water works, reads the meters.",
        "Paul Alder, Manager of the county's bus lines, likes our street.",
        "Paul Alder, Director of Maintenance at our neighbor's bakery, waves each day.",
        # by-agent of what was done to the firm
        "The house was sold to us by Paul Alder, Broker, in 2011.",
        "The barn was leased to us in May by Paul Alder, Owner.",
        "We were invited to the fair by Paul Alder, President.",
        # asked by the firm
        "In this interview we talk with Paul Alder, CEO, about his start-up.",
        "In the latest episode we sat down with Paul Alder, Founder.",
        "We recently interviewed Paul Alder, CEO.",
        "Listen to our conversation with Paul Alder, President.",
        # owner of a thing since a year
        "Paul Alder, Owner since 1998 of the house at 9 Birch Lane, pays us a fee.",
        "Paul Alder, Owner for twenty years of a bakery, pays us a fee.",
    ],
)
def test_such_a_one_is_not_of_the_firm(named, text):
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Paul Alder, Director of Operations for the firm's rental side, reads each report.",
        "Paul Alder, Director of Leasing at the city's oldest brokerage, opened it in 1998.",
        "Paul Alder, Broker for the county's largest team, answers the phone.",
        "Founded by Paul Alder, Broker, in 2011.",
        "The firm was sold to Paul Alder, Broker, in 2011.",
        "We are led by Paul Alder, President.",
        "We were founded in 1998 by Paul Alder, Owner.",
        "The house was sold to us by Paul Alder, our broker.",
        "Talk with Paul Alder, CEO, about your house.",
        "Speak with Paul Alder, Broker, today.",
        "Meet with Paul Alder, Owner, before we show your house.",
        "In this video we show your house; meet Paul Alder, Broker.",
        "Paul Alder, Owner since 1998, answers the phone.",
        "Paul Alder, Owner since 1998 of our firm, answers the phone.",
    ],
)
def test_the_firms_own_stay(named, text):
    assert named(text) == ["Paul Alder"]
