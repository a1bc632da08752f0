from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import SourceSpec, parse_request, to_yaml
from leadgen_assets.domain.requests.request_sentence import request_from_sentence


@pytest.mark.parametrize("amount", ["1,50", "1,2,3", "1.234,50", "1.5k", "1..5", "1 500", "1.50USD"])
def test_an_amount_that_cannot_be_read_is_handed_back(amount: str, icps: dict[str, Icp]):
    understood = request_from_sentence(f"property managers in Texas with a budget of ${amount}", icps)
    assert understood.request == request_from_sentence("property managers in Texas", icps).request.model_copy(
        update={"name": understood.request.name}
    )
    assert understood.not_understood == (f"budget_usd: {amount}",)


def test_a_number_with_a_decimal_comma_is_no_number_of_companies(icps: dict[str, Icp]):
    understood = request_from_sentence("1,50 property managers in Texas", icps)
    assert understood.request.target_companies == 25
    assert understood.not_understood == ("1", "50")


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        (
            "25 property managers in Texas on Buildium",
            {"target_companies": 25, "states": ("TX",), "pms_any_of": ("buildium",)},
        ),
        (
            "50 property-management companies in Texas that run Buildium, 150 to 1,000 units, with one to three decision makers each",
            {
                "target_companies": 50,
                "states": ("TX",),
                "units_min": 150,
                "units_max": 1000,
                "contacts_min": 1,
                "contacts_max": 3,
                "without_contacts": "drop",
            },
        ),
        (
            "fifty property managers in Austin and Dallas, Texas using AppFolio or Rent Manager with a budget of $5",
            {
                "target_companies": 50,
                "cities": ("Austin", "Dallas"),
                "pms_any_of": ("appfolio", "rent_manager"),
                "budget_usd": 5,
            },
        ),
        (
            "10 small businesses in Kansas City, MO",
            {"icp": "small_business", "cities": ("Kansas City",), "states": ("MO",)},
        ),
        ("30 property managers in West Virginia, OH or Oklahoma", {"states": ("WV", "OK", "OH")}),
        ("property managers in Washington, D.C. with 150+ doors", {"states": ("DC",), "units_min": 150}),
        (
            "property managers in TX with at most 80 units and up to 2 contacts each",
            {"units_max": 80, "contacts_max": 2},
        ),
        ("12 property managers with their decision makers", {"target_companies": 12, "contacts_min": 1}),
        ("a dozen rental managers in Ohio", {"target_companies": 12, "states": ("OH",)}),
        ("25 property managers, budget 1.50 dollars", {"target_companies": 25, "budget_usd": Decimal("1.50")}),
        ("25 property managers for at most 1,500 dollars", {"target_companies": 25, "budget_usd": 1500}),
        ("25 property managers with a budget of 2 USD", {"target_companies": 25, "budget_usd": 2}),
        ("twenty five property managers in Texas", {"target_companies": 25}),
        ("one hundred and fifty property managers", {"target_companies": 150}),
        ("two dozen property managers with half a dozen contacts", {"target_companies": 24, "contacts_max": 6}),
        ("25 property managers with no more than 50 units", {"units_max": 50, "units_min": None}),
        ("25 property managers with not over 50 units", {"units_max": 50, "units_min": None}),
        ("25 property managers with no fewer than 50 units", {"units_min": 50, "units_max": None}),
        ("25 property managers with not less than 50 units", {"units_min": 50, "units_max": None}),
        ("25 property managers with not more than 2 contacts", {"contacts_max": 2, "contacts_min": None}),
        ("25 property managers with 3 or 4 decision makers", {"contacts_min": 3, "contacts_max": 4}),
        ("25 property managers with min 2 and max 3 contacts", {"contacts_min": 2, "contacts_max": 3}),
        ("five hundred property managers with thirty-two units or more", {"target_companies": 500, "units_min": 32}),
        ("25 property managers, budget USD 4", {"target_companies": 25, "budget_usd": 4}),
        ("25 property managers, budget: 5", {"target_companies": 25, "budget_usd": 5}),
        ("25 property managers, budget 1.50 $", {"target_companies": 25, "budget_usd": Decimal("1.50")}),
        (
            "10 property managers, preview 3, budget 0.50 USD",
            {"target_companies": 10, "preview": 3, "budget_usd": Decimal("0.50")},
        ),
        (
            "10 property managers for 5$ and a preview of 3 companies",
            {"target_companies": 10, "preview": 3, "budget_usd": 5},
        ),
        ("5 US dollars for 25 property managers", {"target_companies": 25, "budget_usd": 5}),
    ],
)
def test_sentences_are_understood(sentence: str, fields: dict[str, Any], icps: dict[str, Icp]):
    understood = request_from_sentence(sentence, icps)
    assert {name: getattr(understood.request, name) for name in fields} == fields
    assert understood.not_understood == ()


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("25 property managers in Texas not on Rentvine", "not on Rentvine"),
        ("25 property managers anywhere but Texas", "anywhere but Texas"),
        ("25 property managers outside of Texas", "outside of Texas"),
        ("25 property managers in every state except Texas and Ohio", "except Texas and Ohio"),
        ("25 property managers with $5 million in rents", "$5 million"),
        ("25 property managers who charge $99 a month", "$99 a month"),
        ("25 cheerful property managers in Texas", "cheerful"),
        ("0 property managers", "target_companies: 0"),
        ("property managers with a budget of 1,50 dollars", "budget_usd: 1,50"),
        ("property managers with a budget of 5 cents", "budget of 5 cents"),
        ("property managers with a budget of 6 euros", "budget of 6 euros"),
        ("property managers for $2 per company", "$2"),
        ("property managers for 2 dollars each", "2 dollars"),
        ("property managers with a budget of -2 dollars", "budget of -2 dollars"),
        ("property managers with a budget of -$2", "budget of -$2"),
        ("property managers for $5-$10", "$5-$10"),
        ("property managers with a budget of 2 dollars 50 cents", "budget_usd: 2 dollars 50 cents"),
        ("property managers with 2,5 to 3 contacts", "2,5 to 3 contacts"),
        ("25 property managers with 1.5 - 2 decision makers", "1.5 - 2 decision makers"),
        ("property managers in Canada", "Canada"),
        ("property managers with 100 to 50 units", "units_max: 50"),
    ],
)
def test_what_is_not_understood_is_handed_back_and_not_guessed(sentence: str, left: str, icps: dict[str, Icp]):
    understood = request_from_sentence(sentence, icps)
    assert any(left in piece for piece in understood.not_understood)
    assert any(left in note for note in understood.notes)
    assert understood.request.pms_any_of == ()
    assert understood.request.cities == ()
    assert understood.request.units_max is None
    assert understood.request.budget_usd == 3
    assert understood.request.states in ((), ("TX",))


