"""The report's numbers as asset metadata; no person is named."""

from __future__ import annotations

from typing import Any

from dagster import MetadataValue

from leadgen_assets.assets.tables import table
from leadgen_assets.domain.money import MICROS
from leadgen_assets.reports.markdown import render_markdown
from leadgen_assets.reports.model import RequestReport
from leadgen_assets.reports.wording import spent_words


def report_metadata(report: RequestReport) -> dict[str, Any]:
    """Verdict, next step, funnel, checks, cost, and the whole report as Markdown."""
    return {
        "verdict": str(report.verdict),
        "next_step": report.next_step,
        "delivered": report.delivered,
        "funnel": table(
            [{"step": s.name, "companies": s.count, "note": s.note} for s in report.funnel],
            ("step", "companies", "note"),
        ),
        "checks": table(
            [
                {
                    "check": c.name,
                    "level": str(c.level),
                    "passed": "yes" if c.passed else "no",
                    "failed": f"{c.failed} of {c.checked}",
                }
                for c in report.checks
            ],
            ("check", "level", "passed", "failed"),
        ),
        "cost": spent_words(report),
        "spent_usd": report.spent_micro_usd / MICROS,
        "report": MetadataValue.md(render_markdown(report)),
    }
