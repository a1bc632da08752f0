"""`leadgen demo`: a whole request over a fictional web, which is built once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import click

import leadgen_assets.demo
from leadgen_assets.cli.connected import with_database
from leadgen_assets.cli.estimating import take_mode
from leadgen_assets.demo.build import DemoWeb, build_web
from leadgen_assets.domain.errors import RequestConflict
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus, parse_request, to_yaml
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest

FIRMS, SEED = 60, 7


@click.command()
@click.option("--firms", type=click.IntRange(1, 100_000), default=FIRMS, show_default=True, help="Firms on the web.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="Another seed, other firms.")
@click.option("--score", "scored", is_flag=True, help="Compare the CSV files with the answer key, cell by cell.")
def demo(firms: int, seed: int, scored: bool) -> None:
    """Run a request over a fictional web of property managers: their sites, a list, and what one would ask.

    Nothing leaves this machine; no key is needed. The second time only what changed is done again.
    """
    take_mode("off")
    settings = load_settings()
    from rich.console import Console

    from leadgen_assets.cli.running import print_end, read_end, stored_and_loaded, work_on
    from leadgen_assets.reports.terminal import print_company

    def stored() -> str:
        web = built(settings, firms, seed)
        return with_database(lambda database, settings: _submitted(database, settings, web, firms, seed)).key

    key = stored_and_loaded(settings, stored)
    after = work_on(settings, key)
    ended = read_end(settings, key)
    console = Console()
    if ended.example is not None:
        console.print("\n[bold]One of the delivered companies[/bold]")
        print_company(console, ended.example)
    print_end(console, ended)
    console.print("As pages, and in the Dagster UI: leadgen up (or: make up)", markup=False, highlight=False)
    if scored:
        _print_score({file.kind: Path(file.path) for file in ended.report.files}, built(settings, firms, seed).key)
    if after.status is not RequestStatus.READY:
        raise click.exceptions.Exit(1)


def built(settings: Settings, firms: int, seed: int) -> DemoWeb:
    """The web, built now unless this version of the code has built it before."""
    folder = settings.home.absolute() / "demo" / f"{firms}-firms-seed-{seed}"
    note = folder / "built.json"
    version = _version()
    if note.exists():
        known = json.loads(note.read_text("utf-8"))
        if known.pop("version") == version:
            paths = {name: Path(known[name]) for name in ("archive", "names", "request", "key")}
            if all(path.exists() for path in paths.values()):
                return DemoWeb(**(known | paths))
    click.echo(f"Building a web of {firms:,} fictional firms …", err=True)
    note.unlink(missing_ok=True)
    web = build_web(folder, firms, seed)
    known = {name: str(value) if isinstance(value, Path) else value for name, value in asdict(web).items()}
    note.write_text(json.dumps(known | {"version": version}), "utf-8")
    return web


def _version() -> str:
    """Hash of the code and the words that the web is made by."""
    digest = hashlib.sha256()
    for path in sorted(Path(leadgen_assets.demo.__file__).parent.rglob("*")):
        if path.suffix in {".py", ".txt", ".csv"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


async def _submitted(database: Database, settings: Settings, web: DemoWeb, firms: int, seed: int) -> StoredRequest:
    """Store the demo's request; under a name of its own where another web has taken the name."""
    text = web.request.read_text("utf-8")
    asked = parse_request(text, str(web.request), known_icps(settings), settings.tenant)
    if (firms, seed) != (FIRMS, SEED):
        asked = asked.model_copy(update={"name": f"{asked.name} {firms} firms seed {seed}"})
    try:
        return await _submit(database, settings, asked, web)
    except RequestConflict:
        # A newer version of this program builds another web; the request over the older one stays what it was.
        asked = asked.model_copy(update={"name": f"{asked.name} {asked.content_hash()[:6]}"})
        return await _submit(database, settings, asked, web)


async def _submit(database: Database, settings: Settings, asked: LeadRequest, web: DemoWeb) -> StoredRequest:
    folder = web.request.parent
    return await submit_request(database, settings, to_yaml(asked), "the demo", folder, RequestStatus.RUNNING)


def _print_score(files: dict[str, Path], key: Path) -> None:
    from leadgen_assets.demo.score import render, score

    if files:
        click.echo()
        click.echo(render(score(files["companies"], files["contacts"], key)))
