"""Judgements: what was seen, beside its threshold, as one line each. Pure; times are seconds, shares 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

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
)

INFO, WARNING, CRITICAL = Severity.INFO, Severity.WARNING, Severity.CRITICAL
NEEDED_SENSORS = frozenset({"queued_requests", "watchdog", "run_finished", "run_failed"})
"""Without these no request begins or ends."""
_STOPPING = ("quota", "authentication")
_FAILED = ("transient", "rate limited", "unknown", *_STOPPING)
_MOST_NAMED = 5


def database_line(seen: DatabaseSeen, wanted_schema: str, most: Thresholds) -> Line:
    """A database that answers."""
    share = seen.connections / max(1, seen.most_connections)
    if seen.schema != wanted_schema:
        words = f"its schema is {seen.schema or 'missing'}, this program's is {wanted_schema}"
        return Line(
            "database",
            State.DOWN,
            CRITICAL,
            words,
            todo="stop what runs, then `leadgen db start` brings it forward; a newer schema needs the newer program",
        )
    words = (
        f"answers in {seen.answer_ms:.0f} ms, {seen.connections} of {seen.most_connections} connections,"
        f" {seen.size_bytes / 1e6:,.0f} MB"
    )
    if share >= most.connections_share:
        todo = "close what holds connections (pg_stat_activity), or raise max_connections"
        return Line(
            "database", State.SLOW, WARNING, words, share * 100, most.connections_share * 100, "% of connections", todo
        )
    if seen.answer_ms > most.answer_ms:
        todo = "see what it is busy with: SELECT * FROM pg_stat_activity WHERE state = 'active'"
        return Line("database", State.SLOW, WARNING, words, seen.answer_ms, most.answer_ms, "ms", todo)
    return Line("database", State.OK, INFO, words, seen.answer_ms, most.answer_ms, "ms")


def no_database_line(what: str, todo: str) -> Line:
    """A database that does not answer."""
    return Line("database", State.DOWN, CRITICAL, what, todo=todo)


def daemon_line(seen: DaemonSeen | None, wanted: DaemonWanted, now: datetime, most: Thresholds) -> Line:
    """The daemon, and the code server, in which all sensors tick: where either stands still, no sensor does."""
    severity, limit = wanted.severity, most.daemon_seconds
    if seen is None:
        words = f"it was never seen here; {wanted.words}"
        if wanted.started and not wanted.needed and not wanted.files:
            return Line("daemon", State.OFF, INFO, f"{words}; `leadgen up` is being started")
        return Line("daemon", State.OFF, severity, words, todo="start `leadgen up`" if severity.rank else "")
    age = max(0.0, (now - seen.at).total_seconds())
    if age > limit:
        where = (
            "`leadgen up` runs, but its daemon or its code server" if wanted.started else "the daemon or code server"
        )
        words = f"no sensor has ticked for {told_seconds(age)}: {where} stands still or is away; {wanted.words}"
        todo = (
            "restart `leadgen up`; logs/daemon.log and logs/code-server.log say which of the two it is"
            if wanted.started
            else "start `leadgen up`; where a daemon runs, is the sensor `health` on in the UI, and does the code server answer?"
        )
        return Line("daemon", State.DOWN, severity, words, age, limit, "s", todo if severity.rank else "")
    late = {name: beat for name, beat in seen.beats.items() if beat > limit}
    if late:
        name, beat = max(late.items(), key=lambda entry: entry[1])
        words = f"its part {name} was silent for {told_seconds(beat)}"
        return Line(
            "daemon", State.SLOW, WARNING, words, beat, limit, "s", "read logs/daemon.log, then restart `leadgen up`"
        )
    beat = max(seen.beats.values(), default=0.0)
    words = f"seen {told_seconds(age)} ago, {len(seen.beats)} parts, the oldest heartbeat {told_seconds(beat)}"
    return Line("daemon", State.OK, INFO, words, age, limit, "s")


def sensors_line(seen: DaemonSeen | None, now: datetime, most: Thresholds) -> Line:
    """Which sensors are off, failing, or late, as `health` saw them, which is one more."""
    age = 0.0 if seen is None else (now - seen.at).total_seconds()
    if seen is None or age > most.daemon_seconds:
        return Line("sensors", State.OFF, INFO, "none ticks: see the line of the daemon")
    faults = [(one, fault) for one in seen.sensors if (fault := _fault_of(one, most))]
    number = len(seen.sensors) + 1
    if not faults:
        are = "are" if age <= most.fresh_seconds else f"were, {told_seconds(age)} ago,"
        return Line("sensors", State.OK, INFO, f"all {number} {are} on and in time", 0, 0, "sensors at fault")
    worst = any(one.name in NEEDED_SENSORS and fault != "late" for one, fault in faults)
    told = "; ".join(
        f"{kind}: {', '.join(names)}"
        for kind in ("off", "failing", "late")
        if (names := [one.name for one, fault in faults if fault == kind])
    )
    kinds = {fault for _, fault in faults}
    todo = (
        "read the reason in the UI (Automation, the sensor, its last tick)"
        if "failing" in kinds
        else "switch it on in the UI (Automation)"
        if "off" in kinds
        else "see how busy the machine is; logs/daemon.log says what the daemon waits for"
    )
    state, severity = (State.DOWN, CRITICAL) if worst else (State.SLOW, WARNING)
    return Line("sensors", state, severity, f"{told} (of {number})", len(faults), 0, "sensors at fault", todo)


def _fault_of(one: SensorSeen, most: Thresholds) -> str:
    if not one.on:
        return "off"
    if one.failing:
        return "failing"
    longest = one.interval * most.sensor_periods + most.sensor_grace_seconds
    return "late" if one.age is not None and one.age > longest else ""


def model_line(mode: str, has_key: bool, seen: CallsSeen, most: Thresholds) -> Line:
    """The model's service, by the last quarter of an hour's answers."""
    if mode == "off":
        return Line("model", State.OFF, INFO, "mode off: rules alone, no model is asked")
    if mode == "mock":
        return Line("model", State.OFF, INFO, "mode mock: a script answers")
    if not has_key:
        return Line("model", State.DOWN, WARNING, "there is no key", todo="set OPENAI_API_KEY, or LEADGEN_MODE=off")
    asked, limit = sum(seen.classes.values()), most.model_in_a_row
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(seen.classes.items(), key=lambda e: (-e[1], e[0])))
    if not asked:
        return Line("model", State.OK, INFO, "nothing was asked in the last 15 minutes", 0, limit, "failures in a row")
    if seen.last in _STOPPING:
        todo = "add credit to the account" if seen.last == "quota" else "check OPENAI_API_KEY, its project and rights"
        return Line("model", State.DOWN, CRITICAL, f"it refuses every question ({told})", todo=todo)
    if seen.in_a_row >= limit:
        severity = WARNING if mode == "hybrid" else CRITICAL
        todo = "see the service's status page; mode hybrid goes on without it"
        words = f"the breaker is open: {seen.in_a_row} failures in a row ({told})"
        return Line("model", State.DOWN, severity, words, seen.in_a_row, limit, "failures in a row", todo)
    failed = sum(seen.classes.get(kind, 0) for kind in _FAILED) / asked
    if asked >= most.model_calls and failed > most.model_failed_share:
        todo = "see the service's status page; fewer at once: LEADGEN_MODEL_CONCURRENCY"
        return Line(
            "model",
            State.SLOW,
            WARNING,
            f"{failed:.0%} fail ({told})",
            failed * 100,
            most.model_failed_share * 100,
            "% failed",
            todo,
        )
    if seen.resting > 0:
        words = f"it asked to be left alone for {told_seconds(seen.resting)} more ({told})"
        return Line("model", State.SLOW, INFO, words, seen.resting, 0, "s")
    return Line("model", State.OK, INFO, f"the breaker is closed; {told}", seen.in_a_row, limit, "failures in a row")


def web_line(setting: str, seen: Sequence[PagesSeen], resting: int, most: Thresholds) -> Line:
    """The live web, by the last hour's pages."""
    if setting == "off":
        return Line("web", State.OFF, INFO, "LEADGEN_WEB=off: no site is read live")
    told = ", ".join(f"{one.failed} of {one.asked} {one.hosts}" for one in seen)
    limit, unit = most.web_failed_share * 100, "% without an answer"
    judged = [one for one in seen if one.asked >= most.web_pages]
    if not judged:
        words = (
            f"too few pages in the last hour to judge ({told} got no answer)" if told else "no page in the last hour"
        )
        return Line("web", State.OK, INFO, words, None, limit, unit)
    worst = max(one.failed / one.asked for one in judged)
    words = f"{told} got no answer in the last hour{f'; {resting} sites asked for rest' if resting else ''}"
    if worst > most.web_down_share:
        todo = "check this machine's network and DNS, then `leadgen refresh REQUEST --failed`"
        return Line("web", State.DOWN, CRITICAL, words, worst * 100, most.web_down_share * 100, unit, todo)
    if worst > most.web_failed_share:
        todo = "see which outcome it is (`leadgen report`); a slow network: raise LEADGEN_WEB_TIMEOUT"
        return Line("web", State.SLOW, WARNING, words, worst * 100, limit, unit, todo)
    return Line("web", State.OK, INFO, words, worst * 100, limit, unit)


