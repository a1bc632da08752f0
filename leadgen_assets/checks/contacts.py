"""Are the contacts people whom somebody may call?"""

from __future__ import annotations

from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.checks.rule_check import rule_check
from leadgen_assets.domain import export_rules
from leadgen_assets.domain.rules import RuleResult
from leadgen_assets.stages.export_set import gather_export, judge_methods
from leadgen_assets.stages.versions import judge_versions
from leadgen_assets.storage.requests import StoredRequest


async def _people(conn: AsyncConnection[Any], stored: StoredRequest) -> RuleResult:
    gathered = await gather_export(conn, stored, with_evidence=False)
    return export_rules.contacts_are_unique_people(gathered.contacts, gathered.companies)


async def _versions(conn: AsyncConnection[Any], stored: StoredRequest) -> RuleResult:
    gathered = await gather_export(conn, stored, with_evidence=False)
    return await judge_versions(conn, stored, gathered.company_ids)


async def _methods(conn: AsyncConnection[Any], stored: StoredRequest) -> RuleResult:
    return await judge_methods(conn, stored, await gather_export(conn, stored, with_proof=False))


values_come_from_allowed_methods = rule_check(
    "contacts",
    "values_come_from_allowed_methods",
    "No value that would be exported was said by the scripted model; a warning names companies that were done by rules "
    "alone because the model's service was down.",
    _methods,
    blocking=True,
)
companies_are_judged_by_this_version = rule_check(
    "contacts",
    "companies_are_judged_by_this_version",
    "Every company that would be exported was judged, and its contacts were chosen, by the request as it is now, not "
    "before it was amended.",
    _versions,
    blocking=True,
)
contacts_are_unique_people = rule_check(
    "contacts",
    "contacts_are_unique_people",
    "Every contact is one person of a company that would be exported; e-mail addresses are valid, and none is an office's "
    "or shared.",
    _people,
    blocking=True,
)
