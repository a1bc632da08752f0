from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.facts.profile import FieldState, FieldValue, Profile
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.judging.assessment import Fit
from leadgen_assets.domain.judging.scoring import assess
from leadgen_assets.domain.requests.request import LeadRequest

REQUEST = LeadRequest(name="any")
Make = Callable[..., Profile]
SINGLE = {
    "portfolio": ["single_family"],
    "services": ["property_management"],
    "manages": ["properties"],
}


def test_the_ideal_customer_is_in_the_best_tier(pm_icp: Icp, profile: Make):
    found = assess(profile(**SINGLE, units="300", pms="buildium", employees="25", narpm="member"), pm_icp, REQUEST)
    assert (found.fit, found.tier, found.qualified) == (Fit.YES, "A", True)
    assert found.score > 95
    assert "it manages about 300 units (high) (+25 of 25)" in found.reasons
    assert "it runs Buildium (+25 of 25)" in found.reasons
    assert found.disqualifiers == found.unmet == found.assumptions == ()


def test_unknown_is_never_a_no(pm_icp: Icp, profile: Make):
    known = assess(profile(**SINGLE, pms="buildium"), pm_icp, REQUEST)
    less = assess(profile(**SINGLE), pm_icp, REQUEST)
    nothing = assess(profile(), pm_icp, REQUEST)
    assert (known.fit, less.fit, nothing.fit) == (Fit.YES, Fit.YES, Fit.UNKNOWN)
    assert known.confidence > less.confidence > nothing.confidence == 0
    assert nothing.score == pm_icp.base_score
    assert nothing.tier == ""
    assert "cannot be judged" in nothing.reasons[0]
    manages = assess(profile(management_services=["rent_collection"]), pm_icp, REQUEST)
    assert manages.fit is Fit.UNKNOWN
    assert "too little is known" in manages.reasons[0]


def test_houses_alone_make_no_manager(pm_icp: Icp, profile: Make):
    houses = assess(profile(portfolio=["single_family"]), pm_icp, REQUEST)
    assert (houses.fit, houses.qualified) == (Fit.UNKNOWN, False)
    assert "Says that it manages" in houses.reasons[0]
    for sign in ({"pms": "buildium"}, {"units": "300"}, {"management_services": ["rent_collection"]}):
        assert assess(profile(portfolio=["single_family"], **sign), pm_icp, REQUEST).fit is Fit.YES


@pytest.mark.parametrize("units", ["20", "100", "300", "5000"])
def test_more_units_never_score_less(units: str, pm_icp: Icp, profile: Make):
    fewer = assess(profile(**SINGLE, units="10"), pm_icp, REQUEST)
    assert assess(profile(**SINGLE, units=units), pm_icp, REQUEST).score >= fewer.score


def test_a_customer_of_rentvine_scores_lower_than_one_of_unknown_software(pm_icp: Icp, profile: Make):
    unknown = assess(profile(**SINGLE, units="300"), pm_icp, REQUEST)
    customer = assess(profile(**SINGLE, units="300", pms="rentvine"), pm_icp, REQUEST)
    assert customer.score < unknown.score


@pytest.mark.parametrize(
    ("fields", "name", "confidence"),
    [
        ({"portfolio": ["hoa"]}, "hoa_only", 0.675),
        ({"portfolio": ["multi_family"]}, "multi_family_only", 0.675),
        ({"services": ["real_estate_sales"], "portfolio": ["single_family"]}, "brokerage_without_management", 0.675),
        ({"management": "none", **SINGLE}, "no_active_management", 0.9),
    ],
)
def test_disqualifiers_say_no_and_why(
    fields: dict[str, object], name: str, confidence: float, pm_icp: Icp, profile: Make
):
    found = assess(profile(**fields), pm_icp, REQUEST)
    assert (found.fit, found.tier, found.qualified) == (Fit.NO, "", False)
    assert [reason.partition(":")[0] for reason in found.disqualifiers] == [name]
    assert found.reasons[0].startswith("it is disqualified")
    assert found.confidence == confidence


