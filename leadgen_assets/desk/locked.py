"""What a browser without the token is shown of a request: its numbers and verdicts, no company, no address, no file's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from leadgen_assets.reports.model import Counted, RequestReport
from leadgen_assets.stages.left_alone import HIDDEN
from leadgen_assets.storage.requests import StoredRequest

_NAMING = re.compile(
    r"[a-z]+://[^\s<>\"')]+"  # a page
    r"|(?<![\w/.])(?:~|[A-Za-z]:)?[/\\][^\s:;,\"')]+"  # a path
    r"|(?<![\w.-])[\w.+-]+@[\w.-]+"  # an address
    r"|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:/[^\s:;,\"')]*)?(?![\w.]*\w)"  # a machine without a name
    r"|\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\](?::\d+)?(?:/[^\s:;,\"')]*)?"
    r"|(?<![\w:.])(?=[0-9A-Fa-f:]*[0-9A-Fa-f]{1,4}:)(?:[0-9A-Fa-f]{0,4}:){3,7}[0-9A-Fa-f]{0,4}(?![\w:])"
    r"|(?<![\w.-])localhost(?::\d+)?(?:/[^\s:;,\"')]*)?(?![\w-])"
    r"|(?<![\w.-])(?:[^\W_A-Z](?:[\w-]*\w)?\.)+[^\W\d_A-Z]{2,}(?:/[^\s:;,\"')]*)?(?![\w-])"  # a domain, or a file's name
)


def naming_nothing(text: str) -> str:
    """The text without pages, paths, addresses, domains, machines' numbers, files' names, and keys of requests."""
    return _NAMING.sub(HIDDEN, text)


def shown_to_anybody(text: str, key: str) -> str:
    """The text without pages, paths, addresses, domains, machines' numbers and files' names; the request's own key may stand in it."""
    return key.join(naming_nothing(part) for part in text.split(key))


def request_for_anybody(stored: StoredRequest) -> StoredRequest:
    """The request with a reason and next step that name nobody."""
    reason, step = (shown_to_anybody(text, stored.key) for text in (stored.status_reason, stored.next_step))
    return replace(stored, status_reason=reason, next_step=step)


def report_for_anybody(report: RequestReport) -> RequestReport:
    """The report's numbers: no company, no example, no source's name or criterion, no path."""
    key = report.key
    return replace(
        report,
        next_step=shown_to_anybody(report.next_step, key),
        refused=shown_to_anybody(report.refused, key),
        criteria=tuple(line for line in report.criteria if line[0] != "Sources"),
        funnel=tuple(replace(step, note=shown_to_anybody(step.note, key)) for step in report.funnel),
        checks=tuple(
            replace(
                check,
                meaning=shown_to_anybody(check.meaning, key),
                what_to_do=shown_to_anybody(check.what_to_do, key),
                examples=(),
                broken=(),
            )
            for check in report.checks
        ),
        sources=tuple(replace(line, name=line.name.partition(":")[0], note="") for line in report.sources),
        unread=_summed(report.unread, key),
        why_not=_summed(report.why_not, key),
        why_no_contact=_summed(report.why_no_contact, key),
        proposals=tuple(
            replace(one, words=shown_to_anybody(one.words, key), command=shown_to_anybody(one.command, key))
            for one in report.proposals
        ),
        quarantine=(),
        files=(),
        companies=(),
        since_last=None,
    )


def _summed(entries: Iterable[Counted], key: str) -> tuple[Counted, ...]:
    """The reasons, those that only names told apart as one."""
    numbers: Counter[str] = Counter()
    for entry in entries:
        numbers[shown_to_anybody(entry.what, key)] += entry.count
    return tuple(Counted(what, number) for what, number in numbers.most_common())