def test_a_sentence_becomes_a_file_that_reads_back(icps: dict[str, Icp]):
    sources = (SourceSpec(kind="archive", path="sites.warc.gz"),)
    understood = request_from_sentence("25 sunny property managers in Texas", icps, tenant="acme", sources=sources)
    text = to_yaml(understood.request, understood.notes)
    assert "# not understood, and left out: 'sunny'\n" in text
    assert parse_request(text, "x.yaml", icps) == understood.request
    assert understood.request.tenant == "acme"


def test_no_icp_words_is_noted(icps: dict[str, Icp]):
    understood = request_from_sentence("40 bakeries in Ohio", icps)
    assert understood.request.icp == "property_management"
    assert any("default one is assumed" in note for note in understood.notes)


PIECES = "25 0 1,000 999999999 property managers small businesses in not Texas TX OR Austin Buildium on with units to - $5 $ each , ."
_pieces = st.sampled_from(PIECES.split())


@given(sentence=st.one_of(st.text(max_size=120), st.lists(_pieces, max_size=20).map(" ".join)))
def test_no_sentence_breaks_the_reader(sentence: str, icps: dict[str, Icp]):
    understood = request_from_sentence(sentence, icps)
    assert understood.request.key


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("20 property managers in TX and OK", {"states": ("TX", "OK")}),
        ("20 property managers in TX/OK/AR", {"states": ("TX", "OK", "AR")}),
        ("20 property managers in Texas and OK", {"states": ("TX", "OK")}),
        ("20 property managers in OR or ID", {"states": ("OR", "ID")}),
        ("20 property managers in Texas OR Ohio", {"states": ("TX", "OH")}),
        ("20 property managers in North and South Dakota", {"states": ("ND", "SD")}),
        ("20 property managers in South or North Carolina", {"states": ("SC", "NC")}),
        ("20 property managers in North Dakota and Texas", {"states": ("ND", "TX")}),
        ("20 property managers in Texas, units: 80-90", {"units_min": 80, "units_max": 90}),
        ("20 property managers in Texas with contacts: 2", {"contacts_min": 2, "contacts_max": 2}),
        ("20 property managers in Texas with 2k to 3k doors", {"units_min": 2000, "units_max": 3000}),
    ],
)
def test_rows_of_states_and_labels_are_understood_whole(sentence: str, fields: dict[str, Any], icps: dict[str, Icp]):
    understood = request_from_sentence(sentence, icps)
    assert {name: getattr(understood.request, name) for name in fields} == fields
    assert understood.request.target_companies == 20
    assert understood.not_understood == ()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("property managers in TX and OK, 10 property managers each", ("each: one number is for all states",)),
        ("10 property managers in Texas, at least 1.5k units", ("least 1", "5k units")),
        ("10 property managers in Texas, contacts: 2-3", ("contacts: 2-3",)),
        ("10 property managers in Texas, OK", ()),
        ("OK, 10 property managers in Texas", ("OK",)),
    ],
)
def test_what_is_half_understood_is_told(sentence: str, told: tuple[str, ...], icps: dict[str, Icp]):
    assert request_from_sentence(sentence, icps).not_understood == told


def test_two_states_that_may_be_a_town_and_its_state_are_noted(icps: dict[str, Icp]):
    understood = request_from_sentence("10 property managers in Indiana, Pennsylvania", icps)
    assert any("taken for two states: Indiana, Pennsylvania" in note for note in understood.notes)
    assert not any("two states" in note for note in request_from_sentence("10 firms in Ohio and Iowa", icps).notes)
