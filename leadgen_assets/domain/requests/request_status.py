"""How far a request is, and what a person does next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum


class RequestStatus(StrEnum):
    """Every state of a request; `next_step` has the words for each."""

    QUEUED = "queued"
    RUNNING = "running"
    WAITING = "waiting"
    PAUSED_BUDGET = "paused_budget"
    NEEDS_DECISION = "needs_decision"
    READY = "ready"
    READY_PARTIAL = "ready_partial"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def finished(self) -> bool:
        """Whether nothing goes on by itself any more."""
        return self in {self.READY, self.READY_PARTIAL, self.FAILED, self.CANCELLED}


def next_step(
    status: RequestStatus,
    key: str,
    *,
    until: datetime | None = None,
    reason: str = "",
    proposals: Sequence[str] = (),
    budget: str = "DOLLARS",
) -> str:
    """What happens or is to be done next, in one or two sentences.

    Args:
        key: the request's key, for commands to copy.
        until: for WAITING, when work goes on (UTC).
        reason: for FAILED and WAITING, why, as half a sentence; for NEEDS_DECISION, why nothing goes on, as a sentence.
        budget: for PAUSED_BUDGET, dollars with which it goes on.
        proposals: for NEEDS_DECISION and READY_PARTIAL, what could be loosened, each as an order ("add Oklahoma to states").
    """
    because = f" ({reason})" if reason else ""
    loosen = f" You could: {'; '.join(proposals)}. leadgen status {key} has the command for each." if proposals else ""
    ended = "The sources have no more companies that match"
    when = f"{until:%Y-%m-%d %H:%M} UTC" if until else "later"
    words = {
        RequestStatus.QUEUED: f"A run starts by itself while `leadgen up` runs; or start it now: leadgen run {key}.",
        RequestStatus.RUNNING: f"Nothing to do; watch it with: leadgen status {key} --watch.",
        RequestStatus.WAITING: f"It goes on by itself at {when}{because} while `leadgen up` runs; or start it then: leadgen run {key}.",
        RequestStatus.PAUSED_BUDGET: f"The budget is used up; what is done is kept. To go on: leadgen amend {key} --budget {budget}.",
        RequestStatus.NEEDS_DECISION: f"{reason or ended}.{loosen or ' Loosen a filter or add a source.'}",
        RequestStatus.READY: f"Download the CSV files: leadgen export {key}.",
        RequestStatus.READY_PARTIAL: f"Download the CSV files: leadgen export {key}. They hold fewer companies than asked for.{loosen}",
        RequestStatus.FAILED: f"It stopped on an error{because}. Read `leadgen report {key}`; run again, it goes on where it stopped.",
        RequestStatus.CANCELLED: f"Nothing goes on; files of earlier exports stay. To take it up again: leadgen run {key}.",
    }
    return words[status]
