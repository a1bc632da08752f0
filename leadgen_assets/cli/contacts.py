"""`leadgen contacts import`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadgen_assets.cli.connected import with_database
from leadgen_assets.decisions.given_file import GivenFile, rejected_path, write_not_taken
from leadgen_assets.decisions.supplying import Supply, counted_reasons, import_contacts
from leadgen_assets.domain.requests.proposal import companies
from leadgen_assets.domain.telling.shown import counted, rows_shown
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from rich.console import Console

_MOST_REASONS = 12


@click.group()
def contacts() -> None:
    """Contacts: take back a list that was enriched elsewhere."""


@contacts.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "supplier", required=True, help="Who enriched it: the evidence says supplied:NAME.")
@click.option("--tenant", help="Whose companies; LEADGEN_TENANT without it.")
@click.option("--dry-run", is_flag=True, help="Look at every row and keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def take_back(file: Path, supplier: str, tenant: str | None, dry_run: bool, as_json: bool) -> None:
    """Take back FILE, a CSV as Apollo, ZoomInfo, Clay or HubSpot export it; columns are known by their headers.

    What is in it fills gaps. What the companies' own pages and lists say stays; the next run of a request uses it.
    Rows that could not be taken are written to FILE.rejected.csv, each with its reason. Exit code 1 when none was.
    """

    async def take(database: Database, settings: Settings) -> tuple[Supply, GivenFile]:
        whose, now = tenant or settings.tenant, datetime.now(UTC)
        return await import_contacts(database, settings, file, supplier, whose, now, dry_run=dry_run)

    supply, given = with_database(take)
    rejected: Path | None = None
    if supply.faults and not dry_run:
        rejected = rejected_path(file)
        write_not_taken(rejected, given, supply.faults)
    if as_json:
        click.echo(json.dumps(_told(supply, dry_run, rejected), indent=2, ensure_ascii=False))
    else:
        if supply.supplier != supplier:
            click.echo(f"--from {supplier!r} is written supplied:{supply.supplier}")
        _print(supply, dry_run, rejected)
    if not supply.companies:
        raise click.exceptions.Exit(1)


def _told(supply: Supply, dry_run: bool, rejected: Path | None) -> dict[str, object]:
    return {
        "supplier": supply.supplier,
        "dry_run": dry_run,
        "rows": supply.rows,
        "companies": supply.companies,
        "people": supply.people,
        "written": supply.written,
        "unchanged": supply.unchanged,
        "removed": supply.removed,
        "websites": supply.websites,
        "requests": list(supply.requests),
        "rejected": [{"row": f.row, "reason": f.reason, "partly": f.partly} for f in supply.faults],
        "rejected_file": str(rejected) if rejected else None,
    }


def _print(supply: Supply, dry_run: bool, rejected: Path | None) -> None:
    from rich.console import Console
    from rich.text import Text

    from leadgen_assets.reports.terminal import grid, plain, titled

    console = Console()
    head = Text(" WOULD TAKE " if dry_run else " TAKEN ", "reverse green" if supply.companies else "reverse yellow")
    console.print(Text.assemble(head, "  ", plain(f"supplied:{supply.supplier}", "bold")))
    people = "1 person" if supply.people == 1 else f"{supply.people:,} people"
    told = f"{rows_shown(supply.rows)}: {people} and {companies(supply.companies)} known here"
    console.print(f"{told}; {supply.written:,} values new or changed, {supply.unchanged:,} unchanged", highlight=False)
    if supply.removed:
        console.print(f"{supply.removed:,} values of this supplier's older lists were replaced by nothing and are gone")
    if supply.websites:
        have = "has" if supply.websites == 1 else "have"
        console.print(f"{companies(supply.websites)} without a website {have} one now; the next run reads it")
    if supply.faults:
        table = grid("right", "left")
        reasons = counted_reasons(supply)
        for reason, number in list(reasons.items())[:_MOST_REASONS]:
            table.add_row(f"{number:,}", plain(reason))
        if len(reasons) > _MOST_REASONS:
            table.add_row(f"{len(reasons) - _MOST_REASONS:,}", "further reasons")
        partly = len(supply.faults) - supply.refused
        console.print(titled(f"Not taken: {rows_shown(supply.refused)}; in part: {partly:,}", table))
    if rejected:
        console.print(f"Each of them with its reason: {rejected}", soft_wrap=True, markup=False, highlight=False)
    _print_next(console, supply, dry_run)


def _print_next(console: Console, supply: Supply, dry_run: bool) -> None:
    if dry_run:
        console.print("Nothing was kept: this was a dry run.")
    elif supply.requests:
        run = f"leadgen run {supply.requests[0]}"
        others = len(supply.requests) - 1
        have = f"{counted(others, 'more request')} {'has' if others == 1 else 'have'}"
        more = f" (and {have} these companies)" if others else ""
        console.print(f"Next step: {run}{more}", soft_wrap=True, markup=False, highlight=False)
