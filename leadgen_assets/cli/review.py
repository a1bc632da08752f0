"""`leadgen review import`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from leadgen_assets.cli.connected import with_database
from leadgen_assets.decisions.given_file import GivenFile, rejected_path, write_not_taken
from leadgen_assets.decisions.reviewing import Reviewed, import_review
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database


@click.group()
def review() -> None:
    """Verdicts on what a request's review file asks a person."""


@review.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", "reviewed_by", default="", help="Who judged, where a row does not say.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def take_in(file: Path, reviewed_by: str, as_json: bool) -> None:
    """Take in FILE, a review_….csv of an export with right, wrong or unknown in its column verdict.

    Right and corrected values become evidence and are in the files of the request's next run; wrong ones are never asked
    nor used again. Rows that could not be taken are written to FILE.rejected.csv, each with its reason; then the exit
    code is 1.
    """

    async def take(database: Database, settings: Settings) -> tuple[Reviewed, GivenFile]:
        return await import_review(database, file, datetime.now(UTC), reviewed_by=reviewed_by)

    reviewed, given = with_database(take)
    rejected: Path | None = None
    if reviewed.faults:
        rejected = rejected_path(file)
        write_not_taken(rejected, given, reviewed.faults)
    if as_json:
        click.echo(json.dumps(_told(reviewed, rejected), indent=2, ensure_ascii=False))
    else:
        _print(reviewed, rejected)
    if reviewed.faults:
        raise click.exceptions.Exit(1)


def _told(reviewed: Reviewed, rejected: Path | None) -> dict[str, object]:
    counts = ("rows", "right", "corrected", "wrong", "unknown", "open", "changed")
    return {
        **{name: getattr(reviewed, name) for name in counts},
        "requests": list(reviewed.requests),
        "rejected": [{"row": fault.row, "reason": fault.reason} for fault in reviewed.faults],
        "rejected_file": str(rejected) if rejected else None,
    }


def _print(reviewed: Reviewed, rejected: Path | None) -> None:
    from rich.console import Console

    from leadgen_assets.reports.terminal import grid, plain, titled

    console = Console()
    console.print(
        f"{reviewed.right} right, {reviewed.corrected} corrected, {reviewed.wrong} wrong, {reviewed.unknown} unknown;"
        f" {reviewed.open} rows without a verdict",
        highlight=False,
    )
    if reviewed.taken and not reviewed.changed:
        console.print("All of it was known already; nothing changed.")
    if reviewed.faults:
        table = grid("right", "left")
        for fault in reviewed.faults[:20]:
            table.add_row(f"row {fault.row}", plain(fault.reason))
        if len(reviewed.faults) > 20:
            table.add_row("", f"and {len(reviewed.faults) - 20:,} more")
        console.print(titled("Not taken", table))
    if rejected:
        console.print(
            f"They are in {rejected}: correct and import that file", soft_wrap=True, markup=False, highlight=False
        )
    if reviewed.requests:
        next_step = f"Next step: leadgen run {reviewed.requests[0]}"
        console.print(next_step, soft_wrap=True, markup=False, highlight=False)