def disk_line(seen: DiskSeen, most: Thresholds) -> Line:
    """The disk of LEADGEN_HOME."""
    free, limit = seen.free / 1e9, most.free_bytes / 1e9
    days = seen.free / seen.a_day if seen.a_day and seen.a_day > 0 else None
    growth = "" if seen.a_day is None else f", {seen.a_day / 1e9:+.2f} GB used a day"
    words = f"{free:,.1f} GB free{growth}{f', full in {days:.0f} days' if days and days < 365 else ''}"
    if seen.free < most.no_free_bytes:
        # A full database cannot delete: that writes first, and gives room back to its tables and not to the disk.
        todo = (
            "free something else on it first (logs, old backups, files of others) or enlarge it; then `leadgen prune`"
        )
        return Line("disk", State.DOWN, CRITICAL, words, free, most.no_free_bytes / 1e9, "GB free", todo)
    todo = (
        "before it is full: `leadgen prune`, or a larger disk; pruning a full one does not work"
        " (docs/operations.md, When a disk is full)"
    )
    if seen.free < most.free_bytes:
        return Line("disk", State.SLOW, WARNING, words, free, limit, "GB free", todo)
    if days is not None and days < most.days_to_full:
        return Line("disk", State.SLOW, WARNING, words, days, most.days_to_full, "days until it is full", todo)
    return Line("disk", State.OK, INFO, words, free, limit, "GB free")


