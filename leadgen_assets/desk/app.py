"""The desk's web application: its addresses, and what is said where something goes wrong."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from leadgen_assets.desk import render
from leadgen_assets.desk.company_pages import show_companies, show_company
from leadgen_assets.desk.current import CurrentSettings
from leadgen_assets.desk.downloads import send_file
from leadgen_assets.desk.guard import Guard
from leadgen_assets.desk.health_pages import Kept, show_health, show_metrics, show_ready
from leadgen_assets.desk.keys import Keys
from leadgen_assets.desk.request_pages import show_request, show_requests
from leadgen_assets.desk.standings import Standings
from leadgen_assets.domain.errors import DatabaseUnavailable, ExportRefused, LeadgenError, RequestUnknown
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database

_FOR_A_DAY = {"Cache-Control": "private, max-age=86400"}
"""Style and script: their addresses change with their content."""
_STATUS = {DatabaseUnavailable: 503, RequestUnknown: 404, ExportRefused: 409}
_TITLES = {
    503: "The database does not answer",
    404: "There is nothing here",
    409: "This file cannot be given out",
    401: "This page is locked",
    429: "Too many wrong keys",
}
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#2f6fb3"/>'
    '<path d="M4 5h8M4 8h6M4 11h3" stroke="#fff" stroke-width="1.6" stroke-linecap="round"/></svg>'
)
_log = logging.getLogger(__name__)


def make_app(url: str, settings: Settings, keys: Keys, port: int) -> ASGIApp:
    """The application.

    Args:
        url: of the database. settings: those of the start. keys: who may see personal data. port: where it will listen, which its
            guard compares.
    """

    @asynccontextmanager
    async def connected(app: Starlette) -> AsyncIterator[None]:
        async with Database(url, connections=4) as database:
            app.state.database, app.state.settings = database, CurrentSettings(settings)
            app.state.standings, app.state.kept = Standings(), Kept()
            yield

    app = Starlette(
        routes=[
            Route("/", show_requests),
            Route("/key", _key),
            Route("/ready", show_ready),
            Route("/healthz", show_ready),  # its older name
            Route("/health", show_health),
            Route("/metrics", show_metrics),
            Route("/style.css", _style),
            Route("/live.js", _script),
            Route("/icon.svg", _icon),
            Route("/requests/{key}", show_request),
            Route("/requests/{key}/companies", show_companies),
            Route("/requests/{key}/companies/{called:path}", show_company),
            Route("/requests/{key}/files/{kind}", send_file),
        ],
        exception_handlers={LeadgenError: _told, HTTPException: _refused, Exception: _unexpected},
        lifespan=connected,
    )
    return Guard(app, keys, port, _wrong_key)


async def _style(asked: Request) -> Response:
    return Response(render.style(), media_type="text/css", headers=_FOR_A_DAY)


async def _script(asked: Request) -> Response:
    return Response(render.script(), media_type="text/javascript", headers=_FOR_A_DAY)


async def _icon(asked: Request) -> Response:
    return Response(_ICON, media_type="image/svg+xml", headers=_FOR_A_DAY)


async def _key(asked: Request) -> Response:
    return render.page("locked.html", asked, title="Names and downloads")


def _wrong_key(status: int) -> Response:
    return render.page("locked.html", None, status, title="This key does not fit")


async def _told(asked: Request, error: Exception) -> Response:
    assert isinstance(error, LeadgenError)
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    if status == 503:
        # What it says names the server's address, which is nothing for whoever has no token.
        _log.warning("%s", error)
        answer = render.message(
            asked, status, _TITLES[503], "Nothing is lost; this page works again as soon as the database does.", "",
            "load the page again in a moment. If that does not help: leadgen db status, then leadgen db start",
        )  # fmt: skip
        answer.headers["Retry-After"] = "5"
        return answer
    title = _TITLES.get(status, "This did not work")
    where = error.where if asked.state.opened else ""
    return render.message(asked, status, title, error.what, where, error.todo)


async def _refused(asked: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 401:
        return render.page("locked.html", asked, 401, title="This page is locked")
    what = "Perhaps the address was mistyped, or what it names is gone."
    return render.message(asked, error.status_code, _TITLES.get(error.status_code, "This did not work"), what)


async def _unexpected(asked: Request, error: Exception) -> Response:
    # Starlette raises it again after this answer, and the server writes the trace into its log.
    return render.message(
        asked, 500, "Something unexpected went wrong", "The page could not be made.", "",
        "its trace is in logs/desk.log of the installation's folder; the other pages still work",
    )  # fmt: skip
