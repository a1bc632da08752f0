"""What becomes of a request whose run met a limit of money or calls: it waits for a time, or for a person who raises it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.money import micro_usd, shown_usd
from leadgen_assets.domain.proposal import Proposal, amending, companies
from leadgen_assets.domain.request import RequestStatus, next_step
from leadgen_assets.stages import contacting, discovery, profiling
from leadgen_assets.storage.companies import count_companies
from leadgen_assets.storage.model_costs import request_spending
from leadgen_assets.storage.pauses import StagePause, pauses_of
from leadgen_assets.storage.requests import StoredRequest
from leadgen_assets.storage.work_items import number_of_results, states_by_stage


@dataclass(frozen=True, slots=True)
class PausedRequest:
    """A status with its words: WAITING until a time, or PAUSED_BUDGET with what a person could decide."""

    status: RequestStatus
    reason: str
    next_step: str
    until: datetime | None = None
    proposals: tuple[Proposal, ...] = ()


async def paused_request(
    conn: AsyncConnection[Any], stored: StoredRequest, run_id: str, delivered: int
) -> PausedRequest | None:
    """What the limits mean that the run met; None where it met none.

    A limit that is new by itself comes first: what it stopped goes on then, also where the budget stopped something else.

    Args:
        delivered: companies in the files.
    """
    pauses = await pauses_of(conn, stored.key, run_id)
    if not pauses:
        return None
    files = f"{delivered} of {stored.request.target_companies} companies delivered so far"
    timed = [pause.until for pause in pauses if pause.until is not None]
    if timed:
        until = max(timed)
        why = next(pause.reason for pause in pauses if pause.until == until)
        words = next_step(RequestStatus.WAITING, stored.key, until=until)
        return PausedRequest(RequestStatus.WAITING, f"{why}; {files}", words, until)
    return await _for_a_person(conn, stored, pauses, files, delivered)


def left_unasked(paused: PausedRequest, key: str) -> str:
    """What to know of a limit that was met although all that was asked for is delivered: its rows may be the emptier for it."""
    if paused.until is not None:
        return f"A limit left questions to the model open; to have them asked after {paused.until:%Y-%m-%d %H:%M} UTC: leadgen run {key}."
    still = paused.reason.rpartition("open: ")[2] or "some questions"
    return f"A limit left questions to the model open ({still}); to have them asked, raise it, then: leadgen run {key}."


async def _for_a_person(
    conn: AsyncConnection[Any], stored: StoredRequest, pauses: Sequence[StagePause], files: str, delivered: int
) -> PausedRequest:
    key = stored.key
    spending = await request_spending(conn, key)
    budget = micro_usd(stored.request.budget_usd)
    spent = f"{shown_usd(spending.spent_micro_usd)} of {shown_usd(budget)} spent"
    if spending.unknown_micro_usd:
        spent += f" and at most {shown_usd(spending.unknown_micro_usd)} by calls of which nobody knows"
    limits = {pause.limit for pause in pauses}
    still = "; ".join(await _open_work(conn, key, {pause.stage for pause in pauses}))
    take = [Proposal(f"take the {companies(delivered)} that there are", amending(key, "--accept-partial"))]
    rules = Proposal("go on by rules alone, which costs nothing", f"leadgen run {key} --mode off")
    settle = [Proposal("settle the calls of which nobody knows", "leadgen cost settle all --at-most")]
    ways = [rules, *(settle if spending.unknown_micro_usd else []), *(take if delivered else [])]
    if "request" in limits:
        ways.insert(0, Proposal("raise the budget", amending(key, "--budget", "DOLLARS")))
        words = next_step(RequestStatus.PAUSED_BUDGET, key)
        return PausedRequest(
            RequestStatus.PAUSED_BUDGET, f"{spent}; {files}; open: {still}", words, proposals=tuple(ways)
        )
    setting = "usd_per_day or LEADGEN_USD_PER_DAY" if "day" in limits else "calls_per_hour or LEADGEN_CALLS_PER_HOUR"
    ways.insert(0, Proposal(f"raise the tenant's {setting}, then go on", f"leadgen resume {key}"))
    words = f"The tenant's limit leaves no room for a question; what is done is kept. Raise {setting}, then: leadgen resume {key}."
    return PausedRequest(
        RequestStatus.PAUSED_BUDGET, f"{pauses[0].reason}; {files}; open: {still}", words, proposals=tuple(ways)
    )


async def _open_work(conn: AsyncConnection[Any], key: str, stages: set[str]) -> list[str]:
    """What is still to be asked, a few words for each stage that was stopped."""
    states = await states_by_stage(conn, key)
    there = sum((await count_companies(conn, key)).values())
    told = []
    if discovery.STAGE in stages:
        told.append("the search for companies")
    if profiling.STAGE in stages:
        finished = states.get(profiling.STAGE, {})
        left = there - finished.get("done", 0) - finished.get("failed", 0)
        told.append(f"research of {companies(left)}" if left > 0 else "research anew")
    if contacting.STAGE in stages:
        qualified = await number_of_results(conn, key, "icp_assessments", "qualified")
        left = qualified - states.get(contacting.STAGE, {}).get("done", 0)
        told.append(f"contacts of {companies(left)}" if left > 0 else "contacts anew")
    return told
