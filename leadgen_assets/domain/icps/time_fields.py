"""Which `count` fields are of time: a year ("founded in 1994"), or a length of it ("25 years in business")."""

from __future__ import annotations

import re

from leadgen_assets.domain.icps.icp import CountField
from leadgen_assets.domain.wording.sentence_words import ROUGHLY

_YEARS = (1500, 2100)
SPAN = re.compile(r"years\b", re.IGNORECASE)
"""A noun that is a length of time, of which no part is another firm's or a client's."""
TIME_BEHIND = re.compile(r"\s?\+?\s(?:[a-z-]+\s){0,2}?(?:years?|yrs)\b|\s?\+?\W*$", re.IGNORECASE)
"""Behind the number of a length of time: "managing homes for 35 owners" tells of none."""
FOR_SO_LONG = re.compile(
    rf"(?:\s(?:(?:in|across|throughout|around|all\sof)\s)?(?:the\s)?[A-Z][^.,;:!?\d]{{1,40}}?"
    r"(?:,\s(?:and\s)?(?!(?:I|We)\b)[A-Z][^.,;:!?\d]{1,30}?){0,4})?"
    rf"\sfor\s(?:the\s(?:last|past)\s)?{ROUGHLY}"
)
"""Between what is done and how long: "managing homes in Dayton for more than", "serving Erie, PA for"."""


def is_year_field(spec: CountField) -> bool:
    """Whether the field's plausible range is one of years, so that its numbers are years ("founded in 1994")."""
    return _YEARS[0] <= spec.least and spec.most <= _YEARS[1]


def is_time_field(spec: CountField) -> bool:
    """Whether the field is a year or counts years: whose they are is told by other words than whose homes or people are."""
    return is_year_field(spec) or any(SPAN.match(noun) for noun in spec.nouns)
