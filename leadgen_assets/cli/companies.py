"""`leadgen companies`: which mentions are one company."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import click
from psycopg import AsyncConnection

from leadgen_assets.cli.connected import with_database
from leadgen_assets.decisions import identifying
from leadgen_assets.decisions.blocking import tenant_named
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.identity.likeness import SAME_AT, UNSURE_AT, Likeness, Verdict
from leadgen_assets.domain.telling.faults import did_you_mean
from leadgen_assets.domain.telling.shown import counted
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import tenant_ids
from leadgen_assets.storage.wordings import Apart, Wording

T = TypeVar("T")
_TENANT = click.option("--tenant", metavar="NAME", help="Whose companies; LEADGEN_TENANT without it.")
_JSON = click.option("--json", "as_json", is_flag=True, help="For programs.")
_NOTE = click.option("--note", default="", help="Why, for whoever reads it later.")
_BY = click.option("--by", default="", help="Who decided.")


@click.group()
def companies() -> None:
    """Which mentions are one company: why two were merged or not, split them, join them, list pairs that may be one.

    A and B are domains, websites, names as some source has them, companies' numbers (#12) or wordings' (@34).
    """


@companies.command()
@click.argument("a")
@click.argument("b")
@_JSON
@_TENANT
def why(a: str, b: str, as_json: bool, tenant: str | None) -> None:
    """Compare A and B: each feature with both values and its points, the verdict, and what was stored or decided."""
    found = _in_tenant(tenant, lambda conn: identifying.compared(conn, a, b))
    if as_json:
        click.echo(json.dumps(_plain(found), indent=2, ensure_ascii=False))
        return
    one, other = found.one, found.other
    click.echo(f"A  {_told(one)}\nB  {_told(other)}\n")
    _show(found.likeness)
    click.echo()
    if one.company_id != other.company_id:
        click.echo(f"Stored as two companies, #{one.company_id} and #{other.company_id}.")
        if found.apart is not None:
            by = f" by {found.apart.decided_by}" if found.apart.decided_by else ""
            note = f": {found.apart.note}" if found.apart.note else ""
            click.echo(f"A person keeps them apart, since {found.apart.decided_at:%Y-%m-%d}{by}{note}")
        return
    if found.likeness.verdict is not Verdict.SAME:
        _tell_over(found)
    click.echo(f"Stored as one company, #{one.company_id}, of these wordings:")
    for wording in found.wordings:
        click.echo(f"  {_told(wording)}\n      {wording.named_at:%Y-%m-%d}: {wording.reason or 'the first one'}")


@companies.command()
@click.argument("a")
@click.argument("b")
@_NOTE
@_BY
@_JSON
@_TENANT
def split(a: str, b: str, note: str, by: str, as_json: bool, tenant: str | None) -> None:
    """Say that A and B are two firms: they are made two where they were one, and stay two whatever sources say."""
    decision = Apart(note, by, datetime.now(UTC))
    done = _in_tenant(tenant, lambda conn: identifying.split(conn, a, b, decision))
    if as_json:
        click.echo(json.dumps(_done(done), indent=2, ensure_ascii=False))
        return
    if not done.moved:
        click.echo(f"#{done.kept} and #{done.new} were two companies already, and stay two.")
        return
    click.echo(f"#{done.kept} stays; #{done.new} is a company of its own now, of these wordings:")
    _tell_moved(done)
    if done.forgotten:
        click.echo(
            f"{counted(done.forgotten, 'supplied or confirmed value')} may be either's and belong to neither now:"
            " take the list back again (`leadgen contacts import`), or review them again."
        )
    if done.lost:
        click.echo(
            "An earlier version of leadgen joined them: where one supplier, reviewer or request said the same thing of both, only the"
            " one that counted then is left. Take the list back again (`leadgen contacts import`), or review them again."
        )
    click.echo(f"To undo it: leadgen companies join '#{done.kept}' '#{done.new}'{_whose(tenant)}")


@companies.command()
@click.argument("a")
@click.argument("b")
@_JSON
@_TENANT
def join(a: str, b: str, as_json: bool, tenant: str | None) -> None:
    """Say that A and B are one firm: sources, aliases and people's verdicts are A's from now on.

    What was read on B's site is forgotten; A's site is what counts. B's number stays where only B has a domain.
    """
    done = _in_tenant(tenant, lambda conn: identifying.join(conn, a, b))
    if as_json:
        click.echo(json.dumps(_done(done), indent=2, ensure_ascii=False))
        return
    click.echo(f"#{done.new} is #{done.kept} now, with these wordings:")
    _tell_moved(done)
    if done.moved:
        click.echo(f"To undo it: leadgen companies split '#{done.kept}' @{done.moved[0].mention_id}{_whose(tenant)}")


@companies.command()
@click.option("--most", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Pairs to show.")
@_JSON
@_TENANT
def twins(most: int, as_json: bool, tenant: str | None) -> None:
    """Pairs of companies that may be one, the likest first: nothing merges them but a person.

    For each pair: `leadgen companies join A B` or `leadgen companies split A B`; then it is not shown any more.
    """
    found = _in_tenant(tenant, lambda conn: identifying.twins(conn, most))
    if as_json:
        told = [
            {"one": t.one, "other": t.other, "names": [t.one_name, t.other_name], **_likeness(t.likeness)}
            for t in found
        ]
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for twin in found:
        click.echo(f"{twin.likeness.score:4.1f}  #{twin.one} {twin.one_name}\n      #{twin.other} {twin.other_name}")
        click.echo(f"      {twin.likeness.reason or 'nothing speaks for it alone'}")
    pairs = f"{len(found):,} pair{'s' * (len(found) != 1)}"
    click.echo(f"{pairs} that may be one company: `leadgen companies why '#A' '#B'`, then join or split them.")


def _whose(tenant: str | None) -> str:
    """The option of a printed command that names the tenant; "" where none was named."""
    return f" --tenant {tenant}" if tenant else ""


def _in_tenant(tenant: str | None, work: Callable[[AsyncConnection[Any]], Awaitable[T]]) -> T:
    async def whole(database: Database, settings: Settings) -> T:
        whose = tenant_named(settings, tenant)
        if tenant is not None:
            async with database.operator_tx() as conn:
                known = await tenant_ids(conn)
            if whose not in known:
                todo = "`leadgen list` shows the requests with their tenants" + did_you_mean(whose, known)
                raise LeadgenError(f"There is no tenant {whose!r}.", "--tenant", todo)
        async with database.tenant_tx(whose) as conn:
            return await work(conn)

    return with_database(whole)


def _show(likeness: Likeness) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for title in ("feature", "A", "B", "finding"):
        table.add_column(title, overflow="fold")
    table.add_column("points", justify="right")
    for feature in likeness.features:
        cells = (feature.name, feature.one or "-", feature.other or "-", feature.finding, f"{feature.points:+.1f}")
        table.add_row(*(Text(cell) for cell in cells))
    console = Console()
    console.print(table)
    limits = f"one company from {SAME_AT:g} points, perhaps one from {UNSURE_AT:g}"
    decided = f"decided by a rule: {likeness.rule}" if likeness.rule else limits
    console.print(Text(f"\n{likeness.score:+.1f} points: {likeness.verdict} ({decided})"), soft_wrap=True)


def _tell_over(found: identifying.Compared) -> None:
    """Why two are one company although their own comparison does not say so."""
    if not found.over:
        click.echo("No comparison of today's rules joins the two: what did, stands beside the wordings.")
        return
    click.echo("These two alone do not say it; they are one company over other wordings:")
    for step in found.over:
        why = step.likeness.rule or f"{step.likeness.score:+.1f} points: {step.likeness.reason}"
        click.echo(f"  {_told(step.one)}\n  {_told(step.other)}\n      {step.likeness.verdict} ({why})")


def _tell_moved(done: identifying.Split) -> None:
    for wording in done.moved:
        click.echo(f"  {_told(wording)}")
    if done.requests:
        click.echo(f"The next run of {', '.join(done.requests)} looks at it anew.")


def _told(wording: Wording) -> str:
    said = wording.said
    place = ", ".join(part for part in (said.street, said.city, said.state, said.zip_code) if part)
    what = " / ".join(part for part in (said.name, said.domain, said.phone, place, said.licence) if part)
    number = f"@{wording.mention_id}" if wording.mention_id else f"#{wording.company_id}"
    where = f"  [{said.source}{f', {said.locator}' if said.locator else ''}]" if said.source else ""
    return f"{number} {what}{where}"


def _plain(found: identifying.Compared) -> dict[str, Any]:
    return {
        "one_company": found.one.company_id == found.other.company_id,
        "a": _wording(found.one),
        "b": _wording(found.other),
        **_likeness(found.likeness),
        "over": [{"a": _wording(s.one), "b": _wording(s.other), **_likeness(s.likeness)} for s in found.over],
        "wordings": [_wording(each) for each in found.wordings],
        "kept_apart": found.apart
        and {"since": found.apart.decided_at.isoformat(), "by": found.apart.decided_by, "note": found.apart.note},
    }


def _likeness(likeness: Likeness) -> dict[str, Any]:
    features = [
        {"feature": f.name, "a": f.one, "b": f.other, "finding": f.finding, "points": f.points}
        for f in likeness.features
    ]
    return {
        "verdict": likeness.verdict.value,
        "points": likeness.score,
        "rule": likeness.rule,
        "reason": likeness.reason,
        "features": features,
    }


def _wording(wording: Wording) -> dict[str, Any]:
    said = wording.said
    return {
        "wording": wording.mention_id,
        "company": wording.company_id,
        "name": said.name,
        "domain": said.domain,
        "phone": said.phone,
        "street": said.street,
        "city": said.city,
        "state": said.state,
        "zip_code": said.zip_code,
        "licence": said.licence,
        "source": said.source,
        "locator": said.locator,
        "reason": wording.reason,
    }


def _done(done: identifying.Split) -> dict[str, Any]:
    return {
        "kept": done.kept,
        "other": done.new,
        "moved": [_wording(wording) for wording in done.moved],
        "requests": list(done.requests),
        "forgotten": done.forgotten,
        "lost": done.lost,
    }
