"""Is what was discovered worth reading?"""

from __future__ import annotations

from leadgen_assets.checks.rule_check import rule_check
from leadgen_assets.stages.export_set import judge_domains

domains_are_unique_own_and_allowed = rule_check(
    "discovered_companies",
    "domains_are_unique_own_and_allowed",
    "Every company has its own domain, once, and none is a vendor's, a directory's, a mail provider's or a blocked one.",
    judge_domains,
    blocking=True,
)
