"""What becomes of a request when a run ends: its status, why, and the next step; another round where one helps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.assessment import Fit
from leadgen_assets.domain.request import RequestStatus, next_step
from leadgen_assets.settings import Settings
from leadgen_assets.stages import sites
from leadgen_assets.stages.funnel import read_funnel
from leadgen_assets.stages.notifying import note_status
from leadgen_assets.storage.companies import GIVEN
from leadgen_assets.storage.exports import exports_of
from leadgen_assets.storage.profiles import load_assessments
from leadgen_assets.storage.requests import StoredRequest, load, queue_again, set_status

MOST_CRASHES = 3
"""Lost workers in a row after which a request fails instead of being launched again."""
MOST_PROPOSALS = 3
_NO_CHOICE = ("blocked: ", "quarantined: ")
"""Reasons that no looser request would lift."""


class RunEnd(StrEnum):
    """How a run ended: FINISHED by itself; FAILED in a step; CRASHED, its worker was lost; CANCELLED by a person."""

    FINISHED = "finished"
    FAILED = "failed"
    CRASHED = "crashed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What was written about a request."""

    status: RequestStatus
    reason: str
    next_step: str


async def conclude(
    conn: AsyncConnection[Any], settings: Settings, key: str, run_id: str, end: RunEnd, failure: str = ""
) -> Conclusion:
    """Write the status that follows from how the run ended and from what is committed, and note it for the webhook.

    Does nothing where another run has taken the request over since: its end decides. A run that ended before it took
    over a queued request is a lost launch, or the request would be queued for ever.

    Args:
        failure: why the run failed, in words.
    """
    before = await load(conn, key)
    conclusion = await _concluded(conn, settings, before, run_id, end, failure)
    if (await load(conn, key)).updated_at != before.updated_at:
        await note_status(conn, settings, key)
    return conclusion


async def _concluded(
    conn: AsyncConnection[Any], settings: Settings, stored: StoredRequest, run_id: str, end: RunEnd, failure: str
) -> Conclusion:
    key = stored.key
    if stored.status is RequestStatus.QUEUED and stored.run_id != run_id:
        return await _after_launch(conn, stored, end, failure)
    if stored.status is RequestStatus.QUEUED:
        # Its own report queued the next round already: telling its end again must not add another one.
        return Conclusion(stored.status, stored.status_reason, stored.next_step)
    if stored.run_id not in (None, run_id) or (
        stored.status is not RequestStatus.RUNNING and end is not RunEnd.FINISHED
    ):
        return Conclusion(stored.status, stored.status_reason, stored.next_step)
    if end is RunEnd.CRASHED:
        return await _after_crash(conn, stored)
    if end is RunEnd.FINISHED:
        return await _after_finish(conn, stored, settings)
    status = RequestStatus.CANCELLED if end is RunEnd.CANCELLED else RequestStatus.FAILED
    reason = failure.splitlines()[0].rstrip(".") if failure else ""
    todo = failure.partition("what to do: ")[2]
    words = next_step(status, key, reason=reason)
    if todo and end is RunEnd.FAILED:
        # What a check found wrong is in the tables: going on where it stopped would find it again.
        again = " --redo all" if failure.startswith("The check ") else "; it goes on where it stopped"
        todo = f"{todo[0].upper()}{todo[1:].rstrip('.')}"
        words = f"It stopped on an error ({reason}). {todo}. Then run it again: leadgen run {key}{again}."
    return await _write(conn, key, status, failure, words)


async def _after_launch(conn: AsyncConnection[Any], stored: StoredRequest, end: RunEnd, failure: str) -> Conclusion:
    if end is RunEnd.CANCELLED:
        words = next_step(RequestStatus.CANCELLED, stored.key)
        return await _write(conn, stored.key, RequestStatus.CANCELLED, "its run was terminated before it began", words)
    if end is RunEnd.FINISHED:
        return Conclusion(stored.status, stored.status_reason, stored.next_step)
    return await _after_crash(conn, stored, failure.partition("\n")[0])


