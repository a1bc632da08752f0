"""`leadgen icp`: ideal customer profiles."""

from __future__ import annotations

import json
from pathlib import Path

import click

from leadgen_assets.domain.icp import Icp
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.icp_folder import known_icps, read_icp


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
                [{"name": name, "label": i.label, "describes": i.describes} for name, i in icps.items()], indent=2
            )
        )
        return
    width = max(map(len, icps), default=0)
    for name, found in icps.items():
        click.echo(f"{name:<{width}}  {found.describes}")


def _parts(found: Icp) -> list[str]:
    tiers = ", ".join(f"{tier.name} from {tier.least:g}" for tier in found.tiers)
    return [
        f"fields: {', '.join(found.vocabulary.fields) or 'the base fields only'}",
        f"criteria: {', '.join(criterion.name for criterion in found.criteria)}",
        f"disqualifiers: {', '.join(d.name for d in found.disqualifiers) or 'none'}",
        f"tiers: {tiers}; fits from {found.fit_from:g}",
    ]
