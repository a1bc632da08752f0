from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.exports.given_values import PERSON_FIELDS, NotTaken, given_value
from leadgen_assets.domain.icps.icp import BASE_FIELDS, Icp, Vocabulary


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("email", " Jane@Firm.example ", "jane@firm.example"),
        ("email", "mailto:jane@firm.example", "jane@firm.example"),
        ("phone", "(512) 555-0142", "+15125550142"),
        ("phone", "15125550142", "+15125550142"),
        ("linkedin_url", "linkedin.com/in/jane-doe/", "https://www.linkedin.com/in/jane-doe"),
        ("linkedin_url", "http://uk.linkedin.com/in/jane?trk=x", "https://uk.linkedin.com/in/jane"),
        ("full_name", "Jane  Doe", "Jane Doe"),
        ("title", "Owner/Broker", "Owner/Broker"),
    ],
)
def test_a_persons_value_in_normal_form(field: str, text: str, value: str) -> None:
    assert given_value(field, text, Vocabulary(), of_person=True) == value


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("email", "info@firm.example", "office's inbox"),
        ("email", "jane at firm", "no valid e-mail"),
        ("email", "jane@firm.example; j@firm.example", "several e-mail addresses; write the one that is meant"),
        ("phone", "123", "no valid telephone"),
        ("linkedin_url", "https://www.linkedin.com/sales/lead/abc", "LinkedIn profile"),
        ("linkedin_url", "https://linkedin.com.evil.example/in/jane", "LinkedIn profile"),
        ("full_name", "Jane", "first and a last name"),
        ("full_name", "jane@firm.example Doe", "first and a last name"),
        ("title", "---", "says nothing"),
        ("state", "TX", "nothing that is said of a person"),
    ],
)
def test_what_is_no_persons_value(field: str, text: str, why: str) -> None:
    with pytest.raises(NotTaken, match=why):
        given_value(field, text, Vocabulary(), of_person=True)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("email", "info@firm.example", "info@firm.example"),
        ("state", "Tex.", "TX"),
        ("zip_code", "2134", "02134"),
        ("domain", "https://www.firm.example/about", "firm.example"),
        ("website", "www.firm.example", "https://www.firm.example"),
        ("units", "1,250", "1250"),
        ("units", "320.0", "320"),
        ("pms", "Rent Manager", "rent_manager"),
        ("pms", "BUILDIUM", "buildium"),
        ("portfolio", "single family", "single_family"),
    ],
)
def test_a_companys_value_in_normal_form(pm_icp: Icp, field: str, text: str, value: str) -> None:
    assert given_value(field, text, pm_icp.vocabulary, of_person=False) == value


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("state", "Texass", "no state"),
        ("website", "facebook.com/firm", "social network"),
        ("domain", "localhost", "no web address"),
        ("units", "about 300", "no whole number"),
        ("units", "99999999", "outside"),
        ("pms", "Bildium", "did you mean 'buildium'"),
        ("pms", "Excel", "use one of"),
        ("favourite_colour", "blue", "no field"),
        ("company_name", "...", "no name"),
    ],
)
def test_what_is_no_companys_value(pm_icp: Icp, field: str, text: str, why: str) -> None:
    with pytest.raises(NotTaken, match=why):
        given_value(field, text, pm_icp.vocabulary, of_person=False)


@given(st.sampled_from([*BASE_FIELDS, *PERSON_FIELDS, "units", "pms", "portfolio"]), st.text(min_size=1), st.booleans())
def test_any_text_is_a_value_or_told(pm_icp: Icp, field: str, text: str, of_person: bool) -> None:
    try:
        value = given_value(field, text, pm_icp.vocabulary, of_person=of_person)
    except NotTaken as error:
        value = str(error)
    assert value
    assert "\n" not in value
