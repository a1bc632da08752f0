"""The report on a terminal: the same content, with the funnel as bars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from leadgen_assets.domain.exports.field_rates import FieldRate
from leadgen_assets.domain.money import shown_of, shown_usd
from leadgen_assets.domain.requests.proposal import Proposal
from leadgen_assets.domain.requests.proposal import companies as companies_asked
from leadgen_assets.domain.rules import RuleResult
from leadgen_assets.domain.telling.shown import rows_shown
from leadgen_assets.reports.company import CompanyInFull
from leadgen_assets.reports.model import Counted, FileLine, RequestReport, Step
from leadgen_assets.reports.wording import (
    TONES,
    broken_of_checked,
    companies_since,
    duration,
    earlier,
    field_name,
    heading,
    meaning,
    more_quarantined,
    named,
    outcome,
    share,
    spent_words,
)

_COLOURS = {"good": "green", "warn": "yellow", "bad": "red"}
_MARKS = {"passed": ("passed ", "green"), "warning": ("warning", "yellow"), "failed": ("failed ", "bold red")}
_BAR = 24
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would steer the terminal instead of being read."""


def plain(text: str, style: str = "") -> Text:
    """Somebody's words on the terminal: no markup, no escape sequences, one line."""
    return Text(" ".join(_CONTROL.sub(" ", text).split()), style)


def in_lines(text: str, style: str = "") -> Text:
    """The same of a message of several lines, which stay lines: what is wrong, "  where: …", "  what to do: …"."""
    told = (plain(line, style) for line in text.splitlines() if line.strip())
    return Text("\n  ").join(told)


def print_report(console: Console, report: RequestReport) -> None:
    """Verdict, next step, funnel, checks, what is missing and why, files."""
    print_heading(console, report)
    for title, part in (
        ("Slices", slices(report)),
        ("Funnel", funnel(report.funnel)),
        ("Checks", checks(report.checks)),
        ("Companies", companies(report)),
        ("Fields", fields(report)),
        ("Sources", sources(report)),
        ("Why not qualified", counted(report.why_not)),
        ("Why sites were not read", counted(report.unread)),
        ("Why no contact", counted(report.why_no_contact)),
        ("Set aside", quarantine(report)),
    ):
        if part is not None:
            console.print(titled(title, part))
    print_files(console, report.files)
    since = since_last(report)
    if since is not None:
        console.print(titled("Since the last export", since))


def since_last(report: RequestReport) -> RenderableType | None:
    """What is another since the last export."""
    if report.since_last is None:
        return None
    table = grid("left", "left")
    for what, said in companies_since(report.since_last):
        table.add_row(what, plain(said, "dim"))
    for one in report.since_last.changes:
        table.add_row(
            plain(one.company), plain(f"{named(one.column)}: {one.old or '(empty)'} → {one.new or '(empty)'}", "dim")
        )
    return table


def titled(title: str, part: RenderableType) -> RenderableType:
    """A part under its title."""
    return Group(Text(), Text(title, "bold"), Padding(part, (0, 0, 0, 2)))


def print_heading(console: Console, report: RequestReport) -> None:
    """Verdict, what it means, money and time, next step."""
    first = Text(f" {heading(report)} ", f"reverse {_COLOURS[TONES[report.verdict]]}")
    console.print(Text.assemble(first, "  ", plain(report.name, "bold")))
    facts = [f"{report.delivered:,} of {companies_asked(report.target)} delivered"]
    facts.append(f"spent {spent_words(report)}")
    facts += [duration(report)] if duration(report) else []
    console.print(meaning(report))
    console.print(Text(" · ".join(facts), "dim"))
    for near in report.near_limits:
        console.print(plain(near, "yellow"))
    for remark in report.remarks:
        console.print(plain(remark, "yellow"), soft_wrap=True)
    if report.refused:
        console.print(Text("The export was refused. ", "bold").append_text(plain(report.refused)))
    # Not folded: it holds commands to copy.
    console.print(Text("Next step: ", "bold").append_text(plain(report.next_step)), soft_wrap=True)
    for line in decisions(report.proposals):
        console.print(line, soft_wrap=True)


def decisions(proposals: Sequence[Proposal]) -> list[Text]:
    """What a person could decide, a line each with its command; a command is never folded, so that it can be copied."""
    told = [Text("You could decide:", "bold")] if proposals else []
    for one in proposals:
        told.append(Text("  ").append_text(plain(one.words)).append("\n      ").append_text(plain(one.command, "cyan")))
    return told


def slices(report: RequestReport) -> RenderableType | None:
    """A line a slice of a request that was split."""
    if not report.slices:
        return None
    table = grid("left", "left", "right", "left")
    for one in report.slices:
        money = f"{shown_of(one.spent_micro_usd, one.budget_micro_usd)} of {shown_of(one.budget_micro_usd, one.budget_micro_usd)}"
        counted = f"{one.delivered:,} of {one.target:,}"
        table.add_row(plain(one.key), plain(one.status), counted, plain(f"{money}  {one.reason}", "dim"))
    return table


def funnel(steps: Sequence[Step]) -> RenderableType | None:
    """One bar a step, in proportion to the longest."""
    if not steps:
        return None
    most = max(step.count for step in steps)
    table = grid("left", "right", "left", "left")
    table.columns[2].no_wrap = True
    for step in steps:
        length = max(1, round(_BAR * step.count / most)) if step.count else 0
        bar = Text("█" * length, "cyan").append("░" * (_BAR - length), "dim")
        table.add_row(plain(step.name), f"{step.count:,}", bar, plain(step.note, "dim"))
    return table


