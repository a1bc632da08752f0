"""All suites, in the order of the report."""

from __future__ import annotations

from leadgen_assets.evaluation.organisation import ORGANISATION
from leadgen_assets.evaluation.suite import Suite

SUITES: tuple[Suite, ...] = (ORGANISATION,)
