"""What an ICP thinks of a company, on a terminal: every criterion, how they add up, and what would change the verdict."""

from __future__ import annotations

from rich.console import Console, Group
from rich.text import Text

from leadgen_assets.reports.explained import lines_of, print_criterion, print_heading, print_pages
from leadgen_assets.reports.explanation import Explanation, JudgedBy
from leadgen_assets.reports.terminal import grid, plain, titled


def print_judgement(console: Console, told: Explanation) -> None:
    """Heading, criteria with quotes and links, the sum, disqualifiers and filters, what would change it, pages tried."""
    print_heading(console, told)
    if told.judged_by is None:
        return
    console.print(Text("  ").append_text(plain(_version(told.judged_by), "dim")), soft_wrap=True)
    for criterion in told.criteria:
        print_criterion(console, criterion)
    console.print(titled("How it adds up", _sum(told, told.judged_by)))
    for title, lines in (
        ("Disqualified because", told.disqualifiers),
        ("Filters of the request that are not met", told.unmet),
        ("Assumed", told.assumptions),
        ("What would change the verdict", _turns(told)),
    ):
        if lines:
            console.print(titled(title, lines_of(lines)))
    print_pages(console, told)


def _version(by: JudgedBy) -> str:
    words = f"judged by {by.name} ({by.label}), version {by.version}"
    if by.version != by.current:
        words += f"; the request has version {by.current} by now: run it again"
    return words


def _sum(told: Explanation, by: JudgedBy) -> Group:
    table = grid("left", "right", "right", "right")
    table.add_row(*(Text(head, "dim") for head in ("", "points", "score", "confidence")))
    table.add_row(plain("it begins at", "dim"), "", f"{by.base_score:.1f}", "")
    for criterion in told.criteria:
        if criterion.known:
            cells = (
                f"{criterion.earned:+.3g} of {criterion.weight:g}",
                f"{criterion.moved:+.1f}",
                f"{criterion.sure:+.1%}",
            )
        else:
            cells = (f"unknown, of {criterion.weight:g}", "·", "·")
        table.add_row(plain(criterion.label), *(plain(cell, "" if criterion.known else "dim") for cell in cells))
    table.add_row(plain("together", "bold"), "", f"{told.score:.1f}", f"{told.confidence:.1%}")
    weights = sum(criterion.weight for criterion in told.criteria)
    known = sum(criterion.weight for criterion in told.criteria if criterion.known)
    share = f"{known / weights:.0%} of the weights are known, {by.known_share:.0%} must be; " if weights else ""
    tiers = ", ".join(f"tier {name} from {least:g}" for name, least in by.tiers)
    first = told.reasons[:1]
    return Group(
        table, plain(f"{share}fits from {by.fit_from:g}; {tiers}", "dim"), *(plain(f"so: {why}") for why in first)
    )


def _turns(told: Explanation) -> tuple[str, ...]:
    return tuple(f"if {turn.when}: {turn.then}" for turn in told.turns)
