"""The report as one page: no script, nothing loaded from elsewhere, readable on a telephone and by a screen reader."""

from __future__ import annotations

from functools import cache

from jinja2 import Template

from leadgen_assets.domain.money import shown_usd
from leadgen_assets.reports import wording
from leadgen_assets.reports.model import RequestReport
from leadgen_assets.reports.templates import page_templates


def render_html(report: RequestReport) -> str:
    """A complete HTML document."""
    return _template().render(report=report, words=wording, usd=shown_usd)


@cache
def _template() -> Template:
    return page_templates().get_template("request_report.html")
