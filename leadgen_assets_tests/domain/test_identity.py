from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.identity import block_keys, identity_keys, merge, same_company
from leadgen_assets.domain.identity.likeness import OFFICES, compare
from leadgen_assets.domain.wording.streets import normal_street

BARE = Candidate(source="list:a.csv", locator="row 2", name="Tarnwick Homes, LLC", city="Austin", state="TX")
FULL = replace(
    BARE,
    source="archive:b.warc.gz",
    locator="host tarnwick.example",
    name="Tarnwick Homes",
    domain="tarnwick.example",
    website="https://tarnwick.example/",
    phone="+15125550123",
    street="12 Millrace Lane, Suite 4",
    zip_code="78704",
)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "same name in Austin, TX"),
        ({"name": "The Tarnwick Homes Company"}, "same name in Austin, TX"),
        ({"city": "", "phone": "+15125550123"}, "same name and telephone number +15125550123"),
        ({"city": "", "street": "12 Millrace Ln. Ste 4", "zip_code": "78704-1234"}, "same name and address"),
        ({"name": "Other", "domain": "tarnwick.example"}, "same domain tarnwick.example"),
        ({"city": "Dallas"}, ""),
        ({"state": "OK"}, ""),
        ({"name": "Tarnwick Homes North"}, ""),
        ({"name": "Other", "phone": "+15125550123"}, ""),
        ({"name": ""}, ""),
        ({"domain": "tarnwick-homes.example"}, ""),
        ({"domain": "tarnwick-homes.example", "street": "12 Millrace Lane, Suite 4", "zip_code": "78704"}, ""),
        ({"domain": "tarnwick-homes.example", "phone": "+15125550123"}, "same name and telephone number"),
        ({"phone": "+15125550199"}, "same name in Austin, TX"),
        ({"phone": "+15125550199", "street": "9 Foxglove Road"}, ""),
    ],
)
def test_two_mentions_are_one_company_only_for_a_reason(changes: dict[str, str], reason: str):
    other = replace(BARE, **changes)
    assert same_company(other, FULL).startswith(reason)
    assert bool(same_company(other, FULL)) == bool(reason) == bool(same_company(FULL, other))


def test_licences_decide_where_both_have_one():
    one, other = replace(BARE, licence="478-010"), replace(BARE, licence="478010", name="Trading as Wick", city="Plano")
    assert same_company(one, other) == "same licence 478-010"
    assert same_company(one, replace(one, licence="478011")) == ""


def test_keys_begin_with_the_strongest():
    assert identity_keys(FULL)[0] == "domain:tarnwick.example"
    assert identity_keys(FULL, branch="austin")[0] == "domain:tarnwick.example#austin"
    assert identity_keys(replace(BARE, licence="478-010"))[0] == "licence:TX:478010"
    assert identity_keys(BARE)[0].startswith("firm:")
    assert set(identity_keys(BARE)[1:]) == {"name:tarnwick homes|austin|TX"}
    assert set(identity_keys(FULL)[1:]) == {
        "phone:+15125550123",
        "name:tarnwick homes|austin|TX",
        "address:12 millrace ln ste 4|78704",
    }


def test_companies_of_which_only_a_name_is_known_stay_apart():
    one = Candidate(source="list:a.csv", locator="row 2", name="Tarnwick")
    assert identity_keys(one) != identity_keys(replace(one, locator="row 3"))


def test_merging_fills_gaps_and_keeps_every_source():
    fact = Fact(COMPANY, "company_name", "Tarnwick Homes", "file:a.csv", 2, "Tarnwick Homes", Method.LIST, 0.9, True)
    merged = merge(replace(BARE, facts=(fact,)), FULL)
    assert merged.name == BARE.name
    assert (merged.domain, merged.phone) == (FULL.domain, FULL.phone)
    assert merged.source == "list:a.csv; archive:b.warc.gz"
    assert merged.facts == (fact,)
    assert merge(merged, FULL) == merged


def test_streets_are_compared_by_what_they_mean():
    assert normal_street("12 North Millrace Lane, Suite 4") == normal_street("12 N. Millrace Ln Ste. 4")
    assert normal_street("12 Millrace Lane") != normal_street("14 Millrace Lane")


_candidates = st.builds(
    Candidate,
    source=st.just("list:a"),
    locator=st.integers(1, 50).map(str),
    name=st.sampled_from(["", "Tarn", "Tarn LLC", "Wick"]),
    domain=st.sampled_from(["", "tarn.example", "wick.example"]),
    phone=st.sampled_from(["", "+15125550101", "+15125550102"]),
    street=st.sampled_from(["", "1 Oak St", "2 Elm St"]),
    city=st.sampled_from(["", "Austin"]),
    state=st.sampled_from(["", "TX"]),
    zip_code=st.sampled_from(["", "78704"]),
    licence=st.sampled_from(["", "1", "2"]),
)


@given(st.lists(_candidates, min_size=2, max_size=6))
def test_the_rules_agree_with_the_keys(candidates: list[Candidate]):
    for one, other in combinations(candidates, 2):
        keys, others = identity_keys(one), identity_keys(other)
        assert bool(same_company(one, other)) == bool(same_company(other, one))
        if same_company(one, other):
            assert block_keys(one) & block_keys(other), "one company, but no block in which it is looked for"
        if keys[0] == others[0] and one.locator != other.locator:
            # Of two offices on a brand's domain one has the domain's key; the register gives the other one of its own.
            offices = compare(one, other).rule == OFFICES
            assert same_company(one, other) or offices, "one first key, but two companies"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("3 Oaks Realty", {"oak three"}),
        ("Smith & Sons Mgmt LLC", {"smith son"}),
        ("St. Mary's Dental, P.C.", {"mary"}),
        ("Elm Holdings LLC dba Ironwood Bakery", {"bakery ironwood", "elm"}),
        ("A.B.C. Rentals Inc", {"abc"}),
        ("Café Zoë", {"cafe zoe"}),
    ],
)
def test_stored_blocks_follow_the_rule_of_names(name: str, words: set[str]):
    """Where this changes a step of the schema has to make the stored blocks anew, as `0013_blocks_anew` does."""
    keys = block_keys(Candidate("s", "l", name=name, city="Waco", state="TX"))
    assert keys == {f"words:{each}|waco|TX" for each in words}
