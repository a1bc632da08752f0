"""All suites, in the order of the report."""

from __future__ import annotations

from leadgen_assets.evaluation.address import ADDRESS
from leadgen_assets.evaluation.contact_points import CONTACT_POINTS
from leadgen_assets.evaluation.suite import Suite

SUITES: tuple[Suite, ...] = (CONTACT_POINTS, ADDRESS)