def checks(results: Sequence[RuleResult]) -> RenderableType | None:
    """Each check with its meaning; under a broken one, where and what to do."""
    if not results:
        return None
    table = grid("left", "left", "right")
    for check in results:
        told = plain(named(check.name)).append("\n").append_text(plain(check.meaning, "dim"))
        if not check.passed:
            if check.examples:
                told.append("\nfor instance: ").append_text(plain(", ".join(check.examples)))
            if check.what_to_do:
                told.append("\nwhat to do: ", "bold").append_text(plain(check.what_to_do))
        table.add_row(Text(*_MARKS[outcome(check)]), told, Text(broken_of_checked(check), "dim"))
    table.columns[2].no_wrap = True
    return table


def companies(report: RequestReport) -> RenderableType | None:
    """The qualified companies, a line each."""
    if not report.companies:
        return None
    table = grid("left", "left", "left")
    for company in report.companies:
        table.add_row(plain(company.tier, "cyan"), plain(company.domain or company.name), plain(company.reason, "dim"))
    return table


def fields(report: RequestReport) -> RenderableType | None:
    """Fields by state."""
    if not report.fields:
        return None
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    table.add_column("field")
    for head in ("found", "share", "earlier", "with quote", "not found", "could not look", "not asked"):
        table.add_column(head, justify="right")
    for line in report.fields:
        numbers = (line.verified, line.not_found, line.could_not_look, line.not_asked)
        rates = (f"{line.found:,}", share(line), plain(earlier(line), "yellow" if line.drifted else ""))
        table.add_row(plain(field_name(line)), *rates, *(f"{number:,}" for number in numbers))
    return table


def rates(of_fields: Sequence[FieldRate]) -> RenderableType:
    """How often each field has a value, beside earlier requests."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    table.add_column("field")
    for head in ("companies", "found", "share", "verified", "earlier", "drift"):
        table.add_column(head, justify="right")
    for rate in of_fields:
        before, drift = rate.earlier_fill, rate.drift
        table.add_row(
            plain(rate.label[:1].upper() + rate.label[1:]),
            f"{rate.now.companies:,}",
            f"{rate.now.found:,}",
            f"{rate.now.fill:.0%}",
            f"{rate.now.verified_rate:.0%}",
            "" if before is None else f"{before:.0%}",
            plain("" if drift is None else f"{drift * 100:+.0f} points", "bold yellow" if rate.drifted else "dim"),
        )
    return table


def sources(report: RequestReport) -> RenderableType | None:
    """What each source gave."""
    if not report.sources:
        return None
    table = grid("left", "left", "left")
    for line in report.sources:
        pages = f", {line.pages:,} pages" if line.pages else ""
        numbers = f"{line.found:,} found, {line.kept:,} kept, {line.qualified:,} qualified{pages}, {shown_usd(line.spent_micro_usd)}"
        table.add_row(plain(line.name), numbers, plain(line.note, "dim"))
    return table


def counted(entries: Sequence[Counted]) -> RenderableType | None:
    """Reasons with their numbers."""
    if not entries:
        return None
    table = grid("right", "left")
    for entry in entries:
        table.add_row(f"{entry.count:,}", plain(entry.what))
    return table


def quarantine(report: RequestReport) -> RenderableType | None:
    """What failed and why."""
    if not report.quarantine:
        return None
    table = grid("left", "left", "left")
    for item in report.quarantine:
        table.add_row(plain(item.item), plain(item.stage, "dim"), plain(item.reason))
    more = more_quarantined(report)
    return Group(table, Text(f"and {more:,} more", "dim")) if more else table


def print_files(console: Console, lines: Sequence[FileLine]) -> None:
    """The files, each path whole on a line of its own, so that it can be copied."""
    if lines:
        console.print(Text("\nFiles", "bold"))
    for line in lines:
        console.print(Text(f"  {line.kind}, {rows_shown(line.rows)}, SHA-256 {line.sha256[:16]}…", "dim"))
        console.print(Text("  ").append_text(plain(line.path)), soft_wrap=True)


def print_company(console: Console, company: CompanyInFull) -> None:
    """Tier, reasons, and each value with the quote that carries it and the page where it stands."""
    console.print(plain(company.name, "bold").append("  ").append_text(plain(company.domain, "cyan")))
    console.print(f"  tier {company.tier or 'none'}, fit {company.fit}, confidence {company.confidence:.0%}")
    for title, lines in (
        ("because", company.reasons),
        ("against", company.disqualifiers),
        ("assumed", company.assumptions),
    ):
        for line in lines:
            console.print(Padding(Text(f"{title}: ", "dim").append_text(plain(line)), (0, 0, 0, 2)))
    for value in company.values:
        head = Text("  ").append_text(plain(named(value.field))).append(": ").append_text(plain(value.value, "bold"))
        console.print(head, soft_wrap=True)
        where = Text("“").append_text(plain(value.quote)).append("”").append(f"  {value.method}, {value.date}", "dim")
        console.print(Padding(where, (0, 0, 0, 6)))
        # Never folded: a terminal makes a link of it, and half a link opens nothing.
        console.print(Text("      ").append_text(plain(value.link, "blue")), soft_wrap=True)


def grid(*justify: str) -> Table:
    """An empty table without lines; a side ("left", "right") a column."""
    table = Table.grid(padding=(0, 2))
    for side in justify:
        table.add_column(justify="right" if side == "right" else "left", overflow="fold")
    return table
