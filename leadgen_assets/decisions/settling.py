"""Settling calls of which nobody knew: what that frees, and which requests can go on with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.money import exact_usd
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.settings import Settings
from leadgen_assets.stages.paused import paused_request
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.decisions import nobody_works_on
from leadgen_assets.storage.exports import published_companies
from leadgen_assets.storage.model_costs import UnknownCall
from leadgen_assets.storage.pauses import pauses_of
from leadgen_assets.storage.requests import StoredRequest, load, load_all, set_status

_AT_LIMITS = (RequestStatus.PAUSED_BUDGET, RequestStatus.WAITING)


async def room_made(database: Database, settings: Settings, settled: Sequence[tuple[UnknownCall, int]]) -> list[str]:
    """Say of each request that a limit stopped what it can do with what was freed; its own next step says so from now on.

    Nothing is queued and nothing is spent: that is the person's decision.

    Args:
        settled: calls as they were, each with the micro-dollars at which it was settled.

    Returns:
        A sentence a request; none where nothing waits for this money.
    """
    freed: dict[str, Counter[str]] = {}
    for call, micro_usd in settled:
        freed.setdefault(call.tenant, Counter())[call.request] += call.most_micro_usd - micro_usd
    told = []
    for tenant, by_request in freed.items():
        async with database.tenant_tx(tenant) as conn:
            for stored in await load_all(conn, _AT_LIMITS):
                told += await _told_of(conn, settings, stored, by_request)
    return told


async def _told_of(
    conn: AsyncConnection[Any], settings: Settings, stored: StoredRequest, freed: Mapping[str, int]
) -> list[str]:
    key, all_freed = stored.key, sum(freed.values())
    if not await nobody_works_on(conn, key):
        return []
    stored = await load(conn, key)
    limits = {pause.limit for pause in await pauses_of(conn, key, stored.run_id or "")}
    if stored.status is RequestStatus.PAUSED_BUDGET and "request" in limits and key in freed:
        return await _of_its_budget(conn, settings, stored, freed[key])
    if stored.status in _AT_LIMITS and all_freed and "day" in limits:
        words = f"{exact_usd(all_freed)} of the tenant's dollars of the days on which they were sent are free again"
        return [f"{key} is {stored.status} at such a limit: {words}. To try it: leadgen resume {key}."]
    return []


async def _of_its_budget(
    conn: AsyncConnection[Any], settings: Settings, stored: StoredRequest, freed: int
) -> list[str]:
    there = await published_companies(conn, stored.key)
    paused = await paused_request(conn, settings, stored, stored.run_id or "", there, freed_micro_usd=freed)
    if paused is None or paused.status is not RequestStatus.PAUSED_BUDGET:
        return []
    await set_status(conn, stored.key, paused.status, paused.reason, paused.next_step, proposals=paused.proposals)
    return [f"{stored.key}: {paused.next_step}"]
