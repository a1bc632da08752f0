"""`leadgen check`."""

from __future__ import annotations

import json
from typing import Any

import click

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.domain.field_rates import FieldRate, FieldRatesResult
from leadgen_assets.domain.rules import RuleResult
from leadgen_assets.settings import Settings
from leadgen_assets.stages.export_set import evaluate
from leadgen_assets.stages.joining import require_whole
from leadgen_assets.storage.database import Database


@click.command()
@click.argument("request", required=False)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def check(request: str | None, as_json: bool) -> None:
    """Evaluate every rule again over what is stored now; no file is written.

    REQUEST is a key (tenant.name) or a name; the newest one without it. Exit code 1 when a rule that must hold is broken.
    """

    async def judge(database: Database, settings: Settings) -> tuple[str, list[RuleResult]]:
        stored = await find_request(database, settings, request)
        require_whole(stored)
        async with database.tenant_tx(stored.request.tenant) as conn:
            return stored.key, await evaluate(conn, stored)

    key, results = with_database(judge)
    if as_json:
        click.echo(json.dumps({"key": key, "checks": [told(result) for result in results]}, indent=2))
    else:
        _print(key, results)
    if any(result.blocks for result in results):
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
