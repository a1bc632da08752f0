"""How long, and since when, the firm has been at it, apart from how long its people and others have been."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.extract.company import extract
from leadgen_assets.extract.fields.persons_numbers import is_told_of_person


@pytest.fixture
def told(page, property_management, rungs, values):
    fields = property_management.vocabulary.fields

    def run(field, *rows):
        vocabulary = Vocabulary(fields={field: fields[field]})
        return values(extract([page(list(rows))], vocabulary, rungs, "maplehollow.example"), field)

    return run


@pytest.mark.parametrize(
    "text",
    [
        "Serving Waco for over 30 years",
        "We have been serving Waco for 30 years.",
        "Serving Waco, Temple and Killeen for over 30 years.",
        "Proudly serving the Waco area for more than 30 years.",
        "We've been serving landlords for 30 years.",
        "Maple Hollow Rentals has been providing rental management in Waco for over 30 years.",
        "Family owned and operated for 30 years",
        "Locally owned and operated for over 30 years.",
        "A family-owned company serving the Waco area for more than 30 years.",
        "Our company has proudly served Waco for over 30 years.",
        "Providing property management services for over 30 years.",
        "Maple Hollow Rentals, serving Waco for over 30 years, is here for you.",
        "We are a family-owned company and have been serving Waco for over 30 years.",
        "Maple Hollow is locally owned and has been serving Waco for 30 years.",
    ],
)
def test_how_long_a_firm_serves_is_how_long_it_is_in_business(told, text):
    assert told("years_in_business", "About us", text) == ["30"]


@pytest.mark.parametrize(
    "text",
    [
        "Our agents have been serving clients for 30 years.",
        "Ann Doyle has been serving Waco for over 30 years.",
        "Our broker, Ann Doyle, has been serving clients for 30 years.",
        "Ann Doyle, serving clients for 30 years.",
        "Ann Doyle is our broker and has been serving Waco for 30 years.",
        "I have been serving Waco for 30 years.",
        "We offer a 30-year mortgage.",
        "This restaurant has been serving Waco for 30 years.",
        "The downtown library has been serving readers for 30 years.",
        "Our bank has been serving Waco for 30 years.",
        "We work with a title company serving Waco for 30 years.",
        "Realtors serving Waco for 30 years.",
        "With agents serving clients for 30 years, we know the town.",
        "The house was owned and operated for 30 years by the Doyle family.",
        "We look forward to serving Waco for another 30 years.",
        "Our vendors have been serving us for 30 years.",
    ],
)
def test_how_long_anybody_else_serves_is_not(told, text):
    assert told("years_in_business", "About us", text) == []


def test_a_line_below_a_persons_name_is_of_the_person(told):
    assert told("years_in_business", "Ann Doyle", "Broker", "Serving Waco for over 30 years.") == []
    assert told("years_in_business", "Why us", "Broker", "Serving Waco for over 30 years.") == ["30"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebecca has been helping owners since 1999.",
        "Rebecca Doyle is our broker and has been in business since 1999.",
        "Rebecca is our Managing Director and has been managing rentals since 1999.",
        "Rebecca Doyle, our broker, has been helping owners since 1999.",
        "Rebecca Doyle has been helping owners in Waco since 1999 and loves hiking.",
    ],
)
def test_since_when_a_person_is_at_work_is_not_the_firms_year(told, text):
    assert told("founded", "Rebecca Doyle", "Managing Director", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Maple Hollow is family owned and has been in business since 1999.",
        "We have been helping owners since 1999.",
        "Our company has been in business since 1999.",
        "Rebecca Doyle founded the company and has been managing rentals since 1999.",
        "Rebecca Doyle started the company in 1999.",
        "Our team has been helping owners since 1999.",
        "Serving Waco since 1999.",
        "In business since 1999, Maple Hollow manages homes.",
        "Maple Hollow has been trusted by owners since 1999.",
        "Proudly managing homes in Waco since 1999.",
        "Family owned since 1999.",
    ],
)
def test_since_when_the_firm_is_there_stays(told, text):
    assert told("founded", "About us", text) == ["1999"]


@pytest.mark.parametrize(
    ("text", "letters", "theirs"),
    [
        ("Rebecca has been helping owners since 1999.", "maplehollow", True),
        ("Rebecca has been helping owners since 1999.", "rebeccarealty", False),
        ("We have been helping owners since 1999.", "maplehollow", False),
    ],
)
def test_a_models_year_is_asked_the_same(page, property_management, text, letters, theirs):
    spec = property_management.vocabulary.fields["founded"]
    assert is_told_of_person(page([text]), 0, "1999", spec, letters) is theirs


def test_a_firm_that_bears_a_given_name_has_its_own_year(page, property_management, rungs, values):
    vocabulary = Vocabulary(fields={"founded": property_management.vocabulary.fields["founded"]})
    read = page(["About us", "Athena has been helping owners since 2011."])
    assert values(extract([read], vocabulary, rungs, "athenapm.example"), "founded") == ["2011"]
