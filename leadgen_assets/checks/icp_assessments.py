"""Are the companies that would be exported what the ICP and the request ask for?"""

from __future__ import annotations

from leadgen_assets.checks.rule_check import Partition, RuleCheck, rule_checks
from leadgen_assets.domain.exports import export_rules
from leadgen_assets.domain.rules import RuleResult


async def _fields(at: Partition) -> RuleResult:
    return export_rules.icp_fields_are_valid(await _companies(at), at.stored.icp)


async def _states(at: Partition) -> RuleResult:
    return export_rules.states_match_the_request(await _companies(at), at.stored.request)


async def _companies(at: Partition) -> list[dict[str, str]]:
    """Rows of the companies as they stand before contacts are looked for: a request may leave out those that then have none."""
    return (await at.export(before_contacts=True)).companies


icp_assessments_checks = rule_checks(
    "icp_assessments",
    RuleCheck(
        "icp_fields_are_valid",
        "Of the companies that would be exported every field that the ICP requires is there, and every value is of its kind, "
        "in its range and vocabulary.",
        _fields,
        blocking=True,
    ),
    RuleCheck(
        "states_match_the_request",
        "Every company that would be exported is in a state that the request asks for.",
        _states,
        blocking=True,
    ),
)
