"""What counts as a fault, how bad it is, and that it is told once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.health import health_rules as rules
from leadgen_assets.domain.health.health import (
    BudgetSeen,
    CallsSeen,
    DaemonSeen,
    DaemonWanted,
    DatabaseSeen,
    DiskSeen,
    Line,
    PagesSeen,
    SensorSeen,
    Severity,
    State,
    StuckSeen,
    Thresholds,
    WaitingSeen,
    changes,
    now_told,
)
from leadgen_assets.settings import PROJECT

NOW = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
USUAL = Thresholds()
GB = 10**9


def daemon(seconds_ago: float = 5, beats: dict[str, float] | None = None, *sensors: SensorSeen) -> DaemonSeen:
    return DaemonSeen(
        NOW - timedelta(seconds=seconds_ago), beats or {"SENSOR": 4.0, "QUEUED_RUN_COORDINATOR": 12.0}, sensors
    )


def sensor(name: str = "inbox", on: bool = True, failing: bool = False, age: float | None = 3.0) -> SensorSeen:
    return SensorSeen(name, on, failing, age, 5.0)


def calls(in_a_row: int = 0, last: str = "answered", resting: float = 0, **classes: int) -> CallsSeen:
    return CallsSeen({name.replace("_", " "): n for name, n in classes.items()}, in_a_row, last, resting)


LINES = [
    (rules.database_line(DatabaseSeen(3, 9, 100, 10**7, "s1"), "s1", USUAL), "ok", "info"),
    (rules.database_line(DatabaseSeen(400, 9, 100, 10**7, "s1"), "s1", USUAL), "slow", "warning"),
    (rules.database_line(DatabaseSeen(3, 85, 100, 10**7, "s1"), "s1", USUAL), "slow", "warning"),
    (rules.database_line(DatabaseSeen(3, 9, 100, 10**7, "s0"), "s1", USUAL), "down", "critical"),
    (rules.daemon_line(None, DaemonWanted(), NOW, USUAL), "off", "info"),
    (rules.daemon_line(None, DaemonWanted(started=True), NOW, USUAL), "off", "info"),
    (rules.daemon_line(None, DaemonWanted(files=2), NOW, USUAL), "off", "warning"),
    (rules.daemon_line(None, DaemonWanted(1), NOW, USUAL), "off", "critical"),
    (rules.daemon_line(None, DaemonWanted(running=1), NOW, USUAL), "off", "critical"),
    (rules.daemon_line(None, DaemonWanted(always=True), NOW, USUAL), "off", "critical"),
    (rules.daemon_line(daemon(), DaemonWanted(1), NOW, USUAL), "ok", "info"),
    (rules.daemon_line(daemon(121), DaemonWanted(1), NOW, USUAL), "down", "critical"),
    (rules.daemon_line(daemon(3600), DaemonWanted(), NOW, USUAL), "down", "info"),
    (rules.daemon_line(daemon(3600), DaemonWanted(files=1), NOW, USUAL), "down", "warning"),
    (rules.daemon_line(daemon(170), DaemonWanted(started=True), NOW, USUAL), "down", "warning"),
    (rules.daemon_line(daemon(170), DaemonWanted(1, started=True), NOW, USUAL), "down", "critical"),
    (rules.daemon_line(daemon(5, {"SENSOR": 3, "MONITORING": 500}), DaemonWanted(1), NOW, USUAL), "slow", "warning"),
    (rules.daemon_line(daemon(-30), DaemonWanted(1), NOW, USUAL), "ok", "info"),  # somebody's clock is ahead
    (rules.sensors_line(None, NOW, USUAL), "off", "info"),
    (rules.sensors_line(daemon(121, None, sensor(on=False)), NOW, USUAL), "off", "info"),
    (rules.sensors_line(daemon(5, None, sensor(), sensor(age=None)), NOW, USUAL), "ok", "info"),
    (rules.sensors_line(daemon(5, None, sensor(on=False)), NOW, USUAL), "slow", "warning"),
    (rules.sensors_line(daemon(5, None, sensor("queued_requests", on=False)), NOW, USUAL), "down", "critical"),
    (rules.sensors_line(daemon(5, None, sensor("watchdog", failing=True)), NOW, USUAL), "down", "critical"),
    (rules.sensors_line(daemon(5, None, sensor("watchdog", age=91)), NOW, USUAL), "slow", "warning"),
    (rules.model_line("off", False, calls(), USUAL), "off", "info"),
    (rules.model_line("mock", False, calls(), USUAL), "off", "info"),
    (rules.model_line("real", False, calls(), USUAL), "down", "warning"),
    (rules.model_line("real", True, calls(), USUAL), "ok", "info"),
    (rules.model_line("real", True, calls(answered=30, transient=2), USUAL), "ok", "info"),
    (rules.model_line("real", True, calls(answered=30, rate_limited=20), USUAL), "slow", "warning"),
    (rules.model_line("real", True, calls(8, "transient", transient=8), USUAL), "down", "critical"),
    (rules.model_line("hybrid", True, calls(8, "transient", transient=8), USUAL), "down", "warning"),
    (rules.model_line("real", True, calls(1, "quota", answered=50, quota=1), USUAL), "down", "critical"),
    (rules.model_line("real", True, calls(answered=50, resting=90), USUAL), "slow", "info"),
    (rules.web_line("off", [], 0, USUAL), "off", "info"),
    (rules.web_line("auto", [], 0, USUAL), "ok", "info"),
    (rules.web_line("auto", [PagesSeen("home pages", 5, 5)], 0, USUAL), "ok", "info"),
    (rules.web_line("auto", [PagesSeen("home pages", 50, 5), PagesSeen("portals", 20, 12)], 2, USUAL), "slow", "warning"),
    (rules.web_line("auto", [PagesSeen("home pages", 50, 50)], 0, USUAL), "down", "critical"),
    (rules.disk_line(DiskSeen(50 * GB, 1e8), USUAL), "ok", "info"),
    (rules.disk_line(DiskSeen(50 * GB, -1e8), USUAL), "ok", "info"),
    (rules.disk_line(DiskSeen(4 * GB, None), USUAL), "slow", "warning"),
    (rules.disk_line(DiskSeen(50 * GB, 25e9), USUAL), "slow", "warning"),
    (rules.disk_line(DiskSeen(GB // 4, None), USUAL), "down", "critical"),
    (rules.queue_line(WaitingSeen(0, 0, 3), USUAL), "ok", "info"),
    (rules.queue_line(WaitingSeen(2, 590, 3), USUAL), "ok", "info"),
    (rules.queue_line(WaitingSeen(2, 700, 3), USUAL), "slow", "warning"),
    (rules.queue_line(WaitingSeen(2, 3700, 3), USUAL), "down", "critical"),
    (rules.stuck_line([], USUAL), "ok", "info"),
    (rules.stuck_line([StuckSeen("t.a", True, 60)], USUAL), "ok", "info"),
    (rules.stuck_line([StuckSeen("t.a", False, 30)], USUAL), "ok", "info"),  # the watchdog sees to it
    (rules.stuck_line([StuckSeen("t.a", True, 960)], USUAL), "ok", "info"),
    (rules.stuck_line([StuckSeen("t.a", False, 960)], USUAL), "slow", "warning"),
    (rules.stuck_line([StuckSeen("t.a", True, 60), StuckSeen("t.b", False, 2000)], USUAL), "slow", "warning"),
    (rules.stuck_line([StuckSeen("t.a", True, 20_000)], USUAL), "down", "critical"),
    (rules.budget_line("off", None, USUAL), "off", "info"),
    (rules.budget_line("real", None, USUAL), "ok", "info"),
    (rules.budget_line("real", BudgetSeen("the budget of t.a", 0.79), USUAL), "ok", "info"),
    (rules.budget_line("real", BudgetSeen("the budget of t.a", 0.8), USUAL), "slow", "warning"),
    (rules.budget_line("real", BudgetSeen("dollars today of tenant t", 1.0), USUAL), "down", "warning"),
    (rules.webhook_line(False, 0, 0, USUAL), "off", "info"),
    (rules.webhook_line(True, 1, 30, USUAL), "ok", "info"),
    (rules.webhook_line(True, 3, 900, USUAL), "down", "warning"),
    (rules.webhook_line(True, 0, 0, USUAL, "The webhook has no secret."), "down", "warning"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "state", "severity"), LINES, ids=lambda v: v.seen[:40] if isinstance(v, Line) else None
)
def test_state_and_severity_follow_from_what_was_seen(line: Line, state: str, severity: str) -> None:
    assert (line.state, line.severity) == (state, severity)


def test_whoever_is_to_do_something_is_told_one_thing_to_do() -> None:
    for line, _, severity in LINES:
        assert bool(line.todo) == (severity != "info"), line


def test_what_can_be_measured_stands_beside_its_threshold() -> None:
    for line, _, severity in LINES:
        if severity != "info" and line.figure is not None:
            assert line.threshold is not None
            assert line.unit


@pytest.mark.parametrize(
    ("line", "limit", "unit"),
    [
        (rules.web_line("auto", [PagesSeen("home pages", 20, 12)], 0, USUAL), 50, "% without an answer"),
        (rules.web_line("auto", [PagesSeen("home pages", 24, 24)], 0, USUAL), 90, "% without an answer"),
        (rules.queue_line(WaitingSeen(2, 700), USUAL), 10, "min"),
        (rules.queue_line(WaitingSeen(2, 3700), USUAL), 60, "min"),
        (rules.stuck_line([StuckSeen("t.a", False, 960)], USUAL), 1, "min"),
        (rules.stuck_line([StuckSeen("t.a", True, 2000)], USUAL), 30, "min"),
        (rules.stuck_line([StuckSeen("t.a", True, 20_000)], USUAL), 180, "min"),
        (rules.disk_line(DiskSeen(4 * GB, None), USUAL), 5, "GB free"),
        (rules.disk_line(DiskSeen(50 * GB, 25e9), USUAL), 3, "days until it is full"),
        (rules.model_line("real", True, calls(1, "quota", quota=1), USUAL), None, ""),
    ],
    ids=lambda v: v.seen[:40] if isinstance(v, Line) else None,
)
def test_the_limit_beside_a_fault_is_the_one_that_was_passed(line: Line, limit: float | None, unit: str) -> None:
    assert (line.threshold, line.unit) == (limit, unit)


def test_an_operators_thresholds_hold() -> None:
    patient = Thresholds(queue_minutes=60, stuck_minutes=600, free_bytes=100 * GB)
    assert rules.queue_line(WaitingSeen(1, 3000, 1), patient).state is State.OK
    assert rules.stuck_line([StuckSeen("t.a", True, 20_000)], patient).state is State.OK
    assert rules.disk_line(DiskSeen(50 * GB, None), patient).state is State.SLOW
    todo = rules.disk_line(DiskSeen(4 * GB, None), USUAL).todo
    assert todo.startswith("before it is full: `leadgen prune`")
    chapter = todo.rpartition("docs/operations.md, ")[2].rstrip(")")
    assert f"## {chapter}\n" in (PROJECT / "docs" / "operations.md").read_text("utf-8")
    assert rules.disk_line(DiskSeen(GB // 4, None), USUAL).todo.startswith("free something else on it first")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (DaemonWanted(), "no request waits for it"),
        (DaemonWanted(started=True), "no request waits for it"),
        (DaemonWanted(always=True), "no request waits for it, but LEADGEN_PRODUCTION wants it always there"),
        (DaemonWanted(1, always=True), "1 request waits for it"),
        (DaemonWanted(2), "2 requests wait for it"),
        (DaemonWanted(files=1), "1 file in the inbox waits for it"),
        (DaemonWanted(1, files=2), "1 request and 2 files in the inbox wait for it"),
        (DaemonWanted(running=1), "1 request runs, which it takes up again"),
        (DaemonWanted(2, 2), "2 requests wait for it and 2 requests run, which it takes up again"),
    ],
)
def test_why_a_daemon_is_wanted_is_told_as_it_is(wanted: DaemonWanted, words: str) -> None:
    assert wanted.words == words
    assert rules.daemon_line(None, wanted, NOW, USUAL).seen.startswith(f"it was never seen here; {words}")


def test_sensors_at_fault_are_named_by_their_fault() -> None:
    told = rules.sensors_line(
        daemon(5, None, sensor("repeats", on=False), sensor("inbox", failing=True), sensor("notices", age=900)),
        NOW,
        USUAL,
    ).seen
    assert told == "off: repeats; failing: inbox; late: notices (of 4)"


def test_what_stands_still_is_not_told_to_be_in_time() -> None:
    assert rules.sensors_line(daemon(5, None, sensor()), NOW, USUAL).seen == "all 2 are on and in time"
    assert "were, 100 s ago, on and in time" in rules.sensors_line(daemon(100, None, sensor()), NOW, USUAL).seen
    frozen = rules.daemon_line(daemon(170), DaemonWanted(started=True), NOW, USUAL)
    # Which of the two stands still nobody knows who is told by both.
    assert "no sensor has ticked for" in frozen.seen
    assert "its daemon or its code server stands still" in frozen.seen
    assert "code-server.log" in frozen.todo


def line(name: str, severity: Severity) -> Line:
    return Line(name, State.SLOW, severity, "seen")


SEVERITIES = st.sampled_from(list(Severity))
LOOKS = st.lists(
    st.dictionaries(st.sampled_from(["disk", "queue", "web"]), SEVERITIES, min_size=1), min_size=1, max_size=8
)


@given(LOOKS)
def test_each_change_is_told_once_and_nothing_else(looks: list[dict[str, Severity]]) -> None:
    told: dict[str, str] = {}
    present: dict[str, Severity] = {}
    for look in looks:
        present |= look
        lines = [line(name, severity) for name, severity in present.items()]
        for change in changes(told, lines):
            assert change.before != change.line.severity
            assert change.before == told.get(change.line.name, "info")
        told = now_told(lines)
        assert changes(told, lines) == []


def test_the_worst_is_told_first_and_what_is_over_last() -> None:
    told = {"web": "critical", "disk": "no severity at all"}
    found = changes(
        told, [line("web", Severity.INFO), line("disk", Severity.WARNING), line("queue", Severity.CRITICAL)]
    )
    assert [change.line.name for change in found] == ["queue", "disk", "web"]
    assert found[-1].over
    assert found[-1].words == "web is well again: seen"
