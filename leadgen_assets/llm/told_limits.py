"""What a service tells of its limits, in the headers of an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_REST = 24 * 3600.0
"""Seconds; one odd header must not keep an installation from asking for ever."""

_NUMBER = re.compile(r"[0-9]{1,15}")
_SECONDS = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
_FOR_EVER = re.compile(r"[0-9]{13,}(?:\.[0-9]*)?")
"""More digits than any rest has: it asks to rest, however long that is."""

_PART = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,12})?)(ms|us|µs|ns|d|h|m|s)")
_UNITS = {"d": 86400.0, "h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "ns": 1e-9}


@dataclass(frozen=True, slots=True)
class ToldLimits:
    """Limits a minute, what is left of them, and for how long to rest; None for what was not told or cannot be read."""

    requests: int | None = None
    tokens: int | None = None
    requests_left: int | None = None
    tokens_left: int | None = None
    rest_seconds: float | None = None

    @property
    def anything(self) -> bool:
        """Whether something was told at all."""
        return self != ToldLimits()


def read_told_limits(headers: Mapping[str, str], now: datetime) -> ToldLimits:
    """What `x-ratelimit-*`, `retry-after-ms` and `retry-after` say; names in any case.

    Where nothing is left, the time until there is one again is reckoned from the reset, at which all are there again.

    Args:
        now: for a `retry-after` that is a date.
    """
    told = {name.lower(): value.strip() for name, value in headers.items()}
    requests, tokens = (_number(told.get(f"x-ratelimit-limit-{kind}")) or None for kind in ("requests", "tokens"))
    requests_left, tokens_left = (_number(told.get(f"x-ratelimit-remaining-{kind}")) for kind in ("requests", "tokens"))
    rests = [rest_asked(told, now)]
    if requests_left == 0:
        reset = seconds_of(told.get("x-ratelimit-reset-requests", ""))
        rests.append(None if reset is None else reset / (requests or 1))
    rest = max((rest for rest in rests if rest is not None), default=None)
    return ToldLimits(requests, tokens, requests_left, tokens_left, rest and min(rest, LONGEST_REST))


def rest_asked(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds to rest by `retry-after-ms`, else by `retry-after` (seconds or a date); None without either.

    Args:
        headers: with names in lower case.
    """
    milliseconds = headers.get("retry-after-ms", "").strip()
    if _SECONDS.fullmatch(milliseconds):
        return float(milliseconds) / 1000
    given = headers.get("retry-after", "").strip()
    if _FOR_EVER.fullmatch(milliseconds) or _FOR_EVER.fullmatch(given):
        return LONGEST_REST
    if not given or _SECONDS.fullmatch(given):
        return float(given) if given else None
    try:
        until = parsedate_to_datetime(given)
    except (ValueError, TypeError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())


def seconds_of(duration: str) -> float | None:
    """Seconds of `6m0s`, `1h2m`, `20ms`, or of a bare number; None for anything else."""
    text = duration.strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    parts = _PART.findall(text)
    if not parts or "".join(number + unit for number, unit in parts) != text:
        return None
    return sum(float(number) * _UNITS[unit] for number, unit in parts)


def _number(given: str | None) -> int | None:
    return int(given) if given and _NUMBER.fullmatch(given) else None
