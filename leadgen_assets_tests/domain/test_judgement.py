from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.facts.profile import FieldState, FieldValue, Profile
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.judging.judgement import shares, turns, verdict
from leadgen_assets.domain.judging.scoring import assess
from leadgen_assets.domain.requests.request import LeadRequest

REQUEST = LeadRequest(name="any")
Make = Callable[..., Profile]
SINGLE = {
    "portfolio": ["single_family"],
    "services": ["property_management"],
    "manages": ["properties"],
}


def then(profile: Profile, icp: Icp) -> dict[str, str]:
    return {turn.when: turn.then for turn in turns(profile, icp, REQUEST)}


@given(
    units=st.none() | st.integers(5, 50_000).map(str),
    pms=st.none() | st.sampled_from(["buildium", "rentvine"]),
    portfolio=st.none() | st.lists(st.sampled_from(["single_family", "hoa"]), min_size=1, unique=True),
)
def test_the_parts_add_up_to_score_and_confidence(units, pms, portfolio, pm_icp, profile):
    fields = {name: value for name, value in (("units", units), ("pms", pms), ("portfolio", portfolio)) if value}
    seen = profile(**fields)
    found = assess(seen, pm_icp, REQUEST)
    parts = shares(found, seen, pm_icp)
    whole = pm_icp.base_score + sum(part.moved for part in parts)
    assert found.score == pytest.approx(min(100, max(0, whole)), abs=0.051)
    if not found.disqualifiers:
        assert found.confidence == pytest.approx(sum(part.sure for part in parts), abs=0.001)
    assert [part.criterion for part in parts] == [criterion.name for criterion in pm_icp.criteria]


def test_what_is_unknown_is_told_with_what_it_would_change(pm_icp: Icp, profile: Make):
    found = then(profile(**SINGLE, pms="buildium"), pm_icp)
    assert verdict(assess(profile(**SINGLE, pms="buildium"), pm_icp, REQUEST)) == "fit yes, tier B"
    assert found["Units managed were 150 to 1,000 or 1,001 or more"] == "fit yes, tier A"
    assert found["Portfolio single family had not been read"] == "fit unknown"
    assert found["its pages showed that it says that it does not manage rentals (any more)"] == "fit no"
    assert "Employees were 4 or fewer" not in found, "it would change nothing"


def test_a_disqualifier_is_told_with_what_would_be_without_it(pm_icp: Icp, profile: Make):
    found = then(profile(management="none", **SINGLE), pm_icp)
    assert found["its pages did not show that it says that it does not manage rentals (any more)"] == "fit yes, tier C"


def test_pages_and_needs_that_are_missing_are_told(small_icp: Icp, profile: Make):
    assert then(profile(pages_read=0), small_icp)["a page of its site could be read"] == "fit yes, tier C"
    silent = profile(phone=FieldValue(FieldState.NOT_FOUND))
    assert then(silent, small_icp)["phone or email or street were known"] == "fit yes, tier C"
    assert then(profile(), small_icp)["email were known"] == "fit yes, tier B"


def test_an_estimate_is_told_as_one(pm_icp: Icp, profile: Make, fact):
    estimate = FieldValue(FieldState.FOUND, ("300",), (fact("listings", "30"),), 0.45, estimated=True)
    found = then(profile(**SINGLE, units=estimate, pms="buildium"), pm_icp)
    assert found["Units managed 300 had not been estimated"] == "fit yes, tier B"


def test_a_criterion_is_told_together_with_a_need_that_is_missing_too(pm_icp: Icp, profile: Make):
    found = then(profile(), pm_icp)
    needs = "Property-management software or Units managed or Says that it manages or Management services or NARPM membership were known"
    assert found[f"Portfolio were single family, and {needs}"] == "fit yes, tier C"
