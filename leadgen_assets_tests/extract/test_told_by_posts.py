"""A post told outright makes a person of a name whose given name is a rare one, and an office with a town's name is the firm's own."""

from __future__ import annotations

import pytest

from leadgen_assets.extract.company import extract


@pytest.fixture
def named(page, property_management):
    ladder = property_management.contacts.ladder
    return lambda text: [
        person.full_name
        for person in extract(
            [page([text], role="about")], property_management.vocabulary, ladder, "quenlow.example"
        ).people
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bea Norton has been our Operations Manager since 2015.", "Bea Norton"),
        ("Bea Norton is our Office Manager.", "Bea Norton"),
        ("Ask for Ivy Marsh, Property Manager.", "Ivy Marsh"),
        ("Call Ivy Marsh, Broker, today.", "Ivy Marsh"),
        ("Anne Marsh, Director of Operations for the Austin office, reads every meter.", "Anne Marsh"),
    ],
)
def test_told_by_a_post(named, text, name):
    assert named(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Keller Williams is our broker.",
        "Ask for Norton Property, Property Manager.",
        "Maple Marsh has been our home since 2015.",
        "Ask for Ivy Marsh.",
        "Call Oak Ridge Rentals, Property Manager.",
        "Anne Marsh, Director of Operations for the Compass office, reads every meter.",
        "Bea Norton has been our tenant since 2015.",
        "Ivy Marsh is our favourite park.",
        "Sage Marsh has been our Operations Manager's dog since 2015.",
        "Call Maple Hollow, Owner portal, any day.",
    ],
)
def test_other_names_stay_out(named, text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Our accounting is done with AppFolio.", ["appfolio"]),
        ("Our inspections are all done with AppFolio.", ["appfolio"]),
        ("We are done with AppFolio; our tenants pay by check.", []),
        ("Our team is done with AppFolio.", []),
    ],
)
def test_work_is_done_with_what_is_in_use(page, read, values, text, value):
    assert values(read(page([text])), "pms") == value
