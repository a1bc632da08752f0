"""How an installation is: what was seen of it, from when on that is a fault, how bad, and what to do. Rules: health_rules.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from leadgen_assets.domain.telling.shown import counted

LITTLE_ROOM, NO_ROOM = 5_000_000_000, 500_000_000
"""Bytes free on a disk: below the first one somebody is told, below the second nothing goes well."""


class State(StrEnum):
    """How one thing is; off is nothing wrong: nobody uses it."""

    OK = "ok"
    SLOW = "slow"
    DOWN = "down"
    OFF = "off"


class Severity(StrEnum):
    """Who is to be told: nobody, somebody today, somebody now."""

    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 to 2, the worst is the highest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on something is a fault. An operator sets the first three (LEADGEN_HEALTH_…)."""

    queue_minutes: float = 10
    stuck_minutes: float = 30
    free_bytes: int = LITTLE_ROOM
    orphan_seconds: float = 60
    """The watchdog takes up what has lost its worker within 20 seconds."""
    much_worse: float = 6
    """So many times the minutes of queue and stuck make it critical."""
    no_free_bytes: int = NO_ROOM
    days_to_full: float = 3
    answer_ms: float = 250
    connections_share: float = 0.8
    daemon_seconds: float = 120
    """The sensor `health` looks every 30 seconds; a daemon's part writes its heartbeat as often."""
    fresh_seconds: float = 45
    """An older look says how things were, not how they are."""
    sensor_periods: float = 6
    """A sensor is late after so many of its intervals, and `sensor_grace_seconds` more."""
    sensor_grace_seconds: float = 60
    model_in_a_row: int = 8
    """As many failures in a row as open a run's breaker (llm/breaker.py)."""
    model_failed_share: float = 0.3
    model_calls: int = 10
    """Below this number a share says nothing."""
    web_failed_share: float = 0.5
    web_down_share: float = 0.9
    web_pages: int = 20
    budget_share: float = 0.8
    notice_minutes: float = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at; no personal data and no secret stands in it.

    Attributes:
        name: the alert's name, a word. seen: in words. figure, threshold: in `unit`; None where there is nothing to measure.
        todo: the one recommendation; empty while nothing is to be done.
    """

    name: str
    state: State
    severity: Severity
    seen: str
    figure: float | None = None
    threshold: float | None = None
    unit: str = ""
    todo: str = ""

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return {
            "name": self.name, "state": str(self.state), "severity": str(self.severity), "seen": self.seen,
            "figure": None if self.figure is None else round(self.figure, 3), "threshold": self.threshold,
            "unit": self.unit, "todo": self.todo,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Health:
    """All lines of one look."""

    at: datetime
    lines: tuple[Line, ...]

    @property
    def severity(self) -> Severity:
        """The worst of its lines."""
        return max((line.severity for line in self.lines), key=lambda one: one.rank, default=Severity.INFO)

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return {
            "at": self.at.isoformat(),
            "severity": str(self.severity),
            "lines": [line.as_dict() for line in self.lines],
        }


@dataclass(frozen=True, slots=True)
class DatabaseSeen:
    """The server's answer: milliseconds, connections used and allowed, bytes of our database, the schema's revision."""

    answer_ms: float
    connections: int
    most_connections: int
    size_bytes: int
    schema: str


@dataclass(frozen=True, slots=True)
class SensorSeen:
    """One of Dagster's sensors: `age` is the seconds since its last tick, None before the first."""

    name: str
    on: bool
    failing: bool
    age: float | None
    interval: float


@dataclass(frozen=True, slots=True)
class DaemonSeen:
    """What the sensor `health` saw of Dagster. beats: part of the daemon -> seconds since its heartbeat, at that time."""

    at: datetime
    beats: Mapping[str, float]
    sensors: Sequence[SensorSeen]


