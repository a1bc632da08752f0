"""`leadgen report`."""

from __future__ import annotations

import json
import webbrowser
from pathlib import Path

import click

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.reports.model import RequestReport
from leadgen_assets.settings import Settings
from leadgen_assets.stages.reporting import write_report
from leadgen_assets.storage.database import Database


@click.command()
@click.argument("request", required=False)
@click.option("--open", "open_browser", is_flag=True, help="Open the page in a browser.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def report(request: str | None, open_browser: bool, as_json: bool) -> None:
    """The report of a request as it stands now: verdict, funnel, checks, what is missing and why, files.

    REQUEST is a key (tenant.name) or a name; the newest one without it.
    """

    async def write(database: Database, settings: Settings) -> tuple[RequestReport, Path]:
        stored = await find_request(database, settings, request)
        async with database.tenant_tx(stored.request.tenant) as conn:
            return await write_report(conn, settings, stored.key)

    written, page = with_database(write)
    page = page.absolute()
    if as_json:
        click.echo(json.dumps(written.as_dict() | {"report": str(page)}, indent=2))
    else:
        _print(written, page)
    if open_browser:
        webbrowser.open(page.as_uri())


def _print(written: RequestReport, page: Path) -> None:
    from rich.console import Console

    from leadgen_assets.reports.terminal import print_report

    console = Console()
    print_report(console, written)
    console.print()
    console.print(f"As a page: {page}", soft_wrap=True, markup=False, highlight=False)
