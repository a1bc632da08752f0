"""An audit's figures on a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from leadgen_assets.domain.exports.audit import AuditResult
from leadgen_assets.domain.exports.precision import Precision
from leadgen_assets.reports.terminal import plain
from leadgen_assets.reports.wording import named


def print_audit(console: Console, of: str, result: AuditResult) -> None:
    """How often the judged values were right, with the 95 % interval, overall and column by column.

    Args:
        of: the request and its export, for the heading.
    """
    console.print(Text("Audit of ", "bold").append_text(plain(of, "bold")))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    table.add_column("field")
    for head in ("n", "right", "wrong", "can't tell", "precision", "95 % interval"):
        table.add_column(head, justify="right", no_wrap=True)
    for name, part in result.fields.items():
        table.add_row(plain(named(name)), *_cells(part))
    table.add_section()
    table.add_row(Text("All of them", "bold"), *_cells(result.overall))
    console.print(table)
    console.print(
        "The interval says what the sample leaves open (Wilson); values that nobody could judge are in no share."
    )


def _cells(part: Precision) -> list[str]:
    share = "–" if part.share is None else f"{part.share:.0%}"
    interval = f"{part.low:.0%} to {part.high:.0%}" if part.judged else "–"
    return [f"{part.judged:,}", f"{part.right:,}", f"{part.wrong:,}", f"{part.unclear:,}", share, interval]
