"""`leadgen list`."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import click

from leadgen_assets.cli.connected import tenant_option, with_database
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.settings import Settings
from leadgen_assets.stages.lost_workers import told_of_lost_workers
from leadgen_assets.stages.standing import brief
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest, load_all


@click.command("list")
@tenant_option("Only this tenant's.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def listing(tenant: str | None, as_json: bool) -> None:
    """All requests, the newest last, with their status, why, and what comes next."""

    async def read(database: Database, settings: Settings) -> list[StoredRequest]:
        async with database.operator_tx() as conn:
            wanted = [stored for stored in await load_all(conn) if tenant in (None, stored.request.tenant)]
            return await told_of_lost_workers(conn, wanted, datetime.now(UTC))

    found = with_database(read)
    if as_json:
        click.echo(json.dumps([brief(stored) for stored in found], indent=2))
    elif not found:
        click.echo("There is no request yet. Try: leadgen demo")
    else:
        _print(found)


def _print(found: list[StoredRequest]) -> None:
    from rich.console import Console

    from leadgen_assets.reports.terminal import plain

    console = Console()
    width = max(len(stored.key) for stored in found)
    for stored in found:
        line = plain(stored.key, "bold")
        line.append(f"{'':{width - len(stored.key)}}  {stored.status:<14}  {stored.updated_at:%Y-%m-%d %H:%M}  ")
        console.print(line.append_text(plain(stored.status_reason.partition("\n")[0], "dim")), soft_wrap=True)
        if stored.request.repeat != "never":
            console.print(plain(f"  repeats {stored.request.repeat}, for what is new"), soft_wrap=True)
        if stored.split_by:
            console.print(plain(f"  split by {stored.split_by}"), soft_wrap=True)
        if stored.slice_of:
            console.print(plain(f"  a slice of {stored.slice_of}"), soft_wrap=True)
        if stored.series:
            console.print(plain(f"  follows up {stored.series}"), soft_wrap=True)
        if stored.status is not RequestStatus.READY:
            console.print(plain(f"  next step: {stored.next_step}"), soft_wrap=True)
