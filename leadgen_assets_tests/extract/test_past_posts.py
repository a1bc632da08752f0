"""Posts that are over: time words before a title, people who left, retired or died."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.extract.naming.person_names import PersonName
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.others.past_posts import is_past


def staff(extraction):
    """name -> first title"""
    return {
        person.full_name: next((fact.value for fact in person.facts if fact.field == "title"), "")
        for person in extraction.people
    }


def team(*entries):
    rows = [(Kind.HEADING, "Our team", {"label": "h1"})]
    for number, lines in enumerate([*entries, ("Jane Marlowe", "Owner")], 1):
        rows += [(Kind.HEADING if at == 0 else Kind.TEXT, text, {"card": number}) for at, text in enumerate(lines)]
    return rows


@pytest.mark.parametrize(
    "line",
    [
        "Recently Vice President of Sales at Nordwind, she joined us in 2020.",
        "Most recently, Director of Operations at Nordwind",
        "Until last year President of Nordwind Partners",
        "Formerly CEO of Nordwind",
        "Previously Managing Director, Nordwind",
        "Sometime President of Nordwind",
        "Lately Director of Operations, Nordwind",
        "For ten years Director of Sales at Nordwind",
    ],
)
def test_what_somebody_was_elsewhere_is_no_title_here(read, page, line):
    found = staff(read(page(team(("Paula Vance", line), ("Hugh Dane", line, "Leasing Agent")), role="team")))
    assert found == {"Paula Vance": "", "Hugh Dane": "Leasing Agent", "Jane Marlowe": "Owner"}


@pytest.mark.parametrize(
    "lines",
    [
        ("Formerly President",),
        ("Recently retired Vice President",),
        ("Immediate Past President",),
        ("Ex-Director of Operations",),
        ("Owner (ret.)",),
        ("Owner (sold 2019)",),
        ("Vice President", "is no longer with us"),
        ("Vice President", "Has moved on to new adventures"),
        ("Vice President", "Left us in 2020"),
        ("Vice President", "Retired after 30 years"),
        ("Vice President", "Enjoying retirement"),
        ("Vice President", "Forever in our hearts"),
        ("Vice President", "Passed away in May"),
        ("Vice President", "Until 2019"),
        ("Founder, 1941–2018",),
        ("Owner, 1989 - 2012",),
    ],
)
def test_a_card_of_somebody_gone_is_no_contact(read, page, lines):
    assert staff(read(page(team(("Paula Vance", *lines)), role="team"))) == {"Jane Marlowe": "Owner"}


@pytest.mark.parametrize(
    "text",
    [
        "Paula Vance, Vice President, is no longer with us.",
        "Paula Vance, our owner, is no longer with the company.",
        "Paula Vance, President, has moved on to Nordwind.",
        "Paula Vance, President, has left us.",
        "Paula Vance, Owner, sadly passed away.",
        "Our owner Paula Vance has gone to be with the Lord.",
        "Paula Vance, Vice President, will be leaving us in June.",
        "Paula Vance, Vice President, is retiring in June.",
        "Paula Vance, Vice President, was let go.",
        "Paula Vance, President, has been replaced by Jane Marlowe's brother.",
        "The company was run by Paula Vance, President, until her death.",
        "Our then president Paula Vance bought the house.",
        "Paula Vance, co-founder, who left in 2019",
        "Paula Vance, President, has decided to step down.",
        "Paula Vance, President, announced her retirement.",
        "Paula Vance, President, handed over the reins to her son.",
        "Paula Vance, Vice President, parted ways with us.",
        "Happy retirement to Paula Vance, Vice President!",
        "Elmer succeeded Paula Vance, president.",
        "Elmer bought the firm from Paula Vance, owner.",
        "The firm was sold by Paula Vance, owner, to the Berg family in 2015.",
        "In 1950, founder Paula Vance opened the doors.",
        "Our original owner, Paula Vance, lives abroad.",
        "The coming of director Hugh Dane in 1881 marked a turning point for the school.",
        "In October, 1913, Hugh Dane became director of the school.",
        "During World War I, director Hugh Dane led the school.",
    ],
)
def test_a_sentence_about_somebody_gone_names_no_contact(read, page, text):
    assert staff(read(page([text], role="about"))) == {}


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Broker", "Retired from the Navy in 2010, she joined us."), "Broker"),
        (("First Vice President",), "First Vice President"),
        (("Owner", "Moved on from teaching in 2010"), "Owner"),
        (("Recently appointed Vice President",), "Recently appointed Vice President"),
        (("Owner", "Left no stone unturned"), "Owner"),
        (("President", "Moved to Elmfield in 1990"), "President"),
    ],
)
def test_who_is_there_today_stays(read, page, lines, title):
    assert staff(read(page(team(("Paula Vance", *lines)), role="team")))["Paula Vance"] == title


@pytest.mark.parametrize(
    ("told", "over"),
    [
        ("Hugh retired in 2001.", True),
        ("Hugh Dane retired in 2001.", True),
        ("Mr. Dane retired in 2001.", True),
        ("Hugh and Carl retired in 2001.", True),
        ("Years later, Carl and Hugh retired.", True),
        ("Hughes retired in 2001.", False),
        ("Carl and Rosa retired in 2001.", False),
        ("His father Hugh retired in 2001.", False),
    ],
)
def test_a_later_sentence_says_by_name_that_it_is_over(told: str, *, over: bool) -> None:
    line = Segment(1, Kind.TEXT, Region.MAIN, f"Hugh Dane is the owner of the firm. {told}")
    page = PageText("https://maplehollow.example/", "about", Outcome.OK, (line,))
    assert is_past(Sighting(page, PersonName("Hugh Dane", True), line, "owner", line, 0.7, ()), "maplehollow") is over
