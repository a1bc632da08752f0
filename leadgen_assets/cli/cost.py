"""`leadgen cost`: what questions to a model cost, the limits, and calls of which nobody knows."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import click

from leadgen_assets.cli.amounts import Dollars, calls_of
from leadgen_assets.cli.connected import find_request, tenant_option, with_database
from leadgen_assets.decisions.blocking import tenant_named
from leadgen_assets.decisions.settling import room_made
from leadgen_assets.domain.errors import SettlementRefused, WrongUsage
from leadgen_assets.domain.money import exact_usd, micro_usd, shown_of
from leadgen_assets.llm.books import Limit
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_costs import (
    CostLine,
    Part,
    RequestCost,
    UnknownCall,
    costs,
    request_costs,
    settle,
    settle_all,
    unknown_calls,
)
from leadgen_assets.storage.model_ledger import sent_since, sweep_orphans
from leadgen_assets.storage.model_limits import (
    LimitStanding,
    TenantLimits,
    own_limits,
    set_own_limits,
    standings,
    standings_by_tenant,
)
from leadgen_assets.storage.requests import StoredRequest

_REQUEST = click.option("--request", "request_", metavar="REQUEST", help="Of one request: its key or name.")
_TENANT = tenant_option("Of one tenant.")
_MOST_TENANTS = 5
_JSON = click.option("--json", "as_json", is_flag=True, help="For programs; money in micro-dollars.")


@click.group(invoke_without_command=True)
@_REQUEST
@_TENANT
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Of one day (UTC), such as 2026-11-25.")
@_JSON
@click.pass_context
def cost(context: click.Context, request_: str | None, tenant: str | None, day: datetime | None, as_json: bool) -> None:
    """What questions to a model cost: spent, set aside, unknown, saved by the journal; by stage and model; the limits.

    Without an option all tenants and days, and the limits of the tenants that asked something today.
    """
    if context.invoked_subcommand is not None:
        return
    told = with_database(lambda database, s: _told(database, s, request_, tenant, day.date() if day else None))
    if as_json:
        click.echo(json.dumps(told.as_dict(), indent=2, default=str))
        return
    from rich.console import Console

    from leadgen_assets.reports.costs import print_costs

    print_costs(Console(), told.shown())


@cost.command("settle")
@click.argument("call", required=False)
@click.option("--usd", type=Dollars(), metavar="X", help="What the service's bill says; 0 where it names no such call.")
@click.option("--at-most", is_flag=True, help="Book the most that it can have cost.")
@_REQUEST
@_TENANT
def settle_calls(
    call: str | None, usd: Decimal | None, at_most: bool, request_: str | None, tenant: str | None
) -> None:
    """Book what CALL, or all calls of which nobody knows, cost after all; without CALL they are listed.

    Until then each counts at its maximum against every limit.
    """
    if call is None:
        _list(with_database(lambda database, s: _open_calls(database, s, request_, tenant)))
        return
    if (usd is None) == (not at_most):
        raise click.UsageError("say what it cost: --usd X (0 where the bill has no such call), or --at-most")
    if call != "all" and not call.isdecimal():
        raise click.UsageError(f"{call!r} is no call: give its number, or all")
    if call == "all" and usd:
        raise click.UsageError("one amount does not fit all calls: --usd 0 or --at-most, or name one call")
    for line in with_database(lambda database, s: _settled(database, s, call, usd, request_, tenant)):
        click.echo(line)


@cost.command("limits")
@_TENANT
@click.option("--usd-per-day", metavar="X", help="Most dollars a day (UTC); `default` for what the settings say.")
@click.option("--calls-per-hour", metavar="N", help="Most questions an hour (UTC); `default` likewise.")
@_JSON
def show_limits(tenant: str | None, usd_per_day: str | None, calls_per_hour: str | None, as_json: bool) -> None:
    """Show a tenant's limits and what is used of them, or set its own; they hold from the next question on."""
    usd = None if usd_per_day in (None, "default") else Dollars().convert(usd_per_day, None, None)
    calls = None if calls_per_hour in (None, "default") else calls_of(str(calls_per_hour))

    async def work(database: Database, settings: Settings) -> tuple[str, TenantLimits, list[LimitStanding]]:
        whose = tenant_named(settings, tenant)
        async with database.tenant_tx(whose) as conn:
            own = await own_limits(conn, whose)
            if usd_per_day is not None or calls_per_hour is not None:
                own = TenantLimits(
                    own.usd_per_day if usd_per_day is None else usd,
                    own.calls_per_hour if calls_per_hour is None else calls,
                )
                await set_own_limits(conn, whose, own)
            return whose, own, await standings(conn, whose, settings, datetime.now(UTC))

    whose, own, now = with_database(work)
    if as_json:
        click.echo(
            json.dumps({"tenant": whose, "own": asdict(own), "limits": _limits_dict(now)}, indent=2, default=str)
        )
        return
    mine = {Limit.DAY: own.usd_per_day, Limit.HOUR: own.calls_per_hour}
    for one in now:
        source = "its own" if mine[one.limit] is not None else "of the settings"
        click.echo(
            f"{whose}: {_used(one)} of {_allowed(one)} this {one.limit} ({source}), new at {one.new_at:%H:%M} UTC"
        )


