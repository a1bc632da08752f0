"""An explanation on a terminal: the verdict first, then the criteria as bars, then everything that they stand on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from leadgen_assets.reports.company import QuotedValue
from leadgen_assets.reports.explanation import SHOWN_PAGES, Criterion, Explanation
from leadgen_assets.reports.terminal import grid, plain, titled
from leadgen_assets.reports.wording import named

_BAR = 12
_SHOWN_IN_VAIN = 6
_TONES = {"exported": "green", "qualified": "green", "disqualified": "red", "failed": "red"}


def print_explanation(console: Console, told: Explanation) -> None:
    """Verdict, score, criteria with quotes and links, what is unknown and why, contacts, sources, merges."""
    print_heading(console, told)
    for criterion in told.criteria:
        print_criterion(console, criterion)
    for title, lines in (
        ("Disqualified because", told.disqualifiers),
        ("Filters of the request that are not met", told.unmet),
        ("Assumed", told.assumptions),
    ):
        if lines:
            console.print(titled(title, lines_of(lines)))
    if told.fields:
        console.print(Text("\nWhat else is known", "bold"))
        _print_values(console, told.fields)
    if told.unknown:
        table = grid("left", "left")
        for label, why in told.unknown.items():
            table.add_row(plain(label[:1].upper() + label[1:]), plain(why, "dim"))
        console.print(titled("Not known", table))
    print_pages(console, told)
    _print_contacts(console, told)
    _print_unread(console, told)
    _print_origin(console, told)


def print_heading(console: Console, told: Explanation) -> None:
    """Name, verdict, score, and of which request."""
    name = plain(told.company or "without a name", "bold").append("  ").append_text(plain(told.domain, "cyan"))
    console.print(name)
    console.print(plain(told.verdict, f"bold {_TONES.get(told.status, 'yellow')}"), soft_wrap=True)
    if told.reason and told.status != "exported":
        console.print(Padding(plain(told.reason), (0, 0, 0, 2)))
    if told.fit:
        tier = f"tier {told.tier}, " if told.tier else ""
        line = f"  {tier}fit {told.fit}, score {told.score:g} of 100, confidence {told.confidence:.0%}"
        console.print(line, highlight=False)
    site = f" · site: {told.site}" if told.site else ""
    whole = f", a slice of {told.slice_of}" if told.slice_of else ""
    console.print(Text("  ").append_text(plain(f"request {told.request}{whole}{site}", "dim")), soft_wrap=True)
    if told.next_step:
        console.print(Text("  ").append_text(plain(told.next_step)), soft_wrap=True)
    if not told.researched:
        console.print("  No profile was made of it: there is nothing to show about its criteria.")


def print_criterion(console: Console, criterion: Criterion) -> None:
    """Points as a bar, the value, and the quotes that carry it."""
    if criterion.known:
        share = max(0.0, criterion.earned) / criterion.weight if criterion.weight else 0.0
        filled = round(_BAR * share)
        bar = Text("█" * filled, "green").append("░" * (_BAR - filled), "dim")
        points = f"{criterion.earned:+.3g} of {criterion.weight:g}"
    else:
        bar, points = Text("·" * _BAR, "dim"), f"counts as nothing, of {criterion.weight:g}"
    value = plain(criterion.value or "unknown", "bold" if criterion.known else "yellow")
    head = Text.assemble("\n", plain(criterion.label, "bold"), "  ", bar, f"  {points}  ")
    grade = Text(f"  believed: {criterion.grade}", "dim") if criterion.known and criterion.grade else Text()
    console.print(head.append_text(value).append_text(grade), soft_wrap=True)
    console.print(Padding(plain(criterion.why, "dim"), (0, 0, 0, 2)))
    _print_values(console, criterion.evidence, known=criterion.value)
    if criterion.looked_at:
        console.print(Text("    ").append_text(plain(not_on(criterion.looked_at), "dim")), soft_wrap=True)


def not_on(addresses: Sequence[str]) -> str:
    """ "not on https://firm.example/, /about, /team and 3 more": the first in full, of the others the path where it is the same host."""
    home = "/".join(addresses[0].split("/")[:3]) + "/"
    others = [address.replace(home, "/", 1) for address in addresses[1:_SHOWN_IN_VAIN]]
    more = len(addresses) - _SHOWN_IN_VAIN
    return f"not on {', '.join((addresses[0], *others))}{f' and {more} more' if more > 0 else ''}"


def _print_values(console: Console, values: Sequence[QuotedValue], known: str = "") -> None:
    for value in values:
        if not known:
            label = plain(value.field[:1].upper() + value.field[1:])
            console.print(
                Text("  ").append_text(label).append(": ").append_text(plain(value.value, "bold")), soft_wrap=True
            )
        elif value.value not in known:
            console.print(
                Text("    another value, which lost: ", "dim").append_text(plain(value.value)), soft_wrap=True
            )
        where = Text("“").append_text(plain(value.quote)).append("”")
        where.append(f"  {value.method}{value.date and f', {value.date}'}", "dim")
        console.print(Padding(where, (0, 0, 0, 4)))
        # Never folded: a terminal makes a link of it, and half a link opens nothing.
        console.print(Text("    ").append_text(plain(value.link, "blue")), soft_wrap=True)


def print_pages(console: Console, told: Explanation) -> None:
    """The pages that were asked for, and how each ended."""
    if not told.pages:
        return
    table = grid("left", "left")
    for page in told.pages[:SHOWN_PAGES]:
        words = page.outcome.replace("_", " ")
        tone = "green" if page.outcome == "ok" else "yellow"
        detail = f" ({page.detail})" if page.detail and page.detail != words else ""
        table.add_row(plain(words + detail, tone), plain(f"{page.url}  {page.date}", "dim"))
    more = len(told.pages) - SHOWN_PAGES
    parts: list[RenderableType] = [table, *([Text(f"and {more} more", "dim")] if more > 0 else [])]
    console.print(titled("Pages tried", Group(*parts)))


def _print_contacts(console: Console, told: Explanation) -> None:
    if not told.contacts and not told.why_no_contact:
        return
    console.print(Text("\nContacts, in this order", "bold"))
    for contact in told.contacts:
        line = Text(f"  {contact.rank}. ").append_text(plain(contact.full_name, "bold"))
        line.append(", ").append_text(plain(contact.title or "no title known"))
        console.print(line.append("  ").append_text(plain(contact.email, "cyan")), soft_wrap=True)
        console.print(Padding(plain(contact.why, "dim"), (0, 0, 0, 5)))
        for value in contact.evidence:
            where = (
                Text(f"{named(value.field)}: ", "dim").append("“", "none").append_text(plain(value.quote)).append("”  ")
            )
            console.print(Padding(where.append(f"{value.method}, {value.date}", "dim"), (0, 0, 0, 5)))
            console.print(Text("     ").append_text(plain(value.link, "blue")), soft_wrap=True)
    for reason in told.why_no_contact:
        console.print(Padding(plain(reason, "dim"), (0, 0, 0, 2)))


def _print_unread(console: Console, told: Explanation) -> None:
    if not told.unread:
        return
    table = grid("left", "left", "left")
    for one in told.unread:
        what = f"{named(one.field)}{f' of {one.person}' if one.person else ''}"
        by = f"named by {one.cited_by}" if one.cited_by else "could be looked up"
        state = f"judged {one.verdict}" if one.verdict else "no verdict yet"
        table.add_row(plain(what), plain(one.value or "?"), plain(f"{by}; {one.why_unread}; {state}  {one.url}", "dim"))
    console.print(titled("Named, but read by nobody (the review file asks for a verdict)", table))


def _print_origin(console: Console, told: Explanation) -> None:
    for title, lines in (
        ("Named by", told.sources),
        ("Taken for one company because", told.merges),
        ("Given before", tuple(f"{date} by request {request}" for request, date in told.given.items())),
        ("Also in", told.other_requests),
    ):
        if lines:
            console.print(titled(title, lines_of(lines)))


def lines_of(lines: Sequence[str]) -> RenderableType:
    """Lines below each other."""
    return Group(*(plain(line) for line in lines))
