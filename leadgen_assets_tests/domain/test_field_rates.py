from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.exports.field_rates import FieldCount, FieldRate, field_rates, field_rates_are_steady


def count(found: int, companies: int = 100, verified: int | None = None) -> FieldCount:
    return FieldCount(companies, found, found if verified is None else verified)


def rate(now: FieldCount, *earlier: FieldCount) -> FieldRate:
    return FieldRate("units", "Units", now, earlier)


def test_a_field_that_falls_silent_is_told() -> None:
    fallen = rate(count(10), count(60), count(50))
    assert fallen.drifted
    result = field_rates_are_steady([rate(count(60), count(60)), fallen], "acme.a")
    assert (result.passed, result.checked, result.failed, result.examples) == (False, 2, 1, ("Units",))
    assert "10% of the companies have a value, 55% had one earlier" in result.broken[0].reason
    assert "leadgen report acme.a" in result.what_to_do
    assert "2 earlier requests" in result.meaning


def test_chance_small_numbers_and_usual_differences_are_none() -> None:
    assert not rate(count(2, 10), count(60)).drifted, "ten companies say nothing"
    assert not rate(count(30), count(8, 10)).drifted
    assert not rate(count(52), count(60)).drifted
    assert not rate(count(530, 1000), count(6000, 10_000)).drifted, "seven points are another state"
    assert not rate(count(30), count(80), count(80), count(25)).drifted, "an earlier request was like this"
    assert rate(count(30), count(80), count(80), count(75)).drifted
    assert not rate(count(60)).drifted
    assert rate(count(60)).drift is None


def test_a_value_without_a_verified_quote_is_told_even_without_earlier_requests() -> None:
    result = field_rates_are_steady([rate(count(60, verified=58))], "acme.a")
    assert result.broken[0].reason == "2 of 60 values have no verified quote"
    assert not result.blocks


def test_fields_come_in_the_order_of_their_labels_and_only_where_they_were_looked_for() -> None:
    rates = field_rates({"a": count(1)}, [{"a": count(2)}, {"b": count(3)}], {"b": "B", "a": "A"})
    assert [(one.field, len(one.earlier)) for one in rates] == [("b", 1), ("a", 1)]
    assert rates[0].now.fill == 0


_counts = st.integers(0, 300).flatmap(
    lambda n: st.integers(0, n).flatmap(
        lambda found: st.integers(0, found).map(lambda verified: FieldCount(n, found, verified))
    )
)


@given(now=_counts, earlier=st.lists(_counts, max_size=5))
def test_every_rate_is_a_share_and_equal_rates_never_drift(now: FieldCount, earlier: list[FieldCount]) -> None:
    found = rate(now, *earlier)
    assert 0 <= found.now.fill <= 1
    assert 0 <= found.now.verified_rate <= 1
    assert found.drift is None or -1 <= found.drift <= 1
    assert not rate(now, now, now).drifted
    assert isinstance(found.drifted, bool)
