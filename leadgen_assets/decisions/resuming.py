"""Going on: after a preview, or with a request that was cancelled, failed, paused or waits."""

from __future__ import annotations

from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.decisions.decided import Decided, undisturbed
from leadgen_assets.domain.errors import DecisionNeeded
from leadgen_assets.domain.requests.proposal import companies
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.stages.joining import require_whole
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.decisions import mark_previewed, put_to_work
from leadgen_assets.storage.exports import exports_of
from leadgen_assets.storage.requests import StoredRequest, load

_TAKEN_UP = {
    RequestStatus.CANCELLED: "It is taken up again where it was cancelled.",
    RequestStatus.FAILED: "It is tried again; it goes on where it stopped.",
    RequestStatus.PAUSED_BUDGET: "It goes on as far as its budget allows.",
    RequestStatus.WAITING: "It goes on now and waits no longer.",
}


async def resume(database: Database, key: str, *, run_here: bool = False) -> Decided:
    """Go on with a request.

    Args:
        run_here: the caller runs it itself; else it is queued.

    Raises:
        RequestBusy: a run works on it. RequestUnknown: there is none.
        DecisionNeeded: nothing would come of it before something is changed.
    """
    async with database.tenant_tx(key.partition(".")[0]) as conn:
        before = await undisturbed(conn, key)
        if await accepts_preview(conn, before):
            await mark_previewed(conn, key)
            words = f"The preview is accepted; up to {companies(before.request.target_companies)} follow."
        elif before.status is RequestStatus.NEEDS_DECISION:
            raise DecisionNeeded(
                f"Request {key} needs another decision than to go on: {before.status_reason}.",
                todo=before.next_step,
            )
        elif before.status in (RequestStatus.READY, RequestStatus.READY_PARTIAL):
            words = f"Nothing to resume: it is {before.status} ({before.status_reason})."
            return Decided(before, words, changed=False)
        elif before.status in (RequestStatus.QUEUED, RequestStatus.RUNNING) and not run_here:
            return Decided(before, f"Nothing to resume: it is {before.status}. {before.next_step}", changed=False)
        else:
            words = _TAKEN_UP.get(before.status, "It goes on.")
        await put_to_work(conn, key, f"resumed: {words[:1].lower()}{words[1:].rstrip('.')}", run_here=run_here)
        return Decided(await load(conn, key), words, under_way=True)


async def accepts_preview(conn: AsyncConnection[Any], stored: StoredRequest) -> bool:
    """Whether going on with the request means that its preview is accepted, so that all companies follow."""
    if waits_after_preview(stored):
        return True
    cancelled = stored.previewing and stored.status is RequestStatus.CANCELLED
    return cancelled and bool(await exports_of(conn, stored.key, 1))


def waits_after_preview(stored: StoredRequest) -> bool:
    """Whether a person has to look at the preview before anything goes on."""
    return stored.previewing and stored.status is RequestStatus.NEEDS_DECISION


async def taken_here(database: Database, stored: StoredRequest) -> StoredRequest:
    """The request, ready for a run of the caller's: what `leadgen run` does before it begins; errors as `require_decided`."""
    require_decided(stored)
    if stored.status in _TAKEN_UP:
        async with database.tenant_tx(stored.request.tenant) as conn:
            await put_to_work(conn, stored.key, "", run_here=True)
            return await load(conn, stored.key)
    return stored


def require_decided(stored: StoredRequest) -> None:
    """Refuse a run of a request that waits for somebody.

    Raises:
        DecisionNeeded: it waits for a decision after its preview, which only that decision passes; or it was split.
    """
    require_whole(stored)
    if waits_after_preview(stored):
        raise DecisionNeeded(
            f"Request {stored.key} showed its preview and waits for you: {stored.status_reason}.",
            todo=f"go on with all companies: leadgen resume {stored.key} --run; or change it with `leadgen amend"
            f" {stored.key}`, or end it with `leadgen cancel {stored.key}`",
        )
