"""`leadgen metrics`."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import click

from leadgen_assets.health.examining import known_url
from leadgen_assets.health.exposition import as_text
from leadgen_assets.health.metrics import gather, write_file
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.storage.database import Database


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def metrics(file: Path | None) -> None:
    """Figures in Prometheus' form, printed, or written to FILE as a whole: such as leadgen.prom in node_exporter's folder.

    Starts nothing. The desk serves the same at /metrics, with LEADGEN_METRICS=true.
    """
    text = asyncio.run(_text(load_settings()))
    if file is None:
        click.echo(text, nl=False)
    else:
        write_file(file.expanduser(), text)


async def _text(settings: Settings) -> str:
    async with Database(known_url(settings), connections=1) as database:
        return as_text(await gather(database, settings, datetime.now(UTC)))