class _Told:
    """What was read for `leadgen cost`."""

    def __init__(
        self,
        of: str,
        total: CostLine,
        lines: list[CostLine],
        limits: list[tuple[str, LimitStanding]],
        requests: list[RequestCost],
        unknown: list[UnknownCall],
        scripted: int,
    ) -> None:
        self.of, self.total, self.lines, self.scripted = of, total, lines, scripted
        self.limits, self.requests, self.unknown = limits, requests, unknown

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        requests = [asdict(one) | {"per_qualified_micro_usd": one.per_qualified_micro_usd} for one in self.requests]
        return {
            "of": self.of,
            "total": _sums(self.total) | {"scripted_micro_usd": self.scripted},
            "by_stage_and_model": [{"stage": one.stage, "model": one.model} | _sums(one) for one in self.lines],
            "limits": [{"tenant": tenant} | one for tenant, limit in self.limits for one in _limits_dict([limit])],
            "requests": requests,
            "unknown_calls": [asdict(one) for one in self.unknown],
        }

    def shown(self) -> Any:
        """For people; what draws it is loaded only then."""
        from leadgen_assets.reports import costs as drawn

        def amounts(line: CostLine) -> drawn.Amounts:
            return drawn.Amounts(
                (line.stage, line.model), line.calls, line.hits, line.spent_micro_usd, line.reserved_micro_usd,
                line.unknown_micro_usd, line.saved_micro_usd, line.searches, line.input_tokens, line.cached_tokens, line.unusable,
            )  # fmt: skip

        names = {Limit.REQUEST: "the request", Limit.DAY: "today", Limit.HOUR: "this hour"}
        return drawn.Costs(
            self.of,
            amounts(self.total),
            self.scripted,
            tuple(map(amounts, self.lines)),
            tuple(
                drawn.LimitShown(
                    names[one.limit] if one.limit is Limit.REQUEST else f"{tenant} {names[one.limit]}",
                    one.used,
                    one.allowed,
                    _used(one),
                    _allowed(one),
                    one.new_at,
                )
                for tenant, one in self.limits
            ),
            tuple(
                drawn.RequestShown(one.request, one.spent_micro_usd, one.qualified, one.per_qualified_micro_usd)
                for one in self.requests
            ),
            tuple(
                drawn.UnknownShown(one.call_id, _about(one), one.most_micro_usd, one.sent_at, one.why)
                for one in self.unknown
            ),
        )


async def _told(
    database: Database, settings: Settings, request: str | None, tenant: str | None, day: date | None
) -> _Told:
    stored = await _request_of(database, settings, request, tenant) if request is not None else None
    key = stored.key if stored else ""
    whose = stored.request.tenant if stored else tenant_named(settings, tenant) if tenant else ""
    narrowed = {"request": key, "tenant": whose}
    now = datetime.now(UTC)
    async with database.operator_tx() as conn:
        await sweep_orphans(conn, sent_since(settings, now), now)
        (total,) = await costs(conn, by=(), day=day, **narrowed)
        lines = await costs(conn, by=(Part.STAGE, Part.MODEL), day=day, **narrowed)
        by_mode = await costs(conn, by=(Part.MODE,), day=day, **narrowed)
        requests = await request_costs(conn, **narrowed) if day is None else []
        unknown = await unknown_calls(conn, day=day, **narrowed)
        budget = stored.request.budget_micro_usd if stored else 0
        by_tenant = [] if whose or day else (await standings_by_tenant(conn, settings, now))[:_MOST_TENANTS]
        if not (by_tenant or day):
            theirs = whose or settings.tenant
            by_tenant = [(theirs, await standings(conn, theirs, settings, now, key, budget))]
    limits = [(one, limit) for one, theirs in by_tenant for limit in theirs]
    scripted = sum(one.spent_micro_usd for one in by_mode if one.mode == "mock")
    of = f"request {key}" if key else f"tenant {whose}" if whose else "all tenants"
    return _Told(f"{of}, {day}" if day else of, total, lines, limits, requests, unknown, scripted)


