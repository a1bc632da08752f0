"""Words and small calculations that the forms of a report share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from leadgen_assets.domain.money import shown_of, shown_usd
from leadgen_assets.domain.rules import Level, RuleResult
from leadgen_assets.reports.model import Counted, FieldLine, RequestReport, SinceLast, Verdict

T = TypeVar("T")

_MEANS = {
    Verdict.READY: "The files are complete and every check passed.",
    Verdict.WARNINGS: "The files may be used; read the warnings first.",
    Verdict.BLOCKED: "There are no files of this run that may be used.",
    Verdict.PAUSED_BUDGET: "A limit of money or questions stopped it. What is done is kept.",
    Verdict.UNDER_WAY: "A run works on it or will; files of an earlier run stay usable.",
    Verdict.WAITING: "Nothing works on it now; it goes on by itself then.",
    Verdict.NEEDS_DECISION: "It goes on when a person decides how; the next step names the ways.",
    Verdict.CANCELLED: "A person cancelled it. The files of its last export may be used.",
}
_AT_LIMITS = (Verdict.WAITING, Verdict.PAUSED_BUDGET)
TONES = {
    Verdict.READY: "good",
    Verdict.WARNINGS: "warn",
    Verdict.BLOCKED: "bad",
    Verdict.PAUSED_BUDGET: "warn",
    Verdict.UNDER_WAY: "warn",
    Verdict.WAITING: "warn",
    Verdict.NEEDS_DECISION: "warn",
    Verdict.CANCELLED: "warn",
}
"""Verdict -> tone of its colour; the word itself always stands beside the colour."""
_SHOWN, _FEW = 5, 7
"""Rows of a long table that a page shows at once, the others folded; so few that nothing is folded."""
_WRITTEN = {
    "Icp": "ICP",
    "Csvs": "CSVs",
    "Csv": "CSV",
    "Pms": "PMS",
    "Linkedin url": "LinkedIn page",
}
"""Words of identifiers that are written otherwise."""


def heading(report: RequestReport) -> str:
    """The verdict as a report is headed: "READY", "WAITING until 2026-11-26 00:00 UTC"."""
    if report.verdict is Verdict.WAITING and report.waiting_until is not None:
        return f"{report.verdict.value} until {report.waiting_until.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return report.verdict.value


def meaning(report: RequestReport) -> str:
    """What the verdict means for whoever wants the files, as a sentence or two."""
    if report.verdict is Verdict.CANCELLED and not report.files:
        return "It was ended by a person before any file was written."
    if report.verdict in _AT_LIMITS:
        # Its run has ended, and written what it had.
        files = "The files hold what is ready." if report.delivered else "No company is ready for a file yet."
        return f"{_MEANS[report.verdict]} {files}"
    return _MEANS[report.verdict]


def split_into(report: RequestReport) -> str:
    """How far the slices of a request that was split are: "It was split into 3 slices: 1 has ended, the others are worked on."."""
    number, ended = len(report.slices), sum(one.has_ended for one in report.slices)
    into = f"It was split into {number:,} slices"
    if ended in (0, number):
        return f"{into}: {'they are worked on' if not ended else 'all of them have ended'}."
    rest = "the other is" if number - ended == 1 else "the others are"
    return f"{into}: {ended:,} {'has' if ended == 1 else 'have'} ended, {rest} worked on."


def safe_link(address: str) -> str:
    """The address when it is a web page's, else "": a report must not carry `javascript:` from somebody's page."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


def file_link(path: str) -> str:
    """The address of a file on this machine, "" where the path is not absolute."""
    return Path(path).as_uri() if Path(path).is_absolute() else ""


def named(identifier: str) -> str:
    """A field's or check's identifier as words: "icp_fields_are_valid" -> "Icp fields are valid"."""
    words = identifier.replace("_", " ").strip()
    words = words[:1].upper() + words[1:]
    for written, meant in _WRITTEN.items():
        words = words.replace(written, meant)
    return words


def moment(when: datetime | None) -> str:
    """A time for a person, in UTC; "" for None."""
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if when else ""


