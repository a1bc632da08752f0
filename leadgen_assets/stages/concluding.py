"""What becomes of a request when a run ends: its status, why, and the next step; another round where one helps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.requests.proposal import Proposal, amending, companies
from leadgen_assets.domain.requests.request import RequestStatus, next_step
from leadgen_assets.settings import Settings
from leadgen_assets.stages.joining import joined_after
from leadgen_assets.stages.notifying import note_status
from leadgen_assets.stages.paused import left_unasked, paused_request
from leadgen_assets.stages.proposing import (
    FAILED_AGAIN,
    another_source,
    failed_again,
    lacking_websites,
    more_rounds,
    proposals,
)
from leadgen_assets.storage.companies import (
    IN_SERIES,
    blocked_in_request,
    companies_among,
    count_companies,
    given_recently,
)
from leadgen_assets.storage.decisions import write_proposals
from leadgen_assets.storage.exports import exports_of
from leadgen_assets.storage.requests import StoredRequest, crashes_after, hold_request, load, queue_again, set_status
from leadgen_assets.storage.work_items import failed_items

MOST_CRASHES = 3
"""Lost workers in a row, none of which finished an item, after which a request fails instead of being launched again."""
_OF_THE_REQUEST = re.compile(r"\bin the request\b")
_RUN_AGAIN = re.compile(r"[,;] (?:then |else )?run (?:the request |it )?again[,:;] it goes on where it stopped$")
"""What an error advises that knows no request; with the request's name it is said once, at the end."""
_WHAT_TO_DO = "\n  what to do: "
ENDED_SHORT = (RequestStatus.NEEDS_DECISION, RequestStatus.READY_PARTIAL)
"""Statuses in which a person is asked what to loosen."""
BY_A_PERSON = "cancelled by a person; what was done is kept"
BY_A_SIGNAL = "it was stopped by a signal (Ctrl-C, SIGTERM or a closed terminal); what was done is kept"


class RunEnd(StrEnum):
    """How a run ended: FINISHED by itself; FAILED in a step; CRASHED, its worker or the database was lost; CANCELLED by a person."""

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
    # The run itself, the sensor that watches runs and the watchdog may tell of one end at once: the first one decides.
    await hold_request(conn, key)
    before = await load(conn, key)
    whole = (await load(conn, before.slice_of)).status if before.slice_of else ""
    conclusion = await _concluded(conn, settings, before, run_id, end, failure)
    after = await load(conn, key)
    # A run's end is told twice: by its own report, and by the sensor that watches runs.
    if (after.status, after.status_reason) != (before.status, before.status_reason):
        await note_status(conn, settings, key)
    if before.slice_of:
        await joined_after(conn, settings, before.slice_of, whole, datetime.now(UTC))
    return conclusion


async def _concluded(
    conn: AsyncConnection[Any], settings: Settings, stored: StoredRequest, run_id: str, end: RunEnd, failure: str
) -> Conclusion:
    key = stored.key
    ours = stored.run_id in (None, run_id) or stored.status is RequestStatus.QUEUED
    if stored.stop_asked_at is not None and ours and end is not RunEnd.FINISHED:
        return await _after_stop(conn, key)
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
        return await _after_crash(conn, stored, failure.partition("\n")[0].rstrip("."))
    if end is RunEnd.FINISHED:
        return await _after_finish(conn, stored, settings)
    status = RequestStatus.CANCELLED if end is RunEnd.CANCELLED else RequestStatus.FAILED
    reason = failure.splitlines()[0].rstrip(".") if failure else ""
    words = next_step(status, key, reason=reason)
    if end is RunEnd.FAILED and _WHAT_TO_DO in failure:
        words = _after_failure(key, reason, failure)
    return await _write(conn, key, status, failure, words)


def _after_failure(key: str, reason: str, failure: str) -> str:
    """What stopped it and where, what to do about that, and how it goes on: each once."""
    where = failure.partition(_WHAT_TO_DO)[0].partition("\n  where: ")[2].strip()
    todo = _RUN_AGAIN.sub("", failure.partition(_WHAT_TO_DO)[2].rstrip(". \n"))
    # What a check found wrong is in the tables: going on where it stopped would find it again.
    check = failure.startswith("The check ")
    place = "" if check or not where else f": {where}"
    again = " --redo all" if check else "; it goes on where it stopped"
    first = "Else" if todo.startswith("nothing") else "Then"
    rest = f" {first} run it again: leadgen run {key}{again}."
    if _OF_THE_REQUEST.search(todo):
        # What is stored of it would stop it again.
        rest = f" Do so in its file, and give that again: leadgen run FILE; or change it here: leadgen amend {key} --set FIELD=VALUE."
    elif "leadgen run " in todo:
        rest = ""
    return f"It stopped on an error ({reason}{place}). {todo[:1].upper()}{todo[1:]}.{rest}"


