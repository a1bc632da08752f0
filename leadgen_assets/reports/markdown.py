"""The report as Markdown, for the Dagster UI, a ticket or a chat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from leadgen_assets.domain.money import shown_usd
from leadgen_assets.domain.requests.proposal import companies
from leadgen_assets.reports.model import Counted, RequestReport
from leadgen_assets.reports.wording import (
    companies_since,
    duration,
    earlier,
    failed_of_checked,
    field_name,
    heading,
    meaning,
    moment,
    more_quarantined,
    named,
    outcome,
    safe_link,
    share,
    spent_words,
)

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def render_markdown(report: RequestReport) -> str:
    """GitHub-flavoured Markdown; what pages say is escaped, so that it stays text."""
    parts = [
        _head(report),
        _slices(report),
        _funnel(report),
        _checks(report),
        _files(report),
        _since(report),
    ]
    # Of a request that was split, companies, fields and sources stand with its slices.
    parts += [] if report.slices else [_companies(report), _fields(report), _sources(report)]
    parts += [
        _counted("Why companies are not qualified", report.why_not),
        _counted("Why sites could not be read", report.unread),
        _counted("Why qualified companies have no contact", report.why_no_contact),
        _counted("Contacts", report.contacts, "What"),
        _quarantine(report),
        _foot(report),
    ]
    return "\n".join(line for part in parts for line in part)


def _head(report: RequestReport) -> Iterator[str]:
    yield f"# {heading(report)}: {_text(report.name)}"
    yield ""
    yield f"{meaning(report)} {report.delivered:,} of {companies(report.target)} delivered."
    yield ""
    yield f"**Next step:** {_text(report.next_step)}"
    yield ""
    if report.proposals:
        yield "## What you could decide"
        yield ""
        yield from (f"- {_text(one.words)}: `{one.command.replace('`', '')}`" for one in report.proposals)
        yield ""
    if report.refused:
        yield f"**The export was refused.** {_text(report.refused)}"
        yield ""
    yield "## What was asked for"
    yield ""
    near = [("Limits", "; ".join(report.near_limits))] if report.near_limits else []
    remarks = [("The model", remark) for remark in report.remarks]
    yield from _table(("", ""), [*report.criteria, ("Spent", spent_words(report)), *near, *remarks])


def _slices(report: RequestReport) -> Iterator[str]:
    if not report.slices:
        return
    yield "## Slices"
    yield ""
    rows = [
        (one.label, one.key, one.status, f"{one.delivered:,}", f"{one.target:,}", shown_usd(one.spent_micro_usd))
        for one in report.slices
    ]
    yield from _table(("Slice", "Request", "Status", "#Delivered", "#Asked for", "#Spent"), rows)


def _funnel(report: RequestReport) -> Iterator[str]:
    yield "## From candidates to delivered companies"
    yield ""
    yield from _table(("Step", "#Companies", ""), [(s.name, f"{s.count:,}", s.note) for s in report.funnel])


def _checks(report: RequestReport) -> Iterator[str]:
    yield "## Checks"
    yield ""
    rows = []
    for check in report.checks:
        told = [f"{named(check.name)}: {check.meaning}"]
        if not check.passed and check.examples:
            told.append(f"For instance: {', '.join(check.examples)}.")
        if not check.passed and check.what_to_do:
            told.append(f"What to do: {check.what_to_do}")
        rows.append((outcome(check), " ".join(told), check.level.value, failed_of_checked(check)))
    yield from _table(("Result", "Check", "Level", "#Broken"), rows)


def _files(report: RequestReport) -> Iterator[str]:
    yield "## Files"
    yield ""
    rows = [(named(file.kind), f"{file.rows:,}", file.path, file.sha256) for file in report.files]
    yield from _table(("File", "#Rows", "Path", "SHA-256"), rows)


def _since(report: RequestReport) -> Iterator[str]:
    if report.since_last is None:
        return
    yield "## Since the last export"
    yield ""
    yield from _table(("What", ""), companies_since(report.since_last))
    rows = [(one.company, named(one.column), one.old, one.new) for one in report.since_last.changes]
    if rows:
        yield from _table(("Company", "Cell", "Was", "Is"), rows)


def _companies(report: RequestReport) -> Iterator[str]:
    yield "## Companies"
    yield ""
    yield "| Company | Domain | Tier | Why |\n| --- | --- | --- | --- |" if report.companies else "None qualified."
    for company in report.companies:
        link = safe_link(company.link)
        # In angle brackets an address may hold parentheses; those signs themselves are percent-encoded.
        address = link.replace("<", "%3C").replace(">", "%3E").replace("|", "%7C").replace(" ", "%20")
        domain = f"[{_text(company.domain or 'page')}](<{address}>)" if link else _text(company.domain)
        yield f"| {_text(company.name)} | {domain} | {_text(company.tier)} | {_text(company.reason)} |"
    yield ""


def _fields(report: RequestReport) -> Iterator[str]:
    yield "## What is known of the companies"
    yield ""
    rows = [
        (
            field_name(f),
            f"{f.found:,}",
            share(f),
            earlier(f),
            *(f"{n:,}" for n in (f.verified, f.not_found, f.could_not_look, f.not_asked)),
        )
        for f in report.fields
    ]
    heads = (
        "Field",
        "#Found",
        "#Share",
        "#Earlier",
        "#With a quote",
        "#Looked, not found",
        "#Could not look",
        "#Not asked",
    )
    yield from _table(heads, rows)


def _sources(report: RequestReport) -> Iterator[str]:
    yield "## Sources"
    yield ""
    rows = [
        (s.name, *(f"{n:,}" for n in (s.found, s.kept, s.qualified, s.pages)), shown_usd(s.spent_micro_usd), s.note)
        for s in report.sources
    ]
    yield from _table(("Source", "#Found", "#Kept", "#Qualified", "#Pages read", "#Cost", ""), rows)


def _counted(title: str, entries: Iterable[Counted], what: str = "Reason") -> Iterator[str]:
    rows = [(entry.what, f"{entry.count:,}") for entry in entries]
    if rows:
        yield f"## {title}"
        yield ""
        yield from _table((what, "#Number"), rows)


def _quarantine(report: RequestReport) -> Iterator[str]:
    if not report.quarantine:
        return
    yield "## Set aside"
    yield ""
    yield "These failed and are in no file. Mend the cause, then run the request again with `--redo failed`."
    yield ""
    yield from _table(("Stage", "Company", "Reason"), [(named(q.stage), q.item, q.reason) for q in report.quarantine])
    more = more_quarantined(report)
    if more:
        yield f"and {more:,} more"
        yield ""


def _foot(report: RequestReport) -> Iterator[str]:
    took = f", {duration(report)}" if duration(report) else ""
    times = f", {moment(report.started_at)} to {moment(report.finished_at)}{took}" if report.finished_at else ""
    yield f"Request {_text(report.key)}, round {report.round}, run {_text(report.run_id) or 'none'}{times}"
    yield ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; a head that begins with # is of a column of numbers."""
    rows = list(rows)
    if not rows:
        yield "None."
        yield ""
        return
    yield f"| {' | '.join(head.removeprefix('#') for head in heads)} |"
    yield f"| {' | '.join('---:' if head.startswith('#') else '---' for head in heads)} |"
    for row in rows:
        yield f"| {' | '.join(_text(cell) for cell in row)} |"
    yield ""


def _text(given: str) -> str:
    """Somebody's words as they are, whatever Markdown would read into them; on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(given.split()))
