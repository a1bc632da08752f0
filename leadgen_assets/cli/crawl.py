"""`leadgen crawl`: sites of the live web become an archive."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import AsyncExitStack, aclosing
from datetime import UTC, datetime
from pathlib import Path

import click

from leadgen_assets.cli.crawl_sites import SitesMeant, sites_meant
from leadgen_assets.domain.errors import LeadgenError, RequestInvalid, SettingsInvalid
from leadgen_assets.domain.telling.shown import counted, without_password
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.crawling import CrawlTally, ReadSite, RenderedToo
from leadgen_assets.stages.crawling import crawl as read_sites
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.storage.database import open_url
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.migrations import migrate
from leadgen_assets.storage.web_turns import WebTurns
from leadgen_assets.web.entrance import Entrance
from leadgen_assets.web.fetching import Fetcher
from leadgen_assets.web.live.contact import user_agent
from leadgen_assets.web.live.fetcher import LiveFetcher
from leadgen_assets.web.live.saving import SavedCrawl


@click.command()
@click.argument("what", nargs=-1, required=True)
@click.option("--save", required=True, type=click.Path(path_type=Path), help="File to write, such as sites.warc.gz.")
@click.option(
    "--continue", "go_on", is_flag=True, help="Go on with a crawl that was stopped, or add to a finished one."
)
@click.option("--limit", type=click.IntRange(min=1), help="Sites to read at most.")
@click.option("--icp", help="Whose ideal customers addresses and lists are: it says which pages tell most.")
@click.option("--json", "as_json", is_flag=True, help="For programs; progress goes to stderr.")
def crawl(what: tuple[str, ...], save: Path, go_on: bool, limit: int | None, icp: str | None, as_json: bool) -> int:
    """Read sites from the live web and save all that they answer as a WARC file.

    WHAT is any number of addresses (acme.example, 192.0.2.7:8080), files with one address a line, lists of companies (as `leadgen columns`
    reads them), or requests, by file, key or name: the sites of the companies that their sources name. Each site is read as
    a run reads it: robots.txt, the home page, the pages that tell most. A request that names the file under its sources
    (archive:sites.warc.gz) is then run from it.

    What cannot be used is told and left out, the rest goes on. Exit code 1 then, and when no site could be read.
    """
    settings = load_settings()
    if settings.web == "off":
        raise SettingsInvalid(
            "LEADGEN_WEB is off: nothing is read from the web", "environment or .env", "set it to auto"
        )
    meant = sites_meant(what, settings, icp)
    for fault in meant.faults:
        click.echo(f"left out: {fault}", err=True)
    archive = SavedCrawl(save, user_agent(settings.contact), _now, go_on=go_on)
    tally = CrawlTally()
    try:
        with archive:
            if meant.parts:
                asyncio.run(_crawl(meant, settings, archive, tally, limit))
            if not tally.sites and not tally.before:
                raise _nothing(tally, meant.faults)
    except (KeyboardInterrupt, asyncio.CancelledError):
        click.echo(
            f"Stopped. Sites saved in {archive.unfinished}: {tally.sites:,}; to go on, repeat the command with --continue",
            err=True,
        )
        raise KeyboardInterrupt from None
    told = json.dumps(_for_programs(archive, tally, meant.faults), indent=2)
    click.echo(told if as_json else "\n".join(_summary(archive, tally, meant.faults)))
    return 0 if (tally.read or tally.before) and not (meant.faults or tally.damage) else 1


async def _crawl(
    meant: SitesMeant, settings: Settings, archive: SavedCrawl, tally: CrawlTally, limit: int | None
) -> None:
    parsing = ParsingPool(settings.workers)

    def told(site: ReadSite) -> None:
        end = (
            counted(site.pages, "page") if site.outcome == "ok" else f"{site.outcome}: {site.detail}".replace("_", " ")
        )
        click.echo(f"{tally.sites:>6,}  {without_password(site.website)}  {end}", err=True)

    try:
        async with AsyncExitStack() as opened:
            url = _running_database(settings)
            shared = await opened.enter_async_context(WebTurns(url)) if url else None
            network = await opened.enter_async_context(LiveFetcher.of(settings, archive.exchange, shared))
            fetcher: Fetcher = RenderedToo(network, archive) if settings.browser else network
            sites = meant.sites(fetcher, tally, limit)
            async with aclosing(_first(sites, limit)) as some:
                await read_sites(some, fetcher, parsing, settings, archive, tally, told, meant.pages)
    finally:
        parsing.close()


def _running_database(settings: Settings) -> str:
    """The address of the database, for turns that are shared with runs; "" where none runs: a crawl needs none."""
    if settings.embedded and not EmbeddedServer(settings.home, settings.postgres_bin).status().running:
        return ""
    try:
        url = open_url(settings)
        migrate(url)
    except LeadgenError as error:
        click.echo(f"Turns at sites are not shared with other processes: {error}", err=True)
        return ""
    return url


async def _first(sites: AsyncIterator[Entrance], limit: int | None) -> AsyncGenerator[Entrance, None]:
    number = 0
    while (limit is None or number < limit) and (site := await anext(sites, None)) is not None:
        number += 1
        yield site


def _now() -> datetime:
    return datetime.now(UTC)


def _nothing(tally: CrawlTally, faults: Sequence[str]) -> RequestInvalid:
    why = "; ".join([*(f"{number:,} × {reason}" for reason, number in tally.left_out.items()), *tally.damage])
    if faults and not why:
        why = f"{len(faults):,} × cannot be used, each told above"
    return RequestInvalid(
        "There is no site to read in what was named.",
        why,
        "name addresses, or a list with a column of websites: leadgen columns FILE",
    )


def _summary(archive: SavedCrawl, tally: CrawlTally, faults: Sequence[str]) -> list[str]:
    unread = ", ".join(f"{number:,} {outcome}" for outcome, number in tally.unread.most_common())
    return [
        f"{archive.path}: {counted(tally.read, 'site')} read, {counted(tally.pages, 'page')} read, {archive.size():,} bytes",
        *([f"  not read: {unread}"] if unread else []),
        *([f"  saved before: {counted(tally.before, 'site')}"] if tally.before else []),
        *(f"  left out: {number:,} × {reason}" for reason, number in tally.left_out.most_common(5)),
        *(f"  {line}" for damage in tally.damage for line in damage.splitlines()),
        *([f"  cannot be used: {len(faults):,} of what was named, each told above"] if faults else []),
        *(
            [f"To run a request from it, add to its sources: archive:{archive.path}"]
            if tally.read or tally.before
            else []
        ),
    ]


def _for_programs(archive: SavedCrawl, tally: CrawlTally, faults: Sequence[str]) -> dict[str, object]:
    return {
        "archive": str(archive.path),
        "bytes": archive.size(),
        "read": tally.read,
        "pages": tally.pages,
        "unread": dict(tally.unread),
        "saved_before": tally.before,
        "left_out": dict(tally.left_out),
        "damage": tally.damage,
        "faults": list(faults),
    }
