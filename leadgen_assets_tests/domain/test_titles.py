from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.wording.given_names import folded, given_names, may_be_same_given, may_sound_same
from leadgen_assets.domain.wording.titles import standing_of, title_table


@pytest.mark.parametrize(
    ("title", "seniority", "department"),
    [
        ("Owner", "executive", "leadership"),
        ("Broker/Owner", "executive", "leadership"),
        ("Owner & Designer", "executive", "leadership"),
        ("Vice President", "director", "leadership"),
        ("Senior Vice President, Operations", "director", "leadership"),
        ("Assistant to the President", "staff", "administration"),
        ("Regional Property Manager", "manager", "property management"),
        ("C.E.O.", "executive", "leadership"),
        ("Lead Technician", "staff", "maintenance"),
        ("Chief Financial Officer", "executive", "finance"),
        ("Associate", "staff", ""),  # of a law office as well as of a shop
        ("Associate Attorney", "staff", "legal"),
        ("Associate Chiropractor", "staff", "health care"),
        ("Sales Associate", "staff", "sales"),
    ],
)
def test_titles_have_a_rank_and_a_department(title: str, seniority: str, department: str) -> None:
    standing = standing_of(title)
    assert standing is not None
    assert (standing.seniority, standing.department) == (seniority, department)


@pytest.mark.parametrize(
    ("title", "seniority"),
    [
        ("Assistant CEO", "staff"),
        ("Executive Assistant CEO", "staff"),
        ("Assistant to the Owner", "staff"),
        ("President's Assistant", "staff"),
        ("HR Business Partner", None),
        ("Channel Partner Manager", "manager"),
        ("Partner Success", None),
        ("Director of Partner Success", "director"),
        ("Owner Relations Manager", "manager"),
        ("Owner's Representative", "staff"),
        ("President's Office", None),
        ("CEO Office", None),
        ("Product Owner", None),
        ("Principal Software Engineer", "staff"),
        ("Broker Support", None),
        ("Office Manager for the President", "manager"),
        ("Managing Partner", "executive"),
        ("Senior Partner", "executive"),
        ("Owner/Manager", "executive"),
        ("Owner Operator", "executive"),
        ("Principal Broker", "executive"),
        ("Deputy CEO", "executive"),
    ],
)
def test_whom_somebody_serves_is_no_rank(title: str, seniority: str | None) -> None:
    standing = standing_of(title)
    assert (standing and standing.seniority) == seniority


@pytest.mark.parametrize(
    "title",
    ["", "Former Owner", "Most recently CEO of Nordwind", "Prior President", "Retired Broker", "Friend of the House"],
)
def test_former_and_unknown_titles_have_none(title: str) -> None:
    assert standing_of(title) is None


def test_the_table_is_whole() -> None:
    table = title_table()
    assert all(title == title.lower().strip() and title for title in table)
    assert {standing.seniority for standing in table.values()} == {"executive", "director", "manager", "staff"}
    assert [title for title, standing in table.items() if not standing.department] == ["associate"]
    assert all(standing_of(title) is not None for title in table)


@given(st.text(max_size=80))
def test_any_text_has_a_standing_or_none(text: str) -> None:
    standing = standing_of(text)
    assert standing is None or standing in title_table().values()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bob", "robert", True),
        ("robert", "bob", True),
        ("j", "jane", True),
        ("jane", "jane", True),
        ("bob", "bill", False),
        ("jane", "john", False),
        ("", "jane", False),
    ],
)
def test_given_names_that_may_be_one(one: str, other: str, same: bool) -> None:
    assert may_be_same_given(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("kathy", "cathy", True),
        ("stephen", "steven", True),
        ("eric", "erik", True),
        ("carl", "karl", True),
        ("geoff", "jeffrey", True),
        ("cathy", "katherine", True),
        ("bill", "william", True),
        ("ann", "anne", True),
        ("jon", "john", True),
        ("bryan", "brian", True),
        ("debbie", "debby", True),
        ("filip", "philip", True),
        ("jan", "jane", False),
        ("dan", "dane", False),
        ("tony", "toni", False),
        ("ray", "rae", False),
        ("mary", "marie", False),
        ("joy", "joey", False),
        ("dennis", "denise", False),
        ("rick", "rich", False),
        ("jack", "jake", False),
        ("gene", "jen", False),
        ("daniel", "danielle", False),
        ("steve", "steph", False),
        ("cascade", "kascade", False),  # no names
    ],
)
def test_given_names_in_two_spellings(one: str, other: str, same: bool) -> None:
    assert may_sound_same(one, other) is may_sound_same(other, one) is same


def test_given_names_are_folded() -> None:
    assert folded("Chloé") in given_names()
    assert all(name == folded(name) for name in given_names())
