"""Are the companies that would be exported what the ICP and the request ask for?"""

from __future__ import annotations

from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.checks.rule_check import rule_check
from leadgen_assets.domain import export_rules
from leadgen_assets.domain.rules import RuleResult
from leadgen_assets.stages.export_set import gather_export
from leadgen_assets.storage.requests import StoredRequest


async def _fields(conn: AsyncConnection[Any], stored: StoredRequest) -> RuleResult:
    return export_rules.icp_fields_are_valid(await _companies(conn, stored), stored.icp)


async def _states(conn: AsyncConnection[Any], stored: StoredRequest) -> RuleResult:
    return export_rules.states_match_the_request(await _companies(conn, stored), stored.request)


async def _companies(conn: AsyncConnection[Any], stored: StoredRequest) -> list[dict[str, str]]:
    """Rows of the companies as they stand before contacts are looked for: a request may leave out those that then have none."""
    return (await gather_export(conn, stored, with_evidence=False, before_contacts=True)).companies


icp_fields_are_valid = rule_check(
    "icp_assessments",
    "icp_fields_are_valid",
    "Of the companies that would be exported every field that the ICP requires is there, and every value is of its kind, "
    "in its range and vocabulary.",
    _fields,
    blocking=True,
)
states_match_the_request = rule_check(
    "icp_assessments",
    "states_match_the_request",
    "Every company that would be exported is in a state that the request asks for.",
    _states,
    blocking=True,
)