def test_that_it_is_only_so_is_surer_the_more_pages_say_nothing_else(pm_icp: Icp, profile: Make):
    sure = [assess(profile(portfolio=["hoa"], pages_read=pages), pm_icp, REQUEST).confidence for pages in (2, 4, 9)]
    assert sure == [0.6, 0.72, 0.81]


def test_only_needs_more_than_one_page_and_nothing_else(pm_icp: Icp, profile: Make):
    assert not assess(profile(portfolio=["hoa"], pages_read=1), pm_icp, REQUEST).disqualifiers
    assert not assess(profile(portfolio=["hoa", "single_family"]), pm_icp, REQUEST).disqualifiers


@pytest.mark.parametrize(
    ("fields", "out"),
    [
        ({}, True),
        ({"management_services": ["maintenance", "accounting"], "pms": "appfolio"}, True),
        ({"management_services": ["maintenance", "tenant_placement"]}, False),
        ({"pms": "rentvine"}, False),
        ({"listings": "7"}, False),
    ],
)
def test_what_speaks_against_a_disqualifier_lifts_it(fields: dict[str, object], out: bool, pm_icp: Icp, profile: Make):
    found = assess(profile(portfolio=["hoa"], **fields), pm_icp, REQUEST)
    assert [reason.partition(":")[0] for reason in found.disqualifiers] == (["hoa_only"] if out else [])


def test_two_portals_count_by_their_average_and_are_told(pm_icp: Icp, profile: Make):
    found = assess(profile(**SINGLE, pms=["buildium", "rentvine"]), pm_icp, REQUEST)
    point = next(point for point in found.points if point.criterion == "pms")
    assert point.earned == pytest.approx(25 * 0.25)
    assert "the pages show Buildium and Rentvine; both are kept" in found.assumptions[0]


def test_an_estimate_is_an_assumption(pm_icp: Icp, profile: Make, fact):
    estimate = FieldValue(FieldState.FOUND, ("80",), (fact("listings", "8"),), 0.45, estimated=True)
    found = assess(profile(**SINGLE, units=estimate), pm_icp, REQUEST)
    assert found.assumptions == ("Units managed 80 is an estimate: Homes offered for rent x 10",)


def test_a_value_below_the_line_is_a_no_with_its_reason(pm_icp: Icp, profile: Make):
    found = assess(profile(portfolio=["commercial"], units="10"), pm_icp, REQUEST)
    assert found.fit is Fit.NO
    assert "does not reach 50" in found.reasons[0]


def test_any_small_business_is_a_yes_when_it_was_read_and_can_be_reached(small_icp: Icp, profile: Make):
    found = assess(profile(email="jane@tarnwick.example", street="12 Millrace Lane"), small_icp, REQUEST)
    assert (found.fit, found.tier) == (Fit.YES, "A")
    only_phone = assess(profile(), small_icp, REQUEST)
    assert (only_phone.fit, only_phone.tier) == (Fit.YES, "C")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"pages_read": 0}, "no page of its site could be read"),
        ({"phone": FieldValue(FieldState.NOT_FOUND)}, "phone or email or street is not known"),
        (
            {
                "pages_read": 0,
                "website": FieldValue(FieldState.COULD_NOT_LOOK),
                "domain": FieldValue(FieldState.COULD_NOT_LOOK),
            },
            "no website known",
        ),
    ],
)
def test_a_business_that_cannot_be_judged_is_unknown(
    changes: dict[str, object], words: str, small_icp: Icp, profile: Make
):
    found = assess(profile(**changes), small_icp, REQUEST)
    assert found.fit is Fit.UNKNOWN
    assert words in found.reasons[0]
    assert not found.qualified


