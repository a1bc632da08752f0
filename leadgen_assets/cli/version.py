"""`leadgen version`."""

from __future__ import annotations

import json
import platform
from importlib import metadata

import click

_SHOWN = ("leadgen-assets", "dagster", "psycopg", "pydantic")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def version(as_json: bool) -> None:
    """Versions of this program and of what it stands on."""
    found = {name: metadata.version(name) for name in _SHOWN} | {"python": platform.python_version()}
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    for name, number in found.items():
        click.echo(f"{name:<16} {number}")
