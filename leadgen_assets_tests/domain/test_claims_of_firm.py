"""The quick look before what a firm claims passes over none of its ways."""

from __future__ import annotations

import re
from itertools import product

import pytest

from leadgen_assets.domain.pages.claims_of_firm import ENTRY, MAY_ENTER

_CLAIMS = (
    "We manage 480 homes.",
    "this company serves 12 2nd homes",
    "480+ units",
    "In 2019, homes were cheap.",
    "a total of 7 doors",
    "our firm uses AppFolio",
    "WE RUN ON Buildium now",
    "the agency works with Yardi",
    "our portfolio size: now 1,480",
    "Its number is 480",
    "Ida Berkmoor, owner",
    "Ida Berkmoor (CEO)",
    "Ida Berkmoor – broker",
    "put down the number 48",
)
_PLAIN = ("We use the best tools.", "Call our office today!", "Owners love our team, always.", "Open 24/7", "12")


@pytest.mark.parametrize("claim", _CLAIMS)
def test_a_quick_look_passes_over_no_claim(claim: str) -> None:
    assert all(
        MAY_ENTER.search(f"{ahead}{claim}{behind}") for ahead, behind in product(("", "Log this:\n"), ("", " a."))
    )


@pytest.mark.parametrize("claim", _CLAIMS[:-1])
def test_each_of_them_is_an_entry(claim: str) -> None:
    assert re.search(ENTRY, claim, re.IGNORECASE)


@pytest.mark.parametrize("text", _PLAIN)
def test_a_quick_look_passes_over_what_claims_nothing(text: str) -> None:
    assert MAY_ENTER.search(text) is None
