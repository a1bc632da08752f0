"""`leadgen icp`: ideal customer profiles."""

from __future__ import annotations

import json
from pathlib import Path

import click

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.cli.finding import explained, find_company
from leadgen_assets.domain.errors import IcpInvalid
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.telling.faults import did_you_mean
from leadgen_assets.reports.explanation import Explanation
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.icp_folder import SHIPPED, known_icps, own_icps, read_icp
from leadgen_assets.stages.written_files import write_whole
from leadgen_assets.storage.database import Database


@click.group()
def icp() -> None:
    """Ideal customer profiles: the YAML files that say what a good company is."""


@icp.command()
@click.argument("file", type=click.Path(path_type=Path))
def validate(file: Path) -> None:
    """Read an ICP FILE; explain every fault with its line."""
    found = read_icp(file)
    click.echo(f"{file}: the ICP {found.name!r} can be used.")
    for line in _parts(found):
        click.echo(f"  {line}")
    home = load_settings().home.absolute() / "icp"
    if file.absolute().parent != home:
        click.echo(f"  To let requests name it, put the file into {home}")


@icp.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_icps(as_json: bool) -> None:
    """The ICPs that a request may name."""
    icps = known_icps(load_settings())
    if as_json:
        click.echo(
            json.dumps(
                [
                    {"name": name, "label": i.label, "describes": i.describes, "version": i.digest()}
                    for name, i in icps.items()
                ],
                indent=2,
            )
        )
        return
    width = max(map(len, icps), default=0)
    for name, found in icps.items():
        click.echo(f"{name:<{width}}  {found.describes}")


@icp.command()
@click.argument("name")
def copy(name: str) -> None:
    """Put the ICP NAME into your own folder, for you to change; it then stands in front of the shipped one."""
    settings = load_settings()
    path = settings.home.absolute() / "icp" / f"{name}.yaml"
    shipped = {file.stem: file for file in sorted(SHIPPED.glob("*.yaml"))}
    own = next((file for file, icp in own_icps(settings).items() if icp.name == name), path if path.exists() else None)
    if own is not None:
        raise IcpInvalid(f"You have an ICP {name!r} of your own already.", str(own), "change that file")
    if name not in shipped:
        raise IcpInvalid(f"No ICP {name!r} ships{did_you_mean(name, shipped)}.", "", "name one that does")
    write_whole(path.parent, {path.name: shipped[name].read_bytes()})
    click.echo(f"{path}: change it, then run: leadgen icp validate {path}")
    click.echo("A request that exists takes it with: leadgen amend REQUEST --icp-again --run")


@icp.command()
@click.argument("request")
@click.argument("company")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def explain(request: str, company: str, as_json: bool) -> None:
    """How REQUEST's ICP judges COMPANY: every criterion with value, quote and points, known or not, and their sum.

    Then what would change the verdict. COMPANY is a domain, a website, a name or a number (#12); `leadgen why` tells the
    rest of the company.
    """

    async def look(database: Database, settings: Settings) -> Explanation:
        stored = await find_request(database, settings, request)
        entry = await find_company(database, settings, company, stored, f"leadgen icp explain {stored.key}")
        return await explained(database, entry, stored)

    told = with_database(look)
    if as_json:
        click.echo(json.dumps(told.as_dict(), indent=2, ensure_ascii=False))
        return
    from rich.console import Console

    from leadgen_assets.reports.judged import print_judgement

    print_judgement(Console(), told)


def _parts(found: Icp) -> list[str]:
    tiers = ", ".join(f"{tier.name} from {tier.least:g}" for tier in found.tiers)
    return [
        f"version: {found.digest()}",
        f"fields: {', '.join(found.vocabulary.fields) or 'the base fields only'}",
        f"criteria: {', '.join(criterion.name for criterion in found.criteria)}",
        f"disqualifiers: {', '.join(d.name for d in found.disqualifiers) or 'none'}",
        f"tiers: {tiers}; fits from {found.fit_from:g}",
    ]
