"""`leadgen block`: companies and people who are not to be contacted."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from leadgen_assets.cli.connected import with_database
from leadgen_assets.decisions import blocking
from leadgen_assets.decisions.block_files import block_rows
from leadgen_assets.domain.exports.blocking import reason_of_file
from leadgen_assets.settings import Settings
from leadgen_assets.storage.blocking import StoredBlock, domains_blocked, emails_blocked
from leadgen_assets.storage.database import Database

_TENANT = click.option("--tenant", metavar="NAME", help="Whose block it is; LEADGEN_TENANT without it.")
_REASON = click.option("--reason", metavar="WORD", help="customer, contacted, suppression, or a text of your own.")
_DAYS = click.option(
    "--days", type=int, metavar="N", help="Block for N days, from the contact's date where one is given."
)


@click.group()
def block() -> None:
    """Companies and people who are not to be contacted: left out at discovery and at export.

    Customers and suppressed ones are blocked for ever, contacted ones for 90 days.
    """


@block.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@_REASON
@_DAYS
@_TENANT
def import_(file: Path, reason: str | None, days: int | None, tenant: str | None) -> None:
    """Block what FILE names: CSV with a header (domain, website, email, reason, contacted, until), or one a line.

    A person's e-mail address in a suppression list blocks that address and not the company. Exit code 1 when a row, or a part of
    one, could not be used; the others are.
    """

    async def work(database: Database, settings: Settings) -> blocking.Blocking:
        terms = blocking.terms(settings, reason, days, reason_of_file(file.name))
        return await blocking.block(database, blocking.tenant_named(settings, tenant), block_rows(file), terms)

    done = with_database(work)
    click.echo(str(done))
    if not done.is_whole or not done.domains + done.emails:
        raise click.exceptions.Exit(1)


@block.command()
@click.argument("domains", nargs=-1, required=True)
@_REASON
@_DAYS
@_TENANT
def add(domains: tuple[str, ...], reason: str | None, days: int | None, tenant: str | None) -> None:
    """Block DOMAINS (a web address or an e-mail address does as well)."""

    async def work(database: Database, settings: Settings) -> blocking.Blocking:
        terms = blocking.terms(settings, reason, days)
        return await blocking.block(database, blocking.tenant_named(settings, tenant), blocking.named(domains), terms)

    done = with_database(work)
    click.echo(str(done))
    if not done.is_whole:
        raise click.exceptions.Exit(1)


@block.command()
@click.argument("domains", nargs=-1, required=True)
@_TENANT
def remove(domains: tuple[str, ...], tenant: str | None) -> None:
    """Lift the blocks of DOMAINS or e-mail addresses."""
    lifted, unknown = with_database(
        lambda database, settings: blocking.lift(database, blocking.tenant_named(settings, tenant), domains)
    )
    if lifted:
        click.echo(f"No longer blocked: {', '.join(lifted)}")
    if unknown:
        click.echo(f"Was not blocked: {', '.join(unknown)}", err=True)
        raise click.exceptions.Exit(1)


@block.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@_TENANT
def list_(as_json: bool, tenant: str | None) -> None:
    """All blocked domains, why and until when, and how many people's addresses (kept as digests)."""

    async def work(database: Database, settings: Settings) -> tuple[list[StoredBlock], int]:
        async with database.tenant_tx(blocking.tenant_named(settings, tenant)) as conn:
            return await domains_blocked(conn), len(await emails_blocked(conn))

    stored, emails = with_database(work)
    if as_json:
        click.echo(json.dumps({"domains": [_plain(one) for one in stored], "emails": emails}, indent=2))
        return
    now = datetime.now(UTC)
    width = max((len(one.block.domain) for one in stored), default=0)
    for one in stored:
        until = one.block.until
        over = until is not None and until <= now
        when = f"{'over, was ' if over else ''}until {one.block.last_day}" if until else "for ever"
        click.echo(f"{one.block.domain:<{width}}  {when:<26}  {one.block.reason}")
    click.echo(
        f"{len(stored):,} domain{'s' * (len(stored) != 1)}; {emails:,} e-mail address{'es' * (emails != 1)}"
        " blocked, of which only digests are kept."
    )


def _plain(one: StoredBlock) -> dict[str, str | None]:
    last_day = one.block.last_day
    return {
        "domain": one.block.domain,
        "reason": one.block.reason,
        "until": last_day.isoformat() if last_day else None,
        "since": one.created_at.isoformat(),
    }
