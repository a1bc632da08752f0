"""Ordinary ways in which managers tell how much they have, and what looks like them."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.extract.company import extract


@pytest.fixture
def told(page, property_management, rungs, values):
    fields = property_management.vocabulary.fields

    def run(field, text):
        vocabulary = Vocabulary(fields={field: fields[field]})
        return values(extract([page(["About us", text])], vocabulary, rungs, "graniterentals.example"), field)

    return run


@pytest.mark.parametrize(
    "text",
    [
        "We manage 430 apartments and 60,000 square feet of commercial space.",
        "We manage 430 apartments, plus over 1.2 million square feet of retail space.",
        "Our portfolio of 430 apartments and 60,000 sq. ft. of office space spans the city.",
        "Granite Rentals has 430 apartments in Waco.",
        "Granite Rentals operates 430 apartments in Waco.",
        "Granite Rentals LLC is a boutique manager with 430 homes in Waco.",
        "Granite Rentals is Waco's largest locally owned manager, with 430 rental units and 9 employees.",
    ],
)
def test_what_a_manager_has_is_counted(told, text):
    assert told("units", text) == ["430"]


@pytest.mark.parametrize(
    "text",
    [
        "We manage 24 apartments of 1,200 square feet.",
        "We have 24 homes with 1,200 square feet of living space.",
        "The house offers 24 apartments and 1,200 square feet of living space.",
        "Oakfield Rentals has 430 apartments in Waco.",
        "Oakfield Canyon Rentals is a boutique manager with 64 homes in Waco.",
        "Ann Marie Doyle is a property manager with 64 homes.",
        "A typical property manager with 64 homes earns less.",
        "If you are a manager with 64 homes, call us.",
        "Our client is a manager with 64 homes.",
        "A client of ours owns 24 apartments and 60,000 square feet of retail space.",
    ],
)
def test_what_a_house_or_another_has_is_not(told, text):
    assert told("units", text) == []


def test_employees_stand_beside_what_they_manage(told):
    assert told("employees", "Granite Rentals is a local manager, with 540 rental units and 9 employees.") == ["9"]
    assert told("employees", "An investor, a landlord with 12 rental units and 9 employees, came to us.") == []
