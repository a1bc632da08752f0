from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadgen_assets.llm.told_limits import LONGEST_REST, ToldLimits, read_told_limits, rest_asked, seconds_of

NOW = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)


def test_the_headers_of_an_answer_are_read_in_any_case() -> None:
    headers = {
        "X-RateLimit-Limit-Requests": "500",
        "x-ratelimit-limit-tokens": "200000",
        "x-ratelimit-remaining-requests": "499",
        "x-ratelimit-remaining-tokens": "199000",
        "x-ratelimit-reset-requests": "120ms",
        "x-ratelimit-reset-tokens": "6m0s",
    }
    assert read_told_limits(headers, NOW) == ToldLimits(500, 200_000, 499, 199_000)


def test_where_nothing_is_left_the_next_one_is_waited_for_not_all_of_them() -> None:
    headers = {
        "x-ratelimit-limit-requests": "60",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "1m0s",
    }
    assert read_told_limits(headers, NOW) == ToldLimits(60, None, 0, None, 1.0)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "20"}, 20.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "1"}, 1.0),
        ({"retry-after": "Wed, 25 Nov 2026 12:31:00 GMT"}, 60.0),
        ({"retry-after": "Wed, 25 Nov 2026 12:31:00 -0000"}, 60.0),
        ({"retry-after": "Wed, 25 Nov 2026 11:00:00 GMT"}, 0.0),
        ({"retry-after": "99999999999999999999"}, LONGEST_REST),
        ({"retry-after-ms": "9" * 400}, LONGEST_REST),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "later"}, None),
        ({}, None),
    ],
)
def test_a_rest_is_seconds_milliseconds_or_a_date(headers: dict[str, str], seconds: float | None) -> None:
    assert rest_asked(headers, NOW) == seconds


def test_no_header_stops_an_installation_for_longer_than_a_day() -> None:
    assert read_told_limits({"retry-after": "31536000"}, NOW).rest_seconds == LONGEST_REST


@pytest.mark.parametrize(
    ("duration", "seconds"),
    [("6m0s", 360.0), ("1h2m3.5s", 3723.5), ("20ms", 0.02), ("1d", 86_400.0), ("7", 7.0), ("0s", 0.0)],
)
def test_durations(duration: str, seconds: float) -> None:
    assert seconds_of(duration) == pytest.approx(seconds)


@pytest.mark.parametrize("nonsense", ["", "s", "6 m", "m6", "6m0", "-1s", "1e9s", "٣s", "nan"])
def test_what_is_no_duration_says_nothing(nonsense: str) -> None:
    assert seconds_of(nonsense) is None


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "x-ratelimit-limit-requests",
                "x-ratelimit-remaining-requests",
                "x-ratelimit-reset-requests",
                "x-ratelimit-limit-tokens",
                "x-ratelimit-remaining-tokens",
                "retry-after",
                "retry-after-ms",
            ]
        ),
        st.one_of(st.text(max_size=30), st.integers().map(str), st.floats().map(str)),
    )
)
def test_no_header_breaks_the_reading(headers: dict[str, str]) -> None:
    told = read_told_limits(headers, NOW)
    assert told.rest_seconds is None or 0 <= told.rest_seconds <= LONGEST_REST
    assert all(number is None or 0 <= number < 10**15 for number in (told.requests_left, told.tokens_left))
    assert all(limit is None or 0 < limit < 10**15 for limit in (told.requests, told.tokens))
