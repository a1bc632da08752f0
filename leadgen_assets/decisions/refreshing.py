"""Doing work again that was finished: sites whose pages grew old, what failed, or everything."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.decisions.decided import Decided, undisturbed
from leadgen_assets.domain.requests.redoing import Again
from leadgen_assets.stages import sites
from leadgen_assets.stages.staleness import stale_sites
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.decisions import put_to_work, refresh_stale
from leadgen_assets.storage.requests import StoredRequest, load, redo
from leadgen_assets.storage.work_items import failed_items, items_without_answer, results


async def refresh(database: Database, key: str, again: Again, now: datetime, *, run_here: bool = False) -> Decided:
    """Mark what is to be done again and put the request to work.

    What the refresh changed is told by the export that follows: companies added and removed.

    Args:
        now: what was finished before is done again. run_here: the caller runs it itself; else it is queued.

    Raises:
        RequestBusy: a run works on it. RequestUnknown: there is none.
    """
    async with database.tenant_tx(key.partition(".")[0]) as conn:
        before = await undisturbed(conn, key)
        words = await _marked(conn, before, again, now)
        if not words:
            days = before.icp.freshness
            nothing = {
                Again.STALE: f"no site's pages are older than {days.companies_days} days"
                f" ({days.contacts_days} where contacts came from them)",
                Again.FAILED: "nothing failed, no site was out of reach, and nothing was done without the model's answer",
                Again.ALL: "nothing was done yet",
            }
            return Decided(before, f"Nothing to refresh: {nothing[again]}.", changed=False)
        await put_to_work(conn, key, f"refresh: {words}", run_here=run_here)
        return Decided(await load(conn, key), f"{words[:1].upper()}{words[1:]}.", under_way=True)


async def _marked(conn: AsyncConnection[Any], before: StoredRequest, again: Again, now: datetime) -> str:
    """What will be done again, in words; "" and no mark where nothing is."""
    failed, finished = await failed_items(conn, before.key)
    if again is Again.STALE:
        await refresh_stale(conn, before.key, now)
        stale = len(await stale_sites(conn, await load(conn, before.key), sites.STAGE))
        return f"{stale:,} {'site is' if stale == 1 else 'sites are'} read again" if stale else ""
    if again is Again.FAILED and (words := await _failed(conn, before.key, failed)):
        await redo(conn, before.key, now, only_failed=True)
        return words
    if again is Again.ALL and finished:
        await redo(conn, before.key, now, only_failed=False)
        return "everything is done again, the sources are read from their start"
    return ""


async def _failed(conn: AsyncConnection[Any], key: str, failed: int) -> str:
    """What `redo_failed_before` has done again, in words; "" for nothing."""
    unasked = await items_without_answer(conn, key)
    unreached = sum(map(sites.may_pass, (await results(conn, key, sites.STAGE)).values()))
    parts = [
        f"{number:,} {one if number == 1 else more}"
        for number, one, more in (
            (failed, "failed item is tried again", "failed items are tried again"),
            (
                unreached,
                "site that could not be reached is read again",
                "sites that could not be reached are read again",
            ),
            (
                unasked,
                "item that was done without the model's answer is asked about again",
                "items that were done without the model's answer are asked about again",
            ),
        )
        if number
    ]
    return ", ".join(parts)
