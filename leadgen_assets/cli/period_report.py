"""The report of a day or a week, for `leadgen health --report`."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timedelta

import click

from leadgen_assets.domain.health.health_rules import told_seconds
from leadgen_assets.domain.money import shown_usd
from leadgen_assets.health.examining import known_url
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.period import Period, period_of

LENGTHS = {"daily": timedelta(days=1), "weekly": timedelta(days=7)}


def print_report(settings: Settings, period: str, now: datetime, as_json: bool) -> None:
    """Read and print what was done in the last day or week."""

    async def read() -> Period:
        async with Database(known_url(settings), connections=1) as database, database.operator_tx() as conn:
            return await period_of(conn, now - LENGTHS[period], now)

    found = asyncio.run(read())
    if as_json:
        click.echo(json.dumps(found.as_dict(), indent=2))
        return
    for line in lines_of(found):
        click.echo(line)


def lines_of(found: Period) -> list[str]:
    """The report as text."""
    per = f", {shown_usd(-(-found.spent_micro_usd // found.qualified))} a qualified company" if found.qualified else ""
    lines = [
        f"From {found.since:%Y-%m-%d %H:%M} to {found.until:%Y-%m-%d %H:%M} UTC",
        f"requests   {found.submitted} submitted; worked on: {_listed(found.requests)}",
        f"companies  {found.found:,} found, {found.qualified:,} qualified, {found.exported:,} exported",
        f"pages      {_listed(found.pages)}",
        f"model      {_listed(found.calls)}; {shown_usd(found.spent_micro_usd)} spent{per}",
        f"errors     {_listed(found.errors)}",
    ]
    if found.stages:
        lines.append("slowest stages, on average:")
    width = max((len(one.stage) for one in found.stages), default=0)
    lines += [
        f"  {one.stage:<{width}}  {told_seconds(one.seconds / one.runs):>7}  {one.runs} times;"
        f" longest {told_seconds(one.longest)}, {one.request}"
        for one in found.stages
    ]
    return lines


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in counts.items()) or "none"
