from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.exports.precision import precision, wilson


@pytest.mark.parametrize(
    ("hits", "tries", "low", "high"),
    [
        # Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # Agresti and Coull, 1998: no success and no failure in ten.
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
    ],
)
def test_the_interval_has_the_published_values(hits: int, tries: int, low: float, high: float) -> None:
    assert wilson(hits, tries) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_mirrors(hits: int, misses: int) -> None:
    low, high = wilson(hits, hits + misses)
    assert 0 <= low <= high <= 1
    if hits + misses:
        assert low <= hits / (hits + misses) <= high
    mirrored = wilson(misses, hits + misses)
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-12)


def test_nothing_judged_says_nothing() -> None:
    none = precision(0, 0, 4)
    assert (none.share, none.low, none.high, none.judged, none.unclear) == (None, 0.0, 1.0, 0, 4)


def test_impossible_counts_are_refused() -> None:
    for hits, tries in ((3, 2), (-1, 2)):
        with pytest.raises(ValueError, match="hits of"):
            wilson(hits, tries)
