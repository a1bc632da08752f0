"""The people who are the firm: shown by letters of their profession, by "Meet ...", by what is told below their name."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind

TRAINED = "Dr. Thornfield completed the studies at the University of Iowa and came to our town in 1999 with two dogs."
FOUNDED = (
    "Qorvin R. Thornfield, the founder of our company, is a graduate of the University of Iowa, and he has two dogs."
)


def heading(text, label="h3"):
    return (Kind.HEADING, text, {"label": label})


def names(extraction):
    return [person.full_name for person in extraction.people]


def titles(extraction):
    return {
        person.full_name: [fact.value for fact in person.facts if fact.field == "title"] for person in extraction.people
    }


def test_a_post_that_is_letters_too_stays_where_another_is_joined_to_it(page, read):
    assert titles(read(page(["Dr. Jane Alder, D.C. — CEO / Owner"], role="about"))) == {"Jane Alder": ["CEO / Owner"]}


@pytest.mark.parametrize(
    ("role", "rows", "found"),
    [
        ("team", [heading("Dr. Qorvin Thornfield"), heading("Dr. Robert Elm")], ["Qorvin Thornfield", "Robert Elm"]),
        ("team", [heading("Qorvin Thornfield, MD"), heading("Jane Elm, MD")], ["Qorvin Thornfield", "Jane Elm"]),
        ("about", ["Jane Elm, PTA", "Qorvin Thornfield, PTA", "Bob Alder, MPT"], ["Jane Elm", "Qorvin Thornfield", "Bob Alder"]),
        # Towns and services of a page, and one line alone.
        ("team", [heading("Qorvin Heights, MD"), heading("Thornfield Valley, MD")], []),
        ("about", ["Qorvin Thornfield, P.T.A.", "We are open on Mondays."], []),
        ("team", [heading("Dr. Qorvin Thornfield (retired)"), heading("Dr. Robert Elm")], ["Robert Elm"]),
    ],
)  # fmt: skip
def test_letters_among_others_with_letters_show_a_person_whatever_the_given_name(page, read, role, rows, found):
    assert names(read(page([heading("Providers", "h1"), *rows, "We answer within a day."], role=role))) == found


def test_a_rare_name_is_no_house_below_anothers_in_one_card(page, read):
    rows = [(kind, text, {**more, "card": 7}) for kind, text, more in map(heading, ("Jane Elm, MD", "Qorvin Reed, MD"))]
    assert names(read(page([heading("Meet The Doctors", "h2"), *rows], role="team"))) == ["Jane Elm", "Qorvin Reed"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([heading("Meet Dr. Qorvin Thornfield, D.C."), TRAINED], ["Qorvin Thornfield"]),
        ([heading("About Dr. Qorvin Thornfield"), TRAINED], ["Qorvin Thornfield"]),
        ([heading("About Dr. Thornfield", "h2"), heading("Dr. Qorvin Thornfield"), "“I care.”"], ["Qorvin Thornfield"]),
        (["Meet Your Counselor", heading("Dr. Qorvin Thornfield"), "“I care.”"], ["Qorvin Thornfield"]),
        ([heading("About Qorvin Hollow"), "We are in a valley."], []),
        ([heading("About Austin"), "Austin is a town with many people and a river, and it has two bridges over it."], []),
        ([heading("Our Reviews", "h2"), heading("Dr. Qorvin Thornfield"), "“They care.”"], []),
    ],
)  # fmt: skip
def test_a_heading_that_greets_somebody_names_that_one(page, read, rows, found):
    assert names(read(page(rows, role="home"))) == found


@pytest.mark.parametrize(
    ("above", "text", "found"),
    [
        ("Meet the Team", FOUNDED, ["Qorvin R. Thornfield"]),
        ("Meet the Team", FOUNDED.replace(", the founder of our company, is", " is"), ["Qorvin R. Thornfield"]),
        ("Our Communities", FOUNDED, []),
        ("Meet the Team", FOUNDED.replace("and he has", "with"), []),
        ("Meet the Team", FOUNDED.replace("Qorvin R. Thornfield", "It"), []),
    ],
)
def test_below_a_teams_heading_a_text_that_begins_with_the_name_tells_of_one_of_it(page, read, above, text, found):
    rows = [heading(above, "h2"), heading("Qorvin R. Thornfield"), text]
    assert names(read(page(rows, role="home"))) == found


@pytest.mark.parametrize(
    ("line", "beside", "found"),
    [
        ("Kathleen | Office Manager", "Kathleen grew up in Elmfield.", {"Kathleen": ["Office Manager"]}),
        ("Kathleen - Office Manager", (Kind.IMAGE, "Kathleen"), {"Kathleen": ["Office Manager"]}),
        ("Kathleen | Office Manager", "She grew up in Elmfield.", {}),
        ("Faith | Office Manager", "Faith grew up in Elmfield.", {}),
        ("Leasing | Office Manager", (Kind.IMAGE, "Leasing"), {}),
    ],
)
def test_a_given_name_with_a_post_is_somebody_whom_picture_or_text_calls_so(page, read, line, beside, found):
    told = isinstance(beside, str)
    rows = [heading(line), beside] if told else [beside, heading(line), "We answer within a day."]
    assert titles(read(page(rows, role="team"))) == found


def test_a_plain_word_with_a_post_needs_picture_and_text(page, read):
    rows = [(Kind.IMAGE, "Faith"), heading("Faith | Office Manager"), "Faith grew up in Elmfield."]
    assert titles(read(page(rows, role="team"))) == {"Faith": ["Office Manager"]}


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Jane", "Alder", {"Jane Alder": ["Broker"]}),
        ("Jane Q.", "Carroll", {"Jane Q. Carroll": ["Broker"]}),
        ("Jane Alder", "Robert Elm", {"Robert Elm": ["Broker"]}),
        ("Austin", "Office", {}),
        ("Our", "Team", {}),
    ],
)
def test_a_heading_that_breaks_a_name_in_two_lines_names_one(page, read, first, second, found):
    rows = [heading(first), (Kind.HEADING, second, {"label": "h3", "goes_on": True}), "Broker", "We answer in a day."]
    assert titles(read(page(rows, role="team"))) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Jane Mary Alder", "Jane Alder", ["Jane Mary Alder"]),
        ("Jane Alder", "Jane Mary Alder", ["Jane Mary Alder"]),
        ("Jane Mary Alder", "Jane Mary Elm", ["Jane Mary Alder", "Jane Mary Elm"]),
        ("Jane Mary Alder", "Jane Ann Alder", ["Jane Mary Alder", "Jane Ann Alder"]),
    ],
)
def test_with_and_without_the_middle_name_one_person_is_told(page, read, one, other, found):
    pages = [page([heading(one), "Broker"], role="team"), page([heading(other), "Owner"], role="about")]
    assert names(read(*pages)) == found


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("Chris has been here for twenty years.", ["Jane Alder", "Chris Qorvin"]),
        ("The house is in a valley.", ["Jane Alder"]),
    ],
)
def test_the_second_of_a_card_is_somebody_of_whom_the_text_below_tells(page, read, below, found):
    lines = (heading("Jane Alder"), (Kind.TEXT, "Owner", {}), heading("Chris Qorvin"), (Kind.TEXT, below, {}))
    rows = [(kind, text, {**more, "card": 7}) for kind, text, more in lines]
    assert names(read(page(rows, role="team"))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jane Alder, FNP-BC specializes in chronic pain.", ["Jane Alder"]),
        ("Dr. Jane Alder treats children of any age.", ["Jane Alder"]),
        ("Dr. Jane Alder treats children at Pixel Barn.", []),
        ("Jane Alder treats children of any age.", []),
    ],
)
def test_who_has_letters_and_practises_is_of_the_firm(page, read, text, found):
    assert names(read(page([text], role="home"))) == found


@pytest.mark.parametrize(
    ("name", "found"), [("Jane Alder Law", []), ("Jane Law", ["Jane Law"]), ("Jane Alder", ["Jane Alder"])]
)
def test_a_firm_named_for_somebody_is_not_that_one(page, read, name, found):
    firm = name if name.endswith("Law") else "Jane Alder Law"
    rows = [
        (Kind.TITLE, f"Elmfield Lawyer | {firm}"),
        f"{name} — Family Attorney",
        "Jane is in town.",
        f"© 2026 {firm}",
    ]
    assert names(read(page(rows, role="home"), domain=f"{firm.replace(' ', '').lower()}.example")) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([heading("Dr. Jane Alder"), "(retired)"], []),
        ([heading("Dr. Jane Alder (Retired)")], []),
        ([heading("Col. Jane Alder (Retired)")], ["Jane Alder"]),
        ([heading("Jane Alder"), "USAF (Retired)"], ["Jane Alder"]),
        ([heading("Robert Elm"), "Retired"], ["Jane Alder"]),
    ],
)
def test_who_is_retired_on_one_page_is_so_on_every_page(page, read, rows, found):
    pages = [page(["Dr. Jane Alder founded the practice in 1982."], role="about"), page(rows, role="team")]
    assert names(read(*pages)) == found