def duration(report: RequestReport) -> str:
    """How long the run took: "4.2 s", "3 min 5 s"; "" while unknown."""
    if report.started_at is None or report.finished_at is None:
        return ""
    seconds = (report.finished_at - report.started_at).total_seconds()
    return f"{seconds:.1f} s" if seconds < 60 else f"{seconds // 60:.0f} min {seconds % 60:.0f} s"


def spent_words(report: RequestReport) -> str:
    """ "$0.42 of $3.00, $0.05 set aside, $0.09 unknown, $0.02 a qualified company"; parts that are nothing are left out.

    In the words of `leadgen cost`: set aside by calls under way, unknown where nobody knows whether they are billed.
    """
    whole = report.budget_micro_usd
    parts = [f"{shown_of(report.spent_micro_usd, whole)} of {shown_of(whole, whole)}"]
    if report.reserved_micro_usd:
        parts.append(f"{shown_of(report.reserved_micro_usd, whole)} set aside")
    if report.unknown_micro_usd:
        parts.append(f"{shown_of(report.unknown_micro_usd, whole)} unknown (leadgen cost settle)")
    if report.per_qualified_micro_usd is not None:
        parts.append(f"{shown_usd(report.per_qualified_micro_usd)} a qualified company")
    return ", ".join(parts)


def outcome(check: RuleResult) -> str:
    """The check in one word."""
    if check.passed:
        return "passed"
    return "failed" if check.level is Level.ERROR else "warning"


def failed_of_checked(check: RuleResult) -> str:
    """ "0 of 25", or a word where there was nothing to look at."""
    return f"{check.failed:,} of {check.checked:,}" if check.checked else "nothing to check"


def broken_of_checked(check: RuleResult) -> str:
    """ "0 of 25 broken", for places where no head says what the number counts."""
    return f"{failed_of_checked(check)}{' broken' if check.checked else ''}"


def passed_checks(checks: Iterable[RuleResult]) -> str:
    """ "All 14 checks passed", "12 of 14 checks passed"."""
    outcomes = [check.passed for check in checks]
    passed, number = sum(outcomes), len(outcomes)
    checked = "1 check" if number == 1 else f"{number:,} checks"
    return (
        f"{'All' if number > 1 else 'The'} {checked} passed" if passed == number else f"{passed:,} of {checked} passed"
    )


def field_name(field: FieldLine) -> str:
    """A field of the report as people read it: the ICP's label, with a capital."""
    label = field.label or named(field.name)
    return label[:1].upper() + label[1:]


def share(field: FieldLine) -> str:
    """The share of the companies that have a value of a field: "42%"."""
    return f"{field.fill:.0%}"


def earlier(field: FieldLine) -> str:
    """The share in earlier requests; "" where there is none to compare with: "61% (drift)"."""
    if field.earlier is None:
        return ""
    return f"{field.earlier:.0%}{' (drift)' if field.drifted else ''}"


def shown(rows: Sequence[T]) -> Sequence[T]:
    """The first rows of a table, which a page shows at once: all where there are few."""
    return rows if len(rows) <= _FEW else rows[:_SHOWN]


def folded(rows: Sequence[T]) -> Sequence[T]:
    """The other rows, which a page shows when they are asked for."""
    return rows[len(shown(rows)) :]


def rarer(entries: Sequence[Counted]) -> str:
    """What is folded: "4 more, of 7 companies"."""
    rest = folded(entries)
    number = sum(entry.count for entry in rest)
    return f"{len(rest):,} more, of {number:,} {'company' if number == 1 else 'companies'}"


def more_quarantined(report: RequestReport) -> int:
    """Quarantined items beyond those that the report lists."""
    return max(0, report.quarantined - len(report.quarantine))


def people_since(since: SinceLast) -> str:
    """ "2 added, 0 removed, 1 changed", of contacts."""
    numbers = (since.contacts_added, since.contacts_removed, since.contacts_changed)
    return "{:,} added, {:,} removed, {:,} changed".format(*numbers)


def companies_since(since: SinceLast) -> tuple[tuple[str, str], ...]:
    """What is another since the last export, as (what, in words) pairs; parts without anything are left out."""
    lines = [("New", ", ".join(since.added)), ("Gone", ", ".join(since.removed))]
    lines.append(("Changed cells", f"{since.changed:,}" if since.changed else ""))
    return (*((what, said) for what, said in lines if said), ("Contacts", people_since(since)))
