"""Who sold to the firm, serves it, judges it or lives beside it is none of its people, whatever the title; its own may be told so."""

from __future__ import annotations

import pytest


@pytest.fixture
def named(page, read):
    return lambda text: [person.full_name for person in read(page([text], role="about")).people]


@pytest.mark.parametrize(
    "text",
    [
        # what only another does with a firm
        "Paul Alder, Broker, sold us this house in 1994.",
        "Paul Alder, Director, invited us to a panel.",
        "Paul Alder, General Manager, rents us our mats.",
        "Paul Alder, CEO, wrote about us in the paper.",
        "Last spring Paul Alder, Executive Director, handed us a trophy.",
        "Paul Alder, Owner, lets us use his barn.",
        # where he is
        "Paul Alder, CEO, greets you from our bank.",
        "At the gym above us Paul Alder, Owner, teaches judo.",
        "The rolls come from Paul Alder, Owner, three doors down.",
        # what he is to it
        "Paul Alder, Owner, was our very first tenant.",
        "We bought our chairs from Paul Alder, Owner.",
        "We bid against Paul Alder, Broker.",
        "Paul Alder, Director, judges our homes for the city.",
    ],
)
def test_who_deals_with_the_firm_is_not_of_it(named, text):
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Paul Alder, Broker, sold his first house in 1994.",
        "Paul Alder, Broker, sells houses for our owners.",
        "Paul Alder, CEO, leads us.",
        "Paul Alder, CEO, joined us in 2003.",
        "Paul Alder, President, came to us from a bank.",
        "Paul Alder, CEO, hired our first manager.",
        "Paul Alder, President, represents us at the apartment association.",
        "Paul Alder, CEO, greets you from our office.",
        "Paul Alder, CEO, keeps us laughing.",
        "Paul Alder, Owner, painted our lobby himself.",
        "Paul Alder, Owner, lives three doors down from our office.",
        "Paul Alder, Owner, bakes rolls for our tenants.",
        "Paul Alder, Owner, signs our statements.",
        "Paul Alder, Owner, was our first employee.",
        "Paul Alder, Controller, audits our trust account.",
        "Our broker, Paul Alder, sold us on the idea.",
        "Paul Alder, President, gave us our name.",
        "Owner Paul Alder was our first customer in 1989.",
    ],
)
def test_the_firms_own_people_are_told_with_the_same_words(named, text):
    assert named(text) == ["Paul Alder"]
