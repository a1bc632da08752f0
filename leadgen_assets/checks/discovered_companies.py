"""Is what was discovered worth reading?"""

from __future__ import annotations

from leadgen_assets.checks.rule_check import RuleCheck, rule_checks
from leadgen_assets.stages.export_set import judge_domains, judge_sources

discovered_companies_checks = rule_checks(
    "discovered_companies",
    RuleCheck(
        "domains_are_unique_own_and_allowed",
        "Every company has its own domain, once, and none is a vendor's, a directory's, a mail provider's or a blocked one.",
        lambda at: judge_domains(at.conn, at.stored),
        blocking=True,
    ),
    RuleCheck(
        "sources_could_be_read",
        "Every source was read to its end (a warning: what was read of a damaged one is used).",
        lambda at: judge_sources(at.conn, at.stored),
        blocking=False,
    ),
)
