from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.wording.company_parts import Part, company_parts, form_length, trade_name


def _of(text: str, part: Part) -> list[str]:
    return [token for token, what in company_parts(text) if what is part]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Maple Hollow Realty, LLC", ["LLC"]),
        ("Maple Hollow Realty Co., Inc.", ["Co.,", "Inc."]),
        ("Maple Hollow Pte. Ltd.", ["Pte.", "Ltd."]),
        ("maple hollow p. c.", ["p.", "c."]),
        ("Maple Hollow Limited Partnership dba Elm Homes Inc", ["Limited", "Partnership", "Inc"]),
        ("Elm LLC general account", ["LLC"]),
        ("Ferro S.p.A.", ["S.p.A."]),
        ("Elm Day Spa", []),
        ("Limited Brands", []),
        ("The Company, Inc.", ["Inc."]),
        ("Kung-Fu Elm-Side Center", []),
        ("Maple Hollow (Elmfield) LLC", ["LLC"]),
    ],
)
def test_the_legal_form(text, forms):
    assert _of(text, Part.FORM) == forms


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Elm Holdings LLC dba Ironwood Bakery", "Ironwood Bakery"),
        ("Elm Holdings LLC (d/b/a Ironwood Bakery)", "Ironwood Bakery"),
        ("Elm Holdings, doing business as Ironwood Bakery Inc.", "Ironwood Bakery Inc."),
        ("Ironwood Bakery, formerly known as Elm Buns", "Ironwood Bakery"),
        ("Elm Agency (on behalf of Granite Cafe)", "Elm Agency"),
        ("DBA Software", "DBA Software"),
        ("Primary Care of Elmfield, LLC", "Primary Care of Elmfield, LLC"),
        ("Maple Hollow Animal Care of Elmfield", "Maple Hollow Animal Care of Elmfield"),
        ("URGENT CARE OF ELMFIELD", "URGENT CARE OF ELMFIELD"),
        ("Elm Trust care of Ironwood Bakery", "Elm Trust"),
        ("Elm Trust LLC Care of Ironwood Bakery", "Elm Trust LLC"),
        ("ELM FAMILY TRUST CARE OF IRONWOOD BAKERY", "ELM FAMILY TRUST"),
        ("Ironwood Bakery", "Ironwood Bakery"),
        ("", ""),
    ],
)
def test_the_name_by_which_a_firm_is_known(text, known):
    assert trade_name(text) == known


@given(st.text(max_size=120))
def test_parts_are_the_tokens_in_order(text):
    parts = company_parts(text)
    assert [token for token, _ in parts] == text.split()[:60]


@given(
    st.lists(
        st.sampled_from(["elm", "inc", "co", "and", "limited", "partnership", "p", "c", "s", "a", ""]), max_size=12
    )
)
def test_a_form_is_no_longer_than_the_name(words):
    assert 0 <= form_length(words) <= len(words)