async def _after_launch(conn: AsyncConnection[Any], stored: StoredRequest, end: RunEnd, failure: str) -> Conclusion:
    if end is RunEnd.CANCELLED:
        words = next_step(RequestStatus.CANCELLED, stored.key)
        return await _write(conn, stored.key, RequestStatus.CANCELLED, "its run was terminated before it began", words)
    if end is RunEnd.FINISHED:
        return Conclusion(stored.status, stored.status_reason, stored.next_step)
    return await _after_crash(conn, stored, failure.partition("\n")[0])


async def _after_crash(conn: AsyncConnection[Any], stored: StoredRequest, failure: str = "") -> Conclusion:
    crashes = await crashes_after(conn, stored)
    if crashes >= MOST_CRASHES:
        reason = f"its worker was lost {crashes} times in a row{f': {failure}' if failure else ''}"
        words = next_step(RequestStatus.FAILED, stored.key, reason=reason)
        return await _write(conn, stored.key, RequestStatus.FAILED, reason, words)
    reason = f"its worker was lost{f' ({failure})' if failure else ''}; it goes on where it stopped"
    await queue_again(conn, stored.key, reason=reason, next_round=False, crashes=crashes)
    again = await load(conn, stored.key)
    return Conclusion(again.status, reason, again.next_step)


async def _after_finish(conn: AsyncConnection[Any], stored: StoredRequest, settings: Settings) -> Conclusion:
    key, target = stored.key, stored.request.target_companies
    latest = next(iter(await exports_of(conn, key, 1, ("companies",))), None)
    if latest is None:
        reason = "only some of its assets were materialized; no files were written yet"
        return await _write(conn, key, RequestStatus.CANCELLED, reason, next_step(RequestStatus.CANCELLED, key))
    if latest.refused:
        words = next_step(RequestStatus.FAILED, key, reason=latest.refused)
        return await _write(conn, key, RequestStatus.FAILED, latest.refused, words)
    delivered = len(latest.companies)
    paused = await paused_request(conn, settings, stored, stored.run_id or "", delivered)
    if stored.previewing and paused is None:
        return await _after_preview(conn, stored, delivered)
    short = f"{delivered} of {companies(target)} delivered"
    if delivered >= target and not stored.previewing:
        words = next_step(RequestStatus.READY, key) + (f" {left_unasked(paused, key)}" if paused else "")
        return await _write(conn, key, RequestStatus.READY, short, words)
    if stored.accepted and delivered:
        words = next_step(RequestStatus.READY_PARTIAL, key)
        return await _write(conn, key, RequestStatus.READY_PARTIAL, f"{short}, which you accepted", words)
    if stored.stop_asked_at is not None:
        return await _after_stop(conn, key)
    if paused is not None:
        return await _write(conn, key, paused.status, paused.reason, paused.next_step, paused.proposals, paused.until)
    if not stored.exhausted and stored.round < settings.max_rounds:
        reason = f"{short}; the sources have more: round {stored.round + 1} of {settings.max_rounds}"
        await queue_again(conn, key, reason=reason, next_round=True)
        again = await load(conn, key)
        return Conclusion(again.status, reason, again.next_step)
    return await _short(conn, stored, short, delivered)


async def _short(conn: AsyncConnection[Any], stored: StoredRequest, short: str, delivered: int) -> Conclusion:
    """Fewer companies than asked for, and nothing goes on by itself: what a person could decide."""
    ways, loosens = await _ways(conn, stored, delivered)
    # Empty files are nothing that a person could take instead.
    status = RequestStatus.READY_PARTIAL if delivered and not loosens else RequestStatus.NEEDS_DECISION
    return await _write(conn, stored.key, status, short, _told(stored, status, ways), ways)


async def _ways(conn: AsyncConnection[Any], stored: StoredRequest, delivered: int) -> tuple[list[Proposal], bool]:
    """What a person could decide, counted now, and whether one of it loosens the request or goes on with it."""
    key = stored.key
    loosening = await proposals(conn, stored, max(0, stored.request.target_companies - delivered))
    if not stored.exhausted:
        loosening.insert(0, more_rounds(key))
    loosens = bool(loosening)
    lacking = await lacking_websites(conn, key)
    if delivered and loosening:
        words = f"take the {companies(delivered)} that there are"
        loosening.append(Proposal(words, amending(key, "--accept-partial")))
    if any(lacking) or stored.exhausted:
        loosening.append(another_source(key, *lacking))
    failed, _ = await failed_items(conn, key)
    if failed:
        loosening.insert(0, failed_again(key, failed))
    return loosening, loosens


