"""Are the contacts people whom somebody may call?"""

from __future__ import annotations

from leadgen_assets.checks.rule_check import Partition, RuleCheck, rule_checks
from leadgen_assets.domain.exports import export_rules
from leadgen_assets.domain.rules import RuleResult
from leadgen_assets.stages.export_set import judge_methods
from leadgen_assets.stages.versions import judge_versions


async def _people(at: Partition) -> RuleResult:
    gathered = await at.export()
    return export_rules.contacts_are_unique_people(gathered.contacts, gathered.companies)


async def _versions(at: Partition) -> RuleResult:
    return await judge_versions(at.conn, at.stored, (await at.export()).company_ids)


async def _methods(at: Partition) -> RuleResult:
    return await judge_methods(at.conn, at.stored, await at.export())


contacts_checks = rule_checks(
    "contacts",
    RuleCheck(
        "contacts_are_unique_people",
        "Every contact is one person of a company that would be exported; e-mail addresses are valid, and none is an office's "
        "or shared.",
        _people,
        blocking=True,
    ),
    RuleCheck(
        "companies_are_judged_by_this_version",
        "Every company that would be exported was judged, and its contacts were chosen, by the request as it is now, not "
        "before it was amended.",
        _versions,
        blocking=True,
    ),
    RuleCheck(
        "values_come_from_allowed_methods",
        "No value that would be exported was said by the scripted model; a warning names companies that were done by rules "
        "alone because the model's service was down.",
        _methods,
        blocking=True,
    ),
)
