"""Of several offices the telephone and mailbox are the headquarters' own, or none."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.resolution import resolve
from leadgen_assets.domain.icps.icp import Vocabulary

BOISE, NAMPA = "+12085550100", "+12085550200"


def office(at, city, street, phone="", email="", sure=0.9):
    lines = [("street", street, 0), ("city", city, 1), ("state", "ID", 1), ("phone", phone, 2), ("email", email, 3)]
    return [
        Fact(
            "company",
            field,
            value,
            "https://firm.example/contact",
            at + step,
            value,
            Method.LAYOUT,
            sure,
            verified=True,
        )
        for field, value, step in lines
        if value
    ]


@pytest.fixture
def own():
    def run(*offices):
        facts = sorted((fact for each in offices for fact in each), key=lambda fact: fact.segment)
        fields = resolve(facts, (), Vocabulary(), pages_read=1).fields
        return tuple(next(iter(fields[name].values), "") for name in ("city", "phone", "email"))

    return run


def test_what_stands_by_another_office_alone_is_that_ones(own):
    nampa = office(10, "Nampa", "2 Oak St", NAMPA, "nampa@firm.example", 0.85)
    boise = office(20, "Boise", "1 Elm St", BOISE, "boise@firm.example")
    assert own(nampa, boise) == ("Boise", BOISE, "boise@firm.example")
    third = office(30, "Twin Falls", "3 Ash St", "+12085550300", "twin@firm.example", 0.85)
    assert own(nampa, office(20, "Boise", "1 Elm St"), third) == ("Boise", "", "")


def test_a_number_that_stands_elsewhere_too_or_alone_is_the_firms(own):
    nampa, bare = office(10, "Nampa", "2 Oak St", NAMPA, "", 0.85), office(20, "Boise", "1 Elm St")
    assert own(nampa, bare) == ("Boise", NAMPA, "")
    header = [fact for fact in office(1, "", "", NAMPA) if fact.field == "phone"]
    other = office(30, "Twin Falls", "3 Ash St", "+12085550300", "", 0.85)
    assert own(header, nampa, bare, other)[1] == NAMPA
