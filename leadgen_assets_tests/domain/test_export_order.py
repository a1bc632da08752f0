from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.exports.export_order import Standing, export_cut, export_order
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import LeadRequest

DAY = datetime(2026, 11, 20, tzinfo=UTC)


def test_tier_then_confidence_then_time_found(pm_icp: Icp):
    companies = [
        Standing("late", "A", 0.5, DAY + timedelta(hours=1)),
        Standing("early", "A", 0.5, DAY),
        Standing("sure", "A", 0.9, DAY + timedelta(hours=2)),
        Standing("lesser", "B", 1.0, DAY),
    ]
    assert [one.key for one in export_order(companies, pm_icp)] == ["sure", "early", "late", "lesser"]


def test_the_surplus_is_kept_apart(pm_icp: Icp):
    companies = [Standing(str(number), "A", 0.5, DAY, enough_contacts=number != 1) for number in range(4)]
    keep = export_cut(companies, pm_icp, LeadRequest(name="a", target_companies=2))
    assert [one.key for one in keep.taken] == ["0", "1"]
    assert [one.key for one in keep.surplus] == ["2", "3"]
    drop = export_cut(companies, pm_icp, LeadRequest(name="a", target_companies=2, without_contacts="drop"))
    assert [one.key for one in drop.taken] == ["0", "2"]
    assert [one.key for one in drop.without_contacts] == ["1"]


_companies = st.lists(
    st.builds(
        Standing,
        key=st.text("abcdef", min_size=3, max_size=6),
        tier=st.sampled_from(["A", "B", "C"]),
        confidence=st.floats(0, 1),
        found_at=st.just(DAY),
        enough_contacts=st.booleans(),
    ),
    unique_by=lambda one: one.key,
)


@given(companies=_companies, target=st.integers(1, 10))
def test_nothing_is_lost_and_chance_has_no_say(companies, target, pm_icp):
    request = LeadRequest(name="a", target_companies=target, without_contacts="drop")
    cut = export_cut(companies, pm_icp, request)
    assert sorted(one.key for part in (cut.taken, cut.surplus, cut.without_contacts) for one in part) == sorted(
        one.key for one in companies
    )
    assert export_cut(reversed(companies), pm_icp, request) == cut
    assert len(cut.taken) <= target
