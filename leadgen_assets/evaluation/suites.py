"""All suites, in the order of the report."""

from __future__ import annotations

from leadgen_assets.evaluation import people
from leadgen_assets.evaluation.suite import Suite

SUITES: tuple[Suite, ...] = (people.SUITE,)
