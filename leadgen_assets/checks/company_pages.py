"""Was enough seen?"""

from __future__ import annotations

from leadgen_assets.checks.rule_check import RuleCheck, rule_checks
from leadgen_assets.stages.export_set import judge_sites

company_pages_checks = rule_checks(
    "company_pages",
    RuleCheck(
        "sites_could_be_read",
        "At least 70 % of the sites gave at least one page (a warning: the export goes on with the others).",
        lambda at: judge_sites(at.conn, at.stored),
        blocking=False,
    ),
)
