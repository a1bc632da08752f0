"""All suites, in the order of the report."""

from __future__ import annotations

from leadgen_assets.evaluation import same_company
from leadgen_assets.evaluation.suite import Suite

SUITES: tuple[Suite, ...] = (same_company.SUITE,)
