"""A sheet on which a person judges a sample of exported values: one file, nothing loaded from elsewhere, usable by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Template

from leadgen_assets.domain.exports.audit import AuditValue
from leadgen_assets.reports.templates import page_templates
from leadgen_assets.reports.wording import named, safe_link

FORMAT = 1
"""Of the saved verdicts; an older program refuses a newer one's."""


def render_audit_sheet(
    request_key: str, name: str, export_id: str, seed: int, values: Sequence[AuditValue], exported: int
) -> str:
    """A complete HTML document; its button saves `audit_<request>_….json`, which `leadgen audit import` takes.

    Args:
        name: of the request. values: to judge, in order. exported: values in the whole export.
    """
    about = {
        "leadgen_audit": FORMAT,
        "request": request_key,
        "export_id": export_id,
        "seed": seed,
        "size": len(values),
    }
    return _template().render(
        about=about, name=name, values=values, exported=exported, named=named, safe_link=safe_link,
        file_name=f"audit_{export_id}_seed-{seed}.json",
    )  # fmt: skip


@cache
def _template() -> Template:
    return page_templates().get_template("audit_sheet.html")
