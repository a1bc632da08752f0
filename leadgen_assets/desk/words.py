"""Words and small calculations that only the desk's pages need."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from leadgen_assets.domain.requests.request import KEY_PATTERN, RequestStatus
from leadgen_assets.stages.standing import StageStanding

TONES = {
    RequestStatus.QUEUED: "calm",
    RequestStatus.RUNNING: "calm",
    RequestStatus.WAITING: "calm",
    RequestStatus.PAUSED_BUDGET: "warn",
    RequestStatus.NEEDS_DECISION: "warn",
    RequestStatus.READY: "good",
    RequestStatus.READY_PARTIAL: "warn",
    RequestStatus.FAILED: "bad",
    RequestStatus.CANCELLED: "warn",
}
"""Status -> tone of its colour; the word always stands with it."""
UNDER_WAY = frozenset({RequestStatus.QUEUED, RequestStatus.RUNNING, RequestStatus.WAITING})
LONGEST_IN_A_LIST = 100
"""Characters of a next step in the list of requests."""
_SENTENCE = re.compile(r"(?<=[.;])\s+")
_COMMAND = re.compile(rf"\bleadgen [a-z]+ {KEY_PATTERN}(?: --[a-z]+(?: [a-z]+)?)*")


def status(name: str) -> str:
    """A status as a person says it: "needs decision"."""
    return name.replace("_", " ")


def pieces(words: str) -> list[tuple[str, bool]]:
    """A next step in pieces, each with whether it is a command to copy."""
    found = []
    place = 0
    for match in _COMMAND.finditer(words):
        found += [(words[place : match.start()].rstrip("`"), False), (match[0], True)]
        place = match.end()
    found.append((words[place:].lstrip("`") if found else words, False))
    # A full stop right behind a command would be copied with it.
    return [(piece, is_command) for piece, is_command in found if piece and not (place and piece == ".")]


def why_now(next_step: str) -> str:
    """A next step without the ways to go on, where the page lists them beside it, each with its command."""
    return next_step.partition(" You could: ")[0]


def in_short(next_step: str) -> str:
    """A next step for one line of a list: whole where it is short, else its first sentence; its request's page has all of it."""
    if len(next_step) <= LONGEST_IN_A_LIST:
        return next_step
    first = _SENTENCE.split(next_step, maxsplit=1)[0]
    if len(first) > LONGEST_IN_A_LIST:
        first = first[:LONGEST_IN_A_LIST].rpartition(" ")[0] or first[:LONGEST_IN_A_LIST]
    return f"{first.rstrip(' .,;:')} …"


def size(number: int) -> str:
    """A file's size: "820 bytes", "12 kB", "3.4 MB"."""
    if number < 1000:
        return f"{number} bytes"
    return f"{number / 1000:.0f} kB" if number < 999_500 else f"{number / 1_000_000:.1f} MB"


def people_left_out(number: int) -> str:
    """How many people are not shown: "1 person left out: blocked since"."""
    return f"{number:,} {'person' if number == 1 else 'people'} left out: blocked since"


def blocked_since(reason: str) -> str:
    """Why a company is not to be contacted any more."""
    return f"blocked since: {reason}"


def minute(when: datetime) -> str:
    """A time to the minute, in UTC."""
    return f"{when:%Y-%m-%d %H:%M} UTC"


def overall(stages: Sequence[StageStanding]) -> int:
    """How far a request is over all its stages, in whole per cent; 100 only when every stage is through."""
    percents = [stage.percent for stage in stages]
    return sum(percents) // len(percents) if percents else 0


def told_progress(name: str, stages: Sequence[StageStanding]) -> str:
    """Where a request stands in one sentence, which changes at every tenth: a screen reader reads each change aloud."""
    current = next((stage for stage in stages if stage.percent < 100), None)
    if current is None:
        return f"{status(name).capitalize()}: every stage is through."
    return f"{status(name).capitalize()}: {current.stage.replace('_', ' ')}, {current.percent // 10 * 10} % done."


def number(count: int, one: str, many: str) -> str:
    """ "1 company", "1,200 companies"."""
    return f"{count:,} {one if count == 1 else many}"
