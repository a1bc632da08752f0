"""`leadgen health`."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime

import click

from leadgen_assets.cli.log_file import log_to_file
from leadgen_assets.domain.errors import LeadgenError, WrongUsage
from leadgen_assets.domain.health.health import Change, Health, Line, Severity, State
from leadgen_assets.health.alerting import channels
from leadgen_assets.health.examining import examine_installation
from leadgen_assets.settings import Settings, load_settings

_COLOURS = {Severity.INFO: "green", Severity.WARNING: "yellow", Severity.CRITICAL: "red"}


@click.command()
@click.option("--strict", is_flag=True, help="Exit code 1 for warnings too.")
@click.option(
    "--report", "period", type=click.Choice(["daily", "weekly"]), help="What was done in the last day or week."
)
@click.option("--try-alerts", is_flag=True, help="Tell a test alert by every channel: log, webhook, e-mail.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def health(strict: bool, period: str | None, try_alerts: bool, as_json: bool) -> None:
    """How everything is right now, a line each: ok, slow, down or off, with figure, threshold, and what to do.

    Starts nothing, changes nothing, spends nothing. Exit code 1 where something is critical. Whether the settings are right
    is asked of `leadgen doctor`.
    """
    if (period is not None) + try_alerts + strict > 1:
        raise WrongUsage("--report, --try-alerts and --strict are for one at a time.", "", "give one of them")
    settings, now = load_settings(), datetime.now(UTC)
    if try_alerts:
        _try_alerts(settings, now, as_json)
        return
    if period is not None:
        from leadgen_assets.cli.period_report import print_report

        print_report(settings, period, now, as_json)
        return
    seen = asyncio.run(examine_installation(settings, now))
    if as_json:
        click.echo(json.dumps(seen.as_dict(), indent=2))
    else:
        _print(seen)
    if seen.severity is Severity.CRITICAL or (strict and seen.severity is Severity.WARNING):
        raise click.exceptions.Exit(1)


def _print(seen: Health) -> None:
    width = max(len(line.name) for line in seen.lines)
    for line in seen.lines:
        off = line.state is State.OFF and line.severity is Severity.INFO
        mark = click.style(f"{line.state:<5}", fg=None if off else _COLOURS[line.severity], dim=off)
        click.echo(f"{mark} {line.name:<{width}}  {' '.join(line.seen.split())}{_beside(line)}")
        if line.todo:
            click.echo(f"{'':{width + 8}}what to do: {line.todo}")
    click.echo(
        {
            Severity.INFO: "All is well.",
            Severity.WARNING: "Worth a look today.",
            Severity.CRITICAL: "Needs somebody now.",
        }[seen.severity]
    )


def _beside(line: Line) -> str:
    """Severity and threshold, where the line is at fault; where none of a thing is allowed, that one is there says all."""
    if line.severity is Severity.INFO:
        return ""
    limit = f", limit {line.threshold:g} {line.unit}" if line.threshold else ""
    return f"  [{line.severity}{limit}]"


def _try_alerts(settings: Settings, now: datetime, as_json: bool) -> None:
    test = Line("test", State.SLOW, Severity.WARNING, "somebody tries whether alerts arrive", todo="nothing")
    log_to_file()  # where the log of commands is: one that went to the terminal would have told nobody
    faults = dict[str, str]()
    for channel, tell in channels(settings).items():
        try:
            tell([Change(test, Severity.INFO)], now)
            faults[channel] = ""
        except LeadgenError as error:
            faults[channel] = error.as_clause()
    if as_json:
        told = [{"channel": channel, "told": not fault, "fault": fault} for channel, fault in faults.items()]
        click.echo(json.dumps({"channels": told}, indent=2))
    else:
        for channel, fault in faults.items():
            click.echo(f"{channel}: {f'not told: {fault}' if fault else 'told'}")
        if settings.smtp_host is None and settings.webhook_url is None:
            click.echo("Alerts go to the log alone; LEADGEN_WEBHOOK_URL or LEADGEN_SMTP_HOST sends them to somebody.")
    if any(faults.values()):
        raise click.exceptions.Exit(1)
