"""All suites, in the order of the report."""

from __future__ import annotations

from leadgen_assets.evaluation.suite import Suite
from leadgen_assets.evaluation.usable_rows import usable_rows

SUITES: tuple[Suite, ...] = (usable_rows(),)
