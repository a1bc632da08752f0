"""Requests that repeat: a month after the last one of the series came in, a follow-up asks for what is new."""

from __future__ import annotations

from datetime import UTC, datetime

from leadgen_assets.domain.calendar import month_after
from leadgen_assets.domain.errors import RequestConflict
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus, slug
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.decisions import hold_series, join_series, last_submitted, repeating
from leadgen_assets.storage.requests import StoredRequest, load, submit

_NAMES = 9
"""Names that are tried where somebody has a request of the follow-up's name already."""


async def repeat_due(database: Database, now: datetime) -> list[str]:
    """Submit the follow-ups that are due, one a series however many months were missed; returns their keys.

    Two of these at once make one: a series is held while its follow-up is made.
    """
    async with database.operator_tx() as conn:
        heads = await repeating(conn)
    made = [await _follow_up(database, head, now) for head in heads if not head.previewing]
    return [key for key in made if key]


def due_at(head: StoredRequest, last: datetime) -> datetime:
    """When the next follow-up of a series is due.

    Args:
        last: when the newest request of the series came in.
    """
    return month_after(last.astimezone(UTC), head.created_at.astimezone(UTC).day)


def follow_up(request: LeadRequest, now: datetime, number: int = 1) -> LeadRequest:
    """The follow-up of a request: the same fields under "<name> 2026-12", itself not repeated and without a preview.

    Args:
        number: other than 1, stands behind the month.
    """
    month = f"{now.astimezone(UTC):%Y-%m}{f' {number}' if number > 1 else ''}"
    name = request.name
    # A key is cut after 60 characters: the month must stay in it, or the follow-up would be the request itself.
    while len(name) + 1 + len(month) > 120 or not slug(f"{name} {month}").endswith(slug(month)):
        name = name[:-1].rstrip()
    return request.model_copy(update={"name": f"{name} {month}", "repeat": "never", "preview": 0})


async def _follow_up(database: Database, head: StoredRequest, now: datetime) -> str:
    """Submit the follow-up of one series if it is due; its key, or ""."""
    for number in range(1, _NAMES + 1):
        try:
            async with database.tenant_tx(head.request.tenant) as conn:
                await hold_series(conn, head.key)
                head = await load(conn, head.key)
                ended = head.request.repeat == "never" or head.status is RequestStatus.CANCELLED
                if ended or now < due_at(head, await last_submitted(conn, head.key)):
                    return ""
                request = follow_up(head.request, now, number)
                await submit(conn, request, head.icp, head.base_folder, RequestStatus.QUEUED)
                await join_series(conn, request.key, head.key, now)
                return request.key
        except RequestConflict:
            continue
    return ""
