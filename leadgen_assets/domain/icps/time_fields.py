"""Which `count` fields are of time: a year ("founded in 1994"), or a length of it ("25 years in business")."""

from __future__ import annotations

import re

from leadgen_assets.domain.icps.icp import CountField

_YEARS = (1500, 2100)
SPAN = re.compile(r"years\b", re.IGNORECASE)
"""A noun that is a length of time, of which no part is another firm's or a client's."""


def is_year_field(spec: CountField) -> bool:
    """Whether the field's plausible range is one of years, so that its numbers are years ("founded in 1994")."""
    return _YEARS[0] <= spec.least and spec.most <= _YEARS[1]


def is_time_field(spec: CountField) -> bool:
    """Whether the field is a year or counts years: whose they are is told by other words than whose homes or people are."""
    return is_year_field(spec) or any(SPAN.match(noun) for noun in spec.nouns)
