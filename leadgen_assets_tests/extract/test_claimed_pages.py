"""A page that claims to be another company's gives this one nobody and nothing; the firm's own name on its page is no such claim."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("This is the official website of Granite State Partners. Our owner is Paul Alder.", []),
        ("Welcome to the official site of Granite State Partners! Our owner is Paul Alder.", []),
        ("Welcome to the official website of Maple Hollow Homes. Our owner is Paul Alder.", ["Paul Alder"]),
        ("Visit the official website of Granite State Partners. Our owner is Paul Alder.", ["Paul Alder"]),
    ],
)
def test_a_page_that_claims_to_be_another_company_gives_nobody(page, read, text, names):
    found = read(page(["Maple Hollow", text], role="about"))
    assert [person.full_name for person in found.people] == names


def test_a_name_that_the_site_bears_elsewhere_is_its_own(page, read):
    claim = "This is the official website of Granite State Partners. Our owner is Paul Alder."
    found = read(page([claim], role="about"), page(["Granite State Partners", "12 Elm Street"], role="contact"))
    assert [person.full_name for person in found.people] == ["Paul Alder"]


@pytest.mark.parametrize(
    "line",
    ["Asked by Paul Alder, owner", "Answered by Paul Alder, owner", "Verified review: Paul Alder, owner"],
)
def test_who_asks_answers_and_reviews_is_nobody_of_the_firm(page, read, line):
    assert read(page([line], role="about")).people == ()
