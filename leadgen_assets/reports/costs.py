"""What questions to a model cost, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from leadgen_assets.domain.money import shown_usd
from leadgen_assets.reports.terminal import grid, plain, titled

_BAR = 16
MOST_ROWS = 12
"""Requests, and calls of which nobody knows, of which so many are shown: the sums above cover all of them."""
_ALERT = 0.8


@dataclass(frozen=True, slots=True)
class Amounts:
    """Sums over some calls; see `storage.model_costs.CostLine`. `names` are the parts that they have in common."""

    names: tuple[str, ...]
    calls: int
    hits: int
    spent: int
    under_way: int
    unknown: int
    saved: int
    searches: int
    input_tokens: int
    cached_tokens: int
    unusable: int


@dataclass(frozen=True, slots=True)
class LimitShown:
    """A limit: "today", what is used of it and allowed, as text and as numbers, and when it is new."""

    name: str
    used: int
    allowed: int
    used_words: str
    allowed_words: str
    new_at: datetime | None


@dataclass(frozen=True, slots=True)
class RequestShown:
    """A request: its key, what it cost, its qualified companies, and what each of them cost (None where there is none)."""

    request: str
    spent: int
    qualified: int
    each: int | None


@dataclass(frozen=True, slots=True)
class UnknownShown:
    """A call of which nobody knows: number, what it concerns, its maximum, when it was sent, and why nobody knows."""

    call: int
    about: str
    most: int
    sent_at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Costs:
    """All that `leadgen cost` shows.

    Attributes:
        of: what it covers ("request acme.texas", "all tenants"). scripted: of what was spent, by the scripted model: nobody
            bills that.
    """

    of: str
    total: Amounts
    scripted: int
    lines: tuple[Amounts, ...]
    limits: tuple[LimitShown, ...]
    requests: tuple[RequestShown, ...]
    unknown: tuple[UnknownShown, ...]


def print_costs(console: Console, costs: Costs) -> None:
    """The sums, then limits as bars, then stage by stage, request by request, and what waits to be settled."""
    total = costs.total
    console.print(Text.assemble(("Cost of asking a model", "bold"), ("  ", ""), plain(costs.of, "dim")))
    if not (total.calls or total.hits):
        console.print("Nothing was asked.")
    else:
        _print_sums(console, total, costs.scripted)
    if costs.limits:
        console.print(titled("Limits", _limits(costs.limits)))
    if costs.lines:
        console.print(titled("By stage and model", _lines(costs.lines)))
    if costs.requests:
        console.print(titled("Per qualified company", _requests(costs.requests)))
    if costs.unknown:
        console.print(titled("Nobody knows what became of", _unknown(costs.unknown)))
        words = "Look at the bill of those days, then: leadgen cost settle CALL --usd X, or: leadgen cost settle all --at-most"
        console.print(Text(f"\n{words}"), soft_wrap=True)


def _print_sums(console: Console, total: Amounts, scripted: int) -> None:
    table = grid("right", "left")
    table.add_row(Text(shown_usd(total.spent), "bold green"), f"spent, in {_number(total.calls, 'call')}")
    if scripted:
        words = "of it by the scripted model (LEADGEN_MODE=mock), which nobody bills"
        table.add_row(Text(shown_usd(scripted), "dim"), Text(words, "dim"))
    if total.unusable:
        words = "answers of them could not be used, and were paid (refused, cut short, or not as asked)"
        table.add_row(Text(f"{total.unusable:,}", "yellow"), words)
    for amount, words in (
        (total.under_way, "set aside by calls under way"),
        (total.unknown, "at most, by calls of which nobody knows"),
    ):
        if amount:
            table.add_row(Text(shown_usd(amount), "yellow"), words)
    table.add_row(Text(shown_usd(total.saved), "cyan"), f"saved: {_number(total.hits, 'answer')} from the journal")
    told = f"{_number(total.searches, 'search', 'searches')}, {total.input_tokens:,} tokens read"
    if total.cached_tokens and total.input_tokens:
        told += f", {total.cached_tokens / total.input_tokens:.0%} of them at the cache's price"
    table.add_row("", Text(told, "dim"))
    console.print(table)


def _limits(limits: Sequence[LimitShown]) -> RenderableType:
    table = grid("left", "left", "left", "left")
    for one in limits:
        share = min(1.0, one.used / one.allowed) if one.allowed else 1.0
        colour = "red" if share >= 1 else "yellow" if share >= _ALERT else "green"
        full = max(1, round(_BAR * share)) if one.used or not one.allowed else 0
        bar = Text("█" * full, colour).append("░" * (_BAR - full), "dim")
        new = f"new at {one.new_at:%H:%M} UTC" if one.new_at else "leadgen amend REQUEST --budget X"
        table.add_row(one.name, bar, f"{one.used_words} of {one.allowed_words}", Text(new, "dim"))
    table.columns[1].no_wrap = True
    return table


def _lines(lines: Sequence[Amounts]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    table.add_column("stage")
    table.add_column("model", no_wrap=True)
    optional = (
        ("unknown", [shown_usd(one.unknown) if one.unknown else "" for one in lines]),
        ("from journal", [f"{one.hits:,}" if one.hits else "" for one in lines]),
        ("saved", [shown_usd(one.saved) if one.saved else "" for one in lines]),
    )
    shown = [(head, cells) for head, cells in optional if any(cells)]
    for head in ("calls", "spent", *(head for head, _ in shown)):
        table.add_column(head, justify="right")
    for place, one in enumerate(lines):
        stage, *model = one.names
        rest = (cells[place] for _, cells in shown)
        names = (plain(stage.replace("_", " ")), *map(plain, model))
        table.add_row(*names, f"{one.calls:,}", shown_usd(one.spent), *rest)
    return table


def _requests(requests: Sequence[RequestShown]) -> RenderableType:
    table = grid("left", "right", "right", "left")
    for one in sorted(requests, key=lambda one: -one.spent)[:MOST_ROWS]:
        each = f"{shown_usd(one.each)} each" if one.each is not None else "none qualified yet"
        table.add_row(plain(one.request), shown_usd(one.spent), f"{one.qualified:,} qualified", Text(each, "bold"))
    return _cut(table, len(requests), "that cost less: leadgen cost --json")


def _unknown(calls: Sequence[UnknownShown]) -> RenderableType:
    table = grid("right", "right", "left", "left")
    for one in calls[:MOST_ROWS]:
        table.add_row(
            f"{one.call}",
            Text(f"at most {shown_usd(one.most)}", "yellow"),
            f"{one.sent_at:%Y-%m-%d %H:%M} UTC",
            plain(one.about).append("\n").append_text(plain(one.why, "dim")),
        )
    return _cut(table, len(calls), "that were sent later: leadgen cost settle")


def _cut(table: Table, number: int, rest: str) -> RenderableType:
    """A table of the first rows, and beneath it how many there are more and where they are told."""
    more = number - MOST_ROWS
    return Group(table, Text(f"and {more:,} {rest}", "dim")) if more > 0 else table


def _number(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
