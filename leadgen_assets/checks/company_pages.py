"""Was enough seen?"""

from __future__ import annotations

from leadgen_assets.checks.rule_check import rule_check
from leadgen_assets.stages.export_set import judge_sites

sites_could_be_read = rule_check(
    "company_pages",
    "sites_could_be_read",
    "At least 70 % of the sites gave at least one page (a warning: the export goes on with the others).",
    judge_sites,
    blocking=False,
)
