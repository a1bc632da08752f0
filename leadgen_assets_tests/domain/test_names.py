from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.wording.names import normal_company_name, normal_person_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbor & Finch Co., L.L.C.", "harbor and finch"),
        ("Tarnwick Homes, Inc.", "TARNWICK HOMES"),
        ("Société Générique S.A.", "societe generique"),
        ("Joe’s Rentals", "Joes Rentals"),
        ("Oak-Tree Property Management", "Oak Tree Property Management, LLC"),
    ],
)
def test_spellings_of_one_company_are_equal(one: str, other: str):
    assert normal_company_name(one) == normal_company_name(other)


def test_different_companies_stay_different():
    assert normal_company_name("Tarnwick Homes North") != normal_company_name("Tarnwick Homes")
    assert normal_company_name("The Company, Inc.") == "the company inc"
    assert normal_company_name("---") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dr. Jane Q. Farquhar, MPM, RMP", "jane q farquhar"),
        ("Farquhar, Jane", "Jane Farquhar"),
        ('Robert "Bob" O\'Kettle CPM', "Robert OKettle"),
        ("José Muñoz", "Jose Munoz"),
        ("Farquhar, Jane, CPM", "Jane Farquhar"),
    ],
)
def test_spellings_of_one_person_are_equal(one: str, other: str):
    assert normal_person_name(one) == normal_person_name(other)


def test_father_and_son_stay_two():
    assert normal_person_name("Hugo Kettle, Jr.") != normal_person_name("Hugo Kettle")


@given(st.text(max_size=80))
def test_normal_names_are_folded_words(text: str):
    for name in (normal_company_name(text), normal_person_name(text)):
        assert name == " ".join(name.split())
        assert name == name.casefold()
        assert not set(name) & set(".,&'\"()")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maple Hollow Limited Liability Company", "Maple Hollow, L.L.C."),
        ("Maple Hollow Limited Partnership", "Maple Hollow L. P."),
        ("Maple Hollow, A Professional Corporation", "Maple Hollow A"),
        ("Maple Hollow Sdn. Bhd.", "Maple Hollow"),
        ("Maple Hollow GmbH & Co. KG", "Maple Hollow"),
        ("Maple Hollow S.A. de C.V.", "Maple Hollow"),
    ],
)
def test_forms_of_several_words(one, other):
    assert normal_company_name(one) == normal_company_name(other)


def test_words_that_are_forms_elsewhere_stay():
    assert normal_company_name("Limited Brands") == "limited brands"
    assert normal_company_name("Elm Day Spa") == "elm day spa"
    assert normal_company_name("The Company, Inc.") == "the company inc"
