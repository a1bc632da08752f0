"""Which researched companies are one firm's second row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.researched import told_twice

ONE = Candidate(
    "profile",
    "",
    name="Maple Hollow Rentals LLC",
    domain="maplehollow.example",
    phone="+15125550101",
    street="12 Elm Street, Suite 4",
    city="Austin",
    state="TX",
    zip_code="78701",
)
AGAIN = replace(ONE, name="Maple Hollow Rentals", domain="maple-hollow.example", street="12 Elm St Ste 4")


def test_one_name_number_and_street_on_two_domains_is_one_firm():
    ((company, (stays, why)),) = told_twice({7: ONE, 9: AGAIN}, ()).items()
    assert (company, stays) == (9, 7)
    assert "same name" in why
    assert "+15125550101" in why


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Quenlow Homes"},
        {"phone": "+15125550102"},
        {"phone": ""},
        {"street": "480 Oak Avenue"},
        {"street": ""},
        {"city": "Dallas", "zip_code": "75201", "street": "9 Main Street"},
        {"name": ""},
    ],
)
def test_what_differs_or_is_not_known_makes_two(change):
    assert told_twice({7: ONE, 9: replace(AGAIN, **change)}, ()) == {}


def test_a_person_who_split_them_is_heard():
    assert told_twice({7: ONE, 9: AGAIN}, {frozenset((7, 9))}) == {}


def test_of_three_the_first_stays():
    third = replace(AGAIN, domain="maplehollowrentals.example")
    assert {company: stays for company, (stays, _) in told_twice({7: ONE, 9: AGAIN, 12: third}, ()).items()} == {
        9: 7,
        12: 7,
    }


def test_an_answering_services_number_is_not_compared_without_end():
    firms = {n: replace(ONE, name=f"Firm {n} Homes", domain=f"f{n}.example") for n in range(3_000)}
    assert told_twice(firms, ()) == {}