def test_filters_decide_beside_the_fit(pm_icp: Icp, profile: Make):
    found = assess(profile(**SINGLE), pm_icp, LeadRequest(name="a", states=("OK",)))
    assert (found.fit, found.qualified) == (Fit.YES, False)
    assert found.unmet == ("state is TX, asked for OK",)


_fields = st.fixed_dictionaries(
    {},
    optional={
        "units": st.integers(0, 100_000).map(str),
        "employees": st.integers(0, 5_000).map(str),
        "pms": st.lists(st.sampled_from(["buildium", "appfolio", "rentvine"]), min_size=1, max_size=2, unique=True),
        "portfolio": st.lists(st.sampled_from(["single_family", "hoa", "commercial"]), min_size=1, unique=True),
        "narpm": st.just("member"),
    },
)


@given(fields=_fields, pages=st.integers(0, 6))
def test_every_assessment_is_bounded_and_explained(fields, pages, pm_icp, profile):
    found = assess(profile(pages_read=pages, **fields), pm_icp, REQUEST)
    assert 0 <= found.score <= 100
    assert 0 <= found.confidence <= 1
    assert (found.tier != "") == (found.fit is Fit.YES)
    assert len(found.reasons) == 1 + len(pm_icp.criteria)
    assert found.qualified == (found.fit is Fit.YES and not found.unmet)
    assert all(found.reasons)


@pytest.mark.parametrize("grade", [0.4, 0.7, 0.98])
def test_confidence_follows_from_grade_and_coverage(grade: float, pm_icp: Icp, profile: Make, fact):
    """The sum over known criteria of their share of the weights times the confidence of their evidence (docs/icp.md)."""

    def read(field: str, value: str) -> FieldValue:
        return FieldValue(FieldState.FOUND, (value,), (fact(field, value, confidence=grade),), grade)

    weights = sum(criterion.weight for criterion in pm_icp.criteria)
    one = assess(profile(portfolio=read("portfolio", "single_family")), pm_icp, REQUEST)
    two = assess(profile(portfolio=read("portfolio", "single_family"), units=read("units", "300")), pm_icp, REQUEST)
    assert one.confidence == pytest.approx(35 / weights * grade, abs=0.001)
    assert two.confidence == pytest.approx((35 + 25) / weights * grade, abs=0.001)


def test_what_silence_decided_is_unknown_and_no_no(pm_icp: Icp, profile: Make):
    """Of what is known all speaks for it; only what is unknown keeps the score below the line."""
    found = assess(profile(employees="25", narpm="member", units="100", website_vendor="pmw"), pm_icp, REQUEST)
    assert found.fit is Fit.YES
    less = assess(profile(units="100", employees="15"), pm_icp, REQUEST)
    assert (less.score < pm_icp.fit_from, less.fit, less.tier) == (True, Fit.UNKNOWN, "")
    assert "speaks for it" in less.reasons[0]


@given(
    fields=_fields, states=st.lists(st.sampled_from([s for s in FieldState if s is not FieldState.FOUND]), min_size=9)
)
def test_why_something_is_unknown_never_moves_the_verdict(fields, states, pm_icp, profile):
    """Looked and not found, could not look, not asked: silence counts as nothing, whatever its reason."""
    plain = profile(**fields)
    absent = [name for name in pm_icp.vocabulary.fields if name not in fields]
    silent = {name: FieldValue(state) for name, state in zip(absent, states, strict=False)}
    one, other = assess(plain, pm_icp, REQUEST), assess(profile(**fields, **silent), pm_icp, REQUEST)
    assert (one.fit, one.score, one.tier, one.confidence) == (other.fit, other.score, other.tier, other.confidence)


@given(fields=_fields)
def test_a_no_stands_on_evidence(fields, pm_icp, profile):
    found = assess(profile(**fields), pm_icp, REQUEST)
    if found.fit is Fit.NO and not found.disqualifiers:
        known = [points for points in found.points if points.known]
        assert sum(100 * points.earned for points in known) < pm_icp.fit_from * sum(points.weight for points in known)
