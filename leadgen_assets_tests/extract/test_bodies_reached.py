"""A number is of whom its sentence says that it reaches: a public body's, a utility's and a charity's line is not the firm's."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind


@pytest.fixture
def believed(page, read):
    def run(text, name="Maple Hollow Property Management"):
        found = read(page([(Kind.TITLE, name), text]))
        return [fact.value for fact in found.facts if fact.field == "phone" and fact.confidence > 0.1]

    return run


@pytest.mark.parametrize(
    "text",
    [
        # the object of calling
        "Lights flicker? Call Entergy first: (254) 555-0148.",
        "For help in court call the county at (254) 555-0148.",
        "If a hydrant leaks let the water department know at (254) 555-0148.",
        "For a bulky pickup phone the town on (254) 555-0148.",
        "Renters in need may call the Salvation Army, (254) 555-0148.",
        "Raccoons in the yard? Ask the county extension agent, (254) 555-0148.",
        # the subject of being there
        "The Temple Landlord Association is at (254) 555-0148.",
        "The eviction hotline is (254) 555-0148.",
        "A locksmith whom we like is at (254) 555-0148.",
        "The number of the city's recycling office is (254) 555-0148.",
        "Free advice for renters: East Texas Legal Aid, (254) 555-0148.",
        # by whom something is done, or behind the number
        "Your meter is read by the city: (254) 555-0148.",
        "Internet and cable come from Vexus: (254) 555-0148.",
        "If somebody swallows a cleaner call (254) 555-0148, the poison line.",
    ],
)
def test_a_bodys_number_is_not_the_firms(believed, text):
    assert believed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lights flicker? Call our office first: (254) 555-0148.",
        "Call Maple Hollow first: (254) 555-0148.",
        "For help in Waco call (254) 555-0148.",
        "Let our maintenance team know at (254) 555-0148.",
        "The number of our city office is (254) 555-0148.",
        "Homes for rent in the city and the county: (254) 555-0148.",
        "Bell County: (254) 555-0148.",
        "Member of the Texas Apartment Association, (254) 555-0148.",
        "Space for your clinic, school or church: (254) 555-0148.",
        "Your meter is read by us: (254) 555-0148.",
        "Questions about internet or cable in your home: (254) 555-0148.",
        "12 District Court: (254) 555-0148.",
        "Locked out? Call (254) 555-0148, our night line.",
        "We know the county. Call (254) 555-0148.",
    ],
)
def test_the_firms_number_is_read_beside_the_same_words(believed, text):
    assert believed(text) == ["+12545550148"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Elm Lock & Key", "Call the locksmith at (254) 555-0148."),
        ("City of Elm", "Call the city at (254) 555-0148."),
        ("Larch Propane", "Call your local gas company at (254) 555-0148."),
        ("Waco Landlord Association", "The Waco Landlord Association is at (254) 555-0148."),
    ],
)
def test_a_body_that_the_firm_is_itself_is_reached_by_its_own_number(believed, name, text):
    assert believed(text, name) == ["+12545550148"]
