"""`leadgen why`."""

from __future__ import annotations

import json

import click

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.cli.finding import explained, find_company, kept_out
from leadgen_assets.domain.errors import CompanyUnknown
from leadgen_assets.reports.explanation import Explanation
from leadgen_assets.settings import Settings
from leadgen_assets.storage.blocking import block_on
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.dossier import places_of
from leadgen_assets.storage.requests import load


@click.command()
@click.argument("company")
@click.option("--request", "asked", help="Which request: a key (tenant.name) or a name; else the newest that has it.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def why(company: str, asked: str | None, as_json: bool) -> None:
    """Why COMPANY, a domain, a website, a name or a number (#12), is in or out: each criterion with value, quote and points.

    Also what is not known and why, which pages were tried, disqualifiers, filters, merges, sources, contacts in their
    order, and values that somebody names but nobody could read.
    """

    async def look(database: Database, settings: Settings) -> Explanation:
        stored = await find_request(database, settings, asked) if asked else None
        command = f"leadgen why --request {stored.key}" if stored else "leadgen why"
        entry = await find_company(database, settings, company, stored, command)
        if stored is None:
            async with database.tenant_tx(entry.tenant) as conn:
                places = await places_of(conn, entry.company_id)
                block = await block_on(conn, [entry.domain], entry.company_id)
                if not places and block is not None:
                    raise kept_out(company, block, entry.tenant)
                if not places:
                    raise CompanyUnknown(f"No request has {company!r} any more.", "", "run a request that names it")
                stored = await load(conn, places[0].request_key)
        return await explained(database, entry, stored)

    explanation = with_database(look)
    if as_json:
        click.echo(json.dumps(explanation.as_dict(), indent=2, ensure_ascii=False))
        return
    from rich.console import Console

    from leadgen_assets.reports.explained import print_explanation

    print_explanation(Console(), explanation)
