"""`leadgen metrics`."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import click

from leadgen_assets.health.exposition import as_text
from leadgen_assets.health.metrics import gather_installation, write_file
from leadgen_assets.settings import load_settings


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def metrics(file: Path | None) -> None:
    """Figures in Prometheus' form, printed, or written to FILE as a whole: such as leadgen.prom in node_exporter's folder.

    Starts nothing: without a database it says that nothing is healthy. The desk serves the same at /metrics, with
    LEADGEN_METRICS=true.
    """
    text = as_text(asyncio.run(gather_installation(load_settings(), datetime.now(UTC))))
    if file is None:
        click.echo(text, nl=False)
    else:
        write_file(file.expanduser(), text)
