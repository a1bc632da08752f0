"""Posts of other people's lives in a text that tells of one of the firm's: no title of anybody here, and those that are one."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind


def staff(extraction):
    return {
        each.full_name: next((fact.value for fact in each.facts if fact.field == "title"), "")
        for each in extraction.people
    }


def card(number, name, title, bio):
    return [
        (kind, text, {"card": number}) for kind, text in ((Kind.HEADING, name), (Kind.TEXT, title), (Kind.TEXT, bio))
    ]


def team(bio, *, cards=True):
    other = card(2, "Mary Alder", "Office Manager", "Mary has been with us since 2012.")
    rows = [(Kind.TITLE, "Our Team | Maple Hollow Rentals"), *card(1, "John Roe", "President", bio), *other]
    return rows if cards else [(*row[:2], {}) for row in rows]


OWN = {"John Roe": "President", "Mary Alder": "Office Manager"}


@pytest.mark.parametrize("cards", [True, False])
@pytest.mark.parametrize(
    "bio",
    [
        "John has built decks for years. His mentor, CEO Jane Dane, taught him the trade. He lives in Erie.",
        "John volunteers with Habitat for Humanity, led by director Jane Dane.",
        "John chairs the local chamber with vice president Jane Dane.",
        "John studied under professor Jane Dane, chair of design at Penn State.",
        "John serves on the board of United Way with Director Jane Dane.",
        "John learned the business from his grandfather, owner Robert Dane, who is long gone.",
        "As a student he interned for broker Jane Dane in Toledo.",
        "John's coach was principal Jane Dane.",
        "John's favorite client is attorney Jane Dane.",
        "John coaches Little League with attorney Jane Dane.",
        "He enjoys novels by Robert Dane, director Paul Elmer's films, and golf.",
        "Before joining our team, he sold houses for broker Jane Dane.",
        "He sold houses for broker Jane Dane before joining our company.",
        "Outside of the office, John rides with attorney Jane Dane.",
        "He works with director Jane Dane at Family Promise on weekends.",
        "John is married to attorney Jane Dane.",
        "He is the executive assistant to broker Jane Dane.",
        "He joined the firm in 2010 as assistant to broker Jane Dane.",
        "He was on the crew of director Jane Dane.",
        "I learned all that I know from broker Jane Dane.",
    ],
)
def test_posts_in_a_bio_are_of_others(read, page, bio, cards):
    assert staff(read(page(team(bio, cards=cards), "team"))) == OWN


@pytest.mark.parametrize(
    ("bio", "title"),
    [
        ("John works closely with our broker Jane Dane on new rentals.", "broker"),
        ("John shares the office with our broker, Jane Dane.", "broker"),
        ("In 2010 he met Jane Dane, who is now our sales manager.", "sales manager"),
        ("John and co-owner Jane Dane bought the firm in 2011.", "co-owner"),
        ("He runs Maple Hollow Rentals with his sister, owner Jane Dane.", "owner"),
        ("He and fellow partner Jane Dane see to the houses.", "partner"),
        ("John works closely with broker Jane Dane.", "broker"),
        ("He reports to broker Jane Dane.", "broker"),
        ("John assists owner Jane Dane with the books.", "owner"),
        ("He works alongside his wife, owner Jane Dane, in Toledo.", "owner"),
        ("John is the son of founder Jane Dane.", "founder"),
        ("John and his wife, owner Jane Dane, live in Toledo.", "owner"),
        ("John partners with vice president Jane Dane on all large houses.", "vice president"),
        ("John and his business partner, co-founder Jane Dane, love rentals.", "co-founder"),
        ("After joining the firm, he has worked with broker Jane Dane.", "broker"),
        ("John answers the phone. Broker Jane Dane runs the rest of it.", "Broker"),
        ("John answers the phone. Jane Dane is the broker.", "broker"),
        ("John joined Maple Hollow in 2001, when owner Jane Dane needed help.", "owner"),
        ("His work, with owner Jane Dane, made us what we are.", "owner"),
    ],
)
def test_who_is_said_to_be_ours_in_a_bio_is(read, page, bio, title):
    assert staff(read(page(team(bio), "team"))) == {**OWN, "Jane Dane": title}


@pytest.mark.parametrize(
    "bio",
    ["His mentor, office manager Mary Alder, taught him the trade.", "He golfs with broker Mary Alder."],
)
def test_who_has_an_entry_may_be_told_of_in_anothers(read, page, bio):
    assert set(staff(read(page(team(bio), "team")))) == set(OWN)


def test_a_text_that_tells_of_nobody_names_the_firms_people(read, page):
    rows = [*team("Sales and service in Erie.")[:3], "Call office manager Jane Dane to see a house."]
    assert staff(read(page(rows, "team")))["Jane Dane"] == "office manager"
