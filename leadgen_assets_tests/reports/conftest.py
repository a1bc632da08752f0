from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from leadgen_assets.domain.rules import Level, RuleResult
from leadgen_assets.reports.model import (
    ChangeLine,
    CompanyLine,
    Counted,
    FieldLine,
    FileLine,
    QuarantinedItem,
    RequestReport,
    SinceLast,
    SourceLine,
    Step,
    Verdict,
)

HOSTILE = '<script>alert("1")</script> **bold** | [x](javascript:alert(1)) \x1b[31mred\x07'


@pytest.fixture
def hostile() -> str:
    """What a page might say to whoever prints it unescaped."""
    return HOSTILE


@pytest.fixture
def make_report() -> Callable[..., RequestReport]:
    """A report with something in every part; arguments replace fields."""

    def make(**changes: Any) -> RequestReport:
        return replace(_REPORT, **changes)

    return make


_REPORT = RequestReport(
    key="default.texas",
    name="Texas",
    tenant="default",
    verdict=Verdict.WARNINGS,
    status="ready_partial",
    next_step="Download the CSV files: leadgen export default.texas.",
    criteria=(("Companies", "25"), ("States", "TX")),
    target=25,
    delivered=20,
    round=1,
    run_id="run-1",
    spent_micro_usd=420_000,
    budget_micro_usd=3_000_000,
    funnel=(Step("candidates", 1200), Step("sites read", 900, "300 blocked"), Step("delivered", 20)),
    tiers=(Counted("A", 12),),
    checks=(
        RuleResult("icp_fields_are_valid", Level.ERROR, True, 20, 0, "Every field is of its kind."),
        RuleResult(
            "contacts_are_unique_people", Level.ERROR, False, 40, 2, "Every contact is one person.",
            "refresh these companies", ("birch.example", "cedar.example"),
        ),
        RuleResult("target_is_met", Level.WARN, False, 25, 5, "20 of 25 companies.", "add a source"),
    ),
    fields=(FieldLine("pms", 14, 13, 4, 2, 0),),
    sources=(SourceLine("list:rolls.csv", 1500, 1200, 20, "300 without a name"),),
    unread=(Counted("blocked", 300),),
    why_not=(Counted("manages homeowners associations only", 31),),
    contacts=(Counted("owner", 9),),
    why_no_contact=(Counted("its pages name nobody", 3),),
    quarantine=(QuarantinedItem("company_pages", "alder.example", "ParsingFailed: took too long"),),
    quarantined=4,
    files=(FileLine("companies", "/data/exports/companies_default.texas.csv", 20, "ab" * 32),),
    companies=(CompanyLine("birch.example", "Birch & Sons", "A", "runs Buildium", "https://birch.example/about"),),
    since_last=SinceLast(
        "default.texas_20261101T080000Z_run0",
        added=("birch.example",),
        removed=("old.example",),
        changed=1200,
        changes=(ChangeLine("cedar.example", "units_estimate", "", "150"),),
        contacts_added=3,
        contacts_changed=2,
    ),
    started_at=datetime(2026, 11, 20, 12, 0, tzinfo=UTC),
    finished_at=datetime(2026, 11, 20, 12, 1, 5, tzinfo=UTC),
)  # fmt: skip
