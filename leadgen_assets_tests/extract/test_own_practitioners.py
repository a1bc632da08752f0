"""The people who are the firm: shown by letters of their profession, by "Meet ...", by what is told below their name."""

from __future__ import annotations

HEADING = {"label": "h3"}


def names(extraction):
    return [person.full_name for person in extraction.people]


def titles(extraction):
    return {
        person.full_name: [fact.value for fact in person.facts if fact.field == "title"] for person in extraction.people
    }


def test_a_post_that_is_letters_too_stays_where_another_is_joined_to_it(page, read):
    assert titles(read(page(["Dr. Jane Alder, D.C. — CEO / Owner"], role="about"))) == {"Jane Alder": ["CEO / Owner"]}
