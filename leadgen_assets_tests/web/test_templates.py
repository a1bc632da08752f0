"""What a theme brought along for machines, and nobody filled in, is not read as the firm's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.web.structured import Stated
from leadgen_assets.web.templates import without_templates

if TYPE_CHECKING:
    from leadgen_assets_tests.web.conftest import Read

REAL = {"@type": "LocalBusiness", "name": "Maple Hollow Homes", "telephone": "(512) 555-0123"}


def stated(read: Read, *things: dict[str, object]) -> dict[str, str]:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)
    page = read(f"<title>Maple Hollow</title>{scripts}<p>Welcome to Maple Hollow, who call back the same day.</p>")
    return {segment.label: segment.text for segment in page.segments if segment.kind is Kind.STRUCTURED}


@pytest.mark.parametrize(
    "name", ["Your Company", "Your Company Name", "Company Name", "My Business LLC", "Insert Your Business Name Here"]
)
def test_an_entry_under_a_placeholders_name_says_nothing(read: Read, name: str) -> None:
    address = {"@type": "PostalAddress", "streetAddress": "12 Elm Street", "addressLocality": "Austin"}
    left = {"@type": "Organization", "name": name, "telephone": "(512) 555-0199", "address": address}
    assert stated(read, left) == {}
    assert stated(read, left, REAL)["LocalBusiness.telephone"] == "(512) 555-0123"


@pytest.mark.parametrize("url", ["https://www.example.com/", "http://yourcompany.com", "https://your-domain.com/about"])
def test_an_entry_of_an_example_site_says_nothing(read: Read, url: str) -> None:
    assert stated(read, {"@type": "Organization", "name": "Big Heath", "url": url, "telephone": "(512) 555-0199"}) == {}


def test_of_a_half_filled_entry_the_placeholders_alone_are_left_out(read: Read) -> None:
    address = {"@type": "PostalAddress", "streetAddress": "123 Any Street", "addressLocality": "Austin"}
    found = stated(
        read,
        REAL
        | {"telephone": "+1-555-555-5555", "faxNumber": "123-456-7890", "email": "info@example.com", "address": address}
        | {"description": "Lorem ipsum dolor sit amet.", "slogan": "We call back."},
    )
    assert found == {
        "LocalBusiness.name": "Maple Hollow Homes",
        "LocalBusiness.address.addressLocality": "Austin",
        "LocalBusiness.slogan": "We call back.",
    }


@pytest.mark.parametrize(
    "name", ["The Agency", "Your Home Team", "Company Town Rentals", "Example Hill Homes", "Sample & Son"]
)
def test_firms_whose_names_have_such_words_are_believed(read: Read, name: str) -> None:
    assert stated(read, REAL | {"name": name})["LocalBusiness.name"] == name


@given(
    st.lists(st.tuples(st.sampled_from(["Organization.name", "Person.telephone", "X.a.b.url"]), st.text(max_size=30)))
)
def test_what_stays_is_a_part_of_what_was_stated_in_its_order(values: list[tuple[str, str]]) -> None:
    given_values = [Stated(path, text, entry) for entry, (path, text) in enumerate(values)]
    kept = without_templates(given_values)
    assert kept == [value for value in given_values if value in kept]
