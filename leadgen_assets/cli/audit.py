"""`leadgen audit`."""

from __future__ import annotations

import json
import webbrowser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.decisions.auditing import Audited, Sheet, import_audit, last_audit, write_gold, write_sheet
from leadgen_assets.decisions.given_file import see_folder
from leadgen_assets.domain.errors import RequestUnknown
from leadgen_assets.domain.exports.precision import Precision
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database

_SHEET = "sheet"
_GOLD = click.option(
    "--gold", type=click.Path(path_type=Path, dir_okay=False), help="Also write the judged values as JSON lines."
)


class _SheetByDefault(click.Group):
    """`leadgen audit REQUEST` and `leadgen audit import FILE`: what names no command is a request."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = args and args[0] in {*self.list_commands(ctx), "--help", "-h"}
        return super().parse_args(ctx, args if known else [_SHEET, *args])

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[REQUEST] [OPTIONS]")
        formatter.write_usage(ctx.command_path, "import FILE [OPTIONS]", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # What the sheet can be told is what a person who asks for help here wants to know.
        self.commands[_SHEET].format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in super().list_commands(ctx) if name != _SHEET]


@click.group(cls=_SheetByDefault)
def audit() -> None:
    """Judge a sample of a request's values on a sheet, and learn how often they are right.

    `leadgen audit REQUEST --sample 20` writes the sheet, `--results` shows the last figures;
    `leadgen audit import FILE` takes the saved verdicts back.
    """


@audit.command(_SHEET, hidden=True)
@click.argument("request", required=False)
@click.option("--sample", "size", type=click.IntRange(1, 1000), default=20, show_default=True, help="Values to judge.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another one draws other values.")
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="File of the sheet.")
@click.option("--open", "open_browser", is_flag=True, help="Open the sheet in a browser.")
@click.option("--results", is_flag=True, help="Show the last figures instead.")
@_GOLD
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def sheet(
    request: str | None,
    size: int,
    seed: int,
    to: Path | None,
    open_browser: bool,
    results: bool,
    gold: Path | None,
    as_json: bool,
) -> None:
    """Write a sheet over a random sample of the values of REQUEST's last export, every column with its part.

    REQUEST is a key (tenant.name) or a name; the newest one without it.
    """
    if gold is not None and not results:
        raise click.UsageError(
            "--gold goes with --results, or with `leadgen audit import`: a new sheet has no verdicts."
        )

    async def work(database: Database, settings: Settings) -> Sheet | Audited:
        stored = await find_request(database, settings, request)
        if not results:
            return await write_sheet(database, settings, stored, size, seed, to)
        audited = await last_audit(database, stored.key)
        if audited is None:
            raise RequestUnknown(
                "Nobody has judged values of this request yet.",
                f"request {stored.key}",
                f"leadgen audit {stored.key} --sample 20 --open, then leadgen audit import FILE",
            )
        return audited

    made = with_database(work)
    if isinstance(made, Audited):
        _show(made, gold, as_json)
        return
    path = made.path.absolute()
    if as_json:
        told = {"sheet": str(path), "values": made.values, "left_out": made.left_out, "seed": seed}
        click.echo(json.dumps(told, indent=2))
    else:
        click.echo(f"{made.values} value{'s' * (made.values != 1)} to judge: {path}{_left_out(made.left_out)}")
        click.echo("Open it, judge, press “Save verdicts”; then: leadgen audit import FILE")
    if open_browser:
        webbrowser.open(path.as_uri())


@audit.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@_GOLD
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def take_back(file: Path, gold: Path | None, as_json: bool) -> None:
    """Take back FILE, the verdicts that a sheet saved, and say how often the values were right."""
    if gold is not None:
        see_folder(gold)  # before the verdicts are taken: half of what was asked for would be done

    async def work(database: Database, settings: Settings) -> Audited:
        return await import_audit(database, file, datetime.now(UTC))

    _show(with_database(work), gold, as_json)


def _show(audited: Audited, gold: Path | None, as_json: bool) -> None:
    written = write_gold(gold, audited) if gold is not None else 0
    if as_json:
        told: dict[str, Any] = {
            "key": audited.request_key,
            "export_id": audited.export_id,
            "overall": _told(audited.result.overall),
            "fields": {name: _told(part) for name, part in audited.result.fields.items()},
        }
        click.echo(
            json.dumps(
                told | ({"gold": str(gold), "gold_values": written, "left_out": audited.left_out} if gold else {}),
                indent=2,
            )
        )
        return
    from rich.console import Console

    from leadgen_assets.reports.audited import print_audit

    console = Console()
    print_audit(console, f"{audited.request_key}, export {audited.export_id}", audited.result)
    if gold is not None:
        many = f"{written:,} judged value{'s' * (written != 1)}"
        console.print(f"{many}: {gold}{_left_out(audited.left_out)}", soft_wrap=True, markup=False, highlight=False)


def _left_out(values: int) -> str:
    return f"\n{values:,} more left out: whom they are about is blocked by now" if values else ""


def _told(part: Precision) -> dict[str, Any]:
    return {
        "right": part.right,
        "wrong": part.wrong,
        "unclear": part.unclear,
        "precision": part.share,
        "low": round(part.low, 4),
        "high": round(part.high, 4),
    }
