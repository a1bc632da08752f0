"""The report as one page: no script, nothing loaded from elsewhere, readable on a telephone and by a screen reader."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from leadgen_assets.domain.money import shown_usd
from leadgen_assets.reports import wording
from leadgen_assets.reports.model import RequestReport


def render_html(report: RequestReport) -> str:
    """A complete HTML document."""
    most = max((step.count for step in report.funnel), default=0)
    return _template().render(report=report, most=most, words=wording, usd=shown_usd)


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("request_report.html")
