"""Is every value of a profile carried by its quote?"""

from __future__ import annotations

from leadgen_assets.checks.rule_check import rule_check
from leadgen_assets.stages.export_set import judge_profiles

every_value_has_verified_evidence = rule_check(
    "company_profiles",
    "every_value_has_verified_evidence",
    "Every value of every profile can be looked up: a quote that was verified carries it, asked again now.",
    judge_profiles,
    blocking=True,
)
