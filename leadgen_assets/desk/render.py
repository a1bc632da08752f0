"""Templates to answers."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse

from leadgen_assets import reports
from leadgen_assets.desk import words
from leadgen_assets.domain.money import shown_usd
from leadgen_assets.reports import wording
from leadgen_assets.reports.templates import page_templates

HERE = Path(__file__).parent


@cache
def style() -> str:
    """The style sheet: the reports' look, and what only the desk has."""
    look = Path(reports.__file__).with_name("look.css").read_text("utf-8")
    return look + (HERE / "desk.css").read_text("utf-8")


@cache
def script() -> str:
    """The one script: it keeps a page that is under way up to date."""
    return (HERE / "live.js").read_text("utf-8")


def page(template: str, asked: HTTPConnection | None, code: int = 200, **content: Any) -> HTMLResponse:
    """An answer made from a template; `asked` is None where nobody's browser was looked at yet."""
    opened = bool(asked and getattr(asked.state, "opened", False))
    text = _environment().get_template(template).render(opened=opened, **content)
    return HTMLResponse(text, code)


def message(
    asked: HTTPConnection | None, status: int, title: str, what: str, where: str = "", todo: str = ""
) -> HTMLResponse:
    """A page that says one thing: what is wrong, where, what to do."""
    return page("message.html", asked, status, title=title, what=what, where=where, todo=todo)


@cache
def _environment() -> Environment:
    environment = page_templates(HERE / "templates")
    environment.filters["segment"] = lambda text: quote(text, safe="")
    environment.globals.update(
        words=wording, said=words, usd=shown_usd, style_version=_version(style()), script_version=_version(script())
    )
    return environment


def _version(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