def _told(stored: StoredRequest, status: RequestStatus, ways: Sequence[Proposal]) -> str:
    # Only rounds ended, not the sources.
    why = "" if stored.exhausted else f"{stored.round} rounds did not reach the target"
    return next_step(status, stored.key, reason=why, proposals=[one.words for one in ways])


async def count_again(conn: AsyncConnection[Any], key: str) -> None:
    """Count the proposals of a request that ended short anew: somebody was blocked, or two companies made one, since.

    Its status stays: that is for its next run. What it proposes beside what is counted stays too.
    """
    await hold_request(conn, key)
    stored = await load(conn, key)
    latest = next(iter(await exports_of(conn, key, 1, ("companies",))), None)
    if stored.status not in ENDED_SHORT or stored.split_by or stored.previewing or stored.accepted or latest is None:
        return
    counted = (
        one for one in stored.proposals if one.command.startswith(amending(key)) or one.words.startswith(FAILED_AGAIN)
    )
    before = list(counted)
    ways, _ = await _ways(conn, stored, len(latest.companies))
    if ways == before:
        return
    told = stored.next_step.replace(_told(stored, stored.status, before), _told(stored, stored.status, ways))
    others = [one for one in stored.proposals if one not in before]
    await write_proposals(conn, key, [*ways, *others], told)


async def _after_preview(conn: AsyncConnection[Any], stored: StoredRequest, qualified: int) -> Conclusion:
    """The first few companies were looked at: a person looks at them and says how it goes on."""
    key = stored.key
    blocked = await blocked_in_request(conn, key)
    there = sum((await count_companies(conn, key)).values()) - len(blocked)
    given = await given_recently(conn, key, stored.request.exclude_exported_days, stored.series)
    # They have only those of the preview's places that no other company takes.
    before = len(await companies_among(conn, key, list(given.keys() - blocked)))
    shown = min(there, stored.request.preview)
    again = max(0, shown - (there - before))
    reason = f"preview of {companies(shown)}: {qualified} qualified"
    why = f"Look at the preview (`leadgen report {key}`); its files are a sample and do not count as delivered"
    ways = []
    if blocked and shown < stored.request.preview:
        reason += f"; {companies(len(blocked))} more {'is' if len(blocked) == 1 else 'are'} blocked"
        ways = [another_source(key)]
    if again:
        which = "it" if shown == 1 else "all of them" if again == shown else f"{again:,} of them"
        reason += f"; {which} you were given before, and the sources have no other"
        why += f"; companies that you were given before are left out for {stored.request.exclude_exported_days:,} days"
        ways = [another_source(key)]
        if not all(told.endswith(IN_SERIES) for told in given.values()):
            words = "take companies that you were given before, too"
            changes = {"exclude_exported_days": 0}
            ways.insert(0, Proposal(words, amending(key, "--set", "exclude_exported_days=0"), changes))
    ways += [
        Proposal("go on with all companies", f"leadgen resume {key}"),
        Proposal("change what is asked for, and look at the preview again", amending(key, "--set", "FIELD=VALUE")),
        Proposal("end it here", f"leadgen cancel {key}"),
    ]
    words = next_step(RequestStatus.NEEDS_DECISION, key, reason=why, proposals=[one.words for one in ways])
    return await _write(conn, key, RequestStatus.NEEDS_DECISION, reason, words, ways)


async def _after_stop(conn: AsyncConnection[Any], key: str) -> Conclusion:
    words = next_step(RequestStatus.CANCELLED, key)
    return await _write(conn, key, RequestStatus.CANCELLED, BY_A_PERSON, words)


async def _write(
    conn: AsyncConnection[Any],
    key: str,
    status: RequestStatus,
    reason: str,
    words: str,
    decisions: Sequence[Proposal] = (),
    until: datetime | None = None,
) -> Conclusion:
    now = await load(conn, key)
    told = (now.status, now.status_reason, now.next_step, now.proposals, now.waiting_until, now.stop_asked_at)
    # An end that is told once more says the same: the trail has it once.
    if told != (status, reason, words, tuple(decisions), until, None):
        await set_status(conn, key, status, reason, words, proposals=decisions, until=until)
    return Conclusion(status, reason, words)
