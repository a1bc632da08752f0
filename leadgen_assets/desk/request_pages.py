"""All requests, and one of them: verdict, progress, numbers, files. Without the token nothing of a person stands on either."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from psycopg import AsyncConnection
from starlette.requests import Request
from starlette.responses import Response

from leadgen_assets.delivery.forms import FORMS
from leadgen_assets.desk import words
from leadgen_assets.desk.asking import (
    PAGE_SIZE,
    choice,
    database_of,
    key_of,
    page_number,
    pages_of,
    settings_of,
    standings_of,
)
from leadgen_assets.desk.locked import report_for_anybody, request_for_anybody
from leadgen_assets.desk.render import page
from leadgen_assets.stages.lost_workers import told_of_lost_workers
from leadgen_assets.stages.standing import stage_standings
from leadgen_assets.storage.delivered import newest_delivery
from leadgen_assets.storage.overview import delivered_numbers, groups, newest_requests
from leadgen_assets.storage.requests import StoredRequest


@dataclass(frozen=True, slots=True)
class Line:
    """A request in the list; `percent` of its work while it is worked on itself, else of what was to be delivered."""

    stored: StoredRequest
    delivered: int
    percent: int
    under_way: bool


async def show_requests(asked: Request) -> Response:
    """All requests, the newest first."""
    settings = settings_of(asked)
    async with database_of(asked).operator_tx() as conn:
        there_are = await groups(conn)
        tenant = choice(asked, "tenant", {group.tenant for group in there_are})
        status = choice(asked, "status", {group.status for group in there_are})
        matching = sum(g.number for g in there_are if tenant in ("", g.tenant) and status in ("", g.status))
        pages = pages_of(page_number(asked), matching)
        found = await newest_requests(conn, tenant, status, pages.offset, PAGE_SIZE)
        lines = await _lines(conn, found, settings.oversampling)
    if not asked.state.opened:
        lines = [replace(line, stored=request_for_anybody(line.stored)) for line in lines]
    return page(
        "requests.html",
        asked,
        lines=lines,
        pages=pages,
        tenants=sorted({group.tenant for group in there_are}),
        statuses=sorted({group.status for group in there_are}),
        tenant=tenant,
        status=status,
        live=any(line.stored.status in words.UNDER_WAY for line in lines),
    )


async def _lines(conn: AsyncConnection[Any], found: list[StoredRequest], oversampling: float) -> list[Line]:
    delivered = await delivered_numbers(conn, [stored.key for stored in found])
    lines = []
    for stored in await told_of_lost_workers(conn, found, datetime.now(UTC)):
        number, target = delivered.get(stored.key, 0), stored.request.target_companies
        # A request that was split has no stages: its slices are worked on.
        under_way = stored.status in words.UNDER_WAY and not stored.split_by
        percent = min(100, 100 * number // target)
        if under_way:
            percent = words.overall(await stage_standings(conn, stored, oversampling))
        lines.append(Line(stored, number, percent, under_way))
    return lines


async def show_request(asked: Request) -> Response:
    """One request."""
    key = key_of(asked)
    database = database_of(asked)
    standing = await standings_of(asked).read(database, key, settings_of(asked).oversampling)
    async with database.tenant_tx(standing.stored.request.tenant) as conn:
        delivery = await newest_delivery(conn, key)
    stored, report = standing.stored, standing.report
    if not asked.state.opened:
        stored, report = request_for_anybody(stored), report_for_anybody(report)
    return page(
        "request.html",
        asked,
        stored=stored,
        report=report,
        stages=standing.stages,
        live=stored.status in words.UNDER_WAY,
        files=delivery,
        forms=FORMS.values(),
    )
