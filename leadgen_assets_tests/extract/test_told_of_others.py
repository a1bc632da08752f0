"""People of whom a page tells and who are none of the firm's: of laws and cases, houses, footers, farewells; and one man told twice."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets_tests.extract.test_other_titles import titles_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The program was signed into law in 1984 by President Hugh J. Dane the same year.", {}),
        ("In that year President Hugh Dane signed the Rental Housing Act.", {}),
        ("$180,000 in lost earnings was awarded by Judicial Hearing Officer Paula Stone", {}),
        ("Judicial Hearing Officer Paula Stone determined that the client was right.", {}),
        ("She was an assistant for University of Iowa School of Law Professor Lily Stone.", {}),
        ("He studied with Boston College Professor Hugh Dane for a year.", {}),
        # The firm's own.
        ("Our President Hugh Dane signed the lease himself.", {"Hugh Dane": ["President"]}),
        ("Every plan is signed by President Hugh Dane before it goes out.", {"Hugh Dane": ["President"]}),
        ("Talk to President Hugh Dane about the new law.", {"Hugh Dane": ["President"]}),
        ("Owner Paula Stone determined that a roof needs a second look.", {"Paula Stone": ["Owner"]}),
        ("Every claim is decided by Owner Paula Stone within a day.", {"Paula Stone": ["Owner"]}),
        ("University of Iowa graduate and owner Lily Stone leads the team.", {"Lily Stone": ["owner"]}),
        ("A degree from Boston College. Owner Hugh Dane built the firm.", {"Hugh Dane": ["Owner"]}),
    ],
)
def test_who_signs_laws_decides_cases_or_teaches_elsewhere_is_not_ours(page, read, text, found):
    assert titles_of(read(page([text], role="about"))) == found


@pytest.mark.parametrize("school", ["elmfieldcollege.example", "elmfield.example"])
def test_a_schools_own_professor_is_its_own(page, read, school):
    text = "Ask Elmfield College Professor Hugh Dane about the course."
    assert titles_of(read(page([text], role="about"), domain=school)) != {}


@pytest.mark.parametrize(
    "text", ["F.S. Ch", "F.S. Ch.", "Carol Values", "Carol Promises Difference", "Jane Stone Referrals"]
)
def test_citations_and_what_a_firm_holds_dear_name_nobody(text):
    assert person_name(text) is None


@pytest.mark.parametrize("text", ["Jane Priority", "F.S. Chan", "Jane Valles", "Robert Principe", "Carol Stronge"])
def test_surnames_like_such_words_stay(text):
    assert person_name(text) is not None


@pytest.mark.parametrize(
    ("name", "post", "found"),
    [
        ("Ronald Stone House", "Volunteer Projects", []),
        ("Jane Stone House", "Owner", ["Jane Stone House"]),
        ("Gregory House", "Owner", ["Gregory House"]),
    ],
)
def test_a_house_that_bears_a_name_is_nobody(page, read, name, post, found):
    rows = [(Kind.HEADING, name, {"card": 2}), (Kind.TEXT, post, {"card": 2})]
    assert list(titles_of(read(page(rows, role="team")))) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Created by Hugh Dane & Paula Stone", []),
        ("Site designed and built by Hugh Dane", []),
        ("Maple Hollow was created by Hugh Dane", ["Hugh Dane"]),
    ],
)
def test_who_made_the_site_signs_its_footer(page, read, line, found):
    rows = ["We answer within a day.", (Kind.TEXT, line, {"region": Region.FOOTER})]
    assert list(titles_of(read(page(rows)))) == found


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("We want to wish Marla a well deserved Happy Retirement!", False),
        ("Happy retirement, Marla Stone!", False),
        ("Congratulations to Marla Stone on her retirement.", False),
        ("We wish Marla all the best in her retirement.", False),
        ("We wish Marla a happy birthday!", True),
        ("We wish Elmfield families a secure retirement.", True),
        ("Happy retirement, Hugh!", True),
        ("Marla helps you plan for a happy retirement.", True),
        ("Congratulations to Marla on ten years with us.", True),
        ("Marla can help you wish for more in retirement.", True),
    ],
)
def test_who_is_wished_well_in_retirement_is_gone(page, read, text, stays):
    team = page([(Kind.HEADING, "Marla Stone", {"card": 2}), (Kind.TEXT, "Manager", {"card": 2})], role="team")
    assert ("Marla Stone" in titles_of(read(page([text]), team))) is stays


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Robert Stone", "Robert C. Stone III", ["Robert C. Stone III"]),
        ("Robert C. Stone", "Robert C. Stone II", ["Robert C. Stone II"]),
        ("Robert Stone", "Robert Stone Jr.", ["Robert Stone", "Robert Stone Jr."]),
        ("Robert B. Stone", "Robert C. Stone III", ["Robert B. Stone", "Robert C. Stone III"]),
        ("Robert Stone Sr.", "Robert Stone III", ["Robert Stone Sr.", "Robert Stone III"]),
    ],
)
def test_the_third_of_a_name_is_told_without_the_number_too(page, read, one, other, found):
    pages = (page([f"{name}, Owner"], role=role) for name, role in ((one, "team"), (other, "about")))
    assert list(titles_of(read(*pages))) == found


def test_a_page_that_names_both_has_two(page, read):
    rows = ["Robert Stone, Founder", "Robert C. Stone III, Owner"]
    assert list(titles_of(read(page(rows, role="team")))) == ["Robert Stone", "Robert C. Stone III"]
