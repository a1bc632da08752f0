"""Where a request is cut: no slice overlaps with another, nothing of the money is made or lost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.errors import RequestInvalid
from leadgen_assets.domain.requests.filters import city_key
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.domain.requests.slicing import (
    SliceStanding,
    cut,
    shares,
    slice_name,
    slices_by_city,
    slices_by_county,
    slices_by_state,
    whole_standing,
)
from leadgen_assets.domain.wording.places import STATES

WEIGHTS = st.lists(st.integers(1, 40_000), min_size=2, max_size=60)
S = RequestStatus


def asked(**fields: object) -> LeadRequest:
    return LeadRequest.model_validate({"name": "Big one", "sources": "search", **fields})


@given(st.integers(0, 10**11), WEIGHTS)
def test_shares_are_the_whole_and_follow_the_weights(total: int, weights: list[int]) -> None:
    parts = shares(total, weights)
    assert sum(parts) == total
    assert all(abs(part - total * weight / sum(weights)) < 1.001 for part, weight in zip(parts, weights, strict=True))


@given(st.integers(1, 100_000), st.integers(0, 10**10), st.sets(st.sampled_from(sorted(STATES)), min_size=2))
def test_slices_by_state_share_target_and_money(target: int, left: int, states: set[str]) -> None:
    request = asked(states=sorted(states), target_companies=target, budget_usd="10000", preview=3, cities="Austin")
    slices = slices_by_state(request)
    requests = cut(request, slices, left)
    assert sorted(state for one in requests for state in one.states) == sorted(states)
    assert sum(one.budget_micro_usd for one in requests) == left
    assert target <= sum(one.target_companies for one in requests) < target + len(states)
    assert {(one.preview, one.repeat, one.cities) for one in requests} == {(0, "never", ("Austin",))}
    assert len({one.key for one in requests} | {request.key}) == len(requests) + 1
    assert all(LeadRequest.model_validate(one.model_dump()) == one for one in requests)


def test_a_request_for_anywhere_is_cut_into_all_states() -> None:
    slices = slices_by_state(asked(target_companies=5_000))
    assert [one.label for one in slices] == sorted(STATES)
    most, least = max(slices, key=lambda one: one.weight), min(slices, key=lambda one: one.weight)
    assert (most.label, least.label) == ("CA", "WY")


def test_two_spellings_of_a_city_are_one_slice() -> None:
    slices = slices_by_city(asked(states="MO", cities=["St. Louis", "Kansas City", "Saint Louis"]))
    assert [(one.label, one.cities, one.states) for one in slices] == [
        ("St. Louis", ("St. Louis", "Saint Louis"), ("MO",)), ("Kansas City", ("Kansas City",), ("MO",)),
    ]  # fmt: skip


def test_names_without_ascii_letters_have_keys_of_their_own_which_stay() -> None:
    cities = ["東京", "大阪", "Москва", "Łódź", "Ódź", "Münster", "a" * 98, "a" * 99]
    keys = [one.key for one in cut(asked(name="cit2", cities=cities), slices_by_city(asked(cities=cities)), 10)]
    assert len({*keys, "default.cit2"}) == len(cities) + 1
    assert keys[5] == "default.cit2-munster", "what ASCII can say is said"
    assert keys[3][:17] == keys[4][:17] == "default.cit2-odz-", "and what is alike is told apart"
    fewer = [cities[2], cities[0]]
    again = [one.key for one in cut(asked(name="cit2", cities=fewer), slices_by_city(asked(cities=fewer)), 10)]
    assert again == [keys[2], keys[0]]


COUNTIES = {
    ("TX", "Austin"): "Travis", ("TX", "Pflugerville"): "Travis", ("TX", "Waco"): "McLennan", ("OK", "Tulsa"): "Tulsa",
    ("TX", "AUSTIN"): "Hays",
}  # fmt: skip


def test_counties_are_made_of_their_cities_each_in_one() -> None:
    slices = slices_by_county(asked(states="TX"), COUNTIES)
    assert [(one.label, one.states, one.cities) for one in slices] == [
        ("McLennan, TX", ("TX",), ("Waco",)), ("Travis, TX", ("TX",), ("Austin", "Pflugerville")),
    ]  # fmt: skip
    keys = [(state, city_key(city)) for one in slices for state in one.states for city in one.cities]
    assert len(keys) == len(set(keys))
    assert len(slices_by_county(asked(), COUNTIES)) == 3


def test_a_city_without_a_county_is_told_and_not_lost() -> None:
    with pytest.raises(RequestInvalid, match=r"No county is known of Lubbock\.") as caught:
        slices_by_county(asked(states="TX", cities="Austin, Lubbock"), COUNTIES)
    assert "would be in no slice" in str(caught.value)


@pytest.mark.parametrize("fields", [{"states": "TX"}, {"cities": "Austin"}])
def test_what_cannot_be_cut_is_told(fields: dict[str, str]) -> None:
    request = asked(**fields)
    with pytest.raises(RequestInvalid, match="There is nothing to cut: it would be one slice"):
        cut(request, slices_by_state(request) if "states" in fields else slices_by_city(request), 10)
    with pytest.raises(RequestInvalid, match="it would be no slice"):
        cut(asked(), slices_by_city(asked()), 10)


def test_a_long_name_keeps_what_tells_slices_apart() -> None:
    keys = {LeadRequest(name=slice_name("x" * 120, label)).key for label in ("TX", "OK", "Travis, TX")}
    assert len(keys) == 3
    assert slice_name("Big one", "TX") == "Big one TX"


def standing(status: S, delivered: int = 0, label: str = "TX") -> SliceStanding:
    return SliceStanding(f"acme.big-{label.lower()}", label, status, "", 5, delivered)


@pytest.mark.parametrize(
    ("slices", "status", "words"),
    [
        ([standing(S.READY, 5), standing(S.QUEUED, label="OK")], S.WAITING, "leadgen run acme.big-ok"),
        ([standing(S.RUNNING), standing(S.FAILED, label="OK")], S.WAITING, "leadgen run acme.big-tx."),
        ([standing(S.RUNNING, 1), standing(S.FAILED, label="OK")], S.WAITING, "leadgen export acme.big"),
        ([standing(S.READY, 5), standing(S.READY, 5, "OK")], S.READY, "leadgen export acme.big"),
        ([standing(S.READY, 10), standing(S.FAILED, 0, "OK")], S.READY, "leadgen export acme.big"),
        ([standing(S.READY, 5), standing(S.NEEDS_DECISION, 1, "OK")], S.NEEDS_DECISION, "leadgen status acme.big-ok"),
        ([standing(S.FAILED), standing(S.PAUSED_BUDGET, 1, "OK")], S.NEEDS_DECISION, "(1 more:"),
        ([standing(S.CANCELLED), standing(S.CANCELLED, 0, "OK")], S.CANCELLED, "leadgen run acme.big-tx"),
        ([standing(S.CANCELLED), standing(S.READY, 5, "OK")], S.READY_PARTIAL, "fewer companies than asked for"),
        ([standing(S.READY_PARTIAL, 2), standing(S.READY, 5, "OK")], S.READY_PARTIAL, "fewer companies"),
    ],
)
def test_the_whole_follows_its_slices(slices: list[SliceStanding], status: S, words: str) -> None:
    found, reason, step = whole_standing("acme.big", 10, slices)
    assert found is status
    assert words in step
    assert f"of {len(slices)} slices have ended" in reason
    assert Decimal(sum(one.delivered for one in slices)) <= 10