async def _after_crash(conn: AsyncConnection[Any], stored: StoredRequest, failure: str = "") -> Conclusion:
    if stored.crashes + 1 >= MOST_CRASHES:
        reason = f"its worker was lost {stored.crashes + 1} times in a row{f': {failure}' if failure else ''}"
        words = next_step(RequestStatus.FAILED, stored.key, reason=reason)
        return await _write(conn, stored.key, RequestStatus.FAILED, reason, words)
    reason = f"its worker was lost{f' ({failure})' if failure else ''}; it goes on where it stopped"
    await queue_again(conn, stored.key, reason=reason, next_round=False, crashed=True)
    again = await load(conn, stored.key)
    return Conclusion(again.status, reason, again.next_step)


async def _after_finish(conn: AsyncConnection[Any], stored: StoredRequest, settings: Settings) -> Conclusion:
    key, target = stored.key, stored.request.target_companies
    latest = next(iter(await exports_of(conn, key, 1)), None)
    if latest is None:
        reason = "only some of its assets were materialized; no files were written yet"
        return await _write(conn, key, RequestStatus.CANCELLED, reason, next_step(RequestStatus.CANCELLED, key))
    if latest.refused:
        words = next_step(RequestStatus.FAILED, key, reason=latest.refused)
        return await _write(conn, key, RequestStatus.FAILED, latest.refused, words)
    delivered = len(latest.companies)
    if delivered >= target:
        reason = f"{delivered} of {target} companies delivered"
        return await _write(conn, key, RequestStatus.READY, reason, next_step(RequestStatus.READY, key))
    short = f"{delivered} of {target} companies delivered"
    if not stored.exhausted and stored.round < settings.max_rounds:
        reason = f"{short}; the sources have more: round {stored.round + 1} of {settings.max_rounds}"
        await queue_again(conn, key, reason=reason, next_round=True, crashed=False)
        again = await load(conn, key)
        return Conclusion(again.status, reason, again.next_step)
    proposals = await _proposals(conn, stored)
    # Empty files are nothing that a person could take instead.
    status = RequestStatus.READY_PARTIAL if delivered and not proposals else RequestStatus.NEEDS_DECISION
    unknown = (await read_funnel(conn, key)).sites.unread.get(sites.NO_WEBSITE, 0)
    if unknown:
        proposals.append(f"add the websites of {_companies(unknown)} that have none in your sources")
    # Only rounds ended, not the sources.
    rounds = f"{stored.round} rounds did not reach the target; LEADGEN_MAX_ROUNDS allows more"
    why = "" if stored.exhausted else rounds
    return await _write(conn, key, status, short, next_step(status, key, reason=why, proposals=proposals))


async def _proposals(conn: AsyncConnection[Any], stored: StoredRequest) -> list[str]:
    """What to loosen: filters that alone keep companies out that fit, with how many each would give."""
    alone: Counter[str] = Counter()
    for one in await load_assessments(conn, stored.key, only_qualified=False):
        judged = one.assessment
        if judged.fit is Fit.YES and len(judged.unmet) == 1 and not judged.unmet[0].startswith(_NO_CHOICE):
            alone[GIVEN if judged.unmet[0].startswith(GIVEN) else judged.unmet[0]] += 1
    return [_proposal(unmet, number) for unmet, number in alone.most_common(MOST_PROPOSALS)]


def _proposal(unmet: str, number: int) -> str:
    if unmet.startswith(GIVEN):
        return f"set exclude_exported_days to 0 ({_companies(number)} more that you were given before)"
    return f"accept that {unmet.partition(', asked for ')[0]} ({_companies(number)} more)"


def _companies(number: int) -> str:
    return "1 company" if number == 1 else f"{number:,} companies"


async def _write(conn: AsyncConnection[Any], key: str, status: RequestStatus, reason: str, words: str) -> Conclusion:
    await set_status(conn, key, status, reason, words)
    return Conclusion(status, reason, words)
