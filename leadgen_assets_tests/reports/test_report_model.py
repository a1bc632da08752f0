from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.domain.rules import Level, RuleResult
from leadgen_assets.reports.model import RequestReport, Verdict, criteria_of, verdict_of
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp

Make = Callable[..., RequestReport]
FINE = RuleResult("a", Level.ERROR, True, 1, 0, "")
WARNED = RuleResult("b", Level.WARN, False, 1, 1, "")
BROKEN = RuleResult("c", Level.ERROR, False, 1, 1, "")


@pytest.mark.parametrize(
    ("status", "checks", "verdict"),
    [
        (RequestStatus.READY, [FINE], Verdict.READY),
        (RequestStatus.READY, [], Verdict.READY),
        (RequestStatus.READY, [FINE, WARNED], Verdict.WARNINGS),
        (RequestStatus.READY_PARTIAL, [FINE], Verdict.WARNINGS),
        (RequestStatus.READY, [WARNED, BROKEN], Verdict.BLOCKED),
        (RequestStatus.NEEDS_DECISION, [WARNED], Verdict.NEEDS_DECISION),
        (RequestStatus.NEEDS_DECISION, [BROKEN], Verdict.BLOCKED),
        (RequestStatus.PAUSED_BUDGET, [WARNED], Verdict.PAUSED_BUDGET),
        (RequestStatus.WAITING, [BROKEN], Verdict.WAITING),
        (RequestStatus.FAILED, [FINE], Verdict.BLOCKED),
        (RequestStatus.CANCELLED, [WARNED], Verdict.CANCELLED),
        (RequestStatus.CANCELLED, [BROKEN], Verdict.BLOCKED),
    ],
)
def test_verdict_follows_from_status_and_checks(
    status: RequestStatus, checks: list[RuleResult], verdict: Verdict
) -> None:
    assert verdict_of(status, checks) is verdict


def test_criteria_say_what_happens_to_the_unknown_and_leave_out_unused_filters() -> None:
    request = LeadRequest(
        name="x", states=("Texas",), pms_any_of=("buildium",), units_min=150, units_max=1000, pms_unknown="keep",
        sources=("list:a.csv",),
    )  # fmt: skip
    criteria = dict(criteria_of(request, read_icp(SHIPPED / "property_management.yaml")))
    assert criteria["States"] == "TX"
    assert criteria["Units managed"] == "150 to 1,000; companies where it is unknown are kept"
    assert criteria["Property-management software, any of"].startswith(
        "Buildium; companies where it is unknown are kept"
    )
    assert "Cities" not in criteria
    assert "Contacts a company" not in criteria


def test_a_report_is_plain_json_without_the_rows_that_break_rules(make_report: Make) -> None:
    plain = json.loads(json.dumps(make_report().as_dict()))
    assert plain["verdict"] == "WARNINGS"
    assert plain["started_at"] == "2026-11-20T12:00:00+00:00"
    assert plain["checks"][1]["examples"] == ["birch.example", "cedar.example"]
    assert "broken" not in plain["checks"][1]