def queue_line(seen: WaitingSeen, most: Thresholds) -> Line:
    """How long requests wait for their run."""
    minutes, limit = seen.oldest / 60, most.queue_minutes
    if not seen.queued:
        return Line("queue", State.OK, INFO, "no request waits for a run", 0, limit, "min")
    words = f"{seen.queued} wait for a run, the oldest for {told_seconds(seen.oldest)}"
    if minutes <= limit:
        return Line("queue", State.OK, INFO, words, minutes, limit, "min")
    state, severity = State.SLOW, WARNING
    if minutes > limit * most.much_worse:
        state, severity, limit = State.DOWN, CRITICAL, limit * most.much_worse
    todo = "start `leadgen up`; where it runs, raise max_concurrent_runs in dagster.yaml"
    return Line("queue", state, severity, words, minutes, limit, "min", todo)


def stuck_line(running: Sequence[StuckSeen], most: Thresholds) -> Line:
    """Requests that run and of which nothing is heard; one whose lock nobody holds has no worker that could be heard."""
    limit, orphan = most.stuck_minutes, min(most.orphan_seconds / 60, most.stuck_minutes)
    stuck = sorted(
        (one for one in running if one.silent / 60 > (limit if one.alive else orphan)), key=lambda one: -one.silent
    )
    longest = max((one.silent / 60 for one in running), default=0.0)
    if not stuck:
        words = f"{len(running)} run, each was heard of within {longest:.0f} min" if running else "no request runs"
        return Line("stuck", State.OK, INFO, words, longest, limit, "min")
    told = ", ".join(
        f"{one.key} ({'silent' if one.alive else 'without a worker'} for {told_seconds(one.silent)})"
        for one in stuck[:_MOST_NAMED]
    )
    more = f" and {len(stuck) - _MOST_NAMED} more" if len(stuck) > _MOST_NAMED else ""
    least = limit if any(one.silent / 60 > limit for one in stuck) else orphan
    state, severity = State.SLOW, WARNING
    if longest > limit * most.much_worse:
        state, severity, least = State.DOWN, CRITICAL, limit * most.much_worse
    todo = "terminate its run in the UI; the request goes on where it stopped"
    if not stuck[0].alive:
        todo = f"leadgen run {stuck[0].key} (`leadgen up` does so by itself)"
    return Line("stuck", state, severity, f"{told}{more}", longest, least, "min", todo)


def budget_line(mode: str, seen: BudgetSeen | None, most: Thresholds) -> Line:
    """Limits of money and calls; all of one is no outage: work pauses."""
    if mode == "off":
        return Line("budget", State.OFF, INFO, "mode off: nothing is spent")
    limit = most.budget_share * 100
    if seen is None:
        return Line("budget", State.OK, INFO, "nothing is used", 0, limit, "% used")
    used = seen.used_share * 100
    words = f"{used:.0f} % of {seen.what}"
    if seen.used_share < most.budget_share:
        return Line("budget", State.OK, INFO, words, used, limit, "% used")
    state = State.DOWN if seen.used_share >= 1 else State.SLOW
    return Line(
        "budget",
        state,
        WARNING,
        words,
        used,
        limit,
        "% used",
        "wait, or raise it: `leadgen cost limits`, `leadgen amend`",
    )


def webhook_line(configured: bool, untold: int, oldest: float, most: Thresholds, unusable: str = "") -> Line:
    """Notices that the webhook should have heard of. unusable: why its settings let nothing be told."""
    if not configured:
        return Line("webhook", State.OFF, INFO, "LEADGEN_WEBHOOK_URL is not set")
    if unusable:
        return Line("webhook", State.DOWN, WARNING, unusable, todo="mend it; `leadgen webhook test` tries it")
    minutes, limit = oldest / 60, most.notice_minutes
    words = f"{untold} notices untold, the oldest for {told_seconds(oldest)}" if untold else "everything is told"
    if minutes <= limit:
        return Line("webhook", State.OK, INFO, words, minutes, limit, "min")
    return Line(
        "webhook",
        State.DOWN,
        WARNING,
        words,
        minutes,
        limit,
        "min",
        "see why: `leadgen webhook list`, `leadgen webhook test`",
    )


def told_seconds(seconds: float) -> str:
    """A time as people say it: "40 s", "12 min", "3 h", "5 days"."""
    for unit, size in (("days", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s" if seconds >= 10 else f"{seconds:.1f} s"
