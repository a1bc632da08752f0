from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from leadgen_assets.domain.requests.request import KEY_PATTERN, LeadRequest, RequestStatus, SourceSpec, next_step, slug

FIELDS = (
    "tenant name icp target_companies states cities pms_any_of pms_unknown units_min units_max units_unknown contacts_min "
    "contacts_max without_contacts sources budget_usd preview exclude_exported_days repeat"
)


def test_the_request_has_exactly_the_agreed_fields():
    assert " ".join(LeadRequest.model_fields) == FIELDS
    assert all(field.description for field in LeadRequest.model_fields.values())


def test_a_name_is_all_that_is_needed():
    request = LeadRequest(name="Texas, Buildium!")
    assert request.key == "default.texas-buildium"
    assert (request.target_companies, request.exclude_exported_days, request.repeat) == (25, 180, "never")
    assert request.budget_micro_usd == 3_000_000


def test_people_write_names_numbers_and_lists_in_their_ways():
    request = LeadRequest.model_validate(
        {
            "name": "a",
            "states": "Texas, ok",
            "cities": "Austin",
            "units_max": "1,000",
            "budget_usd": "$2.50",
            "sources": "list:firms.csv",
            "repeat": False,
        }
    )
    assert request.states == ("TX", "OK")
    assert request.cities == ("Austin",)
    assert request.units_max == 1000
    assert request.budget_usd == Decimal("2.5")
    assert request.sources == (SourceSpec(kind="list", path="firms.csv"),)
    assert str(request.sources[0]) == "list:firms.csv"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("target_companies", -1, "greater than or equal to 1"),
        ("target_companies", 0, "greater than or equal to 1"),
        ("target_companies", 10**9, "less than or equal to 100000"),
        ("target_companies", True, "is not a number"),
        ("states", ["Texsa"], "did you mean 'Texas'"),
        ("name", "!!!", "letter or digit"),
        ("tenant", "A B", "pattern"),
        ("pms_unknown", "maybe", "keep"),
        ("sources", ["web:x"], "list:FILE, archive:FILE, directory:https"),
        ("budget_usd", -1, "greater than or equal to 0"),
        ("budget_usd", "NaN", "finite"),
        ("budget_usd", "1,50", "1.50"),
        ("budget_usd", "$1.234,50", "1.50"),
        ("target_companies", "1,5", "1.50"),
        ("cities", [" "], "empty"),
        ("colour", "red", "not permitted"),
    ],
)
def test_bad_values_are_refused_in_words(field: str, value: object, words: str):
    with pytest.raises(ValidationError, match=re.escape(words)):
        LeadRequest.model_validate({"name": "a", field: value})


@pytest.mark.parametrize("part", ["units", "contacts"])
def test_a_range_turned_round_is_refused(part: str):
    with pytest.raises(ValidationError, match=f"{part}_min .* is more than {part}_max"):
        LeadRequest.model_validate({"name": "a", f"{part}_min": 9, f"{part}_max": 3})


def test_equal_content_has_equal_hashes_however_it_is_written():
    one = LeadRequest.model_validate({"name": "a", "budget_usd": "3.00", "states": ["Texas"]})
    other = LeadRequest.model_validate({"name": "a", "budget_usd": 3, "states": ["TX", "TX"]})
    assert one.content_hash() == other.content_hash()
    assert LeadRequest.model_validate_json(one.model_dump_json()) == one
    assert one.difference(other) == []


def test_the_difference_is_told_in_words():
    one = LeadRequest(name="a", units_min=5)
    other = LeadRequest(name="a", target_companies=50, states=("TX",))
    assert one.difference(other) == [
        "target_companies: 25 here, 50 there",
        'states: nothing here, ["TX"] there',
        "units_min: 5 here, nothing there",
    ]
    assert one.content_hash() != other.content_hash()


@given(st.text(max_size=200))
def test_slugs_fit_a_partition_key(text: str):
    made = slug(text)
    assert made == slug(made)
    assert made == "" or re.fullmatch(KEY_PATTERN, f"default.{made}")
    assert len(made) <= 60


@pytest.mark.parametrize("status", list(RequestStatus))
def test_every_status_has_a_next_step(status: RequestStatus):
    words = next_step(status, "default.texas", proposals=("add Oklahoma to states",))
    assert words.endswith(".")
    if status in (RequestStatus.NEEDS_DECISION, RequestStatus.READY_PARTIAL):
        assert "add Oklahoma to states" in words


def test_finished_states_are_those_that_do_not_go_on():
    assert {status for status in RequestStatus if status.finished} == {"ready", "ready_partial", "failed", "cancelled"}
