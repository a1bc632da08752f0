"""`leadgen check`."""

from __future__ import annotations

import json
from typing import Any

import click

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.domain.exports.field_rates import FieldRate, FieldRatesResult
from leadgen_assets.domain.rules import RuleResult
from leadgen_assets.settings import Settings
from leadgen_assets.stages.export_set import evaluate
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import load
from leadgen_assets.storage.slices import slice_standings


@click.command()
@click.argument("request", required=False)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def check(request: str | None, as_json: bool) -> None:
    """Evaluate every rule again over what is stored now; no file is written.

    REQUEST is a key (tenant.name) or a name; the newest one without it. Of one that was split, each slice is looked at:
    `leadgen export` judges their joined files. Exit code 1 when a rule that must hold is broken.
    """

    async def judge(database: Database, settings: Settings) -> tuple[str, dict[str, list[RuleResult]]]:
        stored = await find_request(database, settings, request)
        async with database.tenant_tx(stored.request.tenant) as conn:
            slices = [one.key for one in await slice_standings(conn, stored.key)]
        judged = {}
        for one in slices or [stored.key]:
            async with database.tenant_tx(stored.request.tenant) as conn:
                judged[one] = await evaluate(conn, await load(conn, one))
        return stored.key, judged

    key, judged = with_database(judge)
    if as_json:
        found = [{"key": one, "checks": [told(result) for result in results]} for one, results in judged.items()]
        click.echo(json.dumps(found[0] if key in judged else {"key": key, "slices": found}, indent=2))
    else:
        for one, results in judged.items():
            _print(one, results)
    if any(result.blocks for results in judged.values() for result in results):
        raise click.exceptions.Exit(1)


def told(result: RuleResult) -> dict[str, Any]:
    """A rule's result for programs."""
    fields = [_rate(rate) for rate in result.rates] if isinstance(result, FieldRatesResult) else None
    return {
        "name": result.name,
        "level": result.level.value,
        "passed": result.passed,
        "checked": result.checked,
        "failed": result.failed,
        "meaning": result.meaning,
        "examples": list(result.examples),
        "what_to_do": result.what_to_do,
        **({"fields": fields} if fields is not None else {}),
    }


def _rate(rate: FieldRate) -> dict[str, Any]:
    return {
        "field": rate.field,
        "companies": rate.now.companies,
        "fill_rate": rate.now.fill,
        "verified_rate": rate.now.verified_rate,
        "earlier_fill_rate": rate.earlier_fill,
        "drift": rate.drift,
        "drifted": rate.drifted,
    }


def _print(key: str, results: list[RuleResult]) -> None:
    from rich.console import Console

    from leadgen_assets.reports.terminal import checks, rates, titled

    part = checks(results)
    assert part is not None
    Console().print(titled(f"Checks of {key}, over what is stored now", part))
    for result in results:
        if isinstance(result, FieldRatesResult):
            Console().print(titled("How often each field has a value", rates(result.rates)))
