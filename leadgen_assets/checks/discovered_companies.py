"""Is what was discovered worth reading?"""

from __future__ import annotations

from leadgen_assets.checks.rule_check import rule_check
from leadgen_assets.stages.export_set import judge_domains, judge_sources

domains_are_unique_own_and_allowed = rule_check(
    "discovered_companies",
    "domains_are_unique_own_and_allowed",
    "Every company has its own domain, once, and none is a vendor's, a directory's, a mail provider's or a blocked one.",
    judge_domains,
    blocking=True,
)

sources_could_be_read = rule_check(
    "discovered_companies",
    "sources_could_be_read",
    "Every source was read to its end (a warning: what was read of a damaged one is used).",
    judge_sources,
    blocking=False,
)
