"""Ways to search: unique, not overlapping, the same every time, and every part of what was asked for has its turn."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.agents.strategies import EVERYWHERE, Strategy, Way, largest_cities, strategies
from leadgen_assets.domain.wording.places import STATES

STATE_LISTS = st.lists(st.sampled_from(sorted(STATES)), max_size=4, unique=True)
CITY_LISTS = st.lists(st.sampled_from(["Austin", "austin", "Waco", "Kansas City", "New York", "Columbus"]), max_size=3)
VENDORS = st.lists(st.sampled_from(["Buildium", "AppFolio", "Yardi"]), max_size=3, unique=True)


@given(STATE_LISTS, CITY_LISTS, VENDORS)
def test_no_two_strategies_look_for_the_same(states: list[str], cities: list[str], vendors: list[str]) -> None:
    plan = strategies(states, cities, vendors)
    assert len({one.key for one in plan}) == len(plan)
    assert len({one.words("firms") for one in plan}) == len(plan)
    assert not [(a.key, b.key) for a, b in combinations(plan, 2) if a.overlaps(b)]
    assert plan == strategies(states, cities, vendors)


@given(STATE_LISTS, VENDORS)
def test_every_state_has_its_lists_its_cities_and_its_rest(states: list[str], vendors: list[str]) -> None:
    plan = strategies(states, (), vendors)
    for state in states:
        own = [one for one in plan if one.area == STATES[state]]
        assert {one.way for one in own} >= {Way.DIRECTORY, Way.ASSOCIATION, Way.PLACE}
        (rest,) = (one for one in own if one.way is Way.PLACE)
        assert set(rest.without) == {one.area.partition(", ")[0] for one in plan if one.area.endswith(f", {state}")}
        assert {one.software for one in own if one.way is Way.SOFTWARE} == set(vendors)


def test_overlaps_are_seen() -> None:
    city, state = Strategy(Way.PLACE, "Austin, TX"), Strategy(Way.PLACE, "Texas")
    assert city.overlaps(state)
    assert state.overlaps(city)
    assert not city.overlaps(Strategy(Way.PLACE, "Texas", without=("Austin",)))
    assert Strategy(Way.DIRECTORY, EVERYWHERE).overlaps(Strategy(Way.DIRECTORY, "Texas"))
    assert not city.overlaps(Strategy(Way.DIRECTORY, "Texas"))


def test_the_whole_country_is_searched_state_by_state_and_a_city_in_its_state() -> None:
    everywhere = strategies((), (), ())
    assert {one.area for one in everywhere if one.way is Way.PLACE} == set(STATES.values())
    assert {one.area for one in everywhere if one.way is Way.DIRECTORY} == {EVERYWHERE}
    assert {one.area for one in strategies(("TX", "OH"), ("Austin", "Columbus"), ())} == {"Austin, TX", "Columbus, OH"}
    assert {one.area for one in strategies(("GA", "OH"), ("Columbus",), ())} == {"Columbus (GA, OH)"}


def test_kinds_of_pages_take_turns() -> None:
    ways = [one.way for one in strategies(("TX",), (), ())]
    assert not any(a is not Way.PLACE and b is not Way.PLACE for a, b in pairwise(ways))


def test_the_cities_are_of_states_and_stand_once() -> None:
    assert set(largest_cities()) == set(STATES)
    assert all(len(set(cities)) == len(cities) for cities in largest_cities().values())