@dataclass(frozen=True, slots=True)
class DaemonWanted:
    """What waits for the daemon.

    Attributes:
        waiting, running: requests, as in `WaitingSeen`. always: it has to be there whatever waits (LEADGEN_PRODUCTION).
        started: a `leadgen up` runs on this database. files: requests' files that lie in the inbox.
    """

    waiting: int = 0
    running: int = 0
    always: bool = False
    started: bool = False
    files: int = 0

    @property
    def needed(self) -> bool:
        """Whether somebody has to see to it now that there is one."""
        return self.waiting > 0 or self.running > 0 or self.always

    @property
    def severity(self) -> Severity:
        """Of a daemon that is not there: none where somebody ended it and nothing waits."""
        if self.needed:
            return Severity.CRITICAL
        return Severity.WARNING if self.started or self.files else Severity.INFO

    @property
    def words(self) -> str:
        """One clause."""
        waits = [counted(self.waiting, "request")] if self.waiting else []
        waits += [f"{counted(self.files, 'file')} in the inbox"] if self.files else []
        told = [f"{' and '.join(waits)} wait{'s' * (self.waiting + self.files == 1)} for it"] if waits else []
        if self.running:
            told += [f"{counted(self.running, 'request')} run{'s' * (self.running == 1)}, which it takes up again"]
        if told:
            return " and ".join(told)
        return "no request waits for it" + (", but LEADGEN_PRODUCTION wants it always there" if self.always else "")


@dataclass(frozen=True, slots=True)
class CallsSeen:
    """Questions to the model of late. classes: how they ended -> number. in_a_row: failures since the last answer.

    Attributes:
        last: class of the last one. resting: seconds for which the service asked to be left alone.
    """

    classes: Mapping[str, int]
    in_a_row: int
    last: str
    resting: float


@dataclass(frozen=True, slots=True)
class PagesSeen:
    """Pages asked of one class of hosts in the last hour, and how many of them got no answer."""

    hosts: str
    asked: int
    failed: int


@dataclass(frozen=True, slots=True)
class WaitingSeen:
    """Requests that wait for a launch: number, and seconds since the oldest was due; and how many a daemon is to see to.

    Attributes:
        waiting: for a launch, now or later. running: not in the process of a command.
    """

    queued: int
    oldest: float
    waiting: int = 0
    running: int = 0


@dataclass(frozen=True, slots=True)
class StuckSeen:
    """A request that runs by its status: `alive` whether it has a worker, `silent` seconds since anything of it was written."""

    key: str
    alive: bool
    silent: float


@dataclass(frozen=True, slots=True)
class BudgetSeen:
    """The limit of which the greatest share is used. what: such as "dollars today of tenant north"."""

    what: str
    used_share: float


@dataclass(frozen=True, slots=True)
class DiskSeen:
    """Bytes free where LEADGEN_HOME is; a_day: bytes by which that shrinks a day, None while it is not known."""

    free: int
    a_day: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """A line whose severity is another than the one that was told before."""

    line: Line
    before: Severity

    @property
    def over(self) -> bool:
        """Whether it is over: nobody needs to be told of it any more."""
        return self.line.severity is Severity.INFO

    @property
    def words(self) -> str:
        """One sentence."""
        line = self.line
        if self.over:
            return f"{line.name} is well again: {line.seen}"
        return f"{line.name} is {line.state} ({line.severity}): {line.seen}{f'; {line.todo}' if line.todo else ''}"


def changes(told: Mapping[str, str], lines: Iterable[Line]) -> list[Change]:
    """What is to be told: severities that rose or fell since they were told; the worst come first.

    Args:
        told: name -> severity, of lines that were told and are not over.
    """
    found = []
    for line in lines:
        before = Severity(told[line.name]) if told.get(line.name) in list(Severity) else Severity.INFO
        if line.severity is not before:
            found.append(Change(line, before))
    return sorted(found, key=lambda change: -change.line.severity.rank)


def now_told(lines: Iterable[Line]) -> dict[str, str]:
    """What the next look compares with."""
    return {line.name: str(line.severity) for line in lines if line.severity is not Severity.INFO}