async def _request_of(database: Database, settings: Settings, request: str, tenant: str | None) -> StoredRequest:
    """The request that is meant.

    Raises:
        WrongUsage: it is another tenant's than the one that is named.
    """
    stored = await find_request(database, settings, request)
    if tenant is not None and stored.request.tenant != tenant_named(settings, tenant):
        theirs = f"{stored.key} is a request of the tenant {stored.request.tenant}, not of {tenant}"
        raise WrongUsage(theirs, "--request, --tenant", "leave out one of them, or name the request by its key")
    return stored


async def _open_calls(
    database: Database, settings: Settings, request: str | None, tenant: str | None
) -> list[UnknownCall]:
    key = (await _request_of(database, settings, request, tenant)).key if request is not None else ""
    now = datetime.now(UTC)
    async with database.operator_tx() as conn:
        await sweep_orphans(conn, sent_since(settings, now), now)
        return await unknown_calls(conn, request=key, tenant=tenant or "")


async def _settled(
    database: Database, settings: Settings, call: str, usd: Decimal | None, request: str | None, tenant: str | None
) -> list[str]:
    """What was booked, and which requests can go on with what that frees, a line each."""
    now = datetime.now(UTC)
    if call == "all":
        key = (await _request_of(database, settings, request, tenant)).key if request is not None else ""
        async with database.operator_tx() as conn:
            await sweep_orphans(conn, sent_since(settings, now), now)
            before = await unknown_calls(conn, request=key, tenant=tenant or "")
            done = await settle_all(conn, now, at_maximum=usd is None, request=key, tenant=tenant or "")
        if not done.calls:
            return ["nothing waits to be settled"]
        at = [(one, one.most_micro_usd if usd is None else 0) for one in before]
        words = f"{done.calls:,} {'call' if done.calls == 1 else 'calls'} settled, {exact_usd(done.micro_usd)} together"
        return [words, *await room_made(database, settings, at)]
    open_calls = {one.call_id: one for one in await _open_calls(database, settings, request, tenant)}
    one = open_calls.get(int(call))
    if usd is None and one is None:
        raise SettlementRefused(
            f"Call {call} does not wait to be settled.",
            todo="`leadgen cost settle` lists the calls that wait to be settled",
        )
    amount = micro_usd(usd) if usd is not None else one.most_micro_usd if one else 0
    async with database.operator_tx() as conn:
        settled = await settle(conn, int(call), amount, now)
    words = f"call {call} ({_about(settled)}) settled at {exact_usd(amount)}, of at most {exact_usd(settled.most_micro_usd)}"
    return [words, *await room_made(database, settings, [(settled, amount)])]


def _list(calls: list[UnknownCall]) -> None:
    """A line for each call; what they sum up to and what to do goes to stderr, so that the lines can be read by a program."""
    if not calls:
        click.echo("No call waits to be settled.", err=True)
        return
    numbers = max(len(str(one.call_id)) for one in calls)
    amounts = max(len(exact_usd(one.most_micro_usd)) for one in calls)
    for one in calls:
        most = exact_usd(one.most_micro_usd).rjust(amounts)
        sent = f"{one.sent_at:%Y-%m-%d %H:%M} UTC"
        click.echo(
            f"{one.call_id:>{numbers}}  at most {most}  {sent}  {_about(one)}{f': {one.why}' if one.why else ''}"
        )
    count = f"{len(calls):,} {'call waits' if len(calls) == 1 else 'calls wait'}"
    together = exact_usd(sum(one.most_micro_usd for one in calls))
    click.echo(
        f"{count} to be settled, at most {together} together. Look at the service's bill of those days, then:"
        " leadgen cost settle CALL --usd X, or: leadgen cost settle all --at-most",
        err=True,
    )


def _about(call: UnknownCall) -> str:
    return ", ".join(part for part in (call.request, call.stage.replace("_", " "), call.about) if part)


def _sums(line: CostLine) -> dict[str, int]:
    return {name: value for name, value in asdict(line).items() if isinstance(value, int)}


def _limits_dict(limits: list[LimitStanding]) -> list[dict[str, Any]]:
    return [asdict(one) | {"left": one.left} for one in limits]


def _used(one: LimitStanding) -> str:
    return f"{one.used:,}" if one.limit is Limit.HOUR else shown_of(one.used, one.allowed)


def _allowed(one: LimitStanding) -> str:
    return f"{one.allowed:,} calls" if one.limit is Limit.HOUR else shown_of(one.allowed, one.allowed)
